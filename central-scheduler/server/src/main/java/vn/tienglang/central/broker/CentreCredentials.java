package vn.tienglang.central.broker;

/**
 * Credentials of the centre's own link, made at every start and given to nobody else.
 *
 * @param name user name and client id; not a valid station id
 * @param secret 256 random bits, in Base64
 */
public record CentreCredentials(String name, String secret) {
    /** Hides the secret. */
    @Override
    public String toString() {
        return "CentreCredentials[" + name + "]";
    }
}
