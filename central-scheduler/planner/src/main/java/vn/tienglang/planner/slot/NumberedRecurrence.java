package vn.tienglang.planner.slot;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.planner.recurrence.Recurrence;

/**
 * When a slot takes place, by a recurrence, with the number of each occurrence. What was counted is
 * remembered, so that a rule is counted out once and not once a day; the answers do not depend on
 * what was asked before. May be asked by many threads. Equal recurrences are equal.
 */
public final class NumberedRecurrence {
    /** As many days are counted at once: the list of a rule a hundred years old is never made. */
    private static final int STRIDE_DAYS = 366;

    private static final Count NOTHING = new Count(LocalDate.MIN, 0);

    private final Recurrence recurrence;
    private volatile Count known = NOTHING;

    /**
     * One time it takes place.
     *
     * @param id the local time it was first meant for; its name through every change
     * @param start the local time it begins
     * @param number how many were before it, counted from the first of all
     */
    public record NumberedOccurrence(LocalDateTime id, LocalDateTime start, long number) {}

    /** How many occurrences begin before that day. */
    private record Count(LocalDate day, long before) {}

    private NumberedRecurrence(Recurrence recurrence) {
        this.recurrence = recurrence;
    }

    /** As that recurrence says. */
    public static NumberedRecurrence of(Recurrence recurrence) {
        return new NumberedRecurrence(recurrence);
    }

    /** By what. */
    public Recurrence recurrence() {
        return recurrence;
    }

    /** Those that begin on that day, in order. */
    public List<NumberedOccurrence> occurrencesOn(LocalDate date) {
        var today = recurrence.between(date, date.plusDays(1));
        if (today.isEmpty()) {
            return List.of();
        }
        long number = countBefore(date);
        var numbered = new ArrayList<NumberedOccurrence>(today.size());
        for (var one : today) {
            numbered.add(new NumberedOccurrence(one.id(), one.start(), number++));
        }
        return List.copyOf(numbered);
    }

    private long countBefore(LocalDate date) {
        Count nearest = known;
        if (nearest.equals(NOTHING) || nearest.day().isAfter(date)) {
            nearest = new Count(recurrence.first(), 0);
        }
        LocalDate day = nearest.day();
        long before = nearest.before();
        while (day.isBefore(date)) {
            LocalDate next =
                    day.plusDays(STRIDE_DAYS).isBefore(date) ? day.plusDays(STRIDE_DAYS) : date;
            before += recurrence.between(day, next).size();
            day = next;
        }
        known = new Count(day, before);
        return before;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NumberedRecurrence that && recurrence.equals(that.recurrence);
    }

    @Override
    public int hashCode() {
        return recurrence.hashCode();
    }

    @Override
    public String toString() {
        return recurrence.toString();
    }
}
