package vn.tienglang.office.people;

/**
 * Officer: a signed-in person of the office.
 *
 * @param login the name used to sign in
 * @param name the name shown to people
 */
public record Officer(String login, String name) {}
