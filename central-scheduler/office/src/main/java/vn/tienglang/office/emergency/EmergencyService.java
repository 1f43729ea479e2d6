package vn.tienglang.office.emergency;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/** Service that releases emergencies: recordings to be played at once. */
public final class EmergencyService {
    /** Longest time from release to expiry. */
    private static final Duration URGENT_FOR = Duration.ofDays(7);

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

    /** Releases an emergency, or returns every reason against it. May be called from any thread. */
    public EmergencyResult release(EmergencyRequest request, Officer officer) {
        // The repositories store whole milliseconds.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        EmergencyResult release =
                transactions.inTransaction(repositories -> {
                    LocalDate today = LocalDate.ofInstant(now, zone);
                    List<BookingRefusal> refusals =
                            refusals(repositories.areas().tree(), request, today, now);
                    Optional<Clip> clip = repositories.clips().find(request.clip());
                    if (clip.isEmpty()) {
                        refusals.add(new BookingRefusal.UnknownClip(request.clip()));
                    }
                    if (!refusals.isEmpty() || clip.isEmpty()) {
                        return new EmergencyResult.Refused(List.copyOf(refusals));
                    }
                    var urgent = urgent(repositories, request, clip.get(), today, now);
                    grant(repositories, request.areas(), request.clip(), today);
                    repositories.outbox().put(urgent, true, request.expires());
                    String airing = urgent.airing().value();
                    repositories.audit().add(AuditEntry.by(officer, now, "release", airing));
                    return new EmergencyResult.Released(urgent);
                });
        switch (release) {
            case EmergencyResult.Released _ -> sender.outboxChanged();
            case EmergencyResult.Refused _ -> {}
        }
        return release;
    }

    private List<BookingRefusal> refusals(
            AreaTree tree, EmergencyRequest request, LocalDate today, Instant now) {
        var refusals = new ArrayList<BookingRefusal>();
        for (AreaCode area : request.areas()) {
            if (tree.find(area, today).isEmpty()) {
                refusals.add(new BookingRefusal.UnknownArea(area, today));
            }
        }
        if (!request.expires().isAfter(now)) {
            refusals.add(new BookingRefusal.InThePast(request.expires()));
        }
        if (request.expires().isAfter(now.plus(URGENT_FOR))) {
            refusals.add(
                    new BookingRefusal.TooFarAhead(
                            LocalDate.ofInstant(request.expires(), zone),
                            today.plusDays(URGENT_FOR.toDays())));
        }
        return refusals;
    }

    /**
     * Stations accept rising numbers only. The number is at least the seconds of the clock, so that
     * after a restore from an old backup the next emergency is not taken for a replay.
     */
    private static Message.Urgent urgent(
            Repositories repositories,
            EmergencyRequest request,
            Clip clip,
            LocalDate today,
            Instant now) {
        long number =
                Math.max(repositories.counters().value(Counters.URGENT) + 1, now.getEpochSecond());
        repositories.counters().countTo(Counters.URGENT, number);
        return new Message.Urgent(
                number,
                new AiringId("urgent-" + number),
                today,
                request.areas(),
                clip,
                request.expires());
    }

    private static void grant(
            Repositories repositories, List<AreaCode> areas, ClipId clip, LocalDate today) {
        AreaTree tree = repositories.areas().tree();
        Map<StationId, Set<ClipId>> clips = new TreeMap<>();
        for (Enrolment enrolment : repositories.enrolments().all()) {
            AreaCode at = enrolment.station().area();
            if (areas.stream().anyMatch(area -> tree.within(at, area, today))) {
                clips.put(enrolment.station().id(), Set.of(clip));
            }
        }
        repositories.clipGrants().grant(clips);
    }
}
