package vn.tienglang.office.emergency;

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
import vn.tienglang.office.OfficeService;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/** What must be heard at once. */
public final class EmergencyService {
    /** What is still urgent after a week is no emergency. */
    private static final Duration URGENT_FOR = Duration.ofDays(7);

    private final Transactions archive;
    private final ZoneId zone;

    /** In the office's own zone, which says to which day an emergency belongs. */
    public EmergencyService(Transactions archive, ZoneId zone) {
        this.archive = archive;
        this.zone = zone;
    }

    /** See {@link OfficeService#release}. */
    public EmergencyResult release(EmergencyRequest request, Officer officer, Instant now) {
        return archive.inTransaction(books -> {
            LocalDate today = LocalDate.ofInstant(now, zone);
            List<BookingRefusal> refusals = refusals(books.areas().tree(), request, today, now);
            Optional<Clip> clip = books.clips().find(request.clip());
            if (clip.isEmpty()) {
                refusals.add(new BookingRefusal.UnknownClip(request.clip()));
            }
            if (!refusals.isEmpty() || clip.isEmpty()) {
                return new EmergencyResult.Refused(List.copyOf(refusals));
            }
            var urgent = urgent(books, request, clip.get(), today, now);
            grant(books, request.areas(), request.clip(), today);
            books.outbox().put(urgent, true, request.expires());
            String airing = urgent.airing().value();
            books.audit().add(new AuditEntry(now, officer.login(), "release", airing));
            return new EmergencyResult.Released(urgent);
        });
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
     * Stations obey rising numbers only. Never below the seconds of the clock, so that books
     * restored from an old copy do not make the next emergency a replay.
     */
    private static Message.Urgent urgent(
            Repositories books, EmergencyRequest request, Clip clip, LocalDate today, Instant now) {
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

    private static void grant(
            Repositories books, List<AreaCode> areas, ClipId clip, LocalDate today) {
        AreaTree tree = books.areas().tree();
        for (Enrolment enrolment : books.enrolments().all()) {
            StationId station = enrolment.station().id();
            AreaCode at = enrolment.station().area();
            if (areas.stream().anyMatch(area -> tree.within(at, area, today))) {
                books.clipGrants().grant(station, List.of(clip));
            }
        }
    }
}
