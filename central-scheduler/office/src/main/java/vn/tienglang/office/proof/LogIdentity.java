package vn.tienglang.office.proof;

import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.signing.Signer;

/**
 * Name and key under which the centre signs checkpoints.
 *
 * @param key its name is the origin of the log; it stays when the signing key is replaced
 * @param signer signer with the same key
 */
public record LogIdentity(NoteKey key, Signer signer) {
    /** Origin of the log. */
    public String origin() {
        return key.name();
    }
}
