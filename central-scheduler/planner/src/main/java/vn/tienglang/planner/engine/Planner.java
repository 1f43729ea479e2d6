package vn.tienglang.planner.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.input.PolicySet;

/**
 * Planner: computes the day plans of stations from a plan input. It caches intermediate results, so
 * a plan of a country costs little more than its airings. An instance is valid while its input is;
 * it and all planners derived {@link #with} changes serve one thread.
 *
 * <p>Service order: committed airings; campaigns of active situations; priorities, in the order of
 * the station's unit, otherwise by booking; everything else by booking; then obligations in the
 * free airtime. If a day plays past midnight, it is served before the next one.
 */
public final class Planner {
    /**
     * After each multiple of this since 1970 (UTC), the airtime left for obligations today is
     * shorter, and a plan with obligations may differ.
     */
    public static final Duration OBLIGATION_STEP = DayPlanBuilder.LEAD_STEP;

    /** How long before its start an airing for an obligation is placed at the latest. */
    public static final Duration OBLIGATION_LEAD = DayPlanBuilder.LEAD;

    /** How many days back a chain of airings across midnight is followed. */
    private static final int CHAIN_DAYS = 2;

    /** How many days without a verdict are planned again to compute what is due. */
    private static final int OPEN_DAYS = 45;

    private final PlanningContext context;
    private final OrderIndex orderIndex;
    private final PlanHistory history;

    private Planner(PlanningContext context, OrderIndex orderIndex, PlanHistory history) {
        this.context = context;
        this.orderIndex = orderIndex;
        this.history = history;
    }

    /** Creates a planner for this input. */
    public static Planner of(PlanInput input) {
        return new Planner(
                new PlanningContext(input.network(), input.content(), input.policies()),
                OrderIndex.of(input.orders()),
                input.history());
    }

    /** Returns a planner with other orders that reuses all results they do not affect. */
    public Planner with(AirtimeOrders orders) {
        return new Planner(context, orderIndex.with(orders), history);
    }

    /** Returns a planner with other policies. */
    public Planner with(PolicySet policies) {
        return new Planner(context.with(policies), orderIndex, history);
    }

    /** Returns a planner with another history. */
    public Planner with(PlanHistory newHistory) {
        return new Planner(context, orderIndex, newHistory);
    }

    /** Returns the plans of that station for {@code days} days from {@code from} on. */
    public List<DayPlan> days(Station station, LocalDate from, int days) {
        var filled = new ArrayList<DayPlan>(days);
        for (DayPlanBuilder dayPlan : filledDays(station, from, days)) {
            filled.add(dayPlan.build());
        }
        return List.copyOf(filled);
    }

    /** Returns the same days as blocks, with the rules of each day. */
    public List<PlannedDay> plannedDays(Station station, LocalDate from, int days) {
        return filledDays(station, from, days).stream().map(PlannedDayBuilder::of).toList();
    }

    /** Explains what would play at the station then, or why nothing would. */
    public Explanation explain(Station station, Instant at) {
        LocalDate date = LocalDate.ofInstant(at, station.zone());
        List<DayPlanBuilder> dayPlans = filledDays(station, date.minusDays(1), 2);
        return dayPlans.stream()
                .flatMap(dayPlan -> new ExplanationBuilder(dayPlan, at).explainOnAir().stream())
                .findFirst()
                .orElseGet(() -> new ExplanationBuilder(dayPlans.getLast(), at).explainSilence());
    }

    /**
     * Returns whether the plan of that day does not depend on the plans of other days: no airing of
     * the day before can play past midnight, and there are no obligations. Says no in doubt.
     */
    public boolean standsAlone(Station station, LocalDate date) {
        if (orderIndex.hasObligations()) {
            return false;
        }
        StationDayContext yesterday = context.stationDay(station, date.minusDays(1));
        return !AirRequests.mayPassMidnight(context, orderIndex, yesterday)
                || !dayBuilder(yesterday, CommittedAirings.NONE).mayPassMidnight();
    }

    /** Returns the filled builders of those days. */
    private List<DayPlanBuilder> filledDays(Station station, LocalDate from, int days) {
        var filled = new ArrayList<DayPlanBuilder>(days);
        Optional<PlanHistory.StationHistory> stationHistory = history.station(station.id());
        CommittedAirings committed = CommittedAirings.of(stationHistory);
        LocalDate firstDay =
                orderIndex.hasObligations()
                        ? stationHistory.map(one -> firstOpenDay(one, from)).orElse(from)
                        : from;
        var tracker = new ObligationTracker(context, orderIndex, stationHistory, firstDay);
        List<PlacedBlock> carriedOver = carriedOver(station, committed, firstDay, CHAIN_DAYS);
        for (LocalDate date = firstDay;
                date.isBefore(from.plusDays(days));
                date = date.plusDays(1)) {
            DayPlanBuilder dayPlan = dayBuilder(station, committed, date);
            dayPlan.fill(carriedOver);
            tracker.fillDue(dayPlan);
            if (!date.isBefore(from)) {
                filled.add(dayPlan);
            }
            carriedOver = dayPlan.carriedOver();
        }
        return filled;
    }

    private static LocalDate firstOpenDay(
            PlanHistory.StationHistory stationHistory, LocalDate from) {
        LocalDate earliest = from.minusDays(OPEN_DAYS);
        LocalDate open =
                stationHistory.firstOpenDay().isBefore(earliest)
                        ? earliest
                        : stationHistory.firstOpenDay();
        return open.isBefore(from) ? open : from;
    }

    private DayPlanBuilder dayBuilder(Station station, CommittedAirings committed, LocalDate date) {
        return dayBuilder(context.stationDay(station, date), committed);
    }

    private DayPlanBuilder dayBuilder(StationDayContext stationDay, CommittedAirings committed) {
        return new DayPlanBuilder(
                stationDay, committed, AirRequests.of(context, orderIndex, stationDay));
    }

    /** Returns the blocks of earlier days that still play when that day begins. */
    private List<PlacedBlock> carriedOver(
            Station station, CommittedAirings committed, LocalDate date, int chainDays) {
        LocalDate yesterday = date.minusDays(1);
        if (chainDays == 0) {
            return List.of();
        }
        StationDayContext stationDay = context.stationDay(station, yesterday);
        if (committed.isEmpty() && !AirRequests.mayPassMidnight(context, orderIndex, stationDay)) {
            return List.of();
        }
        DayPlanBuilder dayPlan = dayBuilder(stationDay, committed);
        if (!dayPlan.mayPassMidnight()) {
            return List.of();
        }
        dayPlan.fill(carriedOver(station, committed, yesterday, chainDays - 1));
        return dayPlan.carriedOver();
    }
}
