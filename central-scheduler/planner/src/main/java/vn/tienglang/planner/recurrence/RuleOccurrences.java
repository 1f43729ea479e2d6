package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Occurrences of a rule with its anchor, for any range of days.
 *
 * <p>A COUNT is converted to an UNTIL once, when the object is created; then no query depends on
 * how far the days are from the anchor. Each day is evaluated by itself. Only BYSETPOS evaluates
 * the whole period, from its first day on, even if that lies before the anchor.
 */
final class RuleOccurrences {
    private final LocalDateTime anchor;
    private final List<LocalTime> times;
    private final Expander expander;
    private final LocalDateTime last;
    private final boolean endless;

    /** Source of a rule's occurrences before anchor and end are applied. */
    interface Expander {
        /**
         * Adds the occurrences on the days from {@code from} up to, not including, {@code until}.
         */
        void addTo(List<LocalDateTime> found, LocalDate from, LocalDate until);
    }

    RuleOccurrences(RecurrenceRule rule, LocalDateTime anchor) {
        this.anchor = anchor;
        times = times(rule, anchor.toLocalTime());
        expander = expander(rule, anchor, times);
        LocalDateTime reach = anchor.plusYears(RecurrenceLimits.REACH_YEARS).minusSeconds(1);
        last =
                switch (rule.ending()) {
                    case RuleEnd.Never() -> reach;
                    case RuleEnd.Until(LocalDateTime until) ->
                            until.isBefore(reach) ? until : reach;
                    case RuleEnd.Count(int occurrences) -> findLast(occurrences, reach);
                };
        endless = rule.ending() instanceof RuleEnd.Never;
    }

    /**
     * Returns the occurrences on the days from {@code from} up to, not including, {@code until}.
     */
    List<LocalDateTime> between(LocalDate from, LocalDate until) {
        return between(from, until, last);
    }

    /** Returns the times of day of the rule; ascending, before any BYSETPOS. */
    List<LocalTime> times() {
        return times;
    }

    /** Returns the last day of the rule; {@link LocalDate#MAX} without an end. */
    LocalDate last() {
        return endless ? LocalDate.MAX : last.toLocalDate();
    }

    /** Returns the last day on which the rule is evaluated. */
    LocalDate searchLimit() {
        return last.toLocalDate();
    }

    private List<LocalDateTime> between(LocalDate from, LocalDate until, LocalDateTime end) {
        LocalDate first = later(from, anchor.toLocalDate());
        LocalDate beyond = earlier(until, end.toLocalDate().plusDays(1));
        var found = new ArrayList<LocalDateTime>();
        if (first.isBefore(beyond)) {
            expander.addTo(found, first, beyond);
            while (!found.isEmpty() && found.getLast().isAfter(end)) {
                found.removeLast();
            }
            if (!found.isEmpty() && found.getFirst().isBefore(anchor)) {
                found.removeIf(at -> at.isBefore(anchor));
            }
        }
        return found;
    }

    /** Returns the time of the n-th occurrence; if there are fewer, the end of the search range. */
    private LocalDateTime findLast(int occurrences, LocalDateTime reach) {
        int counted = 0;
        LocalDate day = anchor.toLocalDate();
        while (!day.isAfter(reach.toLocalDate())) {
            LocalDate next = day.plusYears(1);
            List<LocalDateTime> found = between(day, next, reach);
            if (counted + found.size() >= occurrences) {
                return found.get(occurrences - counted - 1);
            }
            counted += found.size();
            day = next;
        }
        return reach;
    }

    private static Expander expander(
            RecurrenceRule rule, LocalDateTime anchor, List<LocalTime> times) {
        var matcher = new DayMatcher(rule, anchor.toLocalDate());
        boolean withinDays = rule.frequency() == Frequency.DAILY;
        if (!rule.positions().isEmpty() && !withinDays) {
            return new PeriodByPeriod(matcher, times, rule.positions());
        }
        return new DayByDay(matcher, chosen(times, rule));
    }

    private static List<LocalTime> times(RecurrenceRule rule, LocalTime anchor) {
        var times = new TreeSet<LocalTime>();
        for (int hour : orElse(rule.hours(), anchor.getHour())) {
            for (int minute : orElse(rule.minutes(), anchor.getMinute())) {
                for (int second : orElse(rule.seconds(), anchor.getSecond())) {
                    times.add(LocalTime.of(hour, minute, second));
                }
            }
        }
        return List.copyOf(times);
    }

    private static List<Integer> orElse(List<Integer> numbers, int number) {
        return numbers.isEmpty() ? List.of(number) : numbers;
    }

    /** Applies BYSETPOS of a DAILY rule, which selects among the times of its day. */
    private static List<LocalTime> chosen(List<LocalTime> times, RecurrenceRule rule) {
        if (rule.positions().isEmpty()) {
            return times;
        }
        var selected = new TreeSet<LocalTime>();
        for (int position : rule.positions()) {
            int index = position > 0 ? position - 1 : times.size() + position;
            if (index >= 0 && index < times.size()) {
                selected.add(times.get(index));
            }
        }
        return List.copyOf(selected);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    /** Evaluates each day by itself. */
    private record DayByDay(DayMatcher matcher, List<LocalTime> times) implements Expander {
        @Override
        public void addTo(List<LocalDateTime> found, LocalDate from, LocalDate until) {
            for (LocalDate day = from; day.isBefore(until); day = matcher.nextCandidate(day)) {
                if (matcher.matches(day)) {
                    for (int i = 0; i < times.size(); i++) {
                        found.add(day.atTime(times.get(i)));
                    }
                }
            }
        }
    }

    /** Applies BYSETPOS to the occurrences of each period that touches the days. */
    private record PeriodByPeriod(
            DayMatcher matcher, List<LocalTime> times, List<Integer> positions)
            implements Expander {
        @Override
        public void addTo(List<LocalDateTime> found, LocalDate from, LocalDate until) {
            // Most windows of a yearly rule are empty; this check avoids evaluating the whole year.
            LocalDate start = days(from, until).isEmpty() ? until : matcher.periodStart(from);
            while (start.isBefore(until)) {
                LocalDate next = matcher.nextPeriod(start);
                for (LocalDateTime selected : chosen(days(start, next))) {
                    LocalDate day = selected.toLocalDate();
                    if (!day.isBefore(from) && day.isBefore(until)) {
                        found.add(selected);
                    }
                }
                start = next;
            }
        }

        private List<LocalDate> days(LocalDate start, LocalDate next) {
            var days = new ArrayList<LocalDate>();
            for (LocalDate day = start; day.isBefore(next); day = matcher.nextCandidate(day)) {
                if (matcher.matches(day)) {
                    days.add(day);
                }
            }
            return days;
        }

        private SortedSet<LocalDateTime> chosen(List<LocalDate> days) {
            int size = days.size() * times.size();
            var selected = new TreeSet<LocalDateTime>();
            for (int position : positions) {
                int index = position > 0 ? position - 1 : size + position;
                if (index >= 0 && index < size) {
                    LocalTime time = times.get(index % times.size());
                    selected.add(days.get(index / times.size()).atTime(time));
                }
            }
            return selected;
        }
    }
}
