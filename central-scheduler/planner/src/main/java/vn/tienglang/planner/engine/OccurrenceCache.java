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
 * Cache of slot occurrences by day. Equal recurrences are evaluated once. Order indexes derived
 * from one another share it.
 */
final class OccurrenceCache {
    private final Map<LocalDate, Day> days = new HashMap<>();

    /** Results of one day: by recurrence, and by slot. */
    private static final class Day {
        private final Map<NumberedRecurrence, List<NumberedRecurrence.NumberedOccurrence>>
                occurrences = new HashMap<>();
        private final IdentityHashMap<Slot, Optional<SlotOnDay>> slots = new IdentityHashMap<>();
    }

    /** Returns the slot on that day; empty if it does not occur. The result is cached. */
    Optional<SlotOnDay> slotOnDay(Slot slot, LocalDate date) {
        return day(date).slots.computeIfAbsent(slot, key -> computeSlotOnDay(key, date));
    }

    /** Returns the same without caching. */
    Optional<SlotOnDay> computeSlotOnDay(Slot slot, LocalDate date) {
        Map<NumberedRecurrence, List<NumberedRecurrence.NumberedOccurrence>> cached =
                day(date).occurrences;
        List<NumberedRecurrence.NumberedOccurrence> occurrences = cached.get(slot.when());
        if (occurrences == null) {
            occurrences = slot.when().occurrencesOn(date);
            cached.put(slot.when(), occurrences);
        }
        return occurrences.isEmpty()
                ? Optional.empty()
                : Optional.of(new SlotOnDay(slot, occurrences));
    }

    private Day day(LocalDate date) {
        Day cached = days.get(date);
        if (cached == null) {
            cached = new Day();
            days.put(date, cached);
        }
        return cached;
    }
}
