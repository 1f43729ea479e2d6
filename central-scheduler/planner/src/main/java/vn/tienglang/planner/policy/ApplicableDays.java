package vn.tienglang.planner.policy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Days on which a rule applies.
 *
 * @param weekdays the days of the week; at least one
 * @param holidays effect of a public holiday on the rule
 */
public record ApplicableDays(Set<DayOfWeek> weekdays, HolidayEffect holidays) {
    /** Effect of a public holiday on a rule. */
    public enum HolidayEffect {
        /** A holiday counts like any other day of its weekday. */
        ALIKE,
        /** The rule applies only on holidays, on any weekday. */
        ONLY,
        /** The rule does not apply on holidays. */
        NEVER
    }

    /** Every day. */
    public static final ApplicableDays EVERY =
            new ApplicableDays(EnumSet.allOf(DayOfWeek.class), HolidayEffect.ALIKE);

    /** Copies the weekdays in week order; rejects an empty set. */
    public ApplicableDays {
        if (weekdays.isEmpty()) {
            throw new IllegalArgumentException("a rule must hold on some day of the week");
        }
        weekdays = Collections.unmodifiableSet(EnumSet.copyOf(weekdays));
    }

    /** Returns whether the rule applies on that day. */
    public boolean appliesOn(LocalDate date, boolean isHoliday) {
        return switch (holidays) {
            case ALIKE -> weekdays.contains(date.getDayOfWeek());
            case ONLY -> isHoliday;
            case NEVER -> !isHoliday && weekdays.contains(date.getDayOfWeek());
        };
    }
}
