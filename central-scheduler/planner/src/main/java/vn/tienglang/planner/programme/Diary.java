package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When slots occur, by day. Many slots have equal recurrences, and those are asked once; it is
 * shared by all books that were made from one another.
 */
final class Diary {
    private final Map<LocalDate, Day> days = new HashMap<>();

    /** One day: which recurrences occur, and what was made of which slots. */
    private static final class Day {
        private final Map<Recurring, List<Recurring.Occurrence>> occurrences = new HashMap<>();
        private final IdentityHashMap<Slot, Optional<Asked>> asked = new IdentityHashMap<>();
    }

    /** The slot on that day; empty when it does not occur. Kept for whoever asks again. */
    Optional<Asked> asked(Slot slot, LocalDate date) {
        return day(date).asked.computeIfAbsent(slot, one -> askedOnce(one, date));
    }

    /** The same, and not kept. */
    Optional<Asked> askedOnce(Slot slot, LocalDate date) {
        Map<Recurring, List<Recurring.Occurrence>> known = day(date).occurrences;
        List<Recurring.Occurrence> occurrences = known.get(slot.when());
        if (occurrences == null) {
            occurrences = slot.when().on(date);
            known.put(slot.when(), occurrences);
        }
        return occurrences.isEmpty() ? Optional.empty() : Optional.of(new Asked(slot, occurrences));
    }

    private Day day(LocalDate date) {
        Day known = days.get(date);
        if (known == null) {
            known = new Day();
            days.put(date, known);
        }
        return known;
    }
}
