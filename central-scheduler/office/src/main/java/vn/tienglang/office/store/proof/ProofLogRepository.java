package vn.tienglang.office.store.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.proof.MerkleFrontier;
import vn.tienglang.airtime.proof.MerkleNodes;
import vn.tienglang.airtime.proof.StationStatement;

/**
 * Repository of the proof log. Leaves and nodes are only ever added. Writers hold {@link
 * vn.tienglang.office.store.Counters#PROOF}.
 */
public interface ProofLogRepository extends MerkleNodes {
    /** Number of leaves. */
    long size();

    /**
     * Appends leaves at the end.
     *
     * @param statements in the order of the leaves
     * @param nodes every subtree that they complete, the leaves included
     */
    void append(List<StationStatement> statements, List<MerkleFrontier.Node> nodes);

    /** Leaf of the log. */
    record Leaf(long index, String content) {
        /** The statement in it. */
        public StationStatement statement() {
            return StationStatement.parse(content);
        }
    }

    /** The leaves from this index on, in order. */
    List<Leaf> leaves(long from, int atMost);

    /** The latest statement of this station, if there is one. */
    Optional<Leaf> latest(StationId station);

    /** The statements of this station from this number on, in order. */
    List<Leaf> statements(StationId station, long fromNumber, int atMost);

    /**
     * The stations of which a branch has another end than in its latest statement, by id.
     *
     * @param atMost the first so many
     */
    List<StationId> changedStations(int atMost);

    /**
     * The stations with a missing range or with two histories of a chain, in no particular order.
     *
     * @param atMost the first so many
     */
    List<StationId> contestedStations(int atMost);

    /**
     * Stores a checkpoint. There is none of this size.
     *
     * @param note as the centre signed it
     */
    void putCheckpoint(StoredCheckpoint note);

    /** The latest checkpoints, the largest first, with their cosignatures. */
    List<StoredCheckpoint> checkpoints(int atMost);

    /** The checkpoint of this size, if there is one. */
    Optional<StoredCheckpoint> checkpoint(long size);

    /** The smallest checkpoint with more leaves than this index, if there is one. */
    Optional<StoredCheckpoint> covering(long leafIndex);

    /** Adds the cosignature of a witness, in place of its earlier one under this checkpoint. */
    void putCosignature(long size, StoredCosignature cosignature);

    /**
     * Checkpoint with its cosignatures.
     *
     * @param note signed note of the centre alone
     * @param madeAt when the centre signed it, to the millisecond
     * @param cosignatures by name of the witness
     */
    record StoredCheckpoint(
            long size, String note, Instant madeAt, List<StoredCosignature> cosignatures) {
        /** Takes a copy. */
        public StoredCheckpoint {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /**
     * Cosignature of a witness.
     *
     * @param witness name of its key
     * @param line signature line
     * @param signedAt time that the witness signed
     * @param receivedAt when it arrived, to the millisecond
     */
    record StoredCosignature(String witness, String line, Instant signedAt, Instant receivedAt) {}
}
