package vn.tienglang.central.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.Booking;
import vn.tienglang.planner.PlanBasis;
import vn.tienglang.planner.Planner;
import vn.tienglang.planner.Recurrence;
import vn.tienglang.planner.Refusal;
import vn.tienglang.planner.Slot;
import vn.tienglang.planner.SlotId;

/** What is booked, and what it can be made of. */
final class Programme {
    private final Archive archive;
    private final ClipShelf shelf;

    Programme(Archive archive, ClipShelf shelf) {
        this.archive = archive;
        this.shelf = shelf;
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

    /** See {@link Desk#book}. */
    Booking book(BookingRequest request, Officer officer, Instant now) {
        Set<ClipId> onShelf = onShelf();
        return archive.inTransaction(books -> {
            // Held before the plan is read: of two bookings for the same air the second
            // sees the first.
            books.counters().hold(Counters.PLAN);
            long number = books.counters().value(Counters.SLOT) + 1;
            Slot slot = slot(request, slotId(number, now));
            Booking booking = check(books, slot, onShelf, now);
            switch (booking) {
                case Booking.Booked _ -> {
                    String who = officer.login();
                    books.counters().countTo(Counters.SLOT, number);
                    Stage stage =
                            Approvals.ask(
                                    books,
                                    slot.id(),
                                    slot.area(),
                                    slot.when().first(),
                                    officer,
                                    now);
                    books.slots().add(new BookedSlot(number, slot, who, now, stage));
                    books.audit().add(new AuditEntry(now, who, "book", slot.id().value()));
                }
                case Booking.Refused _ -> {}
            }
            return booking;
        });
    }

    private static Slot slot(BookingRequest request, SlotId id) {
        return new Slot(
                id,
                request.title(),
                request.area(),
                new Recurrence.Once(request.date()),
                request.time(),
                request.clip(),
                request.messageClass());
    }

    /**
     * The second is part of the name because a station never plays a name twice: were the books
     * ever restored from an old copy, a number would be given again, and the new slot stay silent.
     */
    private static SlotId slotId(long number, Instant now) {
        return new SlotId("s" + number + "-" + Long.toString(now.getEpochSecond(), 36));
    }

    private static Booking check(Books books, Slot slot, Set<ClipId> onShelf, Instant now) {
        PlanBasis basis = Publishing.basis(books, slot.when().first(), slot.when().last());
        Booking booking = underRules(books, Planner.book(basis, slot, now), slot);
        if (onShelf.contains(slot.clip())) {
            return booking;
        }
        // A recording that was taken off the shelf is still known, but nobody could fetch it.
        var refusals = new LinkedHashSet<Refusal>();
        refusals.add(new Refusal.UnknownClip(slot.clip()));
        switch (booking) {
            case Booking.Booked _ -> {}
            case Booking.Refused(List<Refusal> others) -> refusals.addAll(others);
        }
        return new Booking.Refused(List.copyOf(refusals));
    }

    /** Air that others have may be closed besides; a slot that is wrong in itself is not asked. */
    private static Booking underRules(Books books, Booking booking, Slot slot) {
        var refusals = new LinkedHashSet<Refusal>();
        boolean mayBePlaced =
                switch (booking) {
                    case Booking.Booked _ -> true;
                    case Booking.Refused(List<Refusal> others) -> {
                        refusals.addAll(others);
                        yield others.stream().allMatch(Refusal.Overlap.class::isInstance);
                    }
                };
        if (mayBePlaced) {
            List<Refusal> rules = Admission.refusals(books, slot);
            rules.stream()
                    .filter(one -> refusals.isEmpty() || !(one instanceof Refusal.Overlap))
                    .forEach(refusals::add);
        }
        return refusals.isEmpty() ? booking : new Booking.Refused(List.copyOf(refusals));
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
            books.slots().advance(id, Stage.WITHDRAWN);
            books.approvals().close(id);
            books.audit().add(new AuditEntry(now, officer.login(), "withdraw", id.value()));
            return new Withdrawal.Withdrawn(slot);
        });
    }
}
