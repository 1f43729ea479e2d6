package vn.tienglang.central.broker;

/**
 * What the centre's own link logs in with. Made anew at every start and told to nobody else.
 *
 * @param name user name and client id; no station can have it
 * @param secret 256 random bits, in Base64
 */
public record CentreCredentials(String name, String secret) {
    /** Hides the secret. */
    @Override
    public String toString() {
        return "CentreLogin[" + name + "]";
    }
}
