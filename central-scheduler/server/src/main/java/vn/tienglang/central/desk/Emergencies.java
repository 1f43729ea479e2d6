package vn.tienglang.central.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;

/** What must be heard at once. */
final class Emergencies {
    /** What is still urgent after a week is no emergency. */
    private static final Duration URGENT_FOR = Duration.ofDays(7);

    private final Archive archive;
    private final ZoneId zone;

    /** In the office's own zone, which says to which day an emergency belongs. */
    Emergencies(Archive archive, ZoneId zone) {
        this.archive = archive;
        this.zone = zone;
    }

    /** See {@link Desk#release}. */
    Release release(UrgentRequest request, Officer officer, Instant now) {
        return archive.inTransaction(books -> {
            LocalDate today = LocalDate.ofInstant(now, zone);
            List<Refusal> refusals = complaints(books.areas().tree(), request, today, now);
            Optional<Clip> clip = books.clips().find(request.clip());
            if (clip.isEmpty()) {
                refusals.add(new Refusal.UnknownClip(request.clip()));
            }
            if (!refusals.isEmpty() || clip.isEmpty()) {
                return new Release.Refused(List.copyOf(refusals));
            }
            var urgent = urgent(books, request, clip.get(), today, now);
            grant(books, request.areas(), request.clip(), today);
            books.outbox().put(urgent, true, request.expires());
            String airing = urgent.airing().value();
            books.audit().add(new AuditEntry(now, officer.login(), "release", airing));
            return new Release.Released(urgent);
        });
    }

    private List<Refusal> complaints(
            AreaTree tree, UrgentRequest request, LocalDate today, Instant now) {
        var refusals = new ArrayList<Refusal>();
        for (AreaCode area : request.areas()) {
            if (tree.find(area, today).isEmpty()) {
                refusals.add(new Refusal.UnknownArea(area, today));
            }
        }
        if (!request.expires().isAfter(now)) {
            refusals.add(new Refusal.InThePast(request.expires()));
        }
        if (request.expires().isAfter(now.plus(URGENT_FOR))) {
            refusals.add(
                    new Refusal.TooFarAhead(
                            LocalDate.ofInstant(request.expires(), zone),
                            today.plusDays(URGENT_FOR.toDays())));
        }
        return refusals;
    }

    /**
     * Stations obey rising numbers only. Never below the seconds of the clock, so that books
     * restored from an old copy do not make the next emergency a replay.
     */
    private static Message.Urgent urgent(
            Books books, UrgentRequest request, Clip clip, LocalDate today, Instant now) {
        long number = Math.max(books.counters().value(Counters.URGENT) + 1, now.getEpochSecond());
        books.counters().countTo(Counters.URGENT, number);
        return new Message.Urgent(
                number,
                new AiringId("urgent-" + number),
                today,
                request.areas(),
                clip,
                request.expires());
    }

    private static void grant(Books books, List<AreaCode> areas, ClipId clip, LocalDate today) {
        AreaTree tree = books.areas().tree();
        for (Enrolment enrolment : books.enrolments().all()) {
            StationId station = enrolment.station().id();
            AreaCode at = enrolment.station().area();
            if (areas.stream().anyMatch(area -> tree.within(at, area, today))) {
                books.clipRights().grant(station, List.of(clip));
            }
        }
    }
}
