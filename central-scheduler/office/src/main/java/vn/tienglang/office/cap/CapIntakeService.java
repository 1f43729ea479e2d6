package vn.tienglang.office.cap;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.emergency.EmergencyService;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.AlertSender;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.IncomingAlert;

/**
 * Intake of CAP alerts. Each alert becomes a draft on the desk, drops a draft that was not released
 * yet, asks a person to cancel a released emergency, or is refused with its reasons. Nothing sounds
 * without the two persons of the desk; an exercise becomes a draft of a drill; test, system and
 * draft alerts become nothing.
 *
 * <pre>
 * Alert                           -> draft
 * Update of a draft               -> the draft is dropped, a new one made
 * Update of a released emergency  -> draft of an update that replaces it
 * Update without a known alert    -> replaces what this sender has in force; otherwise a draft with a warning
 * Cancel of a draft               -> the draft is dropped
 * Cancel of a released emergency  -> waits for a person
 * same sender, identifier, time   -> refused as duplicate
 * </pre>
 *
 * <p>May be called from any thread. A crash between the draft and the entry in the list leaves the
 * draft; the same alert again finds it by its key.
 */
public final class CapIntakeService {
    /** Oldest alert that is taken. */
    static final Duration OLDEST = Duration.ofHours(24);

    /** How far the clock of a sender may be ahead. */
    static final Duration AHEAD = Duration.ofMinutes(5);

    /** Alerts of a sender that are searched for one in force. */
    private static final int SEARCHED = 200;

    private final Transactions transactions;
    private final EmergencyService emergencies;
    private final InstantSource clock;
    private final ZoneId zone;
    private final CapParser parser = new CapParser();

    public CapIntakeService(
            Transactions transactions,
            EmergencyService emergencies,
            InstantSource clock,
            ZoneId zone) {
        this.transactions = transactions;
        this.emergencies = emergencies;
        this.clock = clock;
        this.zone = zone;
    }

    /** Decision about an alert before anything is written. */
    private sealed interface Decision {
        record Refuse(List<CapProblem> problems) implements Decision {}

        record Draft(EmergencyRecord.Content content, List<Long> dropped, List<CapProblem> warnings)
                implements Decision {}

        record Drop(long emergency) implements Decision {}

        record AskCancel(long emergency) implements Decision {}
    }

    /** The sender with this token; programs without one are not heard. */
    public Optional<AlertSender> senderOf(String token) {
        byte[] digest = StationKeys.sha256(token).getBytes(StandardCharsets.US_ASCII);
        return transactions.inTransaction(repositories -> repositories.alerts().senders()).stream()
                .filter(sender -> !sender.tokenDigest().isEmpty())
                .filter(sender ->
                        MessageDigest.isEqual(
                                sender.tokenDigest().getBytes(StandardCharsets.US_ASCII), digest))
                .findFirst();
    }

    /** The newest alerts, the newest first. */
    public List<IncomingAlert> latest(int atMost) {
        return transactions.inTransaction(repositories -> repositories.alerts().latest(atMost));
    }

    /**
     * Receives an alert.
     *
     * @param xml its XML, as it came
     * @param through registered sender whose token or feed it came with; empty for a file
     * @param officer who acts: the person of a file, or a name for the program
     * @return what became of it
     */
    public IncomingAlert receive(
            byte[] xml,
            IncomingAlert.Channel channel,
            Optional<AlertSender> through,
            Officer officer) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (parser.parse(xml)) {
            case CapParseResult.Rejected(CapProblem problem) ->
                    store(unreadable(now, channel, through, problem));
            case CapParseResult.Parsed parsed -> receive(parsed, channel, through, officer, now);
        };
    }

    private IncomingAlert receive(
            CapParseResult.Parsed parsed,
            IncomingAlert.Channel channel,
            Optional<AlertSender> through,
            Officer officer,
            Instant now) {
        CapAlert alert = parsed.alert();
        Decision decision =
                transactions.inTransaction(
                        repositories -> decide(repositories, parsed, through, now));
        var entry = new Entry(alert, channel, now);
        return switch (decision) {
            case Decision.Refuse(var problems) ->
                    store(entry.with(IncomingAlert.Outcome.REFUSED, problems, 0));
            case Decision.Draft(var content, var dropped, var warnings) -> {
                dropped.forEach(id -> emergencies.discard(id, officer));
                EmergencyRecord draft = emergencies.prepare(key(alert), content, officer);
                yield store(entry.with(IncomingAlert.Outcome.DRAFT, warnings, draft.id()));
            }
            case Decision.Drop(long id) -> {
                emergencies.discard(id, officer);
                yield store(entry.with(IncomingAlert.Outcome.DRAFT_DROPPED, List.of(), id));
            }
            case Decision.AskCancel(long id) ->
                    store(entry.with(IncomingAlert.Outcome.CANCEL_WAITS, List.of(), id));
        };
    }

    private Decision decide(
            Repositories repositories,
            CapParseResult.Parsed parsed,
            Optional<AlertSender> through,
            Instant now) {
        CapAlert alert = parsed.alert();
        Optional<AlertSender> sender = repositories.alerts().findSender(alert.sender());
        if (through.isPresent() && !through.get().sender().equals(alert.sender())) {
            return refuse(CapProblem.Reason.WRONG_TOKEN);
        }
        if (sender.filter(AlertSender::signs).isPresent()) {
            Optional<CapProblem.Reason> wrong =
                    CapSignature.key(sender.get().publicKey())
                            .map(key -> CapSignature.check(parsed.document(), key))
                            .orElse(Optional.of(CapProblem.Reason.WRONG_SIGNATURE));
            if (wrong.isPresent()) {
                return refuse(wrong.get());
            }
        }
        if (sender.isPresent()
                && repositories.alerts().countSince(alert.sender(), now.minus(Duration.ofHours(1)))
                        >= sender.get().hourly()) {
            return refuse(CapProblem.Reason.LIMIT);
        }
        Optional<IncomingAlert> before =
                repositories
                        .alerts()
                        .find(alert.sender(), alert.identifier(), alert.sent())
                        .filter(one -> one.outcome() != IncomingAlert.Outcome.REFUSED);
        if (before.isPresent()) {
            return refuse(CapProblem.Reason.DUPLICATE);
        }
        Optional<CapProblem.Reason> unfit = unfit(alert, now);
        if (unfit.isPresent()) {
            return refuse(unfit.get());
        }
        return alert.type() == CapAlert.Type.CANCEL
                ? cancel(repositories, alert)
                : draft(repositories, alert, sender, now);
    }

    private static Decision refuse(CapProblem.Reason reason) {
        return new Decision.Refuse(List.of(new CapProblem(reason)));
    }

    private static Optional<CapProblem.Reason> unfit(CapAlert alert, Instant now) {
        if (alert.type() == CapAlert.Type.ACK || alert.type() == CapAlert.Type.ERROR) {
            return Optional.of(CapProblem.Reason.NO_ALERT);
        }
        if (alert.status() != CapAlert.Status.ACTUAL
                && alert.status() != CapAlert.Status.EXERCISE) {
            return Optional.of(CapProblem.Reason.NOT_MEANT);
        }
        if (!alert.isPublic()) {
            return Optional.of(CapProblem.Reason.NOT_PUBLIC);
        }
        if (alert.sent().isAfter(now.plus(AHEAD))) {
            return Optional.of(CapProblem.Reason.FROM_THE_FUTURE);
        }
        if (alert.sent().isBefore(now.minus(OLDEST))) {
            return Optional.of(CapProblem.Reason.TOO_OLD);
        }
        if (alert.type() == CapAlert.Type.CANCEL) {
            return Optional.empty();
        }
        if (alert.infos().isEmpty()) {
            return Optional.of(CapProblem.Reason.NO_INFO);
        }
        return CapDraft.end(alert, now).isAfter(now)
                ? Optional.empty()
                : Optional.of(CapProblem.Reason.EXPIRED);
    }

    /** The emergencies made from the alerts that this one names; only those of its own sender. */
    private static List<EmergencyRecord> named(Repositories repositories, CapAlert alert) {
        return alert.references().stream()
                .filter(reference -> reference.sender().equals(alert.sender()))
                .flatMap(reference ->
                        repositories
                                .alerts()
                                .find(reference.sender(), reference.identifier(), reference.sent())
                                .stream())
                .flatMap(one -> repositories.emergencies().find(one.emergency()).stream())
                .toList();
    }

    private static boolean isDraft(EmergencyRecord emergency) {
        return emergency.state() == EmergencyRecord.State.PREPARED
                || emergency.state() == EmergencyRecord.State.ASKED;
    }

    private static boolean isReleased(EmergencyRecord emergency) {
        return emergency.state() == EmergencyRecord.State.RELEASED;
    }

    private static Decision cancel(Repositories repositories, CapAlert alert) {
        List<EmergencyRecord> named = named(repositories, alert);
        Optional<EmergencyRecord> released =
                named.stream().filter(CapIntakeService::isReleased).findFirst();
        if (released.isPresent()) {
            return new Decision.AskCancel(released.get().id());
        }
        return named.stream()
                .filter(CapIntakeService::isDraft)
                .findFirst()
                .<Decision>map(one -> new Decision.Drop(one.id()))
                .orElseGet(() -> refuse(CapProblem.Reason.NO_REFERENCE));
    }

    private Decision draft(
            Repositories repositories, CapAlert alert, Optional<AlertSender> sender, Instant now) {
        AreaTree tree = repositories.areas().tree();
        LocalDate today = LocalDate.ofInstant(now, zone);
        CapUnits found = CapUnits.of(alert, tree, today);
        var problems = new ArrayList<>(found.problems());
        var units = new TreeSet<AreaCode>(found.units());
        sender.ifPresent(known -> units.removeIf(unit -> !tree.within(unit, known.unit(), today)));
        if (units.isEmpty()) {
            if (!found.units().isEmpty()) {
                problems.add(new CapProblem(CapProblem.Reason.NO_UNIT));
            }
            return new Decision.Refuse(problems);
        }
        if (sender.isEmpty()) {
            problems.add(new CapProblem(CapProblem.Reason.UNKNOWN_SENDER));
        }
        List<EmergencyRecord> named =
                alert.type() == CapAlert.Type.UPDATE ? named(repositories, alert) : List.of();
        Optional<EmergencyRecord> replaced =
                named.stream().filter(CapIntakeService::isReleased).findFirst();
        if (alert.type() == CapAlert.Type.UPDATE && named.isEmpty()) {
            problems.add(new CapProblem(CapProblem.Reason.NO_REFERENCE));
            replaced = inForce(repositories, alert, now);
        }
        return new Decision.Draft(
                CapDraft.of(
                        alert,
                        CapDraft.info(alert).orElseThrow(),
                        units,
                        CapDraft.common(units, tree, today),
                        replaced.map(one -> OptionalLong.of(one.id())).orElse(OptionalLong.empty()),
                        now,
                        zone),
                named.stream().filter(CapIntakeService::isDraft).map(EmergencyRecord::id).toList(),
                problems);
    }

    /** What was released of this sender and has not ended. */
    private static Optional<EmergencyRecord> inForce(
            Repositories repositories, CapAlert alert, Instant now) {
        return repositories.alerts().latest(SEARCHED).stream()
                .filter(one -> one.sender().equals(alert.sender()) && one.emergency() != 0)
                .flatMap(one -> repositories.emergencies().find(one.emergency()).stream())
                .filter(CapIntakeService::isReleased)
                .filter(one -> one.content().expires().isAfter(now))
                .findFirst();
    }

    /** The same alert has the same key, so that it makes one draft. */
    private static String key(CapAlert alert) {
        return "cap-"
                + StationKeys.sha256(
                                alert.sender() + "\n" + alert.identifier() + "\n" + alert.sent())
                        .substring(0, 56);
    }

    private record Entry(CapAlert alert, IncomingAlert.Channel channel, Instant now) {
        IncomingAlert with(
                IncomingAlert.Outcome outcome, List<CapProblem> problems, long emergency) {
            String headline =
                    CapDraft.info(alert)
                            .map(info -> info.headline().isBlank() ? info.event() : info.headline())
                            .orElse("");
            return new IncomingAlert(
                    0,
                    alert.sender(),
                    alert.identifier(),
                    alert.sent(),
                    now,
                    channel,
                    alert.status().name(),
                    alert.type().name(),
                    headline,
                    outcome,
                    names(problems),
                    details(problems),
                    emergency);
        }
    }

    private static IncomingAlert unreadable(
            Instant now,
            IncomingAlert.Channel channel,
            Optional<AlertSender> through,
            CapProblem problem) {
        return new IncomingAlert(
                0,
                through.map(AlertSender::sender).orElse(""),
                "",
                now,
                now,
                channel,
                "",
                "",
                "",
                IncomingAlert.Outcome.REFUSED,
                names(List.of(problem)),
                problem.detail(),
                0);
    }

    private static String names(List<CapProblem> problems) {
        return problems.stream()
                .map(problem -> problem.reason().name())
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String details(List<CapProblem> problems) {
        return problems.stream()
                .map(CapProblem::detail)
                .filter(detail -> !detail.isBlank())
                .collect(Collectors.joining("; "));
    }

    /**
     * Enters it into the list. An alert beyond the limit of its sender is entered once, and a feed
     * that repeats what was refused is not entered again.
     */
    private IncomingAlert store(IncomingAlert alert) {
        return transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.URGENT);
            boolean isFlood =
                    alert.reasons().equals(CapProblem.Reason.LIMIT.name())
                            && repositories.alerts().latest(1).stream()
                                    .anyMatch(one -> one.reasons().equals(alert.reasons()));
            boolean isRepeated =
                    alert.channel() == IncomingAlert.Channel.FEED
                            && repositories
                                    .alerts()
                                    .find(alert.sender(), alert.identifier(), alert.sent())
                                    .isPresent();
            IncomingAlert numbered = numbered(alert, repositories.alerts().highest() + 1);
            if (!isFlood && !isRepeated) {
                repositories.alerts().add(numbered);
            }
            return numbered;
        });
    }

    private static IncomingAlert numbered(IncomingAlert alert, long id) {
        return new IncomingAlert(
                id,
                alert.sender(),
                alert.identifier(),
                alert.sent(),
                alert.receivedAt(),
                alert.channel(),
                alert.status(),
                alert.type(),
                alert.headline(),
                alert.outcome(),
                alert.reasons(),
                alert.detail(),
                alert.emergency());
    }
}
