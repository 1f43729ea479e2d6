package vn.tienglang.office.station;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.EnrolmentAnswer;
import vn.tienglang.airtime.enrolment.EnrolmentCode;
import vn.tienglang.airtime.enrolment.EnrolmentRequest;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationCode;
import vn.tienglang.office.store.station.StationOrder;
import vn.tienglang.office.store.station.StationRevocation;
import vn.tienglang.office.store.station.StationState;

/**
 * Enrolment of stations while the centre runs: codes, boards that are enrolled with them, and
 * revocation. Each change is one transaction with its audit entry. Its methods may be called from
 * any thread.
 *
 * <pre>
 * no code  -> open     an officer orders a code
 * open     -> open     another code is ordered; the former enrols nothing any more
 * open     -> used     a board proves that it knows the code and owns its key
 * open     -> expired  48 hours are over
 * used     -> used     the same board asks again, because the answer was lost
 * </pre>
 */
public final class EnrolmentService {
    /** How long a code is valid. */
    public static final Duration VALIDITY = Duration.ofDays(2);

    /** Most tags of a station. */
    public static final int TAGS_MOST = 30;

    private static final int LISTED_MOST = 200;

    private final Transactions transactions;
    private final StationSettings settings;
    private final Consumer<StationId> listener;
    private final PublishTrigger publishing;
    private final InstantSource clock;
    private final ZoneId zone;
    private final SecureRandom random;

    /**
     * @param listener called with the station after each change of who may connect, on the thread
     *     that made it
     */
    public EnrolmentService(
            Transactions transactions,
            StationSettings settings,
            Consumer<StationId> listener,
            PublishTrigger publishing,
            InstantSource clock,
            ZoneId zone,
            SecureRandom random) {
        this.transactions = transactions;
        this.settings = settings;
        this.listener = listener;
        this.publishing = publishing;
        this.clock = clock;
        this.zone = zone;
        this.random = random;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Makes a code for a station that is not enrolled. */
    public CodeResult addStation(StationOrder order, Officer officer) {
        return makeCode(order, false, officer);
    }

    /**
     * Makes a code for a new board of an enrolled station. The old board works until the code is
     * used, and its entries stay.
     */
    public CodeResult replaceBoard(StationOrder order, Officer officer) {
        return makeCode(order, true, officer);
    }

    private CodeResult makeCode(StationOrder order, boolean replace, Officer officer) {
        Instant now = now();
        EnrolmentCode code = EnrolmentCode.random(random);
        Instant expires = now.plus(VALIDITY);
        return transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.ENROLMENTS);
            List<CodeResult.Reason> reasons = reasons(repositories, order, replace, now);
            if (!reasons.isEmpty()) {
                return new CodeResult.Refused(reasons);
            }
            repositories
                    .commissioning()
                    .putCode(
                            new StationCode(
                                    code.id(),
                                    code.mac(),
                                    order,
                                    now,
                                    officer.login(),
                                    expires,
                                    Optional.empty()));
            audit(
                    repositories,
                    now,
                    officer.login(),
                    replace ? "station-code-replace" : "station-code",
                    order.station() + " " + order.relay() + ", until " + expires);
            return new CodeResult.Made(code, expires);
        });
    }

    private List<CodeResult.Reason> reasons(
            Repositories repositories, StationOrder order, boolean replace, Instant now) {
        var reasons = new ArrayList<CodeResult.Reason>();
        if (!PlainText.isLine(order.name(), StationOrder.NAME_CHARACTERS)) {
            reasons.add(CodeResult.Reason.NAME);
        }
        if (!order.phone().isEmpty()
                && !PlainText.isLine(order.phone(), StationOrder.PHONE_CHARACTERS)) {
            reasons.add(CodeResult.Reason.PHONE);
        }
        if (order.tags().size() > TAGS_MOST) {
            reasons.add(CodeResult.Reason.TAGS);
        }
        if (ancestry(repositories, order, now).isEmpty()) {
            reasons.add(CodeResult.Reason.UNKNOWN_AREA);
        }
        boolean enrolled = repositories.enrolments().find(order.station()).isPresent();
        if (enrolled && !replace) {
            reasons.add(CodeResult.Reason.ENROLLED_ALREADY);
        }
        if (!enrolled && replace) {
            reasons.add(CodeResult.Reason.NOT_ENROLLED);
        }
        try {
            var _ = RelayOption.parse(order.relay());
        } catch (IllegalArgumentException e) {
            reasons.add(CodeResult.Reason.RELAY);
        }
        return reasons;
    }

    private List<Area> ancestry(Repositories repositories, StationOrder order, Instant now) {
        return repositories.areas().tree().ancestry(order.area(), LocalDate.ofInstant(now, zone));
    }

    /**
     * Enrols the board that sends this request.
     *
     * @param address network address of the sender, for the throttle
     */
    public EnrolmentResult enrol(EnrolmentRequest request, String address) {
        Instant now = now();
        Stored stored = transactions.inTransaction(books -> store(books, request, address, now));
        return switch (stored) {
            case Stored.Refused(EnrolmentResult result) -> result;
            case Stored.Done(
                            StationCode code,
                            Enrolment enrolment,
                            var ancestry,
                            boolean isNew) -> {
                if (isNew) {
                    listener.accept(enrolment.station().id());
                    publishing.publishNow();
                }
                yield new EnrolmentResult.Enrolled(
                        enrolment.station().id(), answer(code, enrolment, ancestry), code.mac());
            }
        };
    }

    private EnrolmentAnswer answer(StationCode code, Enrolment enrolment, List<Area> ancestry) {
        Optional<StationSettings.Certificates> tls = settings.certificates(enrolment);
        return new EnrolmentAnswer(
                settings.settings(
                        enrolment,
                        ancestry,
                        RelayOption.parse(code.order().relay()),
                        code.order().pagePort()),
                tls.map(StationSettings.Certificates::authority).orElse(""),
                tls.map(StationSettings.Certificates::station).orElse(""));
    }

    /** What the transaction of a request did. */
    private sealed interface Stored {
        record Done(StationCode code, Enrolment enrolment, List<Area> ancestry, boolean isNew)
                implements Stored {}

        record Refused(EnrolmentResult result) implements Stored {}
    }

    private Stored store(
            Repositories repositories, EnrolmentRequest request, String address, Instant now) {
        repositories.counters().hold(Counters.ENROLMENTS);
        var throttle = new EnrolmentThrottle(repositories, address);
        Duration wait = throttle.waitLeft(now);
        if (!wait.isZero()) {
            return new Stored.Refused(new EnrolmentResult.Throttled(wait));
        }
        Optional<StationCode> found =
                repositories
                        .commissioning()
                        .codeOfId(request.codeId())
                        .filter(code -> request.isAuthentic(code.mac()));
        if (found.isEmpty()) {
            throttle.countFailure(now);
            return new Stored.Refused(new EnrolmentResult.WrongCode());
        }
        StationCode code = found.get();
        if (!now.isBefore(code.expires())) {
            return new Stored.Refused(new EnrolmentResult.Expired());
        }
        List<Area> ancestry = ancestry(repositories, code.order(), now);
        if (ancestry.isEmpty()) {
            return new Stored.Refused(new EnrolmentResult.UnknownArea());
        }
        Optional<Enrolment> present = repositories.enrolments().find(code.station());
        if (code.use().isPresent()) {
            return present.filter(enrolment -> isSameBoard(repositories, code, enrolment, request))
                    .<Stored>map(enrolment -> new Stored.Done(code, enrolment, ancestry, false))
                    .orElseGet(() -> new Stored.Refused(new EnrolmentResult.AlreadyUsed()));
        }
        if (repositories.enrolments().keys().stream()
                .anyMatch(key -> key.publicKey().equals(request.publicKey()))) {
            return new Stored.Refused(new EnrolmentResult.KnownKey());
        }
        return new Stored.Done(
                code, enrol(repositories, code, present, request, now), ancestry, true);
    }

    private static boolean isSameBoard(
            Repositories repositories,
            StationCode code,
            Enrolment present,
            EnrolmentRequest request) {
        return code.use()
                        .filter(use ->
                                use.publicKey().equals(request.publicKey())
                                        && use.secretSha256().equals(request.secretSha256()))
                        .isPresent()
                && present.publicKey().equals(request.publicKey())
                && repositories.commissioning().revocation(code.station()).isEmpty();
    }

    private Enrolment enrol(
            Repositories repositories,
            StationCode code,
            Optional<Enrolment> earlier,
            EnrolmentRequest request,
            Instant now) {
        StationOrder order = code.order();
        var enrolment =
                new Enrolment(
                        new Station(order.station(), order.name(), order.area(), zone),
                        nextKeyId(order.station(), earlier),
                        request.publicKey(),
                        request.secretSha256(),
                        request.brokerPassword(),
                        earlier.map(Enrolment::since).orElse(now));
        repositories.enrolments().put(enrolment);
        repositories.commissioning().readmit(order.station());
        endPresence(repositories, order.station());
        repositories
                .commissioning()
                .putCode(
                        code.used(
                                new StationCode.Use(
                                        now, request.publicKey(), request.secretSha256())));
        if (earlier.isEmpty() && !order.tags().isEmpty()) {
            tag(repositories, code, now);
        }
        audit(repositories, now, "", "enrol", order.station() + " " + enrolment.key());
        return enrolment;
    }

    /** Stores the tags of the order, unless somebody has stored others meanwhile. */
    private static void tag(Repositories repositories, StationCode code, Instant now) {
        var item = new PlanItem.OfTags(code.station(), code.order().tags());
        repositories.counters().hold(Counters.PLAN);
        if (repositories.planItems().find(item.name()).isEmpty()) {
            var _ =
                    repositories
                            .planItems()
                            .put(
                                    new PlanItemRevision(
                                            item, 1, Stage.PUBLISHED, code.madeBy(), now));
        }
    }

    /** Returns the next key id of the station; ids are never used twice. */
    public static KeyId nextKeyId(StationId station, Optional<Enrolment> earlier) {
        int lastNumber =
                earlier.map(enrolment -> enrolment.key().value())
                        .map(key -> Integer.parseInt(key.substring(key.lastIndexOf('-') + 1)))
                        .orElse(0);
        return new KeyId(station + "-" + (lastNumber + 1));
    }

    /**
     * Revokes the board of a station: it cannot connect any more, and nothing that it signs is
     * accepted. An open code of the station ends too. Returns false when no such board is in use.
     *
     * @param reason one line of 1 to {@value StationRevocation#REASON_CHARACTERS} characters
     */
    public boolean revoke(StationId station, String reason, Officer officer) {
        Instant now = now();
        boolean revoked =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.ENROLMENTS);
                    Optional<Enrolment> present = repositories.enrolments().find(station);
                    if (present.isEmpty()
                            || repositories.commissioning().revocation(station).isPresent()) {
                        return false;
                    }
                    repositories
                            .commissioning()
                            .revoke(new StationRevocation(station, now, officer.login(), reason));
                    endCode(repositories, station, now);
                    endPresence(repositories, station);
                    audit(
                            repositories,
                            now,
                            officer.login(),
                            "station-revoke",
                            station + " " + present.get().key() + ": " + reason);
                    return true;
                });
        if (revoked) {
            listener.accept(station);
        }
        return revoked;
    }

    /** Ends an open code of the station. */
    public static void endCode(Repositories repositories, StationId station, Instant now) {
        repositories
                .commissioning()
                .code(station)
                .filter(code -> code.use().isEmpty())
                .ifPresent(code -> repositories.commissioning().putCode(code.endedAt(now)));
    }

    /**
     * The station counts as not connected from now on: nobody accepts the last will of a board that
     * was replaced or revoked, because its key signs no more.
     */
    public static void endPresence(Repositories repositories, StationId station) {
        repositories
                .stationStates()
                .find(station)
                .filter(held -> !held.lost())
                .ifPresent(held ->
                        repositories
                                .stationStates()
                                .put(new StationState(held.status(), true, held.receivedAt())));
    }

    /** The latest codes, the latest first. */
    public List<StationCode> codes() {
        return transactions.inTransaction(
                repositories -> repositories.commissioning().latestCodes(LISTED_MOST));
    }

    /** State of the board of a station. */
    public Optional<Board> board(StationId station) {
        return transactions.inTransaction(repositories ->
                repositories
                        .enrolments()
                        .find(station)
                        .map(enrolment ->
                                new Board(
                                        enrolment,
                                        repositories.commissioning().code(station),
                                        repositories.commissioning().revocation(station))));
    }

    /**
     * Board of an enrolled station.
     *
     * @param code the last code of the station; empty when a folder was carried to it
     * @param revocation since when and why it is refused; empty while it is in use
     */
    public record Board(
            Enrolment enrolment,
            Optional<StationCode> code,
            Optional<StationRevocation> revocation) {}

    /** Whether a board can be enrolled with this code now. */
    public boolean isOpen(StationCode code) {
        return code.use().isEmpty() && now().isBefore(code.expires());
    }

    private static void audit(
            Repositories repositories, Instant now, String login, String action, String about) {
        repositories.audit().add(new AuditEntry(now, login, action, about));
    }
}
