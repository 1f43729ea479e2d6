package vn.tienglang.office.preview;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.store.programme.PlanItem;

/**
 * The answer to the wish to see something of the plan.
 *
 * @param <T> what is seen
 */
public sealed interface PreviewResult<T> {
    /** Here it is. */
    record Found<T>(T value) implements PreviewResult<T> {}

    /** It cannot be shown, and this is everything that stands against it; at least one. */
    record Refused<T>(List<Reason> reasons) implements PreviewResult<T> {
        /** Takes a copy. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** What stands against it. */
    sealed interface Reason {
        /** No such station belongs to the centre. */
        record UnknownStation(StationId station) implements Reason {}

        /** No such unit stands on any of these days, and nobody carries it on. */
        record UnknownUnit(AreaCode unit) implements Reason {}

        /** Nothing of that name is in the plan. */
        record UnknownItem(PlanItem.Name name) implements Reason {}

        /** Nobody plans that early or that late. */
        record OutsidePlanningRange(LocalDate date, LocalDate earliest, LocalDate latest)
                implements Reason {}

        /** So many days are not looked at together. */
        record TooManyDays(int days, int most) implements Reason {}

        /** So many days of stations are not looked at together. */
        record TooManyStationDays(long stationDays, long most) implements Reason {}

        /** The change itself is refused. */
        record ChangeRefused(PlanItemResult.Reason bar) implements Reason {}
    }
}
