package vn.tienglang.office.people;

/**
 * Officer: a signed-in person of the office.
 *
 * @param login the name used to sign in
 * @param name the name shown to people
 * @param address the address of the client; empty when it is not known
 */
public record Officer(String login, String name, String address) {
    /** Officer whose address is not known. */
    public Officer(String login, String name) {
        this(login, name, "");
    }
}
