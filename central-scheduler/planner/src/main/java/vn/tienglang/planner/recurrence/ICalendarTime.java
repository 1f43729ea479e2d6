package vn.tienglang.planner.recurrence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Reader and writer of iCalendar local times and dates: {@code 20261121T053000}, {@code 20261121}.
 */
final class ICalendarTime {
    private static final int DATE = 8;
    private static final int DATE_TIME = 15;
    private static final DateTimeFormatter LOCAL_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");

    private ICalendarTime() {}

    /** Parses a local date-time within the years a recurrence may use. */
    static Optional<LocalDateTime> localTime(String text) {
        if (text.length() != DATE_TIME || (text.charAt(DATE) | 0x20) != 't') {
            return Optional.empty();
        }
        int time = digits(text, DATE + 1, DATE_TIME);
        return day(text.substring(0, DATE)).flatMap(date -> at(date, time));
    }

    /** Parses a day within the years a recurrence may use. */
    static Optional<LocalDate> day(String text) {
        int date = text.length() == DATE ? digits(text, 0, DATE) : -1;
        int year = date / 10_000;
        if (year < RecurrenceLimits.FIRST_YEAR || year > RecurrenceLimits.LAST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, date / 100 % 100, date % 100));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    static String text(LocalDateTime time) {
        return time.format(LOCAL_TIME);
    }

    static String text(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static Optional<LocalDateTime> at(LocalDate date, int time) {
        try {
            return Optional.of(
                    date.atTime(LocalTime.of(time / 10_000, time / 100 % 100, time % 100)));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** Parses these characters as a number; −1 if they are not digits. */
    private static int digits(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }
}
