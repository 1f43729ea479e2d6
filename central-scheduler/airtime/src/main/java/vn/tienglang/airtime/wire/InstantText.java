package vn.tienglang.airtime.wire;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Text of instants on the wire, as in {@link Instant#toString} and {@link Instant#parse}. For speed
 * (a log has eighty instants, a province thousands of logs), whole seconds are written and read
 * here; the JDK handles all other forms.
 */
final class InstantText {
    /** Positions of the digits and separators of {@code 2026-11-21T05:00:00Z}. */
    private static final String TEMPLATE = "0000-00-00T00:00:00Z";

    private static final int DAY_SECONDS = 86_400;
    private static final int HOUR_SECONDS = 3_600;
    private static final int MINUTE_SECONDS = 60;

    /** First second of the first year with four digits, and the end of the last. */
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY_SECONDS;

    private static final long AFTER = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY_SECONDS;

    private InstantText() {}

    /** Same result as {@link Instant#toString}. */
    static String text(Instant instant) {
        long seconds = instant.getEpochSecond();
        if (instant.getNano() != 0 || seconds < FIRST || seconds >= AFTER) {
            return instant.toString();
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS));
        int left = Math.floorMod(seconds, DAY_SECONDS);
        var text = new StringBuilder(TEMPLATE);
        writeTwoDigits(text, 0, date.getYear() / 100);
        writeTwoDigits(text, 2, date.getYear() % 100);
        writeTwoDigits(text, 5, date.getMonthValue());
        writeTwoDigits(text, 8, date.getDayOfMonth());
        writeTwoDigits(text, 11, left / HOUR_SECONDS);
        writeTwoDigits(text, 14, left / MINUTE_SECONDS % 60);
        writeTwoDigits(text, 17, left % MINUTE_SECONDS);
        return text.toString();
    }

    private static void writeTwoDigits(StringBuilder text, int at, int number) {
        text.setCharAt(at, (char) ('0' + number / 10));
        text.setCharAt(at + 1, (char) ('0' + number % 10));
    }

    /**
     * Same result as {@link Instant#parse}.
     *
     * @throws java.time.DateTimeException when the text is not an instant
     */
    static Instant of(String text) {
        if (!matchesTemplate(text)) {
            return Instant.parse(text);
        }
        int hour = readTwoDigits(text, 11);
        int minute = readTwoDigits(text, 14);
        int second = readTwoDigits(text, 17);
        if (hour > 23 || minute > 59 || second > 59) {
            // The JDK also reads midnight at the end of a day, and leap seconds.
            return Instant.parse(text);
        }
        LocalDate date =
                LocalDate.of(
                        readTwoDigits(text, 0) * 100 + readTwoDigits(text, 2),
                        readTwoDigits(text, 5),
                        readTwoDigits(text, 8));
        int ofDay = (hour * 60 + minute) * MINUTE_SECONDS + second;
        return Instant.ofEpochSecond(date.toEpochDay() * DAY_SECONDS + ofDay);
    }

    private static boolean matchesTemplate(String text) {
        if (text.length() != TEMPLATE.length()) {
            return false;
        }
        for (int index = 0; index < TEMPLATE.length(); index++) {
            char is = text.charAt(index);
            char plain = TEMPLATE.charAt(index);
            if (plain == '0' ? is < '0' || is > '9' : is != plain) {
                return false;
            }
        }
        return true;
    }

    private static int readTwoDigits(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
