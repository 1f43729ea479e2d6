package vn.tienglang.office.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import vn.tienglang.office.check.BookingCheck;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/** Check whether one occurrence of a slot can be changed. */
final class OccurrenceCheck {
    private OccurrenceCheck() {}

    /** The first reason against this change of this slot, if there is one. */
    static Optional<BookingRefusal> refusal(
            SlotRevision present, OccurrenceChange change, Instant now, ZoneId zone) {
        return refusal(present, change).or(() -> refusal(change, now, zone));
    }

    /** Why the change of this occurrence cannot be undone. */
    static Optional<BookingRefusal> restoreRefusal(
            SlotRevision present, LocalDateTime occurrence, Instant now, ZoneId zone) {
        if (!present.stage().mayAir() && present.revision() > 1) {
            return Optional.of(new BookingRefusal.ChangeWaits(present.slot().id()));
        }
        if (present.slot().when().recurrence().changes().stream()
                .noneMatch(one -> one.id().equals(occurrence))) {
            return Optional.of(new BookingRefusal.NotChanged(occurrence));
        }
        return occurrence.isBefore(LocalDateTime.ofInstant(now, zone))
                ? Optional.of(new BookingRefusal.InThePast(occurrence.atZone(zone).toInstant()))
                : Optional.empty();
    }

    /** Why this occurrence of the slot cannot be changed. */
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
        return !again && recurrence.changes().size() >= RecurrenceLimits.MAX_NAMED
                ? Optional.of(new BookingRefusal.TooManyChanges(RecurrenceLimits.MAX_NAMED))
                : Optional.empty();
    }

    /** Why no occurrence can be moved to that time. */
    private static Optional<BookingRefusal> refusal(
            OccurrenceChange change, Instant now, ZoneId zone) {
        return switch (change) {
            case OccurrenceChange.Cancelled _ -> Optional.empty();
            case OccurrenceChange.Moved(var _, LocalDateTime to) -> {
                LocalDate latest = LocalDate.ofInstant(now, zone).plus(BookingCheck.BOOKABLE_AHEAD);
                if (to.toLocalDate().isAfter(latest)) {
                    yield Optional.of(new BookingRefusal.TooFarAhead(to.toLocalDate(), latest));
                }
                // The clock of a station may be up to a day ahead of the office or behind it.
                boolean isOver = to.isBefore(LocalDateTime.ofInstant(now, zone).minusDays(1));
                yield isOver
                        ? Optional.of(new BookingRefusal.InThePast(to.atZone(zone).toInstant()))
                        : Optional.empty();
            }
        };
    }
}
