package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;

/**
 * When slots occur, by day. Many slots have equal recurrences, and those are asked once; it is
 * shared by all books that were made from one another.
 */
final class OccurrenceCache {
    private final Map<LocalDate, Day> days = new HashMap<>();

    /** One day: which recurrences occur, and what was made of which slots. */
    private static final class Day {
        private final Map<NumberedRecurrence, List<NumberedRecurrence.NumberedOccurrence>>
                occurrences = new HashMap<>();
        private final IdentityHashMap<Slot, Optional<SlotOnDay>> slots = new IdentityHashMap<>();
    }

    /** The slot on that day; empty when it does not occur. Kept for whoever asks again. */
    Optional<SlotOnDay> slotOnDay(Slot slot, LocalDate date) {
        return day(date).slots.computeIfAbsent(slot, one -> computeSlotOnDay(one, date));
    }

    /** The same, and not kept. */
    Optional<SlotOnDay> computeSlotOnDay(Slot slot, LocalDate date) {
        Map<NumberedRecurrence, List<NumberedRecurrence.NumberedOccurrence>> known =
                day(date).occurrences;
        List<NumberedRecurrence.NumberedOccurrence> occurrences = known.get(slot.when());
        if (occurrences == null) {
            occurrences = slot.when().occurrencesOn(date);
            known.put(slot.when(), occurrences);
        }
        return occurrences.isEmpty()
                ? Optional.empty()
                : Optional.of(new SlotOnDay(slot, occurrences));
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
