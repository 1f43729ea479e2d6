package vn.tienglang.storage.sql;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.store.OutboxRepository;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.OutboxPriority;

/** Table {@code outbox}. */
record SqlOutboxRepository(Handle handle) implements OutboxRepository {
    @Override
    public void put(Message message, boolean retained, Instant expiresAt) {
        String topic = message.topic().text();
        if (message instanceof Message.LogIssued) {
            handle.createUpdate("DELETE FROM outbox WHERE topic = :topic")
                    .bind("topic", topic)
                    .execute();
        }
        handle.createUpdate(
                        "INSERT INTO outbox (topic, payload, retained, expires_at, urgency)"
                                + " VALUES (:topic, :payload, :retained, :expires, :urgency)")
                .bind("topic", topic)
                .bind("payload", MessageColumn.of(message))
                .bind("retained", retained)
                .bind("expires", ColumnMapper.of(expiresAt))
                .bind("urgency", OutboxPriority.of(message))
                .execute();
    }

    @Override
    public List<OutboxMessage> next(int atMost) {
        return handle.createQuery(
                        "SELECT id, topic, payload, retained, expires_at FROM outbox"
                                + " ORDER BY urgency, id LIMIT :most")
                .bind("most", atMost)
                .map((row, _) ->
                        new OutboxMessage(
                                row.getLong("id"),
                                MessageColumn.read(
                                        ColumnMapper.text(row, "topic"),
                                        ColumnMapper.text(row, "payload")),
                                row.getBoolean("retained"),
                                ColumnMapper.instant(row, "expires_at")))
                .list();
    }

    @Override
    public void remove(long id) {
        handle.createUpdate("DELETE FROM outbox WHERE id = :id").bind("id", id).execute();
    }
}
