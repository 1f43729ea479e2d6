package vn.tienglang.office.cap;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.AlertSender;

/** Registration of the senders of CAP alerts. May be called from any thread. */
public final class AlertSenderService {
    /** Highest limit of alerts an hour. */
    public static final int HOURLY_AT_MOST = 1_000;

    private static final int TOKEN_BYTES = 24;

    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random;

    public AlertSenderService(Transactions transactions, InstantSource clock, SecureRandom random) {
        this.transactions = transactions;
        this.clock = clock;
        this.random = random;
    }

    /** Result of a registration. */
    public sealed interface Result {
        /**
         * Registered, or replaced.
         *
         * @param token its new token, shown once
         */
        record Registered(String token) implements Result {}

        /** A field is wrong: sender, name, unit, key, or limit. */
        record Wrong(String field) implements Result {}
    }

    /** All senders, by name. */
    public List<AlertSender> senders() {
        return transactions.inTransaction(repositories -> repositories.alerts().senders());
    }

    /** Registers a sender, or replaces it; its old token is not valid any more. */
    public Result register(
            String sender,
            String name,
            AreaCode unit,
            String publicKey,
            int hourly,
            Officer officer) {
        if (!sender.matches("[^\\s<&,]{1," + AlertSender.SENDER_CHARACTERS + "}")) {
            return new Result.Wrong("sender");
        }
        if (name.isBlank() || name.length() > 200) {
            return new Result.Wrong("name");
        }
        Optional<String> key = keyText(publicKey);
        if (key.isEmpty()) {
            return new Result.Wrong("key");
        }
        if (hourly < 1 || hourly > HOURLY_AT_MOST) {
            return new Result.Wrong("hourly");
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        boolean isKnownUnit =
                transactions.inTransaction(repositories -> {
                    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
                    if (repositories.areas().tree().find(unit, today).isEmpty()) {
                        return false;
                    }
                    repositories
                            .alerts()
                            .putSender(
                                    new AlertSender(
                                            sender,
                                            name.strip(),
                                            unit,
                                            StationKeys.sha256(token),
                                            key.get(),
                                            "",
                                            hourly));
                    repositories.audit().add(audit(officer, "alert-sender-put", sender, unit));
                    return true;
                });
        return isKnownUnit ? new Result.Registered(token) : new Result.Wrong("unit");
    }

    /** Empty text for no key; empty for one that cannot be read. */
    private static Optional<String> keyText(String publicKey) {
        String text =
                publicKey
                        .replace("-----BEGIN PUBLIC KEY-----", "")
                        .replace("-----END PUBLIC KEY-----", "")
                        .replaceAll("\\s", "");
        if (text.isEmpty()) {
            return Optional.of("");
        }
        return text.length() <= AlertSender.KEY_CHARACTERS
                ? CapSignature.key(text).map(_ -> text)
                : Optional.empty();
    }

    /** Removes a sender; its token is not valid any more. */
    public void remove(String sender, Officer officer) {
        transactions.inTransaction(repositories -> {
            Optional<AlertSender> known = repositories.alerts().findSender(sender);
            if (known.isPresent()) {
                repositories.alerts().removeSender(sender);
                repositories
                        .audit()
                        .add(audit(officer, "alert-sender-remove", sender, known.get().unit()));
            }
            return known.isPresent();
        });
    }

    private AuditEntry audit(Officer officer, String action, String sender, AreaCode unit) {
        return AuditEntry.by(
                        officer, clock.instant().truncatedTo(ChronoUnit.MILLIS), action, sender)
                .changing(unit.value(), "", "");
    }
}
