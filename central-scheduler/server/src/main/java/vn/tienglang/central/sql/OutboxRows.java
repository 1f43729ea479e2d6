package vn.tienglang.central.sql;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.central.desk.Outbox;
import vn.tienglang.central.desk.OutboxItem;
import vn.tienglang.central.desk.Urgency;

/** Table {@code outbox}. */
record OutboxRows(Handle handle) implements Outbox {
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
                .bind("payload", WireText.of(message))
                .bind("retained", retained)
                .bind("expires", Columns.of(expiresAt))
                .bind("urgency", Urgency.of(message))
                .execute();
    }

    @Override
    public List<OutboxItem> next(int atMost) {
        return handle.createQuery(
                        "SELECT id, topic, payload, retained, expires_at FROM outbox"
                                + " ORDER BY urgency, id LIMIT :most")
                .bind("most", atMost)
                .map((row, _) ->
                        new OutboxItem(
                                row.getLong("id"),
                                WireText.read(
                                        Columns.text(row, "topic"), Columns.text(row, "payload")),
                                row.getBoolean("retained"),
                                Columns.instant(row, "expires_at")))
                .list();
    }

    @Override
    public void remove(long id) {
        handle.createUpdate("DELETE FROM outbox WHERE id = :id").bind("id", id).execute();
    }
}
