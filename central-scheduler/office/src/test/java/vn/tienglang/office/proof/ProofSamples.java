package vn.tienglang.office.proof;

import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.office.store.Transactions;

/** Keys of a log and of its witness. */
public final class ProofSamples {
    private static final KeyPair LOG = Ed25519.newPair();
    private static final KeyPair WITNESS = Ed25519.newPair();

    /** Key of the log. */
    public static final NoteKey KEY =
            new NoteKey("tieng-lang/sample", NoteKey.Type.LOG, LOG.getPublic());

    /** Key of the witness. */
    public static final NoteKey WITNESS_KEY =
            new NoteKey("phong-van-hoa", NoteKey.Type.WITNESS, WITNESS.getPublic());

    private ProofSamples() {}

    /** Signer of the log. */
    public static Signer signer() {
        return Ed25519.signer(new KeyId("centre-1"), LOG.getPrivate());
    }

    /** Signer of the witness. */
    public static Signer witness() {
        return Ed25519.signer(new KeyId("witness-1"), WITNESS.getPrivate());
    }

    /** Name and key of the log. */
    public static LogIdentity identity() {
        return new LogIdentity(KEY, signer());
    }

    /** Checkpoints with one known witness. */
    public static CheckpointService service(Transactions transactions) {
        return new CheckpointService(transactions, identity(), List.of(WITNESS_KEY));
    }

    /** The line with which the witness cosigns. */
    public static String cosigned(SignedNote note, Instant at) {
        return note.cosigned(at, WITNESS_KEY, witness()).text();
    }
}
