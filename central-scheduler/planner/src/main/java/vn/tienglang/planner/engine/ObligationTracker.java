package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
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
    private final Optional<PlanHistory.StationHistory> past;
    private final LocalDate firstOpenDay;
    private final Map<ObligationId, NavigableMap<LocalDate, Long>> credited = new HashMap<>();

    /** Amount of an obligation due on a day, before the airings of that day count. */
    record DueObligation(Obligation obligation, long due) {}

    ObligationTracker(
            PlanningContext setting,
            OrderIndex book,
            Optional<PlanHistory.StationHistory> past,
            LocalDate open) {
        this.context = setting;
        this.orderIndex = book;
        this.past = past;
        this.firstOpenDay = open;
    }

    /** Places what is due into the day and records what is not met. */
    void fillDue(DayPlanBuilder sheet) {
        if (!orderIndex.hasObligations()) {
            return;
        }
        List<DueObligation> debts = dueObligations(sheet.stationDay());
        if (debts.isEmpty()) {
            return;
        }
        new ObligationFiller(context.themeClips(), sheet, debts).fill();
        for (DueObligation debt : debts) {
            long given =
                    ObligationFiller.plannedUnits(context.themeClips(), debt.obligation(), sheet);
            credits(debt.obligation()).put(sheet.stationDay().date(), given);
        }
    }

    private List<DueObligation> dueObligations(StationDayContext here) {
        var debts = new ArrayList<DueObligation>();
        for (AreaCode area : here.ancestry()) {
            orderIndex.obligationsOf(area).forEach(one -> add(debts, one, here.date()));
            for (AreaCode ended : context.predecessorsOf(area, here.date())) {
                orderIndex.obligationsOf(ended).forEach(one -> add(debts, one, here.date()));
            }
        }
        return debts;
    }

    private void add(List<DueObligation> debts, Obligation obligation, LocalDate date) {
        boolean isOver =
                obligation.until().isBefore(LocalDate.MAX.minusDays(obligation.graceDays()))
                        && !date.isBefore(obligation.until().plusDays(obligation.graceDays()));
        if (!date.isBefore(obligation.from()) && !isOver) {
            debts.add(new DueObligation(obligation, due(obligation, date)));
        }
    }

    private long due(Obligation obligation, LocalDate date) {
        if (past.isEmpty()) {
            return obligation.dailyShare(date);
        }
        return ObligationLedger.balanceOn(obligation, credits(obligation), date).due();
    }

    /** Returns what was heard; if nothing is known, all earlier days count as met. */
    private NavigableMap<LocalDate, Long> credits(Obligation obligation) {
        return credited.computeIfAbsent(
                obligation.id(),
                id ->
                        ObligationLedger.credits(
                                obligation,
                                past.map(PlanHistory.StationHistory::heardByObligation)
                                        .map(heard -> heard.get(id))
                                        .orElseGet(TreeMap::new),
                                firstOpenDay));
    }
}
