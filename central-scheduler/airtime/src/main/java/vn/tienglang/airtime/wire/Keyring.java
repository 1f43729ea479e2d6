package vn.tienglang.airtime.wire;

import vn.tienglang.airtime.signing.Verifier;

/**
 * Whose signature a topic asks for. A station answers with the centre's key for every topic; the
 * centre answers with the key of the station the topic belongs to, so that no station can speak for
 * another.
 */
@FunctionalInterface
public interface Keyring {
    /** Knows the keys that may sign on this topic; knows none when nobody may. */
    Verifier of(Topic topic);
}
