package vn.tienglang.office.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.proof.MerkleFrontier;
import vn.tienglang.airtime.proof.MerkleHash;
import vn.tienglang.airtime.proof.StationStatement;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.office.store.station.AsRunBranch;

/** Proof log in memory. */
final class InMemoryProofLog implements ProofLogRepository {
    private final List<Leaf> leaves = new ArrayList<>();
    private final Map<StationId, List<Leaf>> byStation = new HashMap<>();
    private final Map<String, MerkleHash> nodes = new HashMap<>();
    private final TreeMap<Long, StoredCheckpoint> checkpoints = new TreeMap<>();
    private final Consumer<Runnable> undo;
    private final Supplier<Stream<AsRunBranch>> branches;
    private final Supplier<Stream<StationId>> gapped;

    /**
     * An empty log.
     *
     * @param undo takes the step that undoes a change
     * @param branches every stored branch
     * @param gapped the station of every missing range
     */
    InMemoryProofLog(
            Consumer<Runnable> undo,
            Supplier<Stream<AsRunBranch>> branches,
            Supplier<Stream<StationId>> gapped) {
        this.undo = undo;
        this.branches = branches;
        this.gapped = gapped;
    }

    @Override
    public long size() {
        return leaves.size();
    }

    @Override
    public MerkleHash node(int level, long index) {
        return Objects.requireNonNull(nodes.get(level + "/" + index), "node");
    }

    @Override
    public void append(List<StationStatement> statements, List<MerkleFrontier.Node> completed) {
        int before = leaves.size();
        for (StationStatement statement : statements) {
            var leaf = new Leaf(leaves.size(), statement.text());
            leaves.add(leaf);
            List<Leaf> own = byStation.computeIfAbsent(statement.station(), _ -> new ArrayList<>());
            own.add(leaf);
            undo.accept(own::removeLast);
        }
        completed.forEach(node -> nodes.put(node.level() + "/" + node.index(), node.hash()));
        undo.accept(() -> {
            leaves.subList(before, leaves.size()).clear();
            completed.forEach(node -> nodes.remove(node.level() + "/" + node.index()));
        });
    }

    @Override
    public List<Leaf> leaves(long from, int atMost) {
        return leaves.stream().skip(from).limit(atMost).toList();
    }

    @Override
    public Optional<Leaf> latest(StationId station) {
        List<Leaf> own = byStation.getOrDefault(station, List.of());
        return own.isEmpty() ? Optional.empty() : Optional.of(own.getLast());
    }

    @Override
    public List<Leaf> statements(StationId station, long fromNumber, int atMost) {
        return byStation.getOrDefault(station, List.of()).stream()
                .skip(Math.max(0, fromNumber - 1))
                .limit(atMost)
                .toList();
    }

    @Override
    public List<StationId> changedStations(int atMost) {
        return branches.get()
                .filter(this::isChanged)
                .map(branch -> branch.end().station())
                .distinct()
                .limit(atMost)
                .toList();
    }

    private boolean isChanged(AsRunBranch branch) {
        return latest(branch.end().station()).stream()
                .flatMap(leaf -> leaf.statement().branches().stream())
                .filter(one -> one.chain().equals(branch.end().chain()))
                .filter(one -> one.number() == branch.number())
                .noneMatch(one ->
                        one.sequence() == branch.end().sequence()
                                && one.head().equals(branch.end().head()));
    }

    @Override
    public List<StationId> contestedStations(int atMost) {
        return Stream.concat(
                        gapped.get(),
                        branches.get()
                                .filter(branch -> branch.number() > 0)
                                .map(branch -> branch.end().station()))
                .distinct()
                .limit(atMost)
                .toList();
    }

    @Override
    public void putCheckpoint(StoredCheckpoint checkpoint) {
        if (checkpoints.putIfAbsent(checkpoint.size(), checkpoint) != null) {
            throw new IllegalStateException("stored twice: " + checkpoint.size());
        }
        undo.accept(() -> checkpoints.remove(checkpoint.size()));
    }

    @Override
    public List<StoredCheckpoint> checkpoints(int atMost) {
        return checkpoints.descendingMap().values().stream().limit(atMost).toList();
    }

    @Override
    public Optional<StoredCheckpoint> checkpoint(long size) {
        return Optional.ofNullable(checkpoints.get(size));
    }

    @Override
    public Optional<StoredCheckpoint> covering(long leafIndex) {
        return Optional.ofNullable(checkpoints.higherEntry(leafIndex)).map(Map.Entry::getValue);
    }

    @Override
    public void putCosignature(long size, StoredCosignature cosignature) {
        StoredCheckpoint before = Objects.requireNonNull(checkpoints.get(size), "checkpoint");
        List<StoredCosignature> lines =
                Stream.concat(
                                before.cosignatures().stream()
                                        .filter(one ->
                                                !one.witness().equals(cosignature.witness())),
                                Stream.of(cosignature))
                        .sorted((one, other) -> one.witness().compareTo(other.witness()))
                        .toList();
        checkpoints.put(size, new StoredCheckpoint(size, before.note(), before.madeAt(), lines));
        undo.accept(() -> checkpoints.put(size, before));
    }
}
