package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LogDigest;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.column.MessageColumn;

/** Table {@code logs}. */
record SqlDailyLogRepository(Handle handle) implements DailyLogRepository {
    /** Table {@code latest} of the latest revisions of some stations and days. */
    private static final String LATEST =
            "(SELECT station, log_date, MAX(revision) AS revision FROM "
                    + ColumnMapper.OF_STATIONS
                    + " JOIN logs ON logs.station = wanted.id"
                    + " WHERE log_date >= :from AND log_date < :until"
                    + " GROUP BY station, log_date) latest";

    @Override
    public void issue(List<IssuedLog> logs, Instant at) {
        if (logs.isEmpty()) {
            return;
        }
        requireHigher(logs.stream().map(IssuedLog::log).toList());
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO logs (station, log_date, revision, payload, issued_at,"
                                + " digest, key_id, signature)"
                                + " VALUES (:station, :date, :revision, :payload, :at,"
                                + " :digest, :key, :signature)");
        for (IssuedLog one : logs) {
            DailyLog log = one.log();
            SignedMessage signed = one.signed();
            batch.bind("station", log.station().value())
                    .bind("date", log.date())
                    .bind("revision", log.revision())
                    .bind("payload", MessageColumn.text(signed))
                    .bind("digest", LogDigest.of(log).value())
                    .bind("key", signed.signature().key().value())
                    .bind("signature", signed.signature().value())
                    .bind("at", ColumnMapper.of(at))
                    .add();
        }
        batch.execute();
    }

    /**
     * Fails when one of these is not higher than the latest stored revision. Of two transactions
     * that store the same revision at once, the primary key fails one, and it is run again.
     */
    private void requireHigher(List<DailyLog> logs) {
        Map<LogKey, Integer> latest = new HashMap<>();
        List<LocalDate> dates = logs.stream().map(DailyLog::date).sorted().toList();
        latestRevisions(
                        logs.stream().map(DailyLog::station).distinct().toList(),
                        dates.getFirst(),
                        dates.getLast().plusDays(1))
                .forEach(one -> latest.put(new LogKey(one.station(), one.date()), one.number()));
        for (DailyLog log : logs) {
            var key = new LogKey(log.station(), log.date());
            if (latest.getOrDefault(key, 0) >= log.revision()) {
                throw new Transactions.Failed(
                        "log "
                                + log.station()
                                + " "
                                + log.date()
                                + " already has a revision at or above "
                                + log.revision());
            }
            latest.put(key, log.revision());
        }
    }

    private record LogKey(StationId station, LocalDate date) {}

    @Override
    public Optional<DailyLog> latest(StationId station, LocalDate date) {
        return handle.createQuery(
                        "SELECT station, log_date, payload FROM logs"
                                + " WHERE station = :station AND log_date = :date"
                                + " ORDER BY revision DESC LIMIT 1")
                .bind("station", station.value())
                .bind("date", date)
                .map((row, _) -> log(row))
                .findOne();
    }

    @Override
    public List<DailyLog> latestOn(LocalDate date) {
        return handle
                .createQuery(
                        "SELECT logs.station, logs.log_date, logs.payload FROM logs JOIN"
                                + " (SELECT station, MAX(revision) AS revision FROM logs"
                                + " WHERE log_date = :date GROUP BY station) latest"
                                + " ON logs.station = latest.station"
                                + " AND logs.revision = latest.revision"
                                + " WHERE logs.log_date = :date")
                .bind("date", date)
                .map((row, _) -> log(row))
                .stream()
                .sorted(Comparator.comparing(DailyLog::station))
                .toList();
    }

    @Override
    public List<DailyLog> latestBetween(List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle
                .createQuery(
                        "SELECT logs.station, logs.log_date, logs.payload FROM logs JOIN "
                                + LATEST
                                + " ON logs.station = latest.station"
                                + " AND logs.log_date = latest.log_date"
                                + " AND logs.revision = latest.revision")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> log(row))
                .stream()
                .sorted(Comparator.comparing(DailyLog::station).thenComparing(DailyLog::date))
                .toList();
    }

    @Override
    public List<LogRevision> latestRevisions(
            List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT station, log_date, MAX(revision) AS revision FROM logs"
                                + " WHERE station IN (<stations>) AND log_date >= :from"
                                + " AND log_date < :until GROUP BY station, log_date")
                .bindList("stations", stations.stream().map(StationId::value).toList())
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> revision(row))
                .list();
    }

    @Override
    public List<LatestLog> latestDigests(
            List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return List.of();
        }
        return handle.createQuery(
                        "SELECT logs.station, logs.log_date, logs.revision, logs.digest"
                                + " FROM logs JOIN "
                                + LATEST
                                + " ON logs.station = latest.station"
                                + " AND logs.log_date = latest.log_date"
                                + " AND logs.revision = latest.revision")
                .bindMethodsList("stations", stations, ColumnMapper.ID)
                .bind("from", from)
                .bind("until", until)
                .map((row, _) ->
                        new LatestLog(
                                revision(row), new LogDigest(ColumnMapper.text(row, "digest"))))
                .list();
    }

    @Override
    public int removeBefore(LocalDate date, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM logs WHERE (station, log_date, revision) IN"
                                + " (SELECT station, log_date, revision FROM logs old"
                                + " WHERE log_date < :date AND NOT EXISTS"
                                + " (SELECT 1 FROM outbox WHERE outbox.log_station = old.station"
                                + " AND outbox.log_date = old.log_date"
                                + " AND outbox.log_revision = old.revision)"
                                + " ORDER BY log_date, station, revision LIMIT :most)")
                .bind("date", date)
                .bind("most", atMost)
                .execute();
    }

    private static LogRevision revision(ResultSet row) throws SQLException {
        return new LogRevision(
                new StationId(ColumnMapper.text(row, "station")),
                ColumnMapper.date(row, "log_date"),
                row.getInt("revision"));
    }

    @Override
    public void markSent(LogRevision revision, Instant at) {
        handle.createUpdate(
                        "UPDATE logs SET sent_at = :at WHERE station = :station"
                                + " AND log_date = :date AND revision = :revision")
                .bind("at", ColumnMapper.of(at))
                .bind("station", revision.station().value())
                .bind("date", revision.date())
                .bind("revision", revision.number())
                .execute();
    }

    @Override
    public int removeSuperseded(LocalDate from, Instant issuedBefore) {
        return handle.createUpdate(
                        "DELETE FROM logs WHERE log_date >= :from AND issued_at < :before"
                                + " AND EXISTS (SELECT 1 FROM logs later"
                                + " WHERE later.station = logs.station"
                                + " AND later.log_date = logs.log_date"
                                + " AND later.revision > logs.revision)")
                .bind("from", from)
                .bind("before", ColumnMapper.of(issuedBefore))
                .execute();
    }

    @Override
    public Map<LogRevision, Instant> sentTimes(
            List<StationId> stations, LocalDate from, LocalDate until) {
        if (stations.isEmpty()) {
            return Map.of();
        }
        return handle
                .createQuery(
                        "SELECT station, log_date, revision, sent_at FROM logs"
                                + " WHERE station IN (<stations>) AND log_date >= :from"
                                + " AND log_date < :until AND sent_at IS NOT NULL")
                .bindList("stations", stations.stream().map(StationId::value).toList())
                .bind("from", from)
                .bind("until", until)
                .map((row, _) -> Map.entry(revision(row), ColumnMapper.instant(row, "sent_at")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static DailyLog log(ResultSet row) throws SQLException {
        var topic =
                new Topic.Log(
                        new StationId(ColumnMapper.text(row, "station")),
                        ColumnMapper.date(row, "log_date"));
        if (MessageColumn.read(topic, ColumnMapper.text(row, "payload"))
                instanceof Message.LogIssued(DailyLog log)) {
            return log;
        }
        throw new Transactions.Failed("not a daily log: " + topic.text());
    }
}
