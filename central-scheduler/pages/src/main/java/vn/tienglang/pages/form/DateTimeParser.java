package vn.tienglang.pages.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.tienglang.pages.text.DateTimeInput;

/** Parser of the dates and times of a request: of programs, or typed by people. */
sealed interface DateTimeParser {
    /**
     * The date of a text.
     *
     * @throws IllegalArgumentException when it is not one
     * @throws DateTimeException when there is no such day
     */
    LocalDate date(String text);

    /**
     * The time of day of a text.
     *
     * @throws IllegalArgumentException when it is not one
     * @throws DateTimeException when there is no such time
     */
    LocalTime time(String text);

    /** Key of the sentence that refuses the date of a field. */
    String dateError(String field);

    /** Key of the sentence that refuses the time of a field. */
    String timeError(String field);

    /** ISO only: {@code 2026-11-30}, {@code 05:30}, {@code 05:30:15}. */
    record Iso() implements DateTimeParser {
        private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ofPattern("HH:mm[:ss]", Locale.ROOT)
                        .withResolverStyle(ResolverStyle.STRICT);

        @Override
        public LocalDate date(String text) {
            if (!DATE.matcher(text).matches()) {
                throw new IllegalArgumentException("not a date");
            }
            return LocalDate.parse(text);
        }

        @Override
        public LocalTime time(String text) {
            return LocalTime.parse(text, TIME);
        }

        @Override
        public String dateError(String field) {
            return "complaint." + field;
        }

        @Override
        public String timeError(String field) {
            return "complaint." + field;
        }
    }

    /**
     * As people type them.
     *
     * @param today day from which a date without a year is the nearest one
     */
    record Lenient(LocalDate today) implements DateTimeParser {
        @Override
        public LocalDate date(String text) {
            return DateTimeInput.date(text, today)
                    .orElseThrow(() -> new IllegalArgumentException("not a date"));
        }

        @Override
        public LocalTime time(String text) {
            return DateTimeInput.time(text)
                    .orElseThrow(() -> new IllegalArgumentException("not a time of day"));
        }

        @Override
        public String dateError(String field) {
            return "typed.date";
        }

        @Override
        public String timeError(String field) {
            return "typed.time";
        }
    }
}
