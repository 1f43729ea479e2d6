package vn.tienglang.planner.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Recurrence rule by RFC 5545, 3.3.10, for local times to the second.
 *
 * <p>Not supported: HOURLY, MINUTELY and SECONDLY (write the times with BYHOUR and BYMINUTE), a
 * leap second, UNTIL in UTC, and other calendars (use {@link DateLists}). Lists are sorted without
 * repetition, and WKST is kept only where it has an effect, so rules that differ only in order are
 * equal. Where RFC 5545 is silent: a YEARLY rule with BYMONTHDAY and no BYMONTH means every month;
 * BYWEEKNO counts the weeks of its own year, even if they begin in the December before; BYMONTH
 * always applies to the day itself.
 *
 * @param frequency the length of one period
 * @param interval use every n-th period; 1 to {@link RecurrenceLimits#MAX_INTERVAL}
 * @param ending when the rule ends
 * @param months BYMONTH, 1 to 12
 * @param weekNumbers BYWEEKNO, ±1 to ±53; only YEARLY
 * @param yearDays BYYEARDAY, ±1 to ±366; only YEARLY
 * @param monthDays BYMONTHDAY, ±1 to ±31; not WEEKLY
 * @param weekdays BYDAY; numbered ones only MONTHLY, and YEARLY without BYWEEKNO
 * @param hours BYHOUR, 0 to 23
 * @param minutes BYMINUTE, 0 to 59
 * @param seconds BYSECOND, 0 to 59
 * @param positions BYSETPOS, ±1 to ±366
 * @param weekStart the first day of a week
 */
public record RecurrenceRule(
        Frequency frequency,
        int interval,
        RuleEnd ending,
        List<Integer> months,
        List<Integer> weekNumbers,
        List<Integer> yearDays,
        List<Integer> monthDays,
        List<NthWeekday> weekdays,
        List<Integer> hours,
        List<Integer> minutes,
        List<Integer> seconds,
        List<Integer> positions,
        DayOfWeek weekStart) {

    /** Sorts the lists and drops a WKST without effect. */
    public RecurrenceRule {
        months = sorted(months);
        weekNumbers = sorted(weekNumbers);
        yearDays = sorted(yearDays);
        monthDays = sorted(monthDays);
        weekdays = sorted(weekdays);
        hours = sorted(hours);
        minutes = sorted(minutes);
        seconds = sorted(seconds);
        positions = sorted(positions);
        boolean weeksMatter =
                !weekNumbers.isEmpty()
                        || (frequency == Frequency.WEEKLY
                                && (interval > 1 || !positions.isEmpty()));
        weekStart = weeksMatter ? weekStart : DayOfWeek.MONDAY;
    }

    /**
     * Reads the text after {@code RRULE:}. Never throws; takes time proportional to the length, and
     * {@code read(rule.text())} returns an equal rule.
     */
    public static RecurrenceResult<RecurrenceRule> read(String text) {
        return new RecurrenceRuleReader(text).read();
    }

    /** Returns the number of times of day of the rule. */
    public int timesADay() {
        return Math.max(1, hours.size())
                * Math.max(1, minutes.size())
                * Math.max(1, seconds.size());
    }

    /** Returns the canonical text; equal rules have equal text. */
    public String text() {
        var text = new StringBuilder("FREQ=").append(frequency);
        switch (ending) {
            case RuleEnd.Never() -> {}
            case RuleEnd.Count(int occurrences) -> text.append(";COUNT=").append(occurrences);
            case RuleEnd.Until(LocalDateTime last) ->
                    text.append(";UNTIL=").append(ICalendarTime.text(last));
        }
        if (interval != 1) {
            text.append(";INTERVAL=").append(interval);
        }
        append(text, "BYMONTH", months);
        append(text, "BYWEEKNO", weekNumbers);
        append(text, "BYYEARDAY", yearDays);
        append(text, "BYMONTHDAY", monthDays);
        append(text, "BYDAY", weekdays);
        append(text, "BYHOUR", hours);
        append(text, "BYMINUTE", minutes);
        append(text, "BYSECOND", seconds);
        append(text, "BYSETPOS", positions);
        if (weekStart != DayOfWeek.MONDAY) {
            text.append(";WKST=").append(NthWeekday.letters(weekStart));
        }
        return text.toString();
    }

    /** Returns the same rule with another end. */
    RecurrenceRule ending(RuleEnd other) {
        return new RecurrenceRule(
                frequency,
                interval,
                other,
                months,
                weekNumbers,
                yearDays,
                monthDays,
                weekdays,
                hours,
                minutes,
                seconds,
                positions,
                weekStart);
    }

    @Override
    public String toString() {
        return text();
    }

    private static <T extends Comparable<T>> List<T> sorted(List<T> list) {
        return List.copyOf(new TreeSet<>(list));
    }

    private static void append(StringBuilder text, String name, List<?> list) {
        if (!list.isEmpty()) {
            text.append(';').append(name).append('=');
            text.append(list.stream().map(Object::toString).collect(Collectors.joining(",")));
        }
    }
}
