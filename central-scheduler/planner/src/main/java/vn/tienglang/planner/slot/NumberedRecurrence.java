package vn.tienglang.planner.slot;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.tienglang.planner.recurrence.Recurrence;

/**
 * Recurrence whose occurrences are numbered. Counts are cached, so a rule is expanded once and not
 * once a day; results do not depend on earlier calls. Thread-safe. Equal if the recurrences are
 * equal.
 */
public final class NumberedRecurrence {
    /** Number of days expanded at once; the complete list of a hundred-year rule is never built. */
    private static final int STRIDE_DAYS = 366;

    private static final Count NOTHING = new Count(LocalDate.MIN, 0);

    private final Recurrence recurrence;
    private volatile Count counts = NOTHING;

    /**
     * Occurrence with its number.
     *
     * @param id the local time originally planned; the permanent id, even after a move
     * @param start the local time at which it begins
     * @param number how many occurrences precede it
     */
    public record NumberedOccurrence(LocalDateTime id, LocalDateTime start, long number) {}

    /** Number of occurrences that begin before that day. */
    private record Count(LocalDate day, long before) {}

    private NumberedRecurrence(Recurrence recurrence) {
        this.recurrence = recurrence;
    }

    /** Returns the numbered form of a recurrence. */
    public static NumberedRecurrence of(Recurrence recurrence) {
        return new NumberedRecurrence(recurrence);
    }

    /** Returns the recurrence. */
    public Recurrence recurrence() {
        return recurrence;
    }

    /** Returns the occurrences that begin on that day, in order. */
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
        Count nearest = counts;
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
        counts = new Count(day, before);
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
