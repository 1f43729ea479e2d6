package vn.tienglang.office.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.check.ApprovalOpening;
import vn.tienglang.office.check.BookingCheck;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.office.check.ChangeSet;
import vn.tienglang.office.check.LookAlike;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.check.SilenceCheck;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;

/** Booking in preparation: checks a request and builds the revision to store. */
final class PendingBooking {
    final Repositories repositories;
    private final BookingRequest request;
    private final BookingScope scope;
    private final Set<ClipId> available;
    final Officer officer;
    final Instant now;
    private final ZoneId zone;
    private final Losses losses;

    PendingBooking(
            Repositories repositories,
            BookingRequest request,
            BookingScope scope,
            Set<ClipId> available,
            Officer officer,
            Instant now,
            ZoneId zone,
            Losses losses) {
        this.repositories = repositories;
        this.request = request;
        this.scope = scope;
        this.available = available;
        this.officer = officer;
        this.now = now;
        this.zone = zone;
        this.losses = losses;
    }

    /** The revision to store, or every reason against it. Opens the approval that it needs. */
    BookingResult prepare(long number, SlotId id, int revision) {
        return switch (preview(number, id, revision)) {
            case BookingResult.Booked booked ->
                    new BookingResult.Booked(
                            booked.booked().at(stage(booked.booked())),
                            booked.stations(),
                            booked.unplaced(),
                            booked.displaced(),
                            booked.first());
            case BookingResult other -> other;
        };
    }

    /** The draft of the revision, or every reason against it. Stores nothing. */
    BookingResult preview(long number, SlotId id, int revision) {
        if (request.messageClass() == MessageClass.EMERGENCY) {
            return new BookingResult.Refused(
                    List.of(new BookingRefusal.NotBySlot(request.messageClass())));
        }
        var wanted =
                new SlotRevision(
                        number, revision, request.slot(id), officer.login(), now, Stage.DRAFT);
        var outlook = BookingCheck.of(repositories, wanted, now, zone);
        var refusals = new LinkedHashSet<BookingRefusal>(unavailableClips());
        lookAlike(wanted.slot()).map(BookingRefusal.LooksLike::new).ifPresent(refusals::add);
        if (!outlook.satisfies(scope)) {
            refusals.addAll(outlook.refusals());
        }
        if (!refusals.isEmpty() && scope != BookingScope.DRAFT) {
            return new BookingResult.Refused(List.copyOf(refusals));
        }
        List<SilencedOrder> silenced =
                scope == BookingScope.DRAFT ? List.of() : silenced(outlook, wanted);
        if (!silenced.isEmpty()) {
            return refusedSilencing(silenced);
        }
        return new BookingResult.Booked(
                wanted,
                outlook.stations(),
                outlook.unplaced(),
                outlook.displaced(),
                outlook.first());
    }

    /**
     * The orders that the booking would silence, unless that is accepted. A change also leaves
     * airtime, which another order may take and so displace a third one.
     */
    private List<SilencedOrder> silenced(BookingCheck.Result outlook, SlotRevision wanted) {
        if (losses == Losses.ACCEPT) {
            return List.of();
        }
        if (!outlook.silenced().isEmpty() || wanted.revision() == 1) {
            return outlook.silenced();
        }
        Slot slot = wanted.slot();
        var change = new ChangeSet(List.of(), Map.of(slot.id(), Optional.of(slot)));
        return SilenceCheck.of(repositories, change, now);
    }

    private static BookingResult refusedSilencing(List<SilencedOrder> silenced) {
        return new BookingResult.Refused(
                silenced.stream().<BookingRefusal>map(BookingRefusal.Silences::new).toList());
    }

    /**
     * The revision to store for a request that airs less; it keeps the stage of the present one.
     */
    BookingResult reduce(SlotRevision present) {
        var cut =
                new SlotRevision(
                        present.number(),
                        present.revision() + 1,
                        request.slot(present.slot().id()),
                        officer.login(),
                        now,
                        present.stage());
        var outlook = BookingCheck.of(repositories, cut, now, zone);
        List<SilencedOrder> silenced =
                present.stage().mayAir() ? silenced(outlook, cut) : List.of();
        if (!silenced.isEmpty()) {
            return refusedSilencing(silenced);
        }
        return new BookingResult.Booked(
                cut, outlook.stations(), outlook.unplaced(), outlook.displaced(), outlook.first());
    }

    /** The title of another slot of the same times and target that only looks the same. */
    private Optional<String> lookAlike(Slot wanted) {
        LocalDate last = wanted.when().recurrence().last();
        return LookAlike.among(
                repositories
                        .slots()
                        .standing(
                                wanted.target().areas(),
                                wanted.when().recurrence().first(),
                                last.equals(LocalDate.MAX) ? last : last.plusDays(1))
                        .stream()
                        .map(SlotRevision::slot)
                        .filter(other -> !other.id().equals(wanted.id()))
                        .filter(other -> other.when().equals(wanted.when()))
                        .filter(other -> other.target().equals(wanted.target()))
                        .map(Slot::title),
                wanted.title());
    }

    private Stage stage(SlotRevision wanted) {
        return switch (scope) {
            case DRAFT -> Stage.DRAFT;
            case WHOLE, WHAT_FITS ->
                    ApprovalOpening.openIfRequired(
                            repositories,
                            wanted.slot().id(),
                            wanted.slot().issuer(),
                            firstDay(wanted.slot()),
                            officer,
                            now);
        };
    }

    /** The first day on which the slot can still air. */
    private LocalDate firstDay(Slot slot) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        LocalDate first = slot.when().recurrence().first();
        return first.isBefore(today) ? today : first;
    }

    /** Clips that are registered but that no station can fetch any more. */
    private List<BookingRefusal> unavailableClips() {
        return request.parts().stream()
                .filter(SlotPart.Recording.class::isInstance)
                .map(part -> ((SlotPart.Recording) part).clip())
                .filter(clip -> !available.contains(clip))
                .<BookingRefusal>map(BookingRefusal.UnknownClip::new)
                .toList();
    }
}
