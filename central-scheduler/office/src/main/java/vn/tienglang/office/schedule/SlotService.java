package vn.tienglang.office.schedule;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.approval.ApprovalService;
import vn.tienglang.office.check.BookingCheck;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.BookingScope;
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
import vn.tienglang.planner.recurrence.RecurrenceLimits;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Service for bookings: books, changes, skips and withdraws slots. Its methods may be called from
 * any thread; of two changes of one revision the second is answered {@code Outdated}.
 */
public final class SlotService {
    private final Transactions archive;
    private final ClipSource clipSource;
    private final PublishTrigger publishTrigger;
    private final InstantSource clock;
    private final ZoneId zone;

    /**
     * Service over these repositories.
     *
     * @param clipSource the recordings that can be booked
     * @param publishTrigger called after every committed change
     * @param zone the office's own zone, in which its days begin
     */
    public SlotService(
            Transactions archive,
            ClipSource clipSource,
            PublishTrigger publishTrigger,
            InstantSource clock,
            ZoneId zone) {
        this.archive = archive;
        this.clipSource = clipSource;
        this.publishTrigger = publishTrigger;
        this.clock = clock;
        this.zone = zone;
    }

    /** Every revision of a slot, the first one first. */
    public List<SlotRevision> revisions(SlotId id) {
        return archive.inTransaction(books -> books.slots().revisions(id));
    }

    /** The latest revision of a slot, withdrawn or not. */
    public Optional<SlotRevision> find(SlotId id) {
        return archive.inTransaction(books -> books.slots().find(id));
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
        Set<ClipId> onShelf = clipSource.ids();
        Instant now = now();
        return triggerPublish(
                archive.inTransaction(books -> {
                    // Held before the plan is read: of two bookings for the same air the second
                    // sees the first.
                    books.counters().hold(Counters.PLAN);
                    long number = books.counters().value(Counters.SLOT) + 1;
                    var work = new PendingBooking(books, request, scope, onShelf, officer, now);
                    BookingResult booking = work.prepare(number, slotId(number, now), 1);
                    switch (booking) {
                        case BookingResult.Booked(SlotRevision booked, var _, var _, var _) -> {
                            books.counters().countTo(Counters.SLOT, number);
                            books.slots().add(booked);
                            audit(
                                    books,
                                    work,
                                    scope == BookingScope.DRAFT ? "draft" : "book",
                                    booked);
                        }
                        case BookingResult.Refused _,
                                BookingResult.Unknown _,
                                BookingResult.Outdated _,
                                BookingResult.Closed _ -> {}
                    }
                    return booking;
                }));
    }

    /**
     * Replaces what a slot asks for. The last approved revision stays on air until the change is
     * approved, where a policy requires approval.
     *
     * @param revision the revision that the caller read
     */
    public BookingResult change(
            SlotId id, int revision, BookingRequest request, BookingScope scope, Officer officer) {
        Set<ClipId> onShelf = clipSource.ids();
        Instant now = now();
        return triggerPublish(
                changed(
                        id,
                        revision,
                        (books, present) -> {
                            var work =
                                    new PendingBooking(
                                            books, request, scope, onShelf, officer, now);
                            BookingResult booking =
                                    work.prepare(present.number(), id, revision + 1);
                            return put(
                                    work,
                                    booking,
                                    scope == BookingScope.DRAFT ? "draft" : "change");
                        }));
    }

    /**
     * Moves or cancels one occurrence of a slot. A cancellation needs no approval.
     *
     * @param revision the revision that the caller read
     */
    public BookingResult changeOnce(
            SlotId id, int revision, OccurrenceChange change, Officer officer) {
        Set<ClipId> onShelf = clipSource.ids();
        Instant now = now();
        return triggerPublish(
                changed(
                        id,
                        revision,
                        (books, present) -> {
                            var recurrence = present.slot().when().recurrence();
                            Optional<BookingRefusal> against =
                                    refusal(present, change).or(() -> refusal(change, now));
                            if (against.isPresent()) {
                                return new BookingResult.Refused(List.of(against.get()));
                            }
                            BookingRequest request =
                                    BookingRequest.of(present.slot()).at(recurrence.with(change));
                            return switch (change) {
                                case OccurrenceChange.Moved _ -> {
                                    var work =
                                            new PendingBooking(
                                                    books,
                                                    request,
                                                    BookingScope.WHAT_FITS,
                                                    onShelf,
                                                    officer,
                                                    now);
                                    BookingResult booking =
                                            work.prepare(present.number(), id, revision + 1);
                                    yield put(work, booking, "move");
                                }
                                // To hear less, nobody has to be asked.
                                case OccurrenceChange.Cancelled _ -> {
                                    var work =
                                            new PendingBooking(
                                                    books,
                                                    request,
                                                    BookingScope.DRAFT,
                                                    onShelf,
                                                    officer,
                                                    now);
                                    yield put(work, work.reduce(present), "skip");
                                }
                            };
                        }));
    }

    private BookingResult triggerPublish(BookingResult booking) {
        switch (booking) {
            case BookingResult.Booked _ -> publishTrigger.publishSoon();
            case BookingResult.Refused _,
                    BookingResult.Unknown _,
                    BookingResult.Outdated _,
                    BookingResult.Closed _ -> {}
        }
        return booking;
    }

    /** Why that time of a slot cannot be changed by itself. */
    private static Optional<BookingRefusal> refusal(SlotRevision present, OccurrenceChange change) {
        if (!present.stage().mayAir() && present.revision() > 1) {
            return Optional.of(new BookingRefusal.ChangeWaits(present.slot().id()));
        }
        var recurrence = present.slot().when().recurrence();
        LocalDate day = change.id().toLocalDate();
        boolean again = recurrence.changes().stream().anyMatch(one -> one.id().equals(change.id()));
        boolean takesPlace =
                again
                        || (RecurrenceLimits.isYearAllowed(day)
                                && recurrence.between(day, day.plusDays(1)).stream()
                                        .anyMatch(one -> one.id().equals(change.id())));
        if (!takesPlace) {
            return Optional.of(new BookingRefusal.Never(day));
        }
        return !again && recurrence.changes().size() >= RecurrenceLimits.NAMED_MOST
                ? Optional.of(new BookingRefusal.TooManyChanges(RecurrenceLimits.NAMED_MOST))
                : Optional.empty();
    }

    /** Why nothing can be moved to that time. */
    private Optional<BookingRefusal> refusal(OccurrenceChange change, Instant now) {
        return switch (change) {
            case OccurrenceChange.Cancelled _ -> Optional.empty();
            case OccurrenceChange.Moved(var _, LocalDateTime to) -> {
                LocalDate latest = LocalDate.ofInstant(now, zone).plus(BookingCheck.BOOKABLE_AHEAD);
                if (to.toLocalDate().isAfter(latest)) {
                    yield Optional.of(new BookingRefusal.TooFarAhead(to.toLocalDate(), latest));
                }
                // Stations may be a day ahead of the office, or behind it.
                boolean isOver = to.isBefore(LocalDateTime.ofInstant(now, zone).minusDays(1));
                yield isOver
                        ? Optional.of(new BookingRefusal.InThePast(to.atZone(zone).toInstant()))
                        : Optional.empty();
            }
        };
    }

    /** What is done with a slot that stands in the book. */
    @FunctionalInterface
    private interface SlotChange {
        BookingResult with(Repositories books, SlotRevision present);
    }

    private BookingResult changed(SlotId id, int revision, SlotChange step) {
        return archive.inTransaction(books -> {
            books.counters().hold(Counters.PLAN);
            Optional<SlotRevision> present = books.slots().find(id);
            if (present.isEmpty()) {
                return new BookingResult.Unknown(id);
            }
            if (present.get().withdrawn()) {
                return new BookingResult.Closed(present.get());
            }
            if (present.get().revision() != revision) {
                return new BookingResult.Outdated(present.get());
            }
            return step.with(books, present.get());
        });
    }

    private static BookingResult put(PendingBooking work, BookingResult booking, String act) {
        switch (booking) {
            case BookingResult.Booked(SlotRevision booked, var _, var _, var _) -> {
                if (!work.books.slots().put(booked)) {
                    return new BookingResult.Outdated(
                            work.books.slots().find(booked.slot().id()).orElseThrow());
                }
                audit(work.books, work, act, booked);
            }
            case BookingResult.Refused _,
                    BookingResult.Unknown _,
                    BookingResult.Outdated _,
                    BookingResult.Closed _ -> {}
        }
        return booking;
    }

    private static void audit(
            Repositories books, PendingBooking work, String act, SlotRevision booked) {
        String about =
                booked.revision() == 1
                        ? booked.slot().id().value()
                        : booked.slot().id() + " r" + booked.revision();
        books.audit().add(new AuditEntry(work.now, work.officer.login(), act, about));
    }

    /** One scope for airtime while it is weighed. */
    private final class PendingBooking {
        private final Repositories books;
        private final BookingRequest request;
        private final BookingScope scope;
        private final Set<ClipId> onShelf;
        private final Officer officer;
        private final Instant now;

        PendingBooking(
                Repositories books,
                BookingRequest request,
                BookingScope scope,
                Set<ClipId> onShelf,
                Officer officer,
                Instant now) {
            this.books = books;
            this.request = request;
            this.scope = scope;
            this.onShelf = onShelf;
            this.officer = officer;
            this.now = now;
        }

        /** How it is kept, if it is. */
        BookingResult prepare(long number, SlotId id, int revision) {
            if (request.messageClass() == MessageClass.EMERGENCY) {
                return new BookingResult.Refused(
                        List.of(new BookingRefusal.NotBySlot(request.messageClass())));
            }
            var wanted =
                    new SlotRevision(
                            number, revision, request.slot(id), officer.login(), now, Stage.DRAFT);
            var outlook = BookingCheck.of(books, wanted, now, zone);
            var refusals = new LinkedHashSet<BookingRefusal>(unavailableClips());
            if (!outlook.satisfies(scope)) {
                refusals.addAll(outlook.refusals());
            }
            if (!refusals.isEmpty() && scope != BookingScope.DRAFT) {
                return new BookingResult.Refused(List.copyOf(refusals));
            }
            return new BookingResult.Booked(
                    wanted.at(stage(wanted)),
                    outlook.stations(),
                    outlook.unplaced(),
                    outlook.displaced());
        }

        /** The same with less of it heard; it needs no approval that it does not have. */
        BookingResult reduce(SlotRevision present) {
            var cut =
                    new SlotRevision(
                            present.number(),
                            present.revision() + 1,
                            request.slot(present.slot().id()),
                            officer.login(),
                            now,
                            present.stage());
            var outlook = BookingCheck.of(books, cut, now, zone);
            return new BookingResult.Booked(
                    cut, outlook.stations(), outlook.unplaced(), outlook.displaced());
        }

        private Stage stage(SlotRevision wanted) {
            return switch (scope) {
                case DRAFT -> Stage.DRAFT;
                case WHOLE, WHAT_FITS ->
                        ApprovalService.openIfRequired(
                                books,
                                wanted.slot().id(),
                                wanted.slot().issuer(),
                                firstDay(wanted.slot()),
                                officer,
                                now);
            };
        }

        /** The first day on which it could still be heard. */
        private LocalDate firstDay(Slot slot) {
            LocalDate today = LocalDate.ofInstant(now, zone);
            LocalDate first = slot.when().recurrence().first();
            return first.isBefore(today) ? today : first;
        }

        /** What was taken off the shelf is still known, but nobody could fetch it. */
        private List<BookingRefusal> unavailableClips() {
            return request.parts().stream()
                    .filter(SlotPart.Recording.class::isInstance)
                    .map(part -> ((SlotPart.Recording) part).clip())
                    .filter(clip -> !onShelf.contains(clip))
                    .<BookingRefusal>map(BookingRefusal.UnknownClip::new)
                    .toList();
        }
    }

    /**
     * The second is part of the name because a station never plays a name twice: were the books
     * ever restored from an old copy, a number would be given again, and the new slot stay silent.
     */
    private static SlotId slotId(long number, Instant now) {
        return new SlotId("s" + number + "-" + Long.toString(now.getEpochSecond(), 36));
    }

    /** Withdraws a booked slot. Withdrawing it twice has the same result as once. */
    public WithdrawalResult withdraw(SlotId id, Officer officer) {
        Instant now = now();
        WithdrawalResult withdrawal =
                archive.inTransaction(books -> {
                    books.counters().hold(Counters.PLAN);
                    Optional<SlotRevision> booked = books.slots().find(id);
                    if (booked.isEmpty()) {
                        return new WithdrawalResult.UnknownSlot(id);
                    }
                    Slot slot = booked.get().slot();
                    if (booked.get().withdrawn()) {
                        return new WithdrawalResult.Withdrawn(slot);
                    }
                    if (SlotEnd.isOver(books, slot, now)) {
                        return new WithdrawalResult.AlreadyOver(slot);
                    }
                    books.slots().advance(id, booked.get().revision(), Stage.WITHDRAWN);
                    books.approvals().close(id);
                    books.audit().add(new AuditEntry(now, officer.login(), "withdraw", id.value()));
                    return new WithdrawalResult.Withdrawn(slot);
                });
        switch (withdrawal) {
            case WithdrawalResult.Withdrawn _ -> publishTrigger.publishSoon();
            case WithdrawalResult.UnknownSlot _, WithdrawalResult.AlreadyOver _ -> {}
        }
        return withdrawal;
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
