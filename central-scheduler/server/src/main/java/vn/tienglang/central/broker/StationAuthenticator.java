package vn.tienglang.central.broker;

/** Authenticator of stations. Called at every connect and repeatedly after it. */
@FunctionalInterface
public interface StationAuthenticator {
    /**
     * Returns true when this station is enrolled and this is its secret. Called on the broker's
     * threads; may read a database, and returns false when it cannot.
     */
    boolean authenticates(String station, String secret);
}
