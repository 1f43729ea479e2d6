package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Changes of single occurrences when the recurrence of a series is edited.
 *
 * <p>A change belongs to the day of its occurrence and not to its exact time: a skipped day stays
 * skipped and a moved occurrence stays where a person put it, whatever the new time of day is. With
 * several occurrences a day those at the same time are the same; if equally many others remain,
 * they are the same in their order.
 *
 * @param recurrence the new recurrence with every change that can be kept
 * @param lost the changes in effect before that the new recurrence cannot keep; by id
 */
public record PreservedChanges(Recurrence recurrence, List<OccurrenceChange> lost) {
    /** Copies the list. */
    public PreservedChanges {
        lost = List.copyOf(lost);
    }

    /**
     * Gives the changes of {@code before} to {@code after}. If {@code after} changes the same
     * occurrence itself, its own change counts.
     *
     * @param from the first day that matters: an earlier change is never reported as lost
     */
    public static PreservedChanges of(Recurrence before, Recurrence after, LocalDate from) {
        Map<LocalDateTime, OccurrenceChange> own = new HashMap<>();
        after.changes().forEach(change -> own.put(change.id(), change));
        var kept = new ArrayList<OccurrenceChange>();
        Set<LocalDateTime> replaced = new HashSet<>();
        for (OccurrenceChange change : before.changes()) {
            Optional<LocalDateTime> id = sameOccurrence(before, after, change.id());
            if (id.isEmpty() || !id.get().equals(change.id())) {
                replaced.add(change.id());
            }
            id.filter(one -> !own.containsKey(one))
                    .flatMap(one -> withId(own.getOrDefault(change.id(), change), one))
                    .ifPresent(kept::add);
        }
        // Its id is that of an occurrence of the old series, unless the new one plans it as well.
        after.changes().stream()
                .filter(change -> !replaced.contains(change.id()) || isPlanned(after, change.id()))
                .forEach(kept::add);
        Recurrence edited = withThoseInLimits(after, kept);
        var lost = new ArrayList<OccurrenceChange>();
        for (OccurrenceChange change : before.changes()) {
            if (isInEffect(before, change)
                    && !isBefore(change, from)
                    && !isKept(before, edited, own.keySet(), change)) {
                lost.add(change);
            }
        }
        return new PreservedChanges(edited, lost);
    }

    private static boolean isKept(
            Recurrence before, Recurrence edited, Set<LocalDateTime> own, OccurrenceChange change) {
        Optional<LocalDateTime> id = sameOccurrence(before, edited, change.id());
        if (id.isEmpty() || own.contains(change.id()) || own.contains(id.get())) {
            return id.isPresent();
        }
        return switch (change) {
            case OccurrenceChange.Cancelled _ ->
                    edited.changes().contains(new OccurrenceChange.Cancelled(id.get()));
            case OccurrenceChange.Moved(var _, LocalDateTime to) ->
                    takesPlace(edited, id.get(), to);
        };
    }

    /**
     * The recurrence with these changes instead of its own, as many as {@link RecurrenceLimits}
     * allow.
     */
    private static Recurrence withThoseInLimits(Recurrence after, List<OccurrenceChange> changes) {
        try {
            return with(after, changes);
        } catch (IllegalArgumentException beyondLimits) {
            Recurrence fitting = with(after, List.of());
            for (OccurrenceChange change : changes) {
                fitting = withIfInLimits(fitting, change);
            }
            return fitting;
        }
    }

    private static Recurrence withIfInLimits(Recurrence recurrence, OccurrenceChange change) {
        try {
            return recurrence.with(change);
        } catch (IllegalArgumentException beyondLimits) {
            return recurrence;
        }
    }

    /** The occurrence of the edited series that is this one of the series before. */
    private static Optional<LocalDateTime> sameOccurrence(
            Recurrence before, Recurrence after, LocalDateTime id) {
        Collection<LocalDateTime> anew = after.plannedOn(id.toLocalDate());
        if (anew.contains(id)) {
            return Optional.of(id);
        }
        if (after.pattern() instanceof RecurrencePattern.Once) {
            // The edit of a single occurrence is itself a new time for it.
            return Optional.empty();
        }
        Collection<LocalDateTime> old = before.plannedOn(id.toLocalDate());
        List<LocalDateTime> oldRest = old.stream().filter(one -> !anew.contains(one)).toList();
        List<LocalDateTime> newRest = anew.stream().filter(one -> !old.contains(one)).toList();
        int index = oldRest.indexOf(id);
        return index >= 0 && oldRest.size() == newRest.size()
                ? Optional.of(newRest.get(index))
                : Optional.empty();
    }

    private static boolean isPlanned(Recurrence recurrence, LocalDateTime id) {
        return recurrence.plannedOn(id.toLocalDate()).contains(id);
    }

    private static boolean isInEffect(Recurrence recurrence, OccurrenceChange change) {
        return switch (change) {
            case OccurrenceChange.Cancelled(LocalDateTime id) -> isPlanned(recurrence, id);
            case OccurrenceChange.Moved(LocalDateTime id, LocalDateTime to) ->
                    !to.equals(id) && takesPlace(recurrence, id, to);
        };
    }

    private static boolean takesPlace(Recurrence recurrence, LocalDateTime id, LocalDateTime at) {
        LocalDate day = at.toLocalDate();
        return recurrence.between(day, day.plusDays(1)).contains(new Occurrence(id, at));
    }

    private static boolean isBefore(OccurrenceChange change, LocalDate from) {
        return switch (change) {
            case OccurrenceChange.Cancelled(LocalDateTime id) -> id.toLocalDate().isBefore(from);
            case OccurrenceChange.Moved(LocalDateTime id, LocalDateTime to) ->
                    id.toLocalDate().isBefore(from) && to.toLocalDate().isBefore(from);
        };
    }

    /**
     * The change under another id; none if it takes the occurrence back to the time of the series.
     */
    private static Optional<OccurrenceChange> withId(OccurrenceChange change, LocalDateTime id) {
        return switch (change) {
            case OccurrenceChange.Cancelled _ -> Optional.of(new OccurrenceChange.Cancelled(id));
            case OccurrenceChange.Moved(LocalDateTime old, LocalDateTime to) ->
                    (to.equals(old) && !old.equals(id)) || to.equals(id)
                            ? Optional.empty()
                            : Optional.of(new OccurrenceChange.Moved(id, to));
        };
    }

    private static Recurrence with(Recurrence recurrence, List<OccurrenceChange> changes) {
        return new Recurrence(
                recurrence.start(),
                recurrence.pattern(),
                recurrence.seasons(),
                recurrence.extras(),
                recurrence.exceptions(),
                changes);
    }
}
