package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationLedger;

/**
 * Tracker of one station's obligations day by day: judged days count as heard, later days as
 * planned. Days are settled in order, each once.
 */
final class ObligationTracker {
    private final PlanningContext context;
    private final OrderIndex orderIndex;
    private final Optional<PlanHistory.StationHistory> history;
    private final LocalDate firstOpenDay;
    private final Map<ObligationId, NavigableMap<LocalDate, Long>> credited = new HashMap<>();

    /** Airings of the day that was filled last; the gap between repetitions passes midnight. */
    private List<Airing> dayBefore = List.of();

    /**
     * Amount of an obligation due on a day, before the airings of that day count.
     *
     * @param due everything due
     * @param own what of it is due for the day's own period; the rest makes good earlier ones
     */
    record DueObligation(Obligation obligation, long due, long own) {}

    ObligationTracker(
            PlanningContext context,
            OrderIndex orderIndex,
            Optional<PlanHistory.StationHistory> history,
            LocalDate firstOpenDay) {
        this.context = context;
        this.orderIndex = orderIndex;
        this.history = history;
        this.firstOpenDay = firstOpenDay;
    }

    /** Places what is due into the day and records what is not met. */
    void fillDue(DayPlanBuilder dayPlan) {
        if (!orderIndex.hasObligations()) {
            return;
        }
        List<DueObligation> dueObligations = dueObligations(dayPlan.stationDay());
        if (dueObligations.isEmpty()) {
            return;
        }
        new ObligationFiller(context.themeClips(), dayPlan, dueObligations, dayBefore).fill();
        dayBefore = List.copyOf(dayPlan.airings());
        for (DueObligation dueObligation : dueObligations) {
            long units =
                    ObligationFiller.plannedUnits(
                            context.themeClips(), dueObligation.obligation(), dayPlan);
            credits(dueObligation.obligation()).put(dayPlan.stationDay().date(), units);
        }
    }

    private List<DueObligation> dueObligations(StationDayContext stationDay) {
        var dueObligations = new ArrayList<DueObligation>();
        for (AreaCode area : stationDay.ancestry()) {
            orderIndex.obligationsOf(area).forEach(one -> add(dueObligations, one, stationDay));
            for (AreaCode predecessor : context.predecessorsOf(area, stationDay.date())) {
                orderIndex
                        .obligationsOf(predecessor)
                        .forEach(one -> add(dueObligations, one, stationDay));
            }
        }
        return dueObligations;
    }

    /** An obligation is due only where its language is in the profile of the station. */
    private void add(
            List<DueObligation> dueObligations,
            Obligation obligation,
            StationDayContext stationDay) {
        if (!stationDay.languageGroup().languageProfile().contains(obligation.language())) {
            return;
        }
        LocalDate date = stationDay.date();
        boolean isOver =
                obligation.until().isBefore(LocalDate.MAX.minusDays(obligation.graceDays()))
                        && !date.isBefore(obligation.until().plusDays(obligation.graceDays()));
        if (!date.isBefore(obligation.from()) && !isOver) {
            dueObligations.add(due(obligation, date));
        }
    }

    private DueObligation due(Obligation obligation, LocalDate date) {
        if (history.isEmpty()) {
            long share = obligation.dailyShare(date);
            return new DueObligation(obligation, share, share);
        }
        ObligationLedger.Balance balance =
                ObligationLedger.balanceOn(obligation, credits(obligation), date);
        return new DueObligation(obligation, balance.due(), balance.own());
    }

    /** Returns what was heard; if nothing is known, all earlier days count as met. */
    private NavigableMap<LocalDate, Long> credits(Obligation obligation) {
        return credited.computeIfAbsent(
                obligation.id(),
                id ->
                        ObligationLedger.credits(
                                obligation,
                                history.map(PlanHistory.StationHistory::heardByObligation)
                                        .map(heard -> heard.get(id))
                                        .orElseGet(TreeMap::new),
                                firstOpenDay));
    }
}
