package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.office.store.AsRunRepository;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunDayCount;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.column.UpdateOrInsert;

/**
 * Tables {@code asrun}, {@code asrun_branches} and {@code asrun_gaps}. An entry has one column per
 * field, for the queries of reports. Each value is stored exactly as it was signed, so the
 * signature of a row can be verified.
 *
 * <p>One class, because its tables are written together.
 */
record SqlAsRunRepository(Handle handle) implements AsRunRepository {
    private static final Comparator<AsRunEntry> BY_STATION_AND_SEQUENCE =
            Comparator.comparing(AsRunEntry::station).thenComparingLong(AsRunEntry::sequence);

    private static final String AIRED = "AIRED";
    private static final String CUT_SHORT = "CUT_SHORT";
    private static final String MISSED = "MISSED";

    private static final String COLUMNS =
            "station, chain, key_id, sequence, airing, log_date, revision, settled_at,"
                    + " clock_source, clock_bound_ms, outcome, reason,"
                    + " relay_closed_at, started_at, frames, frames_whole, rate_hz, evidence,"
                    + " output, previous, digest, signature, received_at";

    private static final String BRANCH_COLUMNS =
            "station, chain, branch, parent, first_one, sequence, head, opened_at, written_at";

    @Override
    public List<AsRunBranch> branches(StationId station, ChainId chain) {
        return handle.createQuery(
                        "SELECT "
                                + BRANCH_COLUMNS
                                + " FROM asrun_branches"
                                + " WHERE station = :station AND chain = :chain ORDER BY branch")
                .bind("station", station.value())
                .bind("chain", chain.value())
                .map((row, _) -> branch(row))
                .list();
    }

    @Override
    public List<AsRunBranch> branches(StationId station) {
        return handle
                .createQuery(
                        "SELECT "
                                + BRANCH_COLUMNS
                                + " FROM asrun_branches WHERE station = :station")
                .bind("station", station.value())
                .map((row, _) -> branch(row))
                .stream()
                .sorted(AsRunBranch.BY_OPENING)
                .toList();
    }

    @Override
    public List<StationId> forkedSince(Instant since) {
        return handle.createQuery(
                        "SELECT DISTINCT forked.station FROM asrun_branches forked"
                                + " JOIN asrun_branches other ON other.station = forked.station"
                                + " AND other.chain = forked.chain"
                                + " AND other.branch < forked.branch"
                                + " WHERE forked.branch > 0 AND forked.written_at >= :since"
                                + " AND other.written_at >= :since ORDER BY forked.station")
                .bind("since", ColumnMapper.of(since))
                .map((row, _) -> new StationId(ColumnMapper.text(row, "station")))
                .list();
    }

    @Override
    public Optional<Digest> beforeFirst(StationId station, ChainId chain) {
        return handle.createQuery(
                        "SELECT previous FROM asrun WHERE station = :station AND chain = :chain"
                                + " AND branch = 0 AND sequence = 1")
                .bind("station", station.value())
                .bind("chain", chain.value())
                .map((row, _) -> new Digest(ColumnMapper.text(row, "previous")))
                .findOne();
    }

    @Override
    public List<AsRunLog> places(StationId station, Digest digest) {
        return handle.createQuery(
                        "SELECT chain, sequence FROM asrun WHERE station = :station"
                                + " AND digest = :digest ORDER BY chain, branch")
                .bind("station", station.value())
                .bind("digest", digest.value())
                .map((row, _) ->
                        new AsRunLog(
                                station,
                                new ChainId(ColumnMapper.text(row, "chain")),
                                row.getLong("sequence"),
                                digest))
                .list();
    }

    private static AsRunBranch branch(ResultSet row) throws SQLException {
        return new AsRunBranch(
                row.getInt("branch"),
                row.getInt("parent"),
                row.getLong("first_one"),
                new AsRunLog(
                        new StationId(ColumnMapper.text(row, "station")),
                        new ChainId(ColumnMapper.text(row, "chain")),
                        row.getLong("sequence"),
                        new Digest(ColumnMapper.text(row, "head"))),
                ColumnMapper.instant(row, "opened_at"),
                ColumnMapper.instant(row, "written_at"));
    }

    @Override
    public SortedMap<Long, Digest> digests(
            StationId station, ChainId chain, int branch, long from, long to) {
        var digests = new TreeMap<Long, Digest>();
        handle.createQuery(
                        "SELECT sequence, digest FROM asrun WHERE station = :station"
                                + " AND chain = :chain AND branch = :branch"
                                + " AND sequence BETWEEN :from AND :to")
                .bind("station", station.value())
                .bind("chain", chain.value())
                .bind("branch", branch)
                .bind("from", from)
                .bind("to", to)
                .map((row, _) ->
                        digests.put(
                                row.getLong("sequence"),
                                new Digest(ColumnMapper.text(row, "digest"))))
                .list();
        return digests;
    }

    @Override
    public void append(AsRunBranch branch, List<ReceivedAsRunEntry> entries) {
        putBranch(branch);
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO asrun (branch, "
                                + COLUMNS
                                + ") VALUES (:branch, :station, :chain, :key, :sequence,"
                                + " :airing, :date, :revision, :settled, :clock, :bound, :outcome,"
                                + " :reason, :closed, :started, :frames, :whole, :rate, :evidence,"
                                + " :output, :previous, :digest, :signature, :received)");
        for (ReceivedAsRunEntry received : entries) {
            bind(batch, received).bind("branch", branch.number()).add();
        }
        batch.execute();
    }

    private void putBranch(AsRunBranch branch) {
        UpdateOrInsert.execute(
                "UPDATE asrun_branches SET sequence = :sequence, head = :head,"
                        + " written_at = :written"
                        + " WHERE station = :station AND chain = :chain AND branch = :branch",
                "INSERT INTO asrun_branches ("
                        + BRANCH_COLUMNS
                        + ") VALUES (:station, :chain, :branch, :parent, :first, :sequence, :head,"
                        + " :opened, :written)",
                sql -> bind(sql, branch));
    }

    private Update bind(String sql, AsRunBranch branch) {
        AsRunLog end = branch.end();
        return handle.createUpdate(sql)
                .bind("station", end.station().value())
                .bind("chain", end.chain().value())
                .bind("branch", branch.number())
                .bind("parent", branch.parent())
                .bind("first", branch.first())
                .bind("sequence", end.sequence())
                .bind("head", end.head().value())
                .bind("opened", ColumnMapper.of(branch.openedAt()))
                .bind("written", ColumnMapper.of(branch.writtenAt()));
    }

    @Override
    public void addGap(AsRunBranch branch, AsRunGap gap) {
        putBranch(branch);
        handle.createUpdate(
                        "INSERT INTO asrun_gaps (station, chain, branch, from_sequence,"
                                + " to_sequence, last_digest, stated_at)"
                                + " VALUES (:station, :chain, :branch, :from, :to, :last, :stated)")
                .bind("station", branch.end().station().value())
                .bind("chain", branch.end().chain().value())
                .bind("branch", gap.branch())
                .bind("from", gap.from())
                .bind("to", gap.to())
                .bind("last", gap.last().value())
                .bind("stated", ColumnMapper.of(gap.statedAt()))
                .execute();
    }

    @Override
    public List<AsRunGap> gaps(StationId station, ChainId chain) {
        return handle.createQuery(
                        "SELECT branch, from_sequence, to_sequence, last_digest, stated_at"
                                + " FROM asrun_gaps WHERE station = :station AND chain = :chain"
                                + " ORDER BY branch, from_sequence")
                .bind("station", station.value())
                .bind("chain", chain.value())
                .map((row, _) ->
                        new AsRunGap(
                                row.getInt("branch"),
                                row.getLong("from_sequence"),
                                row.getLong("to_sequence"),
                                new Digest(ColumnMapper.text(row, "last_digest")),
                                ColumnMapper.instant(row, "stated_at")))
                .list();
    }

    private static PreparedBatch bind(PreparedBatch batch, ReceivedAsRunEntry received) {
        AsRunEntry entry = received.entry().entry();
        Outcome outcome = entry.outcome();
        Optional<Playback> playback = playback(outcome);
        return batch.bind("station", entry.station().value())
                .bind("chain", entry.chain().value())
                .bind("key", received.entry().signature().key().value())
                .bind("sequence", entry.sequence())
                .bind("airing", entry.airing().value())
                .bind("date", entry.date())
                .bind("revision", entry.revision())
                .bind("settled", entry.settledAt().toString())
                .bind("clock", entry.clock().source().name())
                .bind("bound", entry.clock().bound().toMillis())
                .bind("outcome", outcomeName(outcome))
                .bind("reason", reason(outcome).map(Reason::name))
                .bind("closed", playback.map(it -> it.relayClosedAt().toString()))
                .bind("started", playback.map(it -> it.startedAt().toString()))
                .bind("frames", playback.map(Playback::frames))
                .bind("whole", playback.map(Playback::framesWhole))
                .bind("rate", playback.map(Playback::rateHz))
                .bind("evidence", playback.map(it -> it.evidence().name()))
                .bind("output", playback.map(Playback::output))
                .bind("previous", entry.previous().value())
                .bind("digest", entry.digest().value())
                .bind("signature", received.entry().signature().value())
                .bind("received", ColumnMapper.of(received.receivedAt()));
    }

    private static String outcomeName(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired _ -> AIRED;
            case Outcome.CutShort _ -> CUT_SHORT;
            case Outcome.Missed _ -> MISSED;
        };
    }

    private static Optional<Playback> playback(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) -> Optional.of(playback);
            case Outcome.CutShort(Playback playback, Reason _) -> Optional.of(playback);
            case Outcome.Missed _ -> Optional.empty();
        };
    }

    private static Optional<Reason> reason(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired _ -> Optional.empty();
            case Outcome.CutShort(Playback _, Reason reason) -> Optional.of(reason);
            case Outcome.Missed(Reason reason) -> Optional.of(reason);
        };
    }

    @Override
    public List<AsRunEntry> onDay(LocalDate date) {
        return handle
                .createQuery("SELECT " + COLUMNS + " FROM asrun WHERE log_date = :date")
                .bind("date", date)
                .map((row, _) -> entry(row))
                .stream()
                .sorted(BY_STATION_AND_SEQUENCE)
                .toList();
    }

    @Override
    public List<AsRunEntry> between(List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle
                .createQuery(
                        "SELECT "
                                + COLUMNS
                                + " FROM "
                                + ColumnMapper.OF_STATIONS
                                + " JOIN asrun ON asrun.station = wanted.id"
                                + " WHERE log_date >= :from AND log_date < :until")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> entry(row))
                .stream()
                .sorted(BY_STATION_AND_SEQUENCE)
                .toList();
    }

    @Override
    public List<AsRunDayCount> countByDay(
            List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT station, log_date, COUNT(*) AS entries FROM "
                                + ColumnMapper.OF_STATIONS
                                + " JOIN asrun ON asrun.station = wanted.id"
                                + " WHERE log_date >= :from AND log_date < :until"
                                + " GROUP BY station, log_date")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) ->
                        new AsRunDayCount(
                                new StationId(ColumnMapper.text(row, "station")),
                                ColumnMapper.date(row, "log_date"),
                                row.getInt("entries")))
                .list();
    }

    @Override
    public List<ReceivedAsRunEntry> latest(int atMost) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + " FROM asrun"
                                + " ORDER BY received_at DESC, sequence DESC, station DESC"
                                + " LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> received(row))
                .list();
    }

    private static ReceivedAsRunEntry received(ResultSet row) throws SQLException {
        return new ReceivedAsRunEntry(
                new SignedEntry(
                        entry(row),
                        new Signature(
                                new KeyId(ColumnMapper.text(row, "key_id")),
                                ColumnMapper.text(row, "signature"))),
                ColumnMapper.instant(row, "received_at"));
    }

    @Override
    public List<ReceivedAsRunEntry> entries(
            StationId station, ChainId chain, int branch, long from, long to) {
        return handle.createQuery(
                        "SELECT "
                                + COLUMNS
                                + " FROM asrun WHERE station = :station AND chain = :chain"
                                + " AND branch = :branch AND sequence BETWEEN :from AND :to"
                                + " ORDER BY sequence")
                .bind("station", station.value())
                .bind("chain", chain.value())
                .bind("branch", branch)
                .bind("from", from)
                .bind("to", to)
                .map((row, _) -> received(row))
                .list();
    }

    @Override
    public List<Range> ranges(StationId station, LocalDate from, LocalDate until) {
        return handle.createQuery(
                        "SELECT chain, branch, MIN(sequence) AS first_one, MAX(sequence) AS last_one"
                                + " FROM asrun WHERE station = :station"
                                + " AND log_date >= :from AND log_date < :until"
                                + " GROUP BY chain, branch")
                .bind("station", station.value())
                .bind("from", from)
                .bind("until", until)
                .map((row, _) ->
                        new Range(
                                new ChainId(ColumnMapper.text(row, "chain")),
                                row.getInt("branch"),
                                row.getLong("first_one"),
                                row.getLong("last_one")))
                .list();
    }

    private static AsRunEntry entry(ResultSet row) throws SQLException {
        return new AsRunEntry(
                new StationId(ColumnMapper.text(row, "station")),
                new ChainId(ColumnMapper.text(row, "chain")),
                row.getLong("sequence"),
                new AiringId(ColumnMapper.text(row, "airing")),
                ColumnMapper.date(row, "log_date"),
                row.getInt("revision"),
                Instant.parse(ColumnMapper.text(row, "settled_at")),
                new ClockQuality(
                        ClockSource.valueOf(ColumnMapper.text(row, "clock_source")),
                        Duration.ofMillis(row.getLong("clock_bound_ms"))),
                outcome(row),
                new Digest(ColumnMapper.text(row, "previous")));
    }

    private static Outcome outcome(ResultSet row) throws SQLException {
        String outcome = ColumnMapper.text(row, "outcome");
        return switch (outcome) {
            case AIRED -> new Outcome.Aired(playback(row));
            case CUT_SHORT -> new Outcome.CutShort(playback(row), reason(row));
            case MISSED -> new Outcome.Missed(reason(row));
            default ->
                    throw new Transactions.Failed(
                            "an as-run entry has the unknown outcome '" + outcome + "'");
        };
    }

    private static Reason reason(ResultSet row) throws SQLException {
        return Reason.valueOf(ColumnMapper.text(row, "reason"));
    }

    private static Playback playback(ResultSet row) throws SQLException {
        return new Playback(
                Instant.parse(ColumnMapper.text(row, "relay_closed_at")),
                Instant.parse(ColumnMapper.text(row, "started_at")),
                row.getLong("frames"),
                row.getLong("frames_whole"),
                row.getInt("rate_hz"),
                Evidence.valueOf(ColumnMapper.text(row, "evidence")),
                ColumnMapper.text(row, "output"));
    }

    @Override
    public int removeBefore(LocalDate date, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM asrun WHERE (station, chain, branch, sequence) IN"
                                + " (SELECT station, chain, branch, sequence FROM asrun"
                                + " WHERE log_date < :date ORDER BY log_date, station"
                                + " LIMIT :most)")
                .bind("date", date)
                .bind("most", atMost)
                .execute();
    }
}
