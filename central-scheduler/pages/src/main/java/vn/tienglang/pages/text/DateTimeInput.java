package vn.tienglang.pages.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Dates and times as people type them into a page, and as a page shows them in a field.
 *
 * <p>Dates: {@code 30/11/2026}, {@code 30-11-2026}, {@code 30.11.2026}, {@code 30112026}, {@code
 * 2026-11-30}; without a year {@code 30/11} and {@code 3011}. Times: {@code 05:30}, {@code 5:30},
 * {@code 05:30:15}, {@code 5h30}, {@code 5h}, {@code 5 giờ 30}, {@code 5.30}, {@code 0530}. The day
 * comes before the month, and a day has 24 hours, whatever the language of the browser. The API
 * reads ISO only.
 */
public final class DateTimeInput {
    private static final Pattern ISO_DATE = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern DATE =
            Pattern.compile("([0-9]{1,2})([/.-])([0-9]{1,2})(?:\\2([0-9]{4}))?");
    private static final Pattern DATE_DIGITS = Pattern.compile("([0-9]{2})([0-9]{2})([0-9]{4})?");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{1,2})[:.]([0-9]{2})(?::([0-9]{2}))?");
    private static final Pattern TIME_WORDS =
            Pattern.compile("([0-9]{1,2}) ?(?:[hHgG]|giờ) ?(?:([0-9]{2})(?: ?(?:phút|[pP]))?)?");
    private static final Pattern TIME_DIGITS = Pattern.compile("([0-9]{2})([0-9]{2})");

    private DateTimeInput() {}

    /**
     * The date of a text; empty when it is not one.
     *
     * @param today day from which a date without a year is the nearest one: on 30 November 2026
     *     {@code 05/01} is 5 January 2027
     */
    public static Optional<LocalDate> date(String text, LocalDate today) {
        String typed = text.strip();
        Matcher iso = ISO_DATE.matcher(typed);
        if (iso.matches()) {
            return day(number(iso, 1), number(iso, 2), number(iso, 3));
        }
        Matcher separated = DATE.matcher(typed);
        if (separated.matches()) {
            return separated.group(4) == null
                    ? nearest(number(separated, 3), number(separated, 1), today)
                    : day(number(separated, 4), number(separated, 3), number(separated, 1));
        }
        Matcher digits = DATE_DIGITS.matcher(typed);
        if (digits.matches()) {
            return digits.group(3) == null
                    ? nearest(number(digits, 2), number(digits, 1), today)
                    : day(number(digits, 3), number(digits, 2), number(digits, 1));
        }
        return Optional.empty();
    }

    /** The time of day of a text; empty when it is not one. */
    public static Optional<LocalTime> time(String text) {
        String typed = text.strip();
        for (Pattern form : new Pattern[] {TIME, TIME_WORDS, TIME_DIGITS}) {
            Matcher parts = form.matcher(typed);
            if (parts.matches()) {
                return time(
                        number(parts, 1),
                        number(parts, 2),
                        parts.groupCount() < 3 ? 0 : number(parts, 3));
            }
        }
        return Optional.empty();
    }

    /** The text of a date field: {@code 30/11/2026} for an ISO date, otherwise as it was typed. */
    public static String dateField(String value) {
        Matcher iso = ISO_DATE.matcher(value);
        return iso.matches() ? iso.group(3) + "/" + iso.group(2) + "/" + iso.group(1) : value;
    }

    /** The text of a time field: without seconds where they are zero. */
    public static String timeField(String value) {
        return value.matches("[0-9]{2}:[0-9]{2}:00") ? value.substring(0, 5) : value;
    }

    /** The number of a group; 0 when the group is absent. */
    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalTime> time(int hour, int minute, int second) {
        try {
            return Optional.of(LocalTime.of(hour, minute, second));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> nearest(int month, int day, LocalDate today) {
        return Stream.of(0, 1, -1)
                .flatMap(years -> day(today.getYear() + years, month, day).stream())
                .min(
                        Comparator.comparingLong(
                                date -> Math.abs(ChronoUnit.DAYS.between(today, date))));
    }
}
