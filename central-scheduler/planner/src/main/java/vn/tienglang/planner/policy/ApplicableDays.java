package vn.tienglang.planner.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * On which days a rule holds.
 *
 * @param weekdays the days of the week; at least one
 * @param holidays what a public holiday does to it
 */
public record ApplicableDays(Set<DayOfWeek> weekdays, HolidayEffect holidays) {
    /** What a public holiday does to a rule. */
    public enum HolidayEffect {
        /** Nothing: it is a day like its weekday. */
        ALIKE,
        /** The rule holds on holidays only, of whatever weekday. */
        ONLY,
        /** The rule does not hold on holidays. */
        NEVER
    }

    /** Every day. */
    public static final ApplicableDays EVERY =
            new ApplicableDays(EnumSet.allOf(DayOfWeek.class), HolidayEffect.ALIKE);

    /** Takes a copy in the order of the week, and refuses no day at all. */
    public ApplicableDays {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("a rule must hold on some day of the week");
        }
        weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    }

    /** Whether the rule holds on that day. */
    public boolean appliesOn(LocalDate date, boolean isHoliday) {
        return switch (holidays) {
            case ALIKE -> weekdays.contains(date.getDayOfWeek());
            case ONLY -> isHoliday;
            case NEVER -> !isHoliday && weekdays.contains(date.getDayOfWeek());
        };
    }
}
