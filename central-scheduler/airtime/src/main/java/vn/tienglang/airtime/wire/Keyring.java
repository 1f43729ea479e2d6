package vn.tienglang.airtime.wire;

import vn.tienglang.airtime.signing.Verifier;

/**
 * Keys that may sign on a topic. A station returns the centre's key for every topic; the centre
 * returns the key of the topic's station, so that no station can sign for another.
 */
@FunctionalInterface
public interface Keyring {
    /** Verifier with the keys that may sign on this topic; with no key when nobody may. */
    Verifier of(Topic topic);
}
