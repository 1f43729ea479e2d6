package vn.tienglang.office.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.proof.Checkpoint;
import vn.tienglang.airtime.proof.MerkleFrontier;
import vn.tienglang.airtime.proof.MerkleHash;
import vn.tienglang.airtime.proof.MerkleTree;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.proof.SignedNote;
import vn.tienglang.airtime.proof.StationStatement;
import vn.tienglang.office.store.AsRunRepository;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.proof.ProofLogRepository;
import vn.tienglang.office.store.proof.ProofLogRepository.StoredCheckpoint;
import vn.tienglang.office.store.proof.ProofLogRepository.StoredCosignature;
import vn.tienglang.office.store.station.AsRunBranch;

/** Checkpoints of the proof log: writes them, stores cosignatures, and gives proofs. */
public final class CheckpointService {
    /** How far the clock of a witness may be ahead of the centre's. */
    public static final Duration CLOCK_AHEAD = Duration.ofHours(1);

    /** Most leaves that one request gets. */
    public static final int LEAVES_MOST = 1_000;

    /** Stations of one transaction. */
    private static final int STATIONS_AT_ONCE = 500;

    private final Transactions transactions;
    private final LogIdentity identity;
    private final List<NoteKey> witnesses;

    /**
     * Checkpoints under this identity.
     *
     * @param witnesses keys of the witnesses whose cosignatures are stored
     */
    public CheckpointService(
            Transactions transactions, LogIdentity identity, List<NoteKey> witnesses) {
        this.transactions = transactions;
        this.identity = identity;
        this.witnesses = List.copyOf(witnesses);
    }

    /** Key that verifies the checkpoints. */
    public NoteKey key() {
        return identity.key();
    }

    /** Keys of the known witnesses. */
    public List<NoteKey> witnesses() {
        return witnesses;
    }

    /**
     * Writes the checkpoint of this hour, unless it exists or nothing is new. Each station whose
     * chains have grown gets one leaf. May be called at any time, twice, and by several centres; a
     * crash between two transactions costs nothing, the next call goes on.
     *
     * @return the checkpoint, if one was written
     */
    public Optional<Checkpoint> writeHourly(Instant now) {
        boolean isDone =
                latest().map(StoredCheckpoint::madeAt)
                        .map(at -> at.truncatedTo(ChronoUnit.HOURS))
                        .filter(now.truncatedTo(ChronoUnit.HOURS)::equals)
                        .isPresent();
        return isDone ? Optional.empty() : write(now);
    }

    /** Writes a checkpoint now, unless nothing is new. */
    public Optional<Checkpoint> write(Instant now) {
        boolean isMore = true;
        while (isMore) {
            isMore = transactions.inTransaction(CheckpointService::appendChanged);
        }
        return transactions.inTransaction(repositories -> sign(repositories, now));
    }

    /** Appends a leaf for some stations that have changed; false when there were none. */
    private static boolean appendChanged(Repositories repositories) {
        repositories.counters().hold(Counters.PROOF);
        ProofLogRepository log = repositories.proofLog();
        List<StationId> changed = log.changedStations(STATIONS_AT_ONCE);
        if (changed.isEmpty()) {
            return false;
        }
        MerkleFrontier frontier = MerkleFrontier.of(log, log.size());
        var statements = new ArrayList<StationStatement>();
        var nodes = new ArrayList<MerkleFrontier.Node>();
        for (StationId station : changed) {
            StationStatement statement = statement(repositories.asRun(), log, station);
            MerkleFrontier.Appended appended = frontier.append(statement.leaf());
            frontier = appended.frontier();
            nodes.addAll(appended.completed());
            statements.add(statement);
        }
        log.append(statements, nodes);
        return changed.size() == STATIONS_AT_ONCE;
    }

    private static StationStatement statement(
            AsRunRepository asRun, ProofLogRepository log, StationId station) {
        Optional<StationStatement> before =
                log.latest(station).map(ProofLogRepository.Leaf::statement);
        List<AsRunBranch> branches = asRun.branches(station);
        List<ChainId> chains = branches.stream().map(one -> one.end().chain()).distinct().toList();
        return new StationStatement(
                station,
                before.map(StationStatement::number).orElse(0L) + 1,
                before.map(StationStatement::leaf).orElse(MerkleHash.NONE),
                branches.stream()
                        .map(one ->
                                new StationStatement.Branch(
                                        one.end().chain(),
                                        one.number(),
                                        one.parent(),
                                        one.first(),
                                        one.end().sequence(),
                                        one.end().head()))
                        .toList(),
                chains.stream()
                        .flatMap(chain ->
                                asRun.gaps(station, chain).stream()
                                        .map(gap ->
                                                new StationStatement.Gap(
                                                        chain,
                                                        gap.branch(),
                                                        gap.from(),
                                                        gap.to(),
                                                        gap.last())))
                        .toList());
    }

    private Optional<Checkpoint> sign(Repositories repositories, Instant now) {
        repositories.counters().hold(Counters.PROOF);
        ProofLogRepository log = repositories.proofLog();
        long size = log.size();
        if (size == 0 || log.checkpoint(size).isPresent()) {
            return Optional.empty();
        }
        var checkpoint = new Checkpoint(identity.origin(), size, MerkleTree.root(log, size));
        SignedNote note = SignedNote.signed(checkpoint.text(), identity.key(), identity.signer());
        log.putCheckpoint(
                new StoredCheckpoint(
                        size, note.format(), now.truncatedTo(ChronoUnit.MILLIS), List.of()));
        return Optional.of(checkpoint);
    }

    /** The latest checkpoint, if there is one. */
    public Optional<StoredCheckpoint> latest() {
        return checkpoints(1).stream().findFirst();
    }

    /** Some stations with a missing range or two histories of a chain, by id. */
    public List<StationId> contested(int atMost) {
        return transactions
                .inTransaction(repositories -> repositories.proofLog().contestedStations(atMost))
                .stream()
                .sorted()
                .toList();
    }

    /** The latest checkpoints, the latest first. */
    public List<StoredCheckpoint> checkpoints(int atMost) {
        return transactions.inTransaction(
                repositories -> repositories.proofLog().checkpoints(atMost));
    }

    /** The checkpoint of this size, if there is one. */
    public Optional<StoredCheckpoint> checkpoint(long size) {
        return transactions.inTransaction(repositories -> repositories.proofLog().checkpoint(size));
    }

    /** A checkpoint as a note, with the lines of the witnesses. */
    public static SignedNote note(StoredCheckpoint stored) {
        SignedNote note = SignedNote.parse(stored.note());
        for (StoredCosignature one : stored.cosignatures()) {
            note = note.with(SignedNote.parseLine(one.line()));
        }
        return note;
    }

    /** Stores what a witness signed under the checkpoint of this size. */
    public CosignatureResult cosign(long size, String line, Instant now) {
        Optional<StoredCheckpoint> stored = checkpoint(size);
        if (stored.isEmpty()) {
            return new CosignatureResult.UnknownCheckpoint();
        }
        SignedNote.Line parsed;
        try {
            parsed = SignedNote.parseLine(line.strip());
        } catch (IllegalArgumentException _) {
            return new CosignatureResult.UnknownCosigner();
        }
        List<NoteKey> named =
                witnesses.stream().filter(key -> key.name().equals(parsed.name())).toList();
        if (named.isEmpty()) {
            return new CosignatureResult.UnknownCosigner();
        }
        SignedNote note =
                new SignedNote(SignedNote.parse(stored.get().note()).text(), List.of(parsed));
        Optional<Instant> signedAt =
                named.stream().flatMap(key -> note.cosignedAt(key).stream()).findFirst();
        if (signedAt.isEmpty()) {
            return new CosignatureResult.WrongSignature(parsed.name());
        }
        if (signedAt.get().isAfter(now.plus(CLOCK_AHEAD))) {
            return new CosignatureResult.WrongClock(parsed.name(), signedAt.get());
        }
        transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.PROOF);
            repositories
                    .proofLog()
                    .putCosignature(
                            size,
                            new StoredCosignature(
                                    parsed.name(),
                                    parsed.text(),
                                    signedAt.get(),
                                    now.truncatedTo(ChronoUnit.MILLIS)));
            return true;
        });
        return new CosignatureResult.Stored(parsed.name(), signedAt.get());
    }

    /**
     * Proof that the log of this size begins with the older one; empty when there are no such logs.
     */
    public Optional<List<MerkleHash>> consistency(long older, long size) {
        return transactions.inTransaction(repositories -> {
            ProofLogRepository log = repositories.proofLog();
            return older < 0 || older > size || size > log.size()
                    ? Optional.empty()
                    : Optional.of(MerkleTree.consistency(log, older, size));
        });
    }

    /** Proof that the log of this size has this leaf; empty when there is none. */
    public Optional<List<MerkleHash>> inclusion(long index, long size) {
        return transactions.inTransaction(repositories -> {
            ProofLogRepository log = repositories.proofLog();
            return index < 0 || index >= size || size > log.size()
                    ? Optional.empty()
                    : Optional.of(MerkleTree.inclusion(log, index, size));
        });
    }

    /** The leaves from this index on, at most {@link #LEAVES_MOST}. */
    public List<ProofLogRepository.Leaf> leaves(long from) {
        return transactions.inTransaction(
                repositories -> repositories.proofLog().leaves(Math.max(0, from), LEAVES_MOST));
    }
}
