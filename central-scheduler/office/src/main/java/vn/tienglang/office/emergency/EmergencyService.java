package vn.tienglang.office.emergency;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyText;

/**
 * Service for emergencies: prepare, ask, confirm, cancel. Two persons release one: the first asks,
 * another confirms. When no second person can be reached, the first releases it alone with a
 * reason, which everybody sees. A cancel needs one person, because silence is never the danger.
 *
 * <p>Every step may be pressed twice: the second time finds it done and changes nothing. What was
 * released is in the outbox, so it goes out after a crash too. May be called from any thread.
 */
public final class EmergencyService {
    /** Shortest reason for a release by one person, in characters. */
    static final int REASON_CHARACTERS = 10;

    private final Transactions transactions;
    private final StationSender sender;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * Service over these repositories.
     *
     * @param sender notified when the outbox has changed
     * @param zone the office's own zone, which decides to which day an emergency belongs
     */
    public EmergencyService(
            Transactions transactions, StationSender sender, InstantSource clock, ZoneId zone) {
        this.transactions = transactions;
        this.sender = sender;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Stores a draft, whole or not. The same key again returns the draft that it made.
     *
     * @param key key of the form, 1 to 64 characters
     */
    public EmergencyRecord prepare(String key, EmergencyRecord.Content content, Officer officer) {
        return transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.URGENT);
            Optional<EmergencyRecord> before = repositories.emergencies().findByKey(key);
            if (before.isPresent()) {
                return before.get();
            }
            Instant now = now();
            long id = repositories.counters().value(Counters.EMERGENCY) + 1;
            repositories.counters().countTo(Counters.EMERGENCY, id);
            var draft =
                    new EmergencyRecord(
                            id,
                            key,
                            EmergencyRecord.State.PREPARED,
                            content,
                            officer.login(),
                            now,
                            "",
                            "",
                            "",
                            Optional.empty());
            repositories.emergencies().put(draft);
            audit(repositories, officer, "emergency-prepare", draft, now);
            return draft;
        });
    }

    /** Every reason against releasing this content now. */
    public List<EmergencyRefusal> check(EmergencyRecord.Content content) {
        return transactions.inTransaction(
                repositories -> new EmergencyCheck(repositories, zone, now()).check(content));
    }

    /** The stations of this content as it would be released now, and what each plays. */
    public EmergencyScope scope(EmergencyRecord.Content content) {
        return transactions.inTransaction(repositories ->
                EmergencyScope.of(
                        repositories,
                        content,
                        EmergencyCheck.clips(repositories, content),
                        LocalDate.ofInstant(now(), zone)));
    }

    /** The first person asks for the release. */
    public EmergencyResult ask(long id, Officer officer) {
        return step(
                id,
                (repositories, emergency) ->
                        switch (emergency.state()) {
                            case PREPARED -> {
                                List<EmergencyRefusal> refusals = refusals(repositories, emergency);
                                if (!refusals.isEmpty()) {
                                    yield new EmergencyResult.Refused(refusals);
                                }
                                EmergencyRecord asked = emergency.askedBy(officer.login());
                                repositories.emergencies().put(asked);
                                audit(repositories, officer, "emergency-ask", asked, now());
                                yield new EmergencyResult.Done(asked);
                            }
                            case ASKED, RELEASED -> new EmergencyResult.Done(emergency);
                            case ENDED, DISCARDED -> refused(EmergencyRefusal.Reason.WRONG_STATE);
                        });
    }

    /** The second person confirms: the emergency is released. */
    public EmergencyResult confirm(long id, Officer officer) {
        return step(
                id,
                (repositories, emergency) ->
                        switch (emergency.state()) {
                            case ASKED ->
                                    officer.login().equals(emergency.askedBy())
                                            ? refused(EmergencyRefusal.Reason.SAME_PERSON)
                                            : release(repositories, emergency, officer, "");
                            case RELEASED -> new EmergencyResult.Done(emergency);
                            case PREPARED, ENDED, DISCARDED ->
                                    refused(EmergencyRefusal.Reason.WRONG_STATE);
                        });
    }

    /** One person releases it alone, because no second one can be reached. */
    public EmergencyResult breakGlass(long id, String reason, Officer officer) {
        String why = reason.strip();
        if (why.length() > EmergencyText.PART_CHARACTERS) {
            return refused(EmergencyRefusal.Reason.REASON_TOO_LONG);
        }
        if (why.length() < REASON_CHARACTERS) {
            return refused(EmergencyRefusal.Reason.REASON_MISSING);
        }
        return step(
                id,
                (repositories, emergency) ->
                        switch (emergency.state()) {
                            case ASKED -> release(repositories, emergency, officer, why);
                            case RELEASED -> new EmergencyResult.Done(emergency);
                            case PREPARED, ENDED, DISCARDED ->
                                    refused(EmergencyRefusal.Reason.WRONG_STATE);
                        });
    }

    /** Drops a draft that was not released. */
    public EmergencyResult discard(long id, Officer officer) {
        return step(
                id,
                (repositories, emergency) ->
                        switch (emergency.state()) {
                            case PREPARED, ASKED -> {
                                EmergencyRecord dropped =
                                        emergency.in(EmergencyRecord.State.DISCARDED);
                                repositories.emergencies().put(dropped);
                                audit(repositories, officer, "emergency-discard", dropped, now());
                                yield new EmergencyResult.Done(dropped);
                            }
                            case DISCARDED -> new EmergencyResult.Done(emergency);
                            case RELEASED, ENDED -> refused(EmergencyRefusal.Reason.WRONG_STATE);
                        });
    }

    /** Cancels a released emergency everywhere, at once; one person is enough. */
    public EmergencyResult cancel(long id, Officer officer) {
        EmergencyResult result =
                step(
                        id,
                        (repositories, emergency) ->
                                switch (emergency.state()) {
                                    case RELEASED -> cancel(repositories, emergency, officer);
                                    case ENDED -> new EmergencyResult.Done(emergency);
                                    case PREPARED, ASKED, DISCARDED ->
                                            refused(EmergencyRefusal.Reason.WRONG_STATE);
                                });
        sender.outboxChanged();
        return result;
    }

    private EmergencyResult cancel(
            Repositories repositories, EmergencyRecord emergency, Officer officer) {
        Instant now = now();
        EmergencyRecord.Content said = emergency.content();
        if (emergency.content().kind() == Emergency.Kind.CANCEL) {
            return refused(EmergencyRefusal.Reason.WRONG_STATE);
        }
        // A station that was away long may still get the alert from the broker until its end.
        Instant least = now.plus(EmergencyCheck.VALID_AT_MOST);
        var content =
                new EmergencyRecord.Content(
                        Emergency.Kind.CANCEL,
                        said.exercise(),
                        said.hazard(),
                        said.text(),
                        said.unit(),
                        said.areas(),
                        List.of(),
                        said.expires().isAfter(least) ? said.expires() : least,
                        0,
                        OptionalLong.of(emergency.id()));
        Emergency message = new EmergencyIssuer(repositories, zone, now).cancel(content, emergency);
        long id = repositories.counters().value(Counters.EMERGENCY) + 1;
        repositories.counters().countTo(Counters.EMERGENCY, id);
        var cancel =
                new EmergencyRecord(
                                id,
                                "cancel-" + emergency.id(),
                                EmergencyRecord.State.RELEASED,
                                content,
                                officer.login(),
                                now,
                                officer.login(),
                                officer.login(),
                                "",
                                Optional.empty())
                        .released(officer.login(), "", message);
        repositories.emergencies().put(cancel);
        audit(repositories, officer, "emergency-cancel", emergency, now);
        return new EmergencyResult.Done(emergency.in(EmergencyRecord.State.ENDED));
    }

    private EmergencyResult release(
            Repositories repositories, EmergencyRecord emergency, Officer officer, String reason) {
        List<EmergencyRefusal> refusals = refusals(repositories, emergency);
        if (!refusals.isEmpty()) {
            return new EmergencyResult.Refused(refusals);
        }
        Instant now = now();
        Emergency message = new EmergencyIssuer(repositories, zone, now).issue(emergency.content());
        EmergencyRecord released = emergency.released(officer.login(), reason, message);
        repositories.emergencies().put(released);
        boolean isAlone = !reason.isEmpty();
        audit(
                repositories,
                officer,
                isAlone ? "emergency-break-glass" : "emergency-release",
                released,
                now);
        return new EmergencyResult.Done(released);
    }

    private List<EmergencyRefusal> refusals(Repositories repositories, EmergencyRecord emergency) {
        return new EmergencyCheck(repositories, zone, now()).check(emergency.content());
    }

    /** One step in one transaction; no two run at a time. The link is told after it. */
    private EmergencyResult step(
            long id, BiFunction<Repositories, EmergencyRecord, EmergencyResult> work) {
        EmergencyResult result =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.URGENT);
                    return repositories
                            .emergencies()
                            .find(id)
                            .map(emergency -> work.apply(repositories, emergency))
                            .orElseGet(() -> refused(EmergencyRefusal.Reason.UNKNOWN));
                });
        if (result instanceof EmergencyResult.Done(EmergencyRecord done)
                && done.message().isPresent()) {
            sender.outboxChanged();
        }
        return result;
    }

    private static EmergencyResult refused(EmergencyRefusal.Reason reason) {
        return new EmergencyResult.Refused(List.of(new EmergencyRefusal(reason)));
    }

    private static void audit(
            Repositories repositories,
            Officer officer,
            String action,
            EmergencyRecord emergency,
            Instant now) {
        String about =
                emergency.message().map(one -> one.airing().value()).orElse("#" + emergency.id());
        String why = emergency.breakGlass().isEmpty() ? "" : ": " + emergency.breakGlass();
        repositories
                .audit()
                .add(
                        AuditEntry.by(officer, now, action, about + why)
                                .changing(emergency.content().unit().value(), "", ""));
    }

    /** The repositories store whole milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** The emergency of this draft number. */
    public Optional<EmergencyRecord> find(long id) {
        return transactions.inTransaction(repositories -> repositories.emergencies().find(id));
    }

    /** The newest emergencies, the newest first. */
    public List<EmergencyRecord> latest(int atMost) {
        return transactions.inTransaction(
                repositories -> new ArrayList<>(repositories.emergencies().latest(atMost)));
    }

    /** How far a released emergency has come at each of its stations; empty before the release. */
    public Optional<EmergencyBoard> board(long id) {
        return transactions.inTransaction(repositories ->
                repositories
                        .emergencies()
                        .find(id)
                        .flatMap(EmergencyRecord::message)
                        .map(message -> EmergencyBoard.of(repositories, message.number())));
    }
}
