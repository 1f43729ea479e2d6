package vn.tienglang.deploy.witness;

import java.io.IOException;
import java.util.List;
import vn.tienglang.airtime.proof.MerkleHash;

/** Proof log of a centre as a witness reads it. Answers may be late, wrong or hostile. */
interface CentreLog {
    /**
     * The latest checkpoint, as a signed note.
     *
     * @throws IOException when there is no answer; nothing is known then
     */
    String checkpoint() throws IOException;

    /** Consistency proof between two sizes. */
    List<MerkleHash> consistency(long older, long size) throws IOException;

    /** The texts of some leaves from this index on; at least one. */
    List<String> leaves(long from) throws IOException;

    /** Sends a signature line. */
    void cosign(long size, String line) throws IOException;
}
