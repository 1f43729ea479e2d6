package vn.tienglang.deploy.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.proof.Checkpoint;
import vn.tienglang.airtime.proof.MerkleFrontier;
import vn.tienglang.airtime.proof.MerkleHash;
import vn.tienglang.airtime.proof.MerkleTree;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.airtime.proof.StationStatement;
import vn.tienglang.airtime.signing.Signer;

/**
 * Witness of one centre. A visit fetches the latest checkpoint, checks it against everything that
 * was accepted before, stores it, and then cosigns it. Refused for good: a bad signature, a smaller
 * or different tree, and a statement that drops or rewrites what a station had. What was refused is
 * kept as evidence.
 */
final class Cosigner {
    private final Path folder;
    private final List<NoteKey> centreKeys;
    private final NoteKey own;
    private final Signer signer;

    /**
     * Witness with its state in this folder.
     *
     * @param centreKeys keys of the centre, all of the same origin
     * @param own key of the witness, of the same pair as the signer
     */
    Cosigner(Path folder, List<NoteKey> centreKeys, NoteKey own, Signer signer) {
        this.folder = folder;
        this.centreKeys = List.copyOf(centreKeys);
        this.own = own;
        this.signer = signer;
    }

    /** File of the state. */
    static Path stateFile(Path folder) {
        return folder.resolve("state");
    }

    /**
     * Visits the centre.
     *
     * @return the accepted checkpoint
     * @throws CosignerAlarm when the centre shows something that it must not
     * @throws IOException when the centre does not answer, or the state cannot be read or written
     */
    Checkpoint visit(CentreLog log, Instant now) throws IOException, CosignerAlarm {
        CosignerState state = CosignerState.read(stateFile(folder));
        String text = log.checkpoint();
        try {
            SignedNote note = checkSigned(text);
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            CosignerState next = extend(state, checkpoint, note, log);
            // Stored first: after a power cut the witness knows all that it may have signed.
            if (!next.equals(state)) {
                next.write(stateFile(folder));
            }
            log.cosign(checkpoint.size(), note.cosigned(now, own, signer).text());
            return checkpoint;
        } catch (CosignerAlarm alarm) {
            keepEvidence(state, text, alarm, now);
            throw alarm;
        }
    }

    private SignedNote checkSigned(String text) throws CosignerAlarm {
        SignedNote note;
        try {
            note = SignedNote.parse(text);
            String origin = Checkpoint.parse(note.text()).origin();
            if (centreKeys.stream().anyMatch(key -> key.name().equals(origin))
                    && centreKeys.stream().anyMatch(note::isSignedBy)) {
                return note;
            }
        } catch (IllegalArgumentException e) {
            throw new CosignerAlarm("The centre shows no checkpoint: " + e.getMessage() + ".");
        }
        throw new CosignerAlarm("The checkpoint is not signed with the key of the centre.");
    }

    private static CosignerState extend(
            CosignerState state, Checkpoint checkpoint, SignedNote note, CentreLog log)
            throws IOException, CosignerAlarm {
        long older = state.frontier().size();
        MerkleHash oldRoot = state.frontier().root();
        if (checkpoint.size() < older) {
            throw new CosignerAlarm(
                    "The centre went back: its log has "
                            + checkpoint.size()
                            + " statements and had "
                            + older
                            + ".");
        }
        if (checkpoint.size() == older) {
            if (!checkpoint.root().equals(oldRoot)) {
                throw new CosignerAlarm(
                        "The centre shows two histories: two logs of " + older + " statements.");
            }
            return state;
        }
        List<MerkleHash> proof = log.consistency(older, checkpoint.size());
        if (!MerkleTree.isConsistent(older, oldRoot, checkpoint.size(), checkpoint.root(), proof)) {
            throw new CosignerAlarm(
                    "The centre shows two histories: its log of "
                            + checkpoint.size()
                            + " statements does not begin with the "
                            + older
                            + " known ones.");
        }
        return follow(state, checkpoint, note, log);
    }

    /** Reads every new leaf: the tree must be made of them, and none contradicts an earlier one. */
    private static CosignerState follow(
            CosignerState state, Checkpoint checkpoint, SignedNote note, CentreLog log)
            throws IOException, CosignerAlarm {
        var statements = new TreeMap<>(state.statements());
        MerkleFrontier frontier = state.frontier();
        while (frontier.size() < checkpoint.size()) {
            for (String leaf : log.leaves(frontier.size())) {
                if (frontier.size() < checkpoint.size()) {
                    StationStatement statement = parse(leaf);
                    checkFollows(statements.get(statement.station().value()), statement);
                    statements.put(statement.station().value(), leaf);
                    frontier = frontier.append(statement.leaf()).frontier();
                }
            }
        }
        if (!frontier.root().equals(checkpoint.root())) {
            throw new CosignerAlarm(
                    "The statements that the centre shows are not those of its log.");
        }
        return new CosignerState(
                new SignedNote(note.text(), note.signatures()).format(), frontier, statements);
    }

    private static StationStatement parse(String leaf) throws CosignerAlarm {
        try {
            return StationStatement.parse(leaf);
        } catch (IllegalArgumentException e) {
            throw new CosignerAlarm("The log has " + e.getMessage() + ".");
        }
    }

    private static void checkFollows(@Nullable String before, StationStatement statement)
            throws CosignerAlarm {
        if (before == null) {
            if (statement.number() != 1) {
                throw new CosignerAlarm(
                        "The first statement of "
                                + statement.station()
                                + " has the number "
                                + statement.number()
                                + ".");
            }
            return;
        }
        String contradiction = statement.contradiction(StationStatement.parse(before));
        if (!contradiction.isEmpty()) {
            throw new CosignerAlarm("The centre changed the past: " + contradiction + ".");
        }
    }

    /** Keeps both checkpoints, which the centre has signed and cannot deny. */
    private void keepEvidence(CosignerState state, String refused, CosignerAlarm alarm, Instant now)
            throws IOException {
        Path file = folder.resolve("evidence-" + now.toString().replace(':', '-') + ".txt");
        if (!Files.exists(file)) {
            CosignerState.replace(
                    file,
                    alarm.getMessage()
                            + "\n\n--- accepted before\n"
                            + state.note()
                            + "\n--- refused\n"
                            + refused
                            + "\n");
        }
    }
}
