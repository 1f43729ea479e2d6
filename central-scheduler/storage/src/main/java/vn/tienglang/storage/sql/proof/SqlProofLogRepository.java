package vn.tienglang.storage.sql.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.proof.MerkleFrontier;
import vn.tienglang.airtime.proof.MerkleHash;
import vn.tienglang.airtime.proof.StationStatement;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/**
 * Tables {@code proof_leaves}, {@code proof_nodes}, {@code proof_heads}, {@code proof_checkpoints}
 * and {@code proof_cosignatures}.
 */
public record SqlProofLogRepository(Handle handle) implements ProofLogRepository {
    private static final String LEAVES = "SELECT leaf_index, content FROM proof_leaves";
    private static final String CHECKPOINTS =
            "SELECT tree_size, note, made_at FROM proof_checkpoints";

    @Override
    public long size() {
        return handle.createQuery("SELECT MAX(leaf_index) AS last_one FROM proof_leaves")
                .map((row, _) ->
                        row.getObject("last_one") == null ? 0 : row.getLong("last_one") + 1)
                .one();
    }

    @Override
    public MerkleHash node(int level, long index) {
        return handle.createQuery(
                        "SELECT hash FROM proof_nodes"
                                + " WHERE tree_level = :level AND node_index = :index")
                .bind("level", level)
                .bind("index", index)
                .map((row, _) -> MerkleHash.ofHex(ColumnMapper.text(row, "hash")))
                .findOne()
                .orElseThrow(() -> ColumnMapper.damaged("node " + index + " of level " + level));
    }

    @Override
    public void append(List<StationStatement> statements, List<MerkleFrontier.Node> nodes) {
        long index = size();
        PreparedBatch leaves =
                handle.prepareBatch(
                        "INSERT INTO proof_leaves (leaf_index, station, statement_no, content)"
                                + " VALUES (:index, :station, :number, :content)");
        for (StationStatement statement : statements) {
            leaves.bind("index", index)
                    .bind("station", statement.station().value())
                    .bind("number", statement.number())
                    .bind("content", statement.text())
                    .add();
            index++;
        }
        leaves.execute();
        PreparedBatch hashes =
                handle.prepareBatch(
                        "INSERT INTO proof_nodes (tree_level, node_index, hash)"
                                + " VALUES (:level, :index, :hash)");
        for (MerkleFrontier.Node node : nodes) {
            hashes.bind("level", node.level())
                    .bind("index", node.index())
                    .bind("hash", node.hash().hex())
                    .add();
        }
        hashes.execute();
        putHeads(statements);
    }

    private void putHeads(List<StationStatement> statements) {
        PreparedBatch gone =
                handle.prepareBatch("DELETE FROM proof_heads WHERE station = :station");
        PreparedBatch heads =
                handle.prepareBatch(
                        "INSERT INTO proof_heads (station, chain, branch, sequence, head)"
                                + " VALUES (:station, :chain, :branch, :sequence, :head)");
        boolean hasHeads = false;
        for (StationStatement statement : statements) {
            gone.bind("station", statement.station().value()).add();
            for (StationStatement.Branch branch : statement.branches()) {
                hasHeads = true;
                heads.bind("station", statement.station().value())
                        .bind("chain", branch.chain().value())
                        .bind("branch", branch.number())
                        .bind("sequence", branch.sequence())
                        .bind("head", branch.head().value())
                        .add();
            }
        }
        gone.execute();
        if (hasHeads) {
            heads.execute();
        }
    }

    @Override
    public List<Leaf> leaves(long from, int atMost) {
        return handle.createQuery(
                        LEAVES + " WHERE leaf_index >= :from ORDER BY leaf_index LIMIT :most")
                .bind("from", from)
                .bind("most", atMost)
                .map((row, _) -> leaf(row))
                .list();
    }

    @Override
    public Optional<Leaf> latest(StationId station) {
        return handle.createQuery(
                        LEAVES + " WHERE station = :station ORDER BY statement_no DESC LIMIT 1")
                .bind("station", station.value())
                .map((row, _) -> leaf(row))
                .findOne();
    }

    @Override
    public List<Leaf> statements(StationId station, long fromNumber, int atMost) {
        return handle.createQuery(
                        LEAVES
                                + " WHERE station = :station AND statement_no >= :from"
                                + " ORDER BY statement_no LIMIT :most")
                .bind("station", station.value())
                .bind("from", fromNumber)
                .bind("most", atMost)
                .map((row, _) -> leaf(row))
                .list();
    }

    private static Leaf leaf(ResultSet row) throws SQLException {
        return new Leaf(row.getLong("leaf_index"), ColumnMapper.text(row, "content"));
    }

    @Override
    public List<StationId> changedStations(int atMost) {
        return handle.createQuery(
                        "SELECT DISTINCT asrun_branches.station AS changed FROM asrun_branches"
                                + " LEFT JOIN proof_heads"
                                + " ON proof_heads.station = asrun_branches.station"
                                + " AND proof_heads.chain = asrun_branches.chain"
                                + " AND proof_heads.branch = asrun_branches.branch"
                                + " WHERE proof_heads.station IS NULL"
                                + " OR proof_heads.sequence <> asrun_branches.sequence"
                                + " OR proof_heads.head <> asrun_branches.head LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> new StationId(ColumnMapper.text(row, "changed")))
                .list();
    }

    @Override
    public List<StationId> contestedStations(int atMost) {
        return handle.createQuery(
                        "SELECT station AS contested FROM asrun_gaps"
                                + " UNION SELECT station FROM asrun_branches WHERE branch > 0"
                                + " LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> new StationId(ColumnMapper.text(row, "contested")))
                .list();
    }

    @Override
    public void putCheckpoint(StoredCheckpoint checkpoint) {
        handle.createUpdate(
                        "INSERT INTO proof_checkpoints (tree_size, note, made_at)"
                                + " VALUES (:size, :note, :made)")
                .bind("size", checkpoint.size())
                .bind("note", checkpoint.note())
                .bind("made", ColumnMapper.of(checkpoint.madeAt()))
                .execute();
    }

    @Override
    public List<StoredCheckpoint> checkpoints(int atMost) {
        return handle.createQuery(CHECKPOINTS + " ORDER BY tree_size DESC LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> checkpoint(row))
                .list();
    }

    @Override
    public Optional<StoredCheckpoint> checkpoint(long size) {
        return handle.createQuery(CHECKPOINTS + " WHERE tree_size = :size")
                .bind("size", size)
                .map((row, _) -> checkpoint(row))
                .findOne();
    }

    @Override
    public Optional<StoredCheckpoint> covering(long leafIndex) {
        return handle.createQuery(
                        CHECKPOINTS + " WHERE tree_size > :index ORDER BY tree_size LIMIT 1")
                .bind("index", leafIndex)
                .map((row, _) -> checkpoint(row))
                .findOne();
    }

    private StoredCheckpoint checkpoint(ResultSet row) throws SQLException {
        long size = row.getLong("tree_size");
        List<StoredCosignature> cosignatures =
                handle
                        .createQuery(
                                "SELECT witness, line, signed_at, received_at"
                                        + " FROM proof_cosignatures WHERE tree_size = :size")
                        .bind("size", size)
                        .map((one, _) ->
                                new StoredCosignature(
                                        ColumnMapper.text(one, "witness"),
                                        ColumnMapper.text(one, "line"),
                                        ColumnMapper.instant(one, "signed_at"),
                                        ColumnMapper.instant(one, "received_at")))
                        .stream()
                        // Sorted here, because databases differ in the order of '-'.
                        .sorted((one, other) -> one.witness().compareTo(other.witness()))
                        .toList();
        return new StoredCheckpoint(
                size,
                ColumnMapper.text(row, "note"),
                ColumnMapper.instant(row, "made_at"),
                cosignatures);
    }

    @Override
    public void putCosignature(long size, StoredCosignature cosignature) {
        handle.createUpdate(
                        "DELETE FROM proof_cosignatures"
                                + " WHERE tree_size = :size AND witness = :witness")
                .bind("size", size)
                .bind("witness", cosignature.witness())
                .execute();
        handle.createUpdate(
                        "INSERT INTO proof_cosignatures"
                                + " (tree_size, witness, line, signed_at, received_at)"
                                + " VALUES (:size, :witness, :line, :signed, :received)")
                .bind("size", size)
                .bind("witness", cosignature.witness())
                .bind("line", cosignature.line())
                .bind("signed", ColumnMapper.of(cosignature.signedAt()))
                .bind("received", ColumnMapper.of(cosignature.receivedAt()))
                .execute();
    }
}
