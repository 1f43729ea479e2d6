package vn.tienglang.planner.obligation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Account of one station and one obligation. What was heard on a day is credited to the period of
 * that day first; the rest goes to the oldest shortfall still within its grace. So a makegood needs
 * no mark, and nothing is credited twice.
 */
public final class ObligationLedger {
    private final Obligation obligation;
    private final Deque<Shortfall> shortfalls = new ArrayDeque<>();
    private final List<Shortfall> expired = new ArrayList<>();
    private long creditedThisPeriod;

    /**
     * Shortfall of a period.
     *
     * @param period first day of the period
     * @param units the missing amount, in the unit of the obligation; more than 0
     * @param until last day on which it may be made good
     */
    public record Shortfall(LocalDate period, long units, LocalDate until) {}

    /**
     * Balance at the beginning of a day.
     *
     * @param own what the day must contribute to its own period to keep an even pace
     * @param makegoods shortfalls that may still be made good, oldest first
     * @param expired shortfalls that were not made good in time
     */
    public record Balance(long own, List<Shortfall> makegoods, List<Shortfall> expired) {
        /** Returns everything due on that day. */
        public long due() {
            return own + makegoods.stream().mapToLong(Shortfall::units).sum();
        }
    }

    private ObligationLedger(Obligation obligation) {
        this.obligation = obligation;
    }

    /**
     * Returns the balance on {@code date}.
     *
     * @param heard how much was heard on each earlier day, in the unit of the obligation; days
     *     without a verdict count as planned
     * @param date the day
     */
    public static Balance balanceOn(
            Obligation obligation, NavigableMap<LocalDate, Long> heard, LocalDate date) {
        var ledger = new ObligationLedger(obligation);
        LocalDate firstDay = obligation.from();
        if (!heard.isEmpty() && heard.firstKey().isAfter(firstDay)) {
            firstDay = obligation.period().firstDay(heard.firstKey());
        }
        firstDay = firstDay.isBefore(obligation.from()) ? obligation.from() : firstDay;
        for (LocalDate day = firstDay; day.isBefore(date); day = day.plusDays(1)) {
            ledger.closeDay(day, heard.getOrDefault(day, 0L));
        }
        return ledger.balance(date);
    }

    /**
     * Returns the first day that can still affect {@code date}: it covers periods that may be made
     * good then, and those whose makegoods were played in these periods.
     */
    public static LocalDate firstRelevantDay(Obligation obligation, LocalDate date) {
        LocalDate firstOpen = obligation.period().firstDay(date.minusDays(obligation.graceDays()));
        return obligation.period().firstDay(firstOpen.minusDays(obligation.graceDays()));
    }

    /**
     * Returns the credits of the days before {@code open}. Days before the first known day count as
     * met.
     *
     * @param heard how much was heard on each known day
     */
    public static NavigableMap<LocalDate, Long> credits(
            Obligation obligation, NavigableMap<LocalDate, Long> heard, LocalDate open) {
        var credits = new TreeMap<LocalDate, Long>(heard.headMap(open, false));
        LocalDate first = credits.isEmpty() ? open : credits.firstKey();
        LocalDate day = obligation.period().firstDay(first);
        for (; day.isBefore(first); day = day.plusDays(1)) {
            credits.put(day, obligation.dailyShare(day));
        }
        credits.putIfAbsent(day, 0L);
        return credits;
    }

    private void closeDay(LocalDate day, long heard) {
        expireBefore(day);
        if (!obligation.isOwedOn(day)) {
            credit(heard);
            return;
        }
        long ownRemaining = Math.max(0, totalOwed(day) - creditedThisPeriod);
        long own = Math.min(heard, ownRemaining);
        creditedThisPeriod += own;
        credit(heard - own);
        LocalDate tomorrow = day.plusDays(1);
        boolean isLast =
                !obligation.isOwedOn(tomorrow)
                        || tomorrow.equals(obligation.period().firstDayOfNext(day));
        if (isLast) {
            endPeriod(day);
        }
    }

    private long totalOwed(LocalDate day) {
        return obligation.requiredThrough(obligation.period().firstDayOfNext(day).minusDays(1));
    }

    private void endPeriod(LocalDate lastDay) {
        long missing = totalOwed(lastDay) - creditedThisPeriod;
        if (missing > 0) {
            var shortfall =
                    new Shortfall(
                            obligation.period().firstDay(lastDay),
                            missing,
                            lastDay.plusDays(obligation.graceDays()));
            (obligation.graceDays() == 0 ? expired : shortfalls).add(shortfall);
        }
        creditedThisPeriod = 0;
    }

    /** Credits the oldest shortfall first. */
    private void credit(long units) {
        long left = units;
        while (left > 0 && !shortfalls.isEmpty()) {
            Shortfall oldest = shortfalls.remove();
            if (oldest.units() > left) {
                shortfalls.addFirst(
                        new Shortfall(oldest.period(), oldest.units() - left, oldest.until()));
            }
            left -= Math.min(left, oldest.units());
        }
    }

    private void expireBefore(LocalDate day) {
        while (!shortfalls.isEmpty() && shortfalls.peek().until().isBefore(day)) {
            expired.add(shortfalls.remove());
        }
    }

    private Balance balance(LocalDate date) {
        expireBefore(date);
        long own =
                obligation.isOwedOn(date)
                        ? Math.max(0, obligation.requiredThrough(date) - creditedThisPeriod)
                        : 0;
        return new Balance(own, List.copyOf(shortfalls), List.copyOf(expired));
    }
}
