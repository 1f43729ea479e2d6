package vn.tienglang.office.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.office.check.BookingCheck;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.office.check.ChangeSet;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.SilenceCheck;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.publish.SlotEnd;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.recurrence.PreservedChanges;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Service for bookings: books, changes, skips and withdraws slots. Its methods may be called from
 * any thread; of two changes of one revision the second is answered {@code Outdated}.
 *
 * <p>One class, because it is one use case: a slot from its booking to its end.
 */
public final class SlotService {
    private final Transactions transactions;
    private final ClipSource clipSource;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Losses losses;

    /**
     * Service over these repositories.
     *
     * @param clipSource the recordings that can be booked
     * @param publishTrigger called after every committed change
     * @param zone the office's own zone, in which its days begin
     */
    public SlotService(
            Transactions transactions,
            ClipSource clipSource,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone) {
        this(transactions, clipSource, publishTrigger, clock, zone, Losses.REFUSE);
    }

    private SlotService(
            Transactions transactions,
            ClipSource clipSource,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone,
            Losses losses) {
        this.transactions = transactions;
        this.clipSource = clipSource;
        this.publishTrigger = publishTrigger;
        this.clock = clock;
        this.zone = zone;
        this.losses = losses;
    }

    /**
     * The same service, which stores or refuses bookings, changes and withdrawals that silence
     * airings of other orders. By default it refuses them with the list of these orders.
     */
    public SlotService with(Losses accepted) {
        return new SlotService(transactions, clipSource, publishTrigger, clock, zone, accepted);
    }

    /** Previews of bookings and moves, with the same checks; they store nothing. */
    public SlotPreviewService previews() {
        return new SlotPreviewService(transactions, clipSource, clock, zone, losses);
    }

    /** Every revision of a slot, the first one first. */
    public List<SlotRevision> revisions(SlotId id) {
        return transactions.inTransaction(repositories -> repositories.slots().revisions(id));
    }

    /** The latest revision of a slot, withdrawn or not. */
    public Optional<SlotRevision> find(SlotId id) {
        return transactions.inTransaction(repositories -> repositories.slots().find(id));
    }

    /**
     * The stations and the first airing of a stored slot, as its booking would be answered now;
     * empty if no slot has this id.
     */
    public Optional<SlotOutlook> outlook(SlotId id) {
        Instant now = now();
        return transactions.inTransaction(repositories ->
                repositories
                        .slots()
                        .find(id)
                        .map(booked -> {
                            var check = BookingCheck.untilFirst(repositories, booked, now, zone);
                            return new SlotOutlook(booked, check.stations(), check.first());
                        }));
    }

    /** Books airtime in full, or returns every reason against it. */
    public BookingResult book(BookingRequest request, Officer officer) {
        return book(request, BookingScope.WHOLE, officer);
    }

    /**
     * Books airtime, or returns every reason against it. When this returns {@code Booked}, the slot
     * is committed. Its stations receive it once it is approved, where a policy requires approval.
     */
    public BookingResult book(BookingRequest request, BookingScope scope, Officer officer) {
        Set<ClipId> available = clipSource.ids();
        Instant now = now();
        return inPlanTransaction(repositories -> {
            long number = repositories.counters().value(Counters.SLOT) + 1;
            var work =
                    new PendingBooking(
                            repositories, request, scope, available, officer, now, zone, losses);
            BookingResult booking = work.prepare(number, slotId(number, now), 1);
            switch (booking) {
                case BookingResult.Booked(SlotRevision booked, var _, var _, var _, var _) -> {
                    repositories.counters().countTo(Counters.SLOT, number);
                    repositories.slots().add(booked);
                    audit(work, scope == BookingScope.DRAFT ? "draft" : "book", booked);
                }
                case BookingResult.Refused _,
                        BookingResult.Unknown _,
                        BookingResult.Outdated _,
                        BookingResult.Closed _ -> {}
            }
            return booking;
        });
    }

    /**
     * Replaces what a slot asks for. Occurrences that were skipped or moved stay so on their days;
     * if one cannot, the change is refused with {@code ChangeLost}.
     */
    public BookingResult change(
            SlotId id, int revision, BookingRequest request, BookingScope scope, Officer officer) {
        return change(id, revision, request, scope, _ -> false, officer);
    }

    /**
     * Replaces what a slot asks for. The last approved revision stays on air until the change is
     * approved, where a policy requires approval.
     *
     * @param revision the revision that the caller read
     * @param mayLose accepts the loss of a change of a single occurrence that the new recurrence
     *     cannot keep
     */
    public BookingResult change(
            SlotId id,
            int revision,
            BookingRequest request,
            BookingScope scope,
            Predicate<OccurrenceChange> mayLose,
            Officer officer) {
        Set<ClipId> available = clipSource.ids();
        Instant now = now();
        return edit(
                id,
                revision,
                (repositories, present) -> {
                    // The clock of a station may be up to a day behind the office.
                    LocalDate from = LocalDate.ofInstant(now, zone).minusDays(1);
                    var kept =
                            PreservedChanges.of(
                                    present.slot().when().recurrence(), request.when(), from);
                    List<BookingRefusal> lost =
                            kept.lost().stream()
                                    .filter(mayLose.negate())
                                    .<BookingRefusal>map(BookingRefusal.ChangeLost::new)
                                    .toList();
                    if (!lost.isEmpty()) {
                        return new BookingResult.Refused(lost);
                    }
                    var work =
                            new PendingBooking(
                                    repositories,
                                    request.at(kept.recurrence()),
                                    scope,
                                    available,
                                    officer,
                                    now,
                                    zone,
                                    losses);
                    BookingResult booking = work.prepare(present.number(), id, revision + 1);
                    return put(work, booking, scope == BookingScope.DRAFT ? "draft" : "change");
                });
    }

    /**
     * Moves or cancels one occurrence of a slot. A cancellation needs no approval.
     *
     * @param revision the revision that the caller read
     */
    public BookingResult changeOnce(
            SlotId id, int revision, OccurrenceChange change, Officer officer) {
        Set<ClipId> available = clipSource.ids();
        Instant now = now();
        return edit(
                id,
                revision,
                (repositories, present) -> {
                    var recurrence = present.slot().when().recurrence();
                    Optional<BookingRefusal> refusal =
                            OccurrenceCheck.refusal(present, change, now, zone);
                    if (refusal.isPresent()) {
                        return new BookingResult.Refused(List.of(refusal.get()));
                    }
                    BookingRequest request =
                            BookingRequest.of(present.slot()).at(recurrence.with(change));
                    return switch (change) {
                        case OccurrenceChange.Moved _ -> {
                            var work =
                                    new PendingBooking(
                                            repositories,
                                            request,
                                            BookingScope.WHAT_FITS,
                                            available,
                                            officer,
                                            now,
                                            zone,
                                            losses);
                            BookingResult booking =
                                    work.prepare(present.number(), id, revision + 1);
                            yield put(work, booking, "move");
                        }
                        // A cancellation airs less, so it needs no approval.
                        case OccurrenceChange.Cancelled _ -> {
                            var work =
                                    new PendingBooking(
                                            repositories,
                                            request,
                                            BookingScope.DRAFT,
                                            available,
                                            officer,
                                            now,
                                            zone,
                                            losses);
                            yield put(work, work.reduce(present), "skip");
                        }
                    };
                });
    }

    /**
     * Undoes the skip or the move of one occurrence: it airs as the recurrence says. Refused when
     * its time is over, when it is not changed, or when something else took the airtime.
     *
     * @param revision the revision that the caller read
     */
    public BookingResult restoreOnce(
            SlotId id, int revision, LocalDateTime occurrence, Officer officer) {
        Set<ClipId> available = clipSource.ids();
        Instant now = now();
        return edit(
                id,
                revision,
                (repositories, present) -> {
                    Optional<BookingRefusal> refusal =
                            OccurrenceCheck.restoreRefusal(present, occurrence, now, zone);
                    if (refusal.isPresent()) {
                        return new BookingResult.Refused(List.of(refusal.get()));
                    }
                    var recurrence = present.slot().when().recurrence().withoutChange(occurrence);
                    var work =
                            new PendingBooking(
                                    repositories,
                                    BookingRequest.of(present.slot()).at(recurrence),
                                    BookingScope.WHAT_FITS,
                                    available,
                                    officer,
                                    now,
                                    zone,
                                    losses);
                    return put(work, work.prepare(present.number(), id, revision + 1), "restore");
                });
    }

    /** Change of a stored slot, within the transaction. */
    @FunctionalInterface
    private interface SlotChange {
        BookingResult with(Repositories repositories, SlotRevision present);
    }

    private BookingResult edit(SlotId id, int revision, SlotChange change) {
        return inPlanTransaction(repositories -> {
            Optional<SlotRevision> present = repositories.slots().find(id);
            if (present.isEmpty()) {
                return new BookingResult.Unknown(id);
            }
            if (present.get().withdrawn()) {
                return new BookingResult.Closed(present.get());
            }
            if (present.get().revision() != revision) {
                return new BookingResult.Outdated(present.get());
            }
            return change.with(repositories, present.get());
        });
    }

    /** Runs under the lock of the plan, and triggers publishing after a committed booking. */
    private BookingResult inPlanTransaction(Function<Repositories, BookingResult> work) {
        BookingResult booking =
                transactions.inTransaction(repositories -> {
                    // Locked before the plan is read: of two bookings of the same airtime the
                    // second sees the first.
                    repositories.counters().hold(Counters.PLAN);
                    return work.apply(repositories);
                });
        switch (booking) {
            case BookingResult.Booked(SlotRevision booked, var _, var _, var _, var _) ->
                    publish(booked.slot(), booked.revision() > 1);
            case BookingResult.Refused _,
                    BookingResult.Unknown _,
                    BookingResult.Outdated _,
                    BookingResult.Closed _ -> {}
        }
        return booking;
    }

    /**
     * Triggers publishing: at once if the slot is heard now or within minutes, else soon.
     *
     * @param edited whether the slot had another time before, which may be within minutes
     */
    private void publish(Slot slot, boolean edited) {
        Instant now = now();
        Duration longest =
                slot.hardEnd().compareTo(Limits.CLIP_LENGTH) < 0
                        ? slot.hardEnd()
                        : Limits.CLIP_LENGTH;
        Instant from = now.minus(PublishTrigger.AT_ONCE_WITHIN).minus(longest);
        LocalDate today = LocalDate.ofInstant(now, zone);
        boolean heardSoon =
                slot.when().recurrence().between(today.minusDays(1), today.plusDays(2)).stream()
                        .map(one -> one.instant(zone))
                        .anyMatch(at ->
                                at.isAfter(from)
                                        && at.isBefore(now.plus(PublishTrigger.AT_ONCE_WITHIN)));
        if (edited || heardSoon) {
            publishTrigger.publishNow();
        } else {
            publishTrigger.publishSoon();
        }
    }

    private static BookingResult put(PendingBooking work, BookingResult booking, String action) {
        switch (booking) {
            case BookingResult.Booked(SlotRevision booked, var _, var _, var _, var _) -> {
                if (!work.repositories.slots().put(booked)) {
                    return new BookingResult.Outdated(
                            work.repositories.slots().find(booked.slot().id()).orElseThrow());
                }
                audit(work, action, booked);
            }
            case BookingResult.Refused _,
                    BookingResult.Unknown _,
                    BookingResult.Outdated _,
                    BookingResult.Closed _ -> {}
        }
        return booking;
    }

    private static void audit(PendingBooking work, String action, SlotRevision booked) {
        String about =
                booked.revision() == 1
                        ? booked.slot().id().value()
                        : booked.slot().id() + " r" + booked.revision();
        work.repositories.audit().add(AuditEntry.by(work.officer, work.now, action, about));
    }

    /**
     * The id contains the second of booking because a station never plays an id twice: after a
     * restore from an old backup a number is given again, and the new slot would not be played.
     */
    private static SlotId slotId(long number, Instant now) {
        return new SlotId("s" + number + "-" + Long.toString(now.getEpochSecond(), 36));
    }

    /** Withdraws a booked slot. Withdrawing it twice has the same result as once. */
    public WithdrawalResult withdraw(SlotId id, Officer officer) {
        Instant now = now();
        WithdrawalResult withdrawal =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    Optional<SlotRevision> booked = repositories.slots().find(id);
                    if (booked.isEmpty()) {
                        return new WithdrawalResult.UnknownSlot(id);
                    }
                    Slot slot = booked.get().slot();
                    if (booked.get().withdrawn()) {
                        return new WithdrawalResult.Withdrawn(slot);
                    }
                    if (SlotEnd.isOver(repositories, slot, now)) {
                        return new WithdrawalResult.AlreadyOver(slot);
                    }
                    List<SilencedOrder> silenced =
                            switch (losses) {
                                case ACCEPT -> List.of();
                                case REFUSE ->
                                        SilenceCheck.of(
                                                repositories, ChangeSet.withoutSlot(id), now);
                            };
                    if (!silenced.isEmpty()) {
                        return new WithdrawalResult.Silencing(slot, silenced);
                    }
                    repositories.slots().advance(id, booked.get().revision(), Stage.WITHDRAWN);
                    repositories.approvals().close(id);
                    repositories.audit().add(AuditEntry.by(officer, now, "withdraw", id.value()));
                    return new WithdrawalResult.Withdrawn(slot);
                });
        switch (withdrawal) {
            case WithdrawalResult.Withdrawn(Slot slot) -> publish(slot, false);
            case WithdrawalResult.UnknownSlot _,
                    WithdrawalResult.AlreadyOver _,
                    WithdrawalResult.Silencing _ -> {}
        }
        return withdrawal;
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
