package vn.tienglang.storage.sql.emergency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.store.emergency.AlertRepository;
import vn.tienglang.office.store.emergency.AlertSender;
import vn.tienglang.office.store.emergency.IncomingAlert;
import vn.tienglang.storage.sql.column.ColumnMapper;

/** Tables {@code alert_senders} and {@code incoming_alerts}. */
public record SqlAlertRepository(Handle handle) implements AlertRepository {
    private static final String SENDERS =
            "SELECT sender, name, unit, token_digest, public_key, feed, hourly FROM alert_senders";

    private static final String ALERTS =
            "SELECT id, sender, identifier, sent_at, received_at, channel, status, kind, headline,"
                    + " outcome, reasons, detail, emergency FROM incoming_alerts";

    @Override
    public void putSender(AlertSender sender) {
        removeSender(sender.sender());
        handle.createUpdate(
                        "INSERT INTO alert_senders (sender, name, unit, token_digest, public_key,"
                                + " feed, hourly) VALUES (:sender, :name, :unit, :token, :key,"
                                + " :feed, :hourly)")
                .bind("sender", sender.sender())
                .bind("name", sender.name())
                .bind("unit", sender.unit().value())
                .bind("token", sender.tokenDigest())
                .bind("key", sender.publicKey())
                .bind("feed", sender.feed())
                .bind("hourly", sender.hourly())
                .execute();
    }

    @Override
    public void removeSender(String sender) {
        handle.createUpdate("DELETE FROM alert_senders WHERE sender = :sender")
                .bind("sender", sender)
                .execute();
    }

    @Override
    public Optional<AlertSender> findSender(String sender) {
        return handle.createQuery(SENDERS + " WHERE sender = :sender")
                .bind("sender", sender)
                .map((row, _) -> sender(row))
                .findOne();
    }

    @Override
    public List<AlertSender> senders() {
        return handle.createQuery(SENDERS + " ORDER BY name, sender")
                .map((row, _) -> sender(row))
                .list();
    }

    private static AlertSender sender(ResultSet row) throws SQLException {
        return new AlertSender(
                ColumnMapper.text(row, "sender"),
                ColumnMapper.text(row, "name"),
                new AreaCode(ColumnMapper.text(row, "unit")),
                ColumnMapper.text(row, "token_digest"),
                ColumnMapper.text(row, "public_key"),
                ColumnMapper.text(row, "feed"),
                row.getInt("hourly"));
    }

    @Override
    public void add(IncomingAlert alert) {
        handle.createUpdate(
                        "INSERT INTO incoming_alerts (id, sender, identifier, sent_at, received_at,"
                                + " channel, status, kind, headline, outcome, reasons, detail,"
                                + " emergency) VALUES (:id, :sender, :identifier, :sent, :received,"
                                + " :channel, :status, :kind, :headline, :outcome, :reasons,"
                                + " :detail, :emergency)")
                .bind("id", alert.id())
                .bind("sender", alert.sender())
                .bind("identifier", alert.identifier())
                .bind("sent", ColumnMapper.of(alert.sent()))
                .bind("received", ColumnMapper.of(alert.receivedAt()))
                .bind("channel", alert.channel().name())
                .bind("status", alert.status())
                .bind("kind", alert.type())
                .bind("headline", alert.headline())
                .bind("outcome", alert.outcome().name())
                .bind("reasons", alert.reasons())
                .bind("detail", alert.detail())
                .bind("emergency", alert.emergency())
                .execute();
    }

    @Override
    public Optional<IncomingAlert> find(String sender, String identifier, Instant sent) {
        return handle.createQuery(
                        ALERTS
                                + " WHERE sender = :sender AND identifier = :identifier"
                                + " AND sent_at = :sent ORDER BY CASE outcome"
                                + " WHEN :refused THEN 1 ELSE 0 END, id LIMIT 1")
                .bind("sender", sender)
                .bind("identifier", identifier)
                .bind("sent", ColumnMapper.of(sent))
                .bind("refused", IncomingAlert.Outcome.REFUSED.name())
                .map((row, _) -> alert(row))
                .findOne();
    }

    @Override
    public List<IncomingAlert> latest(int atMost) {
        return handle.createQuery(ALERTS + " ORDER BY id DESC LIMIT :most")
                .bind("most", atMost)
                .map((row, _) -> alert(row))
                .list();
    }

    @Override
    public int countSince(String sender, Instant since) {
        return handle.createQuery(
                        "SELECT COUNT(*) FROM incoming_alerts"
                                + " WHERE sender = :sender AND received_at >= :since")
                .bind("sender", sender)
                .bind("since", ColumnMapper.of(since))
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public long highest() {
        return handle.createQuery("SELECT COALESCE(MAX(id), 0) FROM incoming_alerts")
                .mapTo(Long.class)
                .one();
    }

    @Override
    public int removeBefore(Instant before, int atMost) {
        return handle.createUpdate(
                        "DELETE FROM incoming_alerts WHERE id IN (SELECT id FROM incoming_alerts"
                                + " WHERE received_at < :before ORDER BY id LIMIT :most)")
                .bind("before", ColumnMapper.of(before))
                .bind("most", atMost)
                .execute();
    }

    private static IncomingAlert alert(ResultSet row) throws SQLException {
        return new IncomingAlert(
                row.getLong("id"),
                ColumnMapper.text(row, "sender"),
                ColumnMapper.text(row, "identifier"),
                ColumnMapper.instant(row, "sent_at"),
                ColumnMapper.instant(row, "received_at"),
                IncomingAlert.Channel.valueOf(ColumnMapper.text(row, "channel")),
                ColumnMapper.text(row, "status"),
                ColumnMapper.text(row, "kind"),
                ColumnMapper.text(row, "headline"),
                IncomingAlert.Outcome.valueOf(ColumnMapper.text(row, "outcome")),
                ColumnMapper.text(row, "reasons"),
                ColumnMapper.text(row, "detail"),
                row.getLong("emergency"));
    }
}
