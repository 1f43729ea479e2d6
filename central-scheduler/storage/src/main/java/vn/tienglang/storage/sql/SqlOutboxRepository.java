package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.office.store.OutboxRepository;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.OutboxPriority;
import vn.tienglang.office.store.station.UndeliverableMessage;
import vn.tienglang.storage.sql.cluster.SqlOutboxClaims;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.column.MessageColumn;

/** Tables {@code outbox} and {@code dead_letters}. */
record SqlOutboxRepository(Handle handle) implements OutboxRepository {
    private static final String SELECT =
            "SELECT o.id, o.topic, COALESCE(logs.payload, o.payload) AS payload,"
                    + " o.retained, o.expires_at, o.attempts,"
                    + " logs.key_id, logs.signature FROM outbox o"
                    + " LEFT JOIN logs ON logs.station = o.log_station"
                    + " AND logs.log_date = o.log_date"
                    + " AND logs.revision = o.log_revision";

    /** Expiry of a row that stands until it is removed. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private static final int TOPICS_AT_ONCE = 500;

    private static final String SELECT_DEAD =
            "SELECT id, station, topic, reason, detail, dead_since, expires_at FROM dead_letters";

    /** Row of the outbox, not yet decoded. */
    private record StoredMessage(
            long id,
            String topic,
            String payload,
            boolean retained,
            Instant expiresAt,
            int attempts,
            OutboxMessage.Form form) {
        OutboxMessage message() {
            return new OutboxMessage(
                    id, MessageColumn.read(topic, payload), retained, expiresAt, attempts, form);
        }
    }

    @Override
    public void put(Message message, boolean retained, Instant expiresAt) {
        String topic = message.topic().text();
        var claims = new SqlOutboxClaims(handle);
        Optional<String> holder = Optional.empty();
        if (message instanceof Message.LogIssued) {
            holder = claims.replace(topic);
            handle.createUpdate("DELETE FROM dead_letters WHERE topic = :topic")
                    .bind("topic", topic)
                    .execute();
        }
        if (!(message instanceof Message.LogIssued(DailyLog log))
                || !putReference(log, message, retained, expiresAt)) {
            putPayload(message, retained, expiresAt);
        }
        holder.ifPresent(centre -> claims.pass(topic, centre));
    }

    private void putPayload(Message message, boolean retained, Instant expiresAt) {
        handle.createUpdate(
                        "INSERT INTO outbox (topic, payload, retained, expires_at, urgency)"
                                + " VALUES (:topic, :payload, :retained, :expires, :urgency)")
                .bind("topic", message.topic().text())
                .bind("payload", MessageColumn.of(message))
                .bind("retained", retained)
                .bind("expires", ColumnMapper.of(expiresAt))
                .bind("urgency", OutboxPriority.of(message))
                .execute();
    }

    @Override
    public void putLogs(List<OutgoingLog> logs) {
        if (logs.isEmpty()) {
            return;
        }
        removeTopics(logs.stream().map(SqlOutboxRepository::topic).toList());
        PreparedBatch batch =
                handle.prepareBatch(
                        "INSERT INTO outbox (topic, payload, retained, expires_at, urgency,"
                                + " log_station, log_date, log_revision)"
                                + " VALUES (:topic, '', TRUE, :expires, :urgency,"
                                + " :station, :date, :revision)");
        for (OutgoingLog one : logs) {
            batch.bind("topic", topic(one))
                    .bind("expires", ColumnMapper.of(one.expiresAt()))
                    .bind("urgency", OutboxPriority.of(new Message.LogIssued(one.log())))
                    .bind("station", one.log().station().value())
                    .bind("date", one.log().date())
                    .bind("revision", one.log().revision())
                    .add();
        }
        batch.execute();
    }

    private static String topic(OutgoingLog one) {
        return new Message.LogIssued(one.log()).topic().text();
    }

    /** Removes waiting messages and dead letters of these topics; mostly there are none. */
    private void removeTopics(List<String> topics) {
        for (String table : List.of("outbox", "dead_letters")) {
            for (int from = 0; from < topics.size(); from += TOPICS_AT_ONCE) {
                int to = Math.min(from + TOPICS_AT_ONCE, topics.size());
                List<Long> ids =
                        handle.createQuery("SELECT id FROM " + table + " WHERE topic IN (<topics>)")
                                .bindList("topics", topics.subList(from, to))
                                .mapTo(Long.class)
                                .list();
                PreparedBatch batch =
                        handle.prepareBatch("DELETE FROM " + table + " WHERE id = :id");
                ids.forEach(id -> batch.bind("id", id).add());
                if (!ids.isEmpty()) {
                    batch.execute();
                }
            }
        }
    }

    /** Stores a row that refers to the issued log; false when that log was never issued. */
    private boolean putReference(
            DailyLog log, Message message, boolean retained, Instant expiresAt) {
        int stored =
                handle.createUpdate(
                                "INSERT INTO outbox (topic, payload, retained, expires_at, urgency,"
                                        + " log_station, log_date, log_revision)"
                                        + " SELECT :topic, '', :retained, :expires, :urgency,"
                                        + " station, log_date, revision FROM logs"
                                        + " WHERE station = :station AND log_date = :date"
                                        + " AND revision = :revision")
                        .bind("topic", message.topic().text())
                        .bind("retained", retained)
                        .bind("expires", ColumnMapper.of(expiresAt))
                        .bind("urgency", OutboxPriority.of(message))
                        .bind("station", log.station().value())
                        .bind("date", log.date())
                        .bind("revision", log.revision())
                        .execute();
        return stored == 1;
    }

    @Override
    public List<OutboxMessage> next(int atMost, Instant now) {
        return readable(() -> rows(atMost, now), now);
    }

    @Override
    public List<OutboxMessage> claim(CentreName centre, int atMost, Instant now) {
        var claims = new SqlOutboxClaims(handle);
        return readable(() -> rows(claims.claim(centre, atMost, now)), now);
    }

    private List<OutboxMessage> readable(Supplier<List<StoredMessage>> next, Instant now) {
        while (true) {
            var readable = new ArrayList<OutboxMessage>();
            List<StoredMessage> rows = next.get();
            for (StoredMessage row : rows) {
                try {
                    readable.add(row.message());
                } catch (Transactions.Failed e) {
                    String detail = String.valueOf(e.getMessage());
                    bury(row.id(), UndeliverableMessage.Reason.UNREADABLE, detail, now);
                }
            }
            if (!readable.isEmpty() || rows.isEmpty()) {
                return readable;
            }
        }
    }

    @Override
    public Set<Topic> waiting(Set<Topic.Log> topics) {
        if (topics.isEmpty()) {
            return Set.of();
        }
        Map<String, Topic> byText = new HashMap<>();
        topics.forEach(topic -> byText.put(topic.text(), topic));
        var waiting = new HashSet<Topic>();
        for (String table : List.of("outbox", "dead_letters")) {
            handle.createQuery("SELECT topic FROM " + table + " WHERE topic IN (<topics>)")
                    .bindList("topics", List.copyOf(byText.keySet()))
                    .mapTo(String.class)
                    .forEach(text -> Optional.ofNullable(byText.get(text)).ifPresent(waiting::add));
        }
        return waiting;
    }

    private List<StoredMessage> rows(int atMost, Instant now) {
        return rows(
                handle.createQuery(
                                SELECT
                                        + " WHERE o.not_before IS NULL OR o.not_before <= :now"
                                        + " ORDER BY o.urgency, o.id LIMIT :most")
                        .bind("now", ColumnMapper.of(now))
                        .bind("most", atMost));
    }

    private List<StoredMessage> rows(List<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : rows(
                        handle.createQuery(
                                        SELECT + " WHERE o.id IN (<ids>) ORDER BY o.urgency, o.id")
                                .bindList("ids", ids));
    }

    private static List<StoredMessage> rows(Query query) {
        return query.map((row, _) ->
                        new StoredMessage(
                                row.getLong("id"),
                                ColumnMapper.text(row, "topic"),
                                ColumnMapper.text(row, "payload"),
                                row.getBoolean("retained"),
                                ColumnMapper.instant(row, "expires_at"),
                                row.getInt("attempts"),
                                form(row)))
                .list();
    }

    /** A log issued by an earlier version has no signature, and is signed when it is sent. */
    private static OutboxMessage.Form form(ResultSet row) throws SQLException {
        String key = Objects.requireNonNullElse(row.getString("key_id"), "");
        if (key.isEmpty()) {
            return new OutboxMessage.Form.Unsigned();
        }
        return new OutboxMessage.Form.Signed(
                MessageColumn.signed(
                        ColumnMapper.text(row, "topic"),
                        ColumnMapper.text(row, "payload"),
                        new Signature(new KeyId(key), ColumnMapper.text(row, "signature"))));
    }

    @Override
    public boolean remove(long id) {
        return handle.createUpdate("DELETE FROM outbox WHERE id = :id").bind("id", id).execute()
                == 1;
    }

    @Override
    public void postpone(long id, int attempts, Instant until) {
        handle.createUpdate(
                        "UPDATE outbox SET attempts = :attempts, not_before = :until,"
                                + " claimed_by = NULL WHERE id = :id")
                .bind("attempts", attempts)
                .bind("until", ColumnMapper.of(until))
                .bind("id", id)
                .execute();
    }

    @Override
    public void bury(long id, UndeliverableMessage.Reason reason, String detail, Instant since) {
        Optional<String> topic =
                handle.createQuery("SELECT topic FROM outbox WHERE id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .findOne();
        if (topic.isEmpty()) {
            return;
        }
        handle.createUpdate(
                        "INSERT INTO dead_letters (station, topic, payload, retained, urgency,"
                                + " reason, detail, dead_since, expires_at)"
                                + " SELECT :station, o.topic, COALESCE(logs.payload, o.payload),"
                                + " o.retained, o.urgency, :reason, :detail, :since, o.expires_at"
                                + " FROM outbox o LEFT JOIN logs ON logs.station = o.log_station"
                                + " AND logs.log_date = o.log_date"
                                + " AND logs.revision = o.log_revision WHERE o.id = :id")
                .bind("station", station(topic.get()))
                .bind("reason", reason.name())
                .bind("detail", UndeliverableMessage.cut(detail))
                .bind("since", ColumnMapper.of(since))
                .bind("id", id)
                .execute();
        boolean _ = remove(id);
    }

    private static String station(String topic) {
        return Topic.parse(topic)
                .filter(Topic.Log.class::isInstance)
                .map(Topic.Log.class::cast)
                .map(log -> log.station().value())
                .orElse("");
    }

    @Override
    public void putUnplanned(StationId station, String detail, Instant since) {
        int updated =
                handle.createUpdate(
                                "UPDATE dead_letters SET detail = :detail"
                                        + " WHERE station = :station AND reason = :reason")
                        .bind("detail", UndeliverableMessage.cut(detail))
                        .bind("station", station.value())
                        .bind("reason", UndeliverableMessage.Reason.NOT_PLANNED.name())
                        .execute();
        if (updated == 0) {
            handle.createUpdate(
                            "INSERT INTO dead_letters (station, topic, payload, retained, urgency,"
                                    + " reason, detail, dead_since, expires_at)"
                                    + " VALUES (:station, '', '', FALSE, 0,"
                                    + " :reason, :detail, :since, :never)")
                    .bind("station", station.value())
                    .bind("reason", UndeliverableMessage.Reason.NOT_PLANNED.name())
                    .bind("detail", UndeliverableMessage.cut(detail))
                    .bind("since", ColumnMapper.of(since))
                    .bind("never", ColumnMapper.of(NEVER))
                    .execute();
        }
    }

    @Override
    public void removeUnplanned(List<StationId> stations) {
        // Reading costs no sync of the disk, and there is hardly ever anything to remove.
        for (UndeliverableMessage letter : deadLetters()) {
            if (letter.reason() == UndeliverableMessage.Reason.NOT_PLANNED
                    && stations.contains(new StationId(letter.station()))) {
                removeDead(letter.id());
            }
        }
    }

    @Override
    public List<UndeliverableMessage> deadLetters() {
        return handle.createQuery(SELECT_DEAD + " ORDER BY dead_since, id")
                .map((row, _) -> deadLetter(row))
                .list();
    }

    @Override
    public List<UndeliverableMessage> deadLetters(long after, int atMost) {
        return handle.createQuery(SELECT_DEAD + " WHERE id > :after ORDER BY id LIMIT :most")
                .bind("after", after)
                .bind("most", atMost)
                .map((row, _) -> deadLetter(row))
                .list();
    }

    @Override
    public int countDeadLetters(Instant now, int atMost) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM (SELECT id FROM dead_letters"
                                + " WHERE expires_at > :now LIMIT :most) counted")
                .bind("now", ColumnMapper.of(now))
                .bind("most", atMost)
                .mapTo(Integer.class)
                .one();
    }

    private static UndeliverableMessage deadLetter(ResultSet row) throws SQLException {
        return new UndeliverableMessage(
                row.getLong("id"),
                ColumnMapper.text(row, "station"),
                ColumnMapper.text(row, "topic"),
                UndeliverableMessage.Reason.valueOf(ColumnMapper.text(row, "reason")),
                ColumnMapper.text(row, "detail"),
                ColumnMapper.instant(row, "dead_since"),
                ColumnMapper.instant(row, "expires_at"));
    }

    @Override
    public void removeDead(long id) {
        handle.createUpdate("DELETE FROM dead_letters WHERE id = :id").bind("id", id).execute();
    }

    @Override
    public boolean revive(long id) {
        handle.createUpdate(
                        "INSERT INTO outbox (topic, payload, retained, expires_at, urgency)"
                                + " SELECT topic, payload, retained, expires_at, urgency"
                                + " FROM dead_letters WHERE id = :id AND topic <> ''")
                .bind("id", id)
                .execute();
        return handle.createUpdate("DELETE FROM dead_letters WHERE id = :id")
                        .bind("id", id)
                        .execute()
                > 0;
    }

    @Override
    public int removeExpired(Instant now, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM outbox WHERE id IN (SELECT id FROM outbox"
                                + " WHERE expires_at <= :now ORDER BY id LIMIT :most)")
                .bind("now", ColumnMapper.of(now))
                .bind("most", atMost)
                .execute();
    }
}
