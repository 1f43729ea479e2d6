package vn.tienglang.office.preview;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.check.AffectedStations;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.preview.PreviewResult.Reason;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.reach.Target;

/**
 * Service for calendars of weeks and for free times. It stores nothing. A transaction is open only
 * while the plan input is read. An interrupt ends a long computation by a {@link
 * java.util.concurrent.CancellationException}.
 */
public final class WeekPlanService {
    /** Maximum number of stations whose free times are compared. */
    public static final int STATIONS_OF_FREE_TIMES = 50;

    private final Transactions transactions;
    private final InputSource inputs;
    private final PreviewWorker worker;

    /** Source of the plan input of some stations on some days, both included. */
    interface InputSource {
        PlanInput load(
                Repositories repositories, List<Station> stations, LocalDate first, LocalDate last);
    }

    WeekPlanService(Transactions transactions, InputSource inputs, PreviewWorker worker) {
        this.transactions = transactions;
        this.inputs = inputs;
        this.worker = worker;
    }

    /**
     * The calendar of a week. Of more than {@link WeekPlan#STATIONS} stations only the first are
     * planned, and the result says how many are left out.
     *
     * @param from the first of {@value WeekPlan#DAYS} days
     */
    public PreviewResult<WeekPlan> week(WeekScope scope, LocalDate from) {
        if (isOutside(from)) {
            return new PreviewResult.Refused<>(List.of(outside(from)));
        }
        record Loaded(PlanInput input, int omitted) {}
        List<LocalDate> dates = from.datesUntil(from.plusDays(WeekPlan.DAYS)).toList();
        PreviewResult<Loaded> loaded =
                transactions.inTransaction(repositories ->
                        switch (new WeekStations(repositories, dates).of(scope)) {
                            case PreviewResult.Refused<List<Station>>(var said) ->
                                    new PreviewResult.Refused<>(said);
                            case PreviewResult.Found<List<Station>>(List<Station> all) -> {
                                List<Station> planned =
                                        all.stream().limit(WeekPlan.STATIONS).toList();
                                yield new PreviewResult.Found<>(
                                        new Loaded(
                                                load(repositories, planned, from, dates.getLast()),
                                                all.size() - planned.size()));
                            }
                        });
        return switch (loaded) {
            case PreviewResult.Refused<Loaded>(var said) -> new PreviewResult.Refused<>(said);
            case PreviewResult.Found<Loaded>(Loaded one) ->
                    new PreviewResult.Found<>(
                            worker.run(() ->
                                    WeekPlanBuilder.of(one.input(), scope, from, one.omitted())));
        };
    }

    /**
     * The times of a day that are open and free at the first {@value #STATIONS_OF_FREE_TIMES}
     * stations of a target, the nearest to a wanted time first. Caps are not asked: a caller tries
     * a time before it proposes it.
     *
     * @param minutes how long the time must stay free, at least 1
     * @param earliest the first minute of the day that may be proposed
     */
    public List<LocalTime> freeTimes(
            Target target, LocalDate date, LocalTime wanted, int minutes, LocalTime earliest) {
        if (isOutside(date)) {
            return List.of();
        }
        PlanInput input =
                transactions.inTransaction(repositories -> {
                    List<Station> stations =
                            AffectedStations.withTags(repositories, date)
                                    .stations(target, date)
                                    .stream()
                                    .limit(STATIONS_OF_FREE_TIMES)
                                    .toList();
                    return load(repositories, stations, date, date);
                });
        return worker.run(() -> {
            var free = new FreeTimes(date);
            Planner planner = Planner.of(input);
            for (Station station : new InterruptibleList<>(input.network().stations())) {
                planner.plannedDays(station, date, 1).forEach(day -> free.add(station, day));
            }
            return free.nearest(wanted, minutes, earliest);
        });
    }

    private PlanInput load(
            Repositories repositories, List<Station> stations, LocalDate first, LocalDate last) {
        return inputs.load(
                repositories, stations, first.minusDays(PlanInputLoader.DAYS_BEFORE), last);
    }

    private static boolean isOutside(LocalDate date) {
        return date.isBefore(PlanPreviewService.EARLIEST)
                || date.isAfter(PlanPreviewService.LATEST);
    }

    private static Reason outside(LocalDate date) {
        return new Reason.OutsidePlanningRange(
                date, PlanPreviewService.EARLIEST, PlanPreviewService.LATEST);
    }
}
