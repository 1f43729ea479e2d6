package vn.tienglang.deploy.bench;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import vn.tienglang.planner.recurrence.Recurrence;

/** Benchmark of recurrence expansion against lib-recur with the same rules and windows. */
final class RecurrenceBench {
    private static final int WINDOW_DAYS = 8;
    private static final int WINDOWS = 200;
    private static final int WARM_UPS = 12;
    private static final LocalDateTime START = LocalDateTime.of(2014, 6, 2, 5, 30);
    private static final LocalDate FIRST_WINDOW = LocalDate.of(2021, 6, 7);

    private static final List<String> KINDS =
            List.of(
                    "FREQ=DAILY",
                    "FREQ=DAILY;INTERVAL=3",
                    "FREQ=DAILY;BYHOUR=5,11,17;BYMINUTE=0,30",
                    "FREQ=DAILY;BYMONTH=1,6,7",
                    "FREQ=WEEKLY;BYDAY=MO,WE,FR",
                    "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA",
                    "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
                    "FREQ=MONTHLY;BYDAY=1MO,-1FR",
                    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
                    "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=8",
                    "FREQ=YEARLY;BYMONTH=2,6,9;BYDAY=2SU");

    private int sink;

    /**
     * Speed relative to lib-recur.
     *
     * @param mean geometric mean over all kinds of rules
     * @param worst smallest ratio of a kind
     * @param kind kind with the smallest ratio
     */
    record Ratio(double mean, double worst, String kind) {
        String told() {
            return String.format(
                    Locale.ROOT,
                    "%d kinds of rules, each %d windows of %d days seven to eight years after the"
                            + " anchor, rules already read, lib-recur with fastForward; geometric"
                            + " mean; the worst kind %.2f (%s)",
                    KINDS.size(),
                    WINDOWS,
                    WINDOW_DAYS,
                    worst,
                    kind);
        }
    }

    /** Measures all kinds once, after warming up. */
    Ratio measure() throws InvalidRecurrenceRuleException {
        double product = 0;
        double worst = Double.MAX_VALUE;
        String kind = "";
        for (String rule : KINDS) {
            double ratio = ratio(rule);
            product += Math.log(ratio);
            if (ratio < worst) {
                worst = ratio;
                kind = rule;
            }
        }
        return new Ratio(Math.exp(product / KINDS.size()), worst, kind);
    }

    private double ratio(String text) throws InvalidRecurrenceRuleException {
        Recurrence ours = CountryPlanData.recurrence(START, text);
        var theirs = new RecurrenceRule(text, RecurrenceRule.RfcMode.RFC5545_STRICT);
        if (ours(ours) != theirs(theirs)) {
            throw new IllegalStateException(text + " is not expanded alike");
        }
        for (int run = 0; run < WARM_UPS; run++) {
            sink += ours(ours) + theirs(theirs);
        }
        var ratios = new ArrayList<Double>();
        for (int run = 0; run < 7; run++) {
            long began = System.nanoTime();
            sink += ours(ours);
            long between = System.nanoTime();
            sink += theirs(theirs);
            long ended = System.nanoTime();
            ratios.add((ended - between) / (double) (between - began));
        }
        return ratios.stream().sorted().toList().get(ratios.size() / 2);
    }

    private static int ours(Recurrence rule) {
        int found = 0;
        for (int window = 0; window < WINDOWS; window++) {
            LocalDate from = FIRST_WINDOW.plusDays(window);
            found += rule.between(from, from.plusDays(WINDOW_DAYS)).size();
        }
        return found;
    }

    private static int theirs(RecurrenceRule rule) {
        var start =
                new DateTime(
                        START.getYear(),
                        START.getMonthValue() - 1,
                        START.getDayOfMonth(),
                        START.getHour(),
                        START.getMinute(),
                        START.getSecond());
        int found = 0;
        for (int window = 0; window < WINDOWS; window++) {
            LocalDate day = FIRST_WINDOW.plusDays(window);
            DateTime from = midnight(day);
            DateTime until = midnight(day.plusDays(WINDOW_DAYS));
            RecurrenceRuleIterator all = rule.iterator(start);
            all.fastForward(from);
            while (all.hasNext() && all.nextDateTime().before(until)) {
                found++;
            }
        }
        return found;
    }

    private static DateTime midnight(LocalDate day) {
        return new DateTime(day.getYear(), day.getMonthValue() - 1, day.getDayOfMonth(), 0, 0, 0);
    }

    /** Sink that keeps the compiler from removing the measured work. */
    int sink() {
        return sink;
    }
}
