package vn.tienglang.office.report.figures;

import java.time.LocalDate;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;

/**
 * Query of a report.
 *
 * @param unit the unit whose stations are counted
 * @param from first day
 * @param until first day after; 1 to {@link #DAYS} days after {@code from}
 * @param filter what is counted of each day
 */
public record ReportQuery(AreaCode unit, LocalDate from, LocalDate until, Filter filter) {
    /** Most days of a report: a leap year. */
    public static final int DAYS = 366;

    /** Rejects an empty or a too long period. */
    public ReportQuery {
        long days = until.toEpochDay() - from.toEpochDay();
        if (days < 1 || days > DAYS) {
            throw new IllegalArgumentException("report of " + days + " days");
        }
    }

    /**
     * Filter of keys; an empty value lets all pass.
     *
     * @param language language of the clips
     * @param theme theme of the bulletins
     * @param origin origin of the airings
     * @param messageClass class of the messages
     */
    public record Filter(
            Optional<LanguageTag> language,
            Optional<String> theme,
            Optional<AirtimeOrigin> origin,
            Optional<MessageClass> messageClass) {
        /** Filter that lets everything pass. */
        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Whether the key passes. */
        public boolean matches(ReportKey key) {
            return language.filter(one -> !one.equals(key.language())).isEmpty()
                    && theme.filter(one -> !one.equals(key.theme())).isEmpty()
                    && origin.filter(one -> one != key.origin()).isEmpty()
                    && messageClass.filter(one -> one != key.messageClass()).isEmpty();
        }
    }
}
