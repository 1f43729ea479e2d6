package vn.tienglang.node.journal;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
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
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Journal;

/**
 * Mapping between rows of the journal and records of the contract. One class, because it maps one
 * schema: each table has one method to write and one to read, and they change together with {@link
 * JournalSchema}.
 */
final class JournalTables {
    private final JournalDatabase sql;

    JournalTables(JournalDatabase sql) {
        this.sql = sql;
    }

    // State: a table of one row.

    void begin(AsRunLog empty) throws SQLException {
        sql.run(
                """
                INSERT INTO state (one, schema_version, station, boots, acknowledged, urgent_number,
                    kept_from, chain, chain_sequence, chain_head, first_start)
                VALUES (1, ?, ?, 0, 0, 0, ?, ?, ?, ?, '')
                """,
                JournalSchema.VERSION,
                empty.station().value(),
                LocalDate.EPOCH.toString(),
                empty.chain().value(),
                empty.sequence(),
                empty.head().value());
    }

    /**
     * Completes the state after an upgrade from version 1. The chain of such a journal has the id
     * of the key that signed its last entry, as the centre calls it; without entries it gets a new
     * one. The station judged everything that it knew of, so its first start is long ago.
     */
    void completeUpgrade(ChainId ifEmpty) throws SQLException {
        sql.run("UPDATE state SET schema_version = ?", JournalSchema.VERSION);
        sql.run(
                """
                UPDATE state SET chain =
                    coalesce((SELECT key FROM as_run ORDER BY sequence DESC LIMIT 1), ?)
                WHERE chain = ''
                """,
                ifEmpty.value());
        sql.run(
                "UPDATE state SET first_start = ? WHERE first_start = ''",
                Instant.EPOCH.toString());
    }

    int schemaVersion() throws SQLException {
        return state(row -> row.small("schema_version"));
    }

    StationId station() throws SQLException {
        return state(row -> new StationId(row.text("station")));
    }

    long boots() throws SQLException {
        return state(row -> row.number("boots"));
    }

    long acknowledged() throws SQLException {
        return state(row -> row.number("acknowledged"));
    }

    long urgentNumber() throws SQLException {
        return state(row -> row.number("urgent_number"));
    }

    Optional<Instant> firstStart() throws SQLException {
        return state(row -> Optional.of(row.text("first_start")))
                .filter(text -> !text.isEmpty())
                .map(Instant::parse);
    }

    LocalDate keptFrom() throws SQLException {
        return state(row -> LocalDate.parse(row.text("kept_from")));
    }

    AsRunLog chain(StationId station) throws SQLException {
        return state(row ->
                new AsRunLog(
                        station,
                        new ChainId(row.text("chain")),
                        row.number("chain_sequence"),
                        new Digest(row.text("chain_head"))));
    }

    // The clock.

    void putUnsureRun(Journal.UnsureRun run) throws SQLException {
        sql.run(
                "INSERT OR REPLACE INTO unsure_run VALUES (?, ?, ?, ?)",
                run.boot(),
                run.machineBoot(),
                run.startedAt().toMillis(),
                run.lasted().toMillis());
        sql.run(
                """
                DELETE FROM unsure_run WHERE boot NOT IN
                    (SELECT boot FROM unsure_run ORDER BY boot DESC LIMIT ?)
                """,
                Journal.UnsureRun.KEPT_MOST);
    }

    List<Journal.UnsureRun> unsureRuns() throws SQLException {
        return sql.rows(
                row ->
                        new Journal.UnsureRun(
                                row.number("boot"),
                                row.text("machine_boot"),
                                Duration.ofMillis(row.number("started_ms")),
                                Duration.ofMillis(row.number("lasted_ms"))),
                "SELECT * FROM unsure_run ORDER BY boot");
    }

    void putBatteryCheck(Optional<Journal.BatteryCheck> check) throws SQLException {
        sql.run("DELETE FROM battery_check");
        if (check.isPresent()) {
            sql.run(
                    "INSERT INTO battery_check VALUES (1, ?, ?, ?)",
                    check.get().battery().toString(),
                    check.get().at().toString(),
                    check.get().bound().toMillis());
        }
    }

    Optional<Journal.BatteryCheck> batteryCheck() throws SQLException {
        return sql
                .rows(
                        row ->
                                new Journal.BatteryCheck(
                                        Instant.parse(row.text("battery")),
                                        Instant.parse(row.text("checked_at")),
                                        Duration.ofMillis(row.number("bound_ms"))),
                        "SELECT * FROM battery_check")
                .stream()
                .findFirst();
    }

    private <T> T state(JournalDatabase.RowReader<T> reader) throws SQLException {
        return sql.row(reader, "SELECT * FROM state");
    }

    // Logs.

    void putLog(DailyLog log) throws SQLException {
        String date = log.date().toString();
        sql.run("DELETE FROM airing WHERE date = ?", date);
        sql.run("DELETE FROM clip WHERE date = ?", date);
        sql.run("INSERT OR REPLACE INTO log VALUES (?, ?)", date, log.revision());
        for (Airing airing : log.airings()) {
            sql.run(
                    "INSERT INTO airing VALUES (?, ?, ?, ?, ?, ?, ?)",
                    date,
                    airing.id().value(),
                    airing.airtime().start().toString(),
                    airing.airtime().end().toString(),
                    airing.clip().value(),
                    airing.messageClass().name(),
                    airing.volumePercent());
        }
        for (Clip clip : log.clips()) {
            sql.run("INSERT INTO clip VALUES (?, ?, ?, ?, ?, ?, ?)", with(clip, date));
        }
    }

    List<DailyLog> logs(StationId station) throws SQLException {
        var logs = new ArrayList<DailyLog>();
        for (LogHead head :
                sql.rows(
                        row ->
                                new LogHead(
                                        LocalDate.parse(row.text("date")), row.small("revision")),
                        "SELECT * FROM log ORDER BY date")) {
            String date = head.date().toString();
            logs.add(
                    new DailyLog(
                            station,
                            head.date(),
                            head.revision(),
                            sql.rows(
                                    JournalTables::airing,
                                    "SELECT * FROM airing WHERE date = ?",
                                    date),
                            sql.rows(
                                    JournalTables::clip,
                                    "SELECT * FROM clip WHERE date = ?",
                                    date)));
        }
        return logs;
    }

    void dropLogsBefore(LocalDate before) throws SQLException {
        sql.run("DELETE FROM airing WHERE date < ?", before.toString());
        sql.run("DELETE FROM clip WHERE date < ?", before.toString());
        sql.run("DELETE FROM log WHERE date < ?", before.toString());
    }

    private static Airing airing(JournalDatabase.Row row) throws SQLException {
        return new Airing(
                new AiringId(row.text("airing")),
                new Airtime(Instant.parse(row.text("starts")), Instant.parse(row.text("ends"))),
                new ClipId(row.text("clip")),
                MessageClass.valueOf(row.text("class")),
                row.small("volume"));
    }

    private static Clip clip(JournalDatabase.Row row) throws SQLException {
        return new Clip(
                new ClipId(row.text("clip")),
                row.text("title"),
                new LanguageTag(row.text("language")),
                Duration.parse(row.text("length")),
                row.number("bytes"),
                row.small("part_bytes"));
    }

    private static Object[] with(Clip clip, Object... before) {
        Stream<Object> columns =
                Stream.of(
                        clip.id().value(),
                        clip.title(),
                        clip.language().value(),
                        clip.length().toString(),
                        clip.bytes(),
                        clip.partBytes());
        return Stream.concat(Stream.of(before), columns).toArray();
    }

    private record LogHead(LocalDate date, int revision) {}

    // Emergencies.

    void putEmergency(Emergency emergency) throws SQLException {
        sql.run(
                "INSERT OR REPLACE INTO emergency VALUES (?, ?, ?, ?)",
                emergency.number(),
                emergency.kind() == Emergency.Kind.ENDED ? 1 : 0,
                emergency.airing().value(),
                Codec.text(emergency));
        sql.run("UPDATE state SET urgent_number = max(urgent_number, ?)", emergency.number());
    }

    /** Those of an earlier version are in a table of their own, until they are settled. */
    List<Emergency> emergencies() throws SQLException {
        List<Emergency> earlier =
                sql
                        .rows(
                                JournalTables::urgent,
                                "SELECT * FROM urgent WHERE number NOT IN"
                                        + " (SELECT number FROM emergency) ORDER BY number")
                        .stream()
                        .flatMap(urgent -> urgent.asEmergency().stream())
                        .toList();
        List<Emergency> present =
                sql.rows(
                        row -> Codec.emergency(row.text("message")),
                        "SELECT * FROM emergency ORDER BY number, is_end");
        return Stream.concat(earlier.stream(), present.stream()).toList();
    }

    private static Message.Urgent urgent(JournalDatabase.Row row) throws SQLException {
        return new Message.Urgent(
                row.number("number"),
                new AiringId(row.text("airing")),
                LocalDate.parse(row.text("date")),
                Stream.of(row.text("areas").split(" ")).map(AreaCode::new).toList(),
                clip(row),
                Instant.parse(row.text("expires")));
    }

    // Marks.

    void putMark(Journal.Mark mark) throws SQLException {
        sql.run(
                "INSERT INTO mark VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
                mark.airing().value(),
                mark.date().toString(),
                mark.revision(),
                mark.relayClosedAt().toString(),
                mark.startAt().toString(),
                mark.framesWhole(),
                mark.rateHz(),
                mark.output(),
                mark.clock().source().name(),
                mark.clock().bound().toMillis(),
                mark.machineBoot());
    }

    List<Journal.Interrupted> interrupted() throws SQLException {
        return sql.rows(
                row -> new Journal.Interrupted(mark(row), row.number("frames")),
                "SELECT * FROM mark ORDER BY airing");
    }

    private static Journal.Mark mark(JournalDatabase.Row row) throws SQLException {
        return new Journal.Mark(
                new AiringId(row.text("airing")),
                LocalDate.parse(row.text("date")),
                row.small("revision"),
                Instant.parse(row.text("relay_closed_at")),
                Instant.parse(row.text("start_at")),
                row.number("frames_whole"),
                row.small("rate_hz"),
                row.text("output"),
                clock(row),
                row.text("machine_boot"));
    }

    // Silence that staff ordered.

    Instant mutedUntil() throws SQLException {
        return state(row -> Instant.parse(row.text("muted_until")));
    }

    void putStopped(Journal.StoppedProgramme programme) throws SQLException {
        sql.run(
                "INSERT OR REPLACE INTO stopped_programme VALUES (?, ?)",
                programme.date().toString(),
                programme.name());
    }

    List<Journal.StoppedProgramme> stopped() throws SQLException {
        return sql.rows(
                row ->
                        new Journal.StoppedProgramme(
                                LocalDate.parse(row.text("date")), row.text("name")),
                "SELECT * FROM stopped_programme ORDER BY date, name");
    }

    // The as-run log. Columns that an outcome does not have are empty or zero.

    void putEntry(SignedEntry signed) throws SQLException {
        AsRunEntry entry = signed.entry();
        switch (entry.outcome()) {
            case Outcome.Aired(Playback played) -> putEntry(signed, "AIRED", "", List.of(played));
            case Outcome.CutShort(Playback played, Reason reason) ->
                    putEntry(signed, "CUT_SHORT", reason.name(), List.of(played));
            case Outcome.Missed(Reason reason) ->
                    putEntry(signed, "MISSED", reason.name(), List.of());
        }
    }

    private void putEntry(SignedEntry signed, String outcome, String reason, List<Playback> played)
            throws SQLException {
        AsRunEntry entry = signed.entry();
        Stream<Object> head =
                Stream.of(
                        entry.sequence(),
                        entry.airing().value(),
                        entry.date().toString(),
                        entry.revision(),
                        entry.settledAt().toString(),
                        outcome,
                        reason);
        Stream<Object> playback = played.stream().flatMap(JournalTables::columns).toList().stream();
        Stream<Object> nothing = Stream.of("", "", 0, 0, 0, "", "");
        Stream<Object> tail =
                Stream.of(
                        entry.previous().value(),
                        signed.signature().key().value(),
                        signed.signature().value(),
                        entry.clock().source().name(),
                        entry.clock().bound().toMillis());
        sql.run(
                "INSERT INTO as_run VALUES (%s)".formatted("?, ".repeat(18) + "?"),
                Stream.of(head, played.isEmpty() ? nothing : playback, tail)
                        .flatMap(columns -> columns)
                        .toArray());
    }

    private static Stream<Object> columns(Playback played) {
        return Stream.of(
                played.relayClosedAt().toString(),
                played.startedAt().toString(),
                played.frames(),
                played.framesWhole(),
                played.rateHz(),
                played.evidence().name(),
                played.output());
    }

    List<AsRunEntry> settledFrom(AsRunLog chain, LocalDate from) throws SQLException {
        return sql.rows(
                row -> entry(chain, row),
                """
                SELECT * FROM as_run WHERE date >= ? OR EXISTS (SELECT 1 FROM emergency
                    WHERE as_run.airing = emergency.airing
                    OR as_run.airing LIKE emergency.airing || '-r%') ORDER BY sequence
                """,
                from.toString());
    }

    List<AsRunEntry> lastEntry(AsRunLog chain) throws SQLException {
        return sql.rows(
                row -> entry(chain, row), "SELECT * FROM as_run ORDER BY sequence DESC LIMIT 1");
    }

    List<AsRunEntry> entry(AsRunLog chain, long sequence) throws SQLException {
        return sql.rows(
                row -> entry(chain, row), "SELECT * FROM as_run WHERE sequence = ?", sequence);
    }

    List<SignedEntry> entriesAfter(AsRunLog chain, long sequence, int atMost) throws SQLException {
        return sql.rows(
                row ->
                        new SignedEntry(
                                entry(chain, row),
                                new Signature(new KeyId(row.text("key")), row.text("signature"))),
                "SELECT * FROM as_run WHERE sequence > ? ORDER BY sequence LIMIT ?",
                sequence,
                atMost);
    }

    private static AsRunEntry entry(AsRunLog chain, JournalDatabase.Row row) throws SQLException {
        return new AsRunEntry(
                chain.station(),
                chain.chain(),
                row.number("sequence"),
                new AiringId(row.text("airing")),
                LocalDate.parse(row.text("date")),
                row.small("revision"),
                Instant.parse(row.text("settled_at")),
                clock(row),
                outcome(row),
                new Digest(row.text("previous")));
    }

    private static ClockQuality clock(JournalDatabase.Row row) throws SQLException {
        return new ClockQuality(
                ClockSource.valueOf(row.text("clock_source")),
                Duration.ofMillis(row.number("clock_bound_ms")));
    }

    private static Outcome outcome(JournalDatabase.Row row) throws SQLException {
        return switch (row.text("outcome")) {
            case "AIRED" -> new Outcome.Aired(playback(row));
            case "CUT_SHORT" -> new Outcome.CutShort(playback(row), reason(row));
            case "MISSED" -> new Outcome.Missed(reason(row));
            default -> throw new SQLException("outcome '" + row.text("outcome") + "'");
        };
    }

    private static Reason reason(JournalDatabase.Row row) throws SQLException {
        return Reason.valueOf(row.text("reason"));
    }

    private static Playback playback(JournalDatabase.Row row) throws SQLException {
        return new Playback(
                Instant.parse(row.text("relay_closed_at")),
                Instant.parse(row.text("started_at")),
                row.number("frames"),
                row.number("frames_whole"),
                row.small("rate_hz"),
                Evidence.valueOf(row.text("evidence")),
                row.text("output"));
    }
}
