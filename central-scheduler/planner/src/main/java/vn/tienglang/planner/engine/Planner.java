package vn.tienglang.planner.engine;

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
    /** How many days back a chain of airings across midnight is followed. */
    private static final int CHAIN_DAYS = 2;

    /** How many days without a verdict are planned again to compute what is due. */
    private static final int OPEN_DAYS = 45;

    private final PlanningContext context;
    private final OrderIndex orderIndex;
    private final PlanHistory history;

    private Planner(PlanningContext setting, OrderIndex book, PlanHistory past) {
        this.context = setting;
        this.orderIndex = book;
        this.history = past;
    }

    /** Creates a planner for this input. */
    public static Planner of(PlanInput basis) {
        return new Planner(
                new PlanningContext(basis.network(), basis.content(), basis.policies()),
                OrderIndex.of(basis.orders()),
                basis.history());
    }

    /** Returns a planner with other orders that reuses all results they do not affect. */
    public Planner with(AirtimeOrders orders) {
        return new Planner(context, orderIndex.with(orders), history);
    }

    /** Returns a planner with other policies. */
    public Planner with(PolicySet law) {
        return new Planner(context.with(law), orderIndex, history);
    }

    /** Returns a planner with another history. */
    public Planner with(PlanHistory other) {
        return new Planner(context, orderIndex, other);
    }

    /** Returns the plans of that station for {@code days} days from {@code from} on. */
    public List<DayPlan> days(Station station, LocalDate from, int days) {
        var filled = new ArrayList<DayPlan>(days);
        for (DayPlanBuilder sheet : filledDays(station, from, days)) {
            filled.add(sheet.build());
        }
        return List.copyOf(filled);
    }

    /** Explains what would play at the station then, or why nothing would. */
    public Explanation explain(Station station, Instant at) {
        LocalDate date = LocalDate.ofInstant(at, station.zone());
        List<DayPlanBuilder> sheets = filledDays(station, date.minusDays(1), 2);
        return sheets.stream()
                .flatMap(sheet -> new ExplanationBuilder(sheet, at).explainOnAir().stream())
                .findFirst()
                .orElseGet(() -> new ExplanationBuilder(sheets.getLast(), at).explainSilence());
    }

    /** Returns the filled builders of those days. */
    private List<DayPlanBuilder> filledDays(Station station, LocalDate from, int days) {
        var filled = new ArrayList<DayPlanBuilder>(days);
        Optional<PlanHistory.StationHistory> known = history.station(station.id());
        CommittedAirings frozen = CommittedAirings.of(known);
        LocalDate begin =
                orderIndex.hasObligations()
                        ? known.map(one -> firstOpenDay(one, from)).orElse(from)
                        : from;
        var debts = new ObligationTracker(context, orderIndex, known, begin);
        List<PlacedBlock> over = carriedOver(station, frozen, begin, CHAIN_DAYS);
        for (LocalDate date = begin; date.isBefore(from.plusDays(days)); date = date.plusDays(1)) {
            DayPlanBuilder sheet = dayBuilder(station, frozen, date);
            sheet.fill(over);
            debts.fillDue(sheet);
            if (!date.isBefore(from)) {
                filled.add(sheet);
            }
            over = sheet.carriedOver();
        }
        return filled;
    }

    private static LocalDate firstOpenDay(PlanHistory.StationHistory known, LocalDate from) {
        LocalDate earliest = from.minusDays(OPEN_DAYS);
        LocalDate open = known.firstOpenDay().isBefore(earliest) ? earliest : known.firstOpenDay();
        return open.isBefore(from) ? open : from;
    }

    private DayPlanBuilder dayBuilder(Station station, CommittedAirings frozen, LocalDate date) {
        return dayBuilder(context.stationDay(station, date), frozen);
    }

    private DayPlanBuilder dayBuilder(StationDayContext here, CommittedAirings frozen) {
        return new DayPlanBuilder(here, frozen, AirRequests.of(context, orderIndex, here));
    }

    /** Returns the blocks of earlier days that still play when that day begins. */
    private List<PlacedBlock> carriedOver(
            Station station, CommittedAirings frozen, LocalDate date, int chain) {
        LocalDate yesterday = date.minusDays(1);
        if (chain == 0) {
            return List.of();
        }
        StationDayContext here = context.stationDay(station, yesterday);
        if (frozen.isEmpty() && !AirRequests.mayPassMidnight(context, orderIndex, here)) {
            return List.of();
        }
        DayPlanBuilder sheet = dayBuilder(here, frozen);
        if (!sheet.mayPassMidnight()) {
            return List.of();
        }
        sheet.fill(carriedOver(station, frozen, yesterday, chain - 1));
        return sheet.carriedOver();
    }
}
