package vn.tienglang.central.broker;

/** Knows which station may connect. Asked at every connect and now and then after it. */
@FunctionalInterface
public interface StationAuthenticator {
    /**
     * True when this station is enrolled and this is its secret. Called on the broker's threads;
     * may look into a database, and answers false rather than guess when it cannot.
     */
    boolean authenticates(String station, String secret);
}
