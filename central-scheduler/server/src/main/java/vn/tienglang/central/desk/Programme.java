package vn.tienglang.central.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.recurrence.Change;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/** What is booked, and what it can be made of. */
final class Programme {
    private final Archive archive;
    private final ClipShelf shelf;
    private final ZoneId zone;

    Programme(Archive archive, ClipShelf shelf, ZoneId zone) {
        this.archive = archive;
        this.shelf = shelf;
        this.zone = zone;
    }

    /** See {@link Desk#stockClips}. */
    int stockClips() {
        List<Clip> clips = shelf.clips().stream().map(Programme::inWholeMillis).toList();
        return archive.inTransaction(books -> {
            for (Clip clip : clips) {
                if (!books.clips().find(clip.id()).equals(Optional.of(clip))) {
                    books.clips().put(clip);
                }
            }
            return clips.size();
        });
    }

    /** The wire speaks in milliseconds; a log must come back from it as it went. */
    private static Clip inWholeMillis(Clip clip) {
        Duration whole = clip.length().truncatedTo(ChronoUnit.MILLIS);
        Duration length = whole.equals(clip.length()) ? whole : whole.plusMillis(1);
        return new Clip(
                clip.id(), clip.title(), clip.language(), length, clip.bytes(), clip.partBytes());
    }

    /** See {@link Desk#clips}. */
    List<Clip> clips() {
        Set<ClipId> onShelf = onShelf();
        return archive.inTransaction(books -> books.clips().all()).stream()
                .filter(clip -> onShelf.contains(clip.id()))
                .toList();
    }

    private Set<ClipId> onShelf() {
        return shelf.clips().stream().map(Clip::id).collect(Collectors.toSet());
    }

    /** See {@link Desk#find}. */
    Optional<BookedSlot> find(SlotId id) {
        return archive.inTransaction(books -> books.slots().find(id));
    }

    /** See {@link Desk#book(BookingRequest, Wish, Officer)}. */
    Booking book(BookingRequest request, Wish wish, Officer officer, Instant now) {
        Set<ClipId> onShelf = onShelf();
        return archive.inTransaction(books -> {
            // Held before the plan is read: of two bookings for the same air the second
            // sees the first.
            books.counters().hold(Counters.PLAN);
            long number = books.counters().value(Counters.SLOT) + 1;
            var work = new Work(books, request, wish, onShelf, officer, now);
            Booking booking = work.keep(number, slotId(number, now), 1);
            switch (booking) {
                case Booking.Booked(BookedSlot booked, var _, var _, var _) -> {
                    books.counters().countTo(Counters.SLOT, number);
                    books.slots().add(booked);
                    write(books, work, wish == Wish.DRAFT ? "draft" : "book", booked);
                }
                case Booking.Refused _,
                        Booking.Unknown _,
                        Booking.Outdated _,
                        Booking.Closed _ -> {}
            }
            return booking;
        });
    }

    /** See {@link Desk#change}. */
    Booking change(
            SlotId id,
            int revision,
            BookingRequest request,
            Wish wish,
            Officer officer,
            Instant now) {
        Set<ClipId> onShelf = onShelf();
        return changed(
                id,
                revision,
                (books, present) -> {
                    var work = new Work(books, request, wish, onShelf, officer, now);
                    Booking booking = work.keep(present.number(), id, revision + 1);
                    return put(work, booking, wish == Wish.DRAFT ? "draft" : "change");
                });
    }

    /** See {@link Desk#changeOnce}. */
    Booking changeOnce(SlotId id, int revision, Change change, Officer officer, Instant now) {
        Set<ClipId> onShelf = onShelf();
        return changed(
                id,
                revision,
                (books, present) -> {
                    var recurrence = present.slot().when().recurrence();
                    Optional<Refusal> against =
                            against(present, change).or(() -> against(change, now));
                    if (against.isPresent()) {
                        return new Booking.Refused(List.of(against.get()));
                    }
                    BookingRequest request =
                            BookingRequest.of(present.slot()).at(recurrence.with(change));
                    return switch (change) {
                        case Change.Moved _ -> {
                            var work =
                                    new Work(books, request, Wish.WHAT_FITS, onShelf, officer, now);
                            Booking booking = work.keep(present.number(), id, revision + 1);
                            yield put(work, booking, "move");
                        }
                        // To hear less, nobody has to be asked.
                        case Change.Cancelled _ -> {
                            var work = new Work(books, request, Wish.DRAFT, onShelf, officer, now);
                            yield put(work, work.cut(present), "skip");
                        }
                    };
                });
    }

    /** Why that time of a slot cannot be changed by itself. */
    private static Optional<Refusal> against(BookedSlot present, Change change) {
        if (!present.stage().isCleared() && present.revision() > 1) {
            return Optional.of(new Refusal.ChangeWaits(present.slot().id()));
        }
        var recurrence = present.slot().when().recurrence();
        LocalDate day = change.id().toLocalDate();
        boolean again = recurrence.changes().stream().anyMatch(one -> one.id().equals(change.id()));
        boolean takesPlace =
                again
                        || (RecurrenceLimits.holdYear(day)
                                && recurrence.between(day, day.plusDays(1)).stream()
                                        .anyMatch(one -> one.id().equals(change.id())));
        if (!takesPlace) {
            return Optional.of(new Refusal.Never(day));
        }
        return !again && recurrence.changes().size() >= RecurrenceLimits.NAMED_MOST
                ? Optional.of(new Refusal.TooManyChanges(RecurrenceLimits.NAMED_MOST))
                : Optional.empty();
    }

    /** Why nothing can be moved to that time. */
    private Optional<Refusal> against(Change change, Instant now) {
        return switch (change) {
            case Change.Cancelled _ -> Optional.empty();
            case Change.Moved(var _, LocalDateTime to) -> {
                LocalDate latest = LocalDate.ofInstant(now, zone).plus(Admission.BOOKABLE_AHEAD);
                if (to.toLocalDate().isAfter(latest)) {
                    yield Optional.of(new Refusal.TooFarAhead(to.toLocalDate(), latest));
                }
                // Stations may be a day ahead of the office, or behind it.
                boolean isOver = to.isBefore(LocalDateTime.ofInstant(now, zone).minusDays(1));
                yield isOver
                        ? Optional.of(new Refusal.InThePast(to.atZone(zone).toInstant()))
                        : Optional.empty();
            }
        };
    }

    /** What is done with a slot that stands in the book. */
    @FunctionalInterface
    private interface Step {
        Booking with(Books books, BookedSlot present);
    }

    private Booking changed(SlotId id, int revision, Step step) {
        return archive.inTransaction(books -> {
            books.counters().hold(Counters.PLAN);
            Optional<BookedSlot> present = books.slots().find(id);
            if (present.isEmpty()) {
                return new Booking.Unknown(id);
            }
            if (present.get().withdrawn()) {
                return new Booking.Closed(present.get());
            }
            if (present.get().revision() != revision) {
                return new Booking.Outdated(present.get());
            }
            return step.with(books, present.get());
        });
    }

    private static Booking put(Work work, Booking booking, String act) {
        switch (booking) {
            case Booking.Booked(BookedSlot booked, var _, var _, var _) -> {
                if (!work.books.slots().put(booked)) {
                    return new Booking.Outdated(
                            work.books.slots().find(booked.slot().id()).orElseThrow());
                }
                write(work.books, work, act, booked);
            }
            case Booking.Refused _, Booking.Unknown _, Booking.Outdated _, Booking.Closed _ -> {}
        }
        return booking;
    }

    private static void write(Books books, Work work, String act, BookedSlot booked) {
        String about =
                booked.revision() == 1
                        ? booked.slot().id().value()
                        : booked.slot().id() + " r" + booked.revision();
        books.audit().add(new AuditEntry(work.now, work.officer.login(), act, about));
    }

    /** One wish for airtime while it is weighed. */
    private final class Work {
        private final Books books;
        private final BookingRequest request;
        private final Wish wish;
        private final Set<ClipId> onShelf;
        private final Officer officer;
        private final Instant now;

        Work(
                Books books,
                BookingRequest request,
                Wish wish,
                Set<ClipId> onShelf,
                Officer officer,
                Instant now) {
            this.books = books;
            this.request = request;
            this.wish = wish;
            this.onShelf = onShelf;
            this.officer = officer;
            this.now = now;
        }

        /** How it is kept, if it is. */
        Booking keep(long number, SlotId id, int revision) {
            if (request.messageClass() == MessageClass.EMERGENCY) {
                return new Booking.Refused(List.of(new Refusal.NotBySlot(request.messageClass())));
            }
            var wanted =
                    new BookedSlot(
                            number, revision, request.slot(id), officer.login(), now, Stage.DRAFT);
            var outlook = Admission.of(books, wanted, now, zone);
            var refusals = new LinkedHashSet<Refusal>(offTheShelf());
            if (!outlook.satisfies(wish)) {
                refusals.addAll(outlook.refusals());
            }
            if (!refusals.isEmpty() && wish != Wish.DRAFT) {
                return new Booking.Refused(List.copyOf(refusals));
            }
            return new Booking.Booked(
                    wanted.at(stage(wanted)),
                    outlook.stations(),
                    outlook.missing(),
                    outlook.givesWay());
        }

        /** The same with less of it heard; it needs no approval that it does not have. */
        Booking cut(BookedSlot present) {
            var cut =
                    new BookedSlot(
                            present.number(),
                            present.revision() + 1,
                            request.slot(present.slot().id()),
                            officer.login(),
                            now,
                            present.stage());
            var outlook = Admission.of(books, cut, now, zone);
            return new Booking.Booked(
                    cut, outlook.stations(), outlook.missing(), outlook.givesWay());
        }

        private Stage stage(BookedSlot wanted) {
            return switch (wish) {
                case DRAFT -> Stage.DRAFT;
                case WHOLE, WHAT_FITS ->
                        Approvals.ask(
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
        private List<Refusal> offTheShelf() {
            return request.parts().stream()
                    .filter(Part.Recording.class::isInstance)
                    .map(part -> ((Part.Recording) part).clip())
                    .filter(clip -> !onShelf.contains(clip))
                    .<Refusal>map(Refusal.UnknownClip::new)
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

    /** See {@link Desk#withdraw}. */
    Withdrawal withdraw(SlotId id, Officer officer, Instant now) {
        return archive.inTransaction(books -> {
            books.counters().hold(Counters.PLAN);
            Optional<BookedSlot> booked = books.slots().find(id);
            if (booked.isEmpty()) {
                return new Withdrawal.UnknownSlot(id);
            }
            Slot slot = booked.get().slot();
            if (booked.get().withdrawn()) {
                return new Withdrawal.Withdrawn(slot);
            }
            if (Publishing.isOver(books, slot, now)) {
                return new Withdrawal.AlreadyOver(slot);
            }
            books.slots().advance(id, booked.get().revision(), Stage.WITHDRAWN);
            books.approvals().close(id);
            books.audit().add(new AuditEntry(now, officer.login(), "withdraw", id.value()));
            return new Withdrawal.Withdrawn(slot);
        });
    }
}
