package vn.tienglang.office.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.recurrence.Occurrence;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.slot.SlotId;

/**
 * Service for previews of bookings: the answer that {@link SlotService} would give now. It stores
 * nothing and opens no approval. Its methods may be called from any thread.
 */
public final class SlotPreviewService {
    /** Id of a slot that is not stored yet. */
    private static final SlotId PREVIEW = new SlotId("preview");

    private final Transactions transactions;
    private final ClipSource clipSource;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Losses losses;

    SlotPreviewService(
            Transactions transactions,
            ClipSource clipSource,
            InstantSource clock,
            ZoneId zone,
            Losses losses) {
        this.transactions = transactions;
        this.clipSource = clipSource;
        this.clock = clock;
        this.zone = zone;
        this.losses = losses;
    }

    /** The answer to a booking. */
    public BookingResult book(BookingRequest request, Officer officer) {
        Set<ClipId> available = clipSource.ids();
        Instant now = now();
        return transactions.inTransaction(repositories ->
                pending(repositories, request, BookingScope.WHOLE, available, officer, now)
                        .preview(repositories.counters().value(Counters.SLOT) + 1, PREVIEW, 1));
    }

    /** The answer to a move of one occurrence of a slot. */
    public BookingResult move(SlotId id, OccurrenceChange.Moved change, Officer officer) {
        Set<ClipId> available = clipSource.ids();
        Instant now = now();
        return transactions.inTransaction(repositories -> {
            Optional<SlotRevision> present = repositories.slots().find(id);
            if (present.isEmpty()) {
                return new BookingResult.Unknown(id);
            }
            if (present.get().withdrawn()) {
                return new BookingResult.Closed(present.get());
            }
            Optional<BookingRefusal> refusal =
                    OccurrenceCheck.refusal(present.get(), change, now, zone);
            if (refusal.isPresent()) {
                return new BookingResult.Refused(List.of(refusal.get()));
            }
            BookingRequest request =
                    BookingRequest.of(present.get().slot())
                            .at(present.get().slot().when().recurrence().with(change));
            return pending(repositories, request, BookingScope.WHAT_FITS, available, officer, now)
                    .preview(present.get().number(), id, present.get().revision() + 1);
        });
    }

    /**
     * The next occurrences of a recurrence from now on.
     *
     * @param count how many at most
     */
    public List<LocalDateTime> next(Recurrence recurrence, int count) {
        LocalDateTime now = LocalDateTime.ofInstant(now(), zone);
        var next = new ArrayList<LocalDateTime>();
        LocalDate from = now.toLocalDate();
        while (next.size() < count) {
            Optional<Occurrence> one = recurrence.next(from);
            if (one.isEmpty()) {
                return next;
            }
            LocalDate day = one.get().start().toLocalDate();
            recurrence.between(day, day.plusDays(1)).stream()
                    .map(Occurrence::start)
                    .filter(start -> start.isAfter(now))
                    .limit(count - (long) next.size())
                    .forEach(next::add);
            from = day.plusDays(1);
        }
        return next;
    }

    private PendingBooking pending(
            Repositories repositories,
            BookingRequest request,
            BookingScope scope,
            Set<ClipId> available,
            Officer officer,
            Instant now) {
        return new PendingBooking(
                repositories, request, scope, available, officer, now, zone, losses);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
