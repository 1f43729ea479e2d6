package vn.tienglang.office.preview;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.store.programme.PlanItem;

/**
 * Result of a preview.
 *
 * @param <T> type of the preview
 */
public sealed interface PreviewResult<T> {
    /** The preview. */
    record Found<T>(T value) implements PreviewResult<T> {}

    /** The preview is refused, with every reason; at least one. */
    record Refused<T>(List<Reason> reasons) implements PreviewResult<T> {
        /** Copies the lists. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Reason of a refusal. */
    sealed interface Reason {
        /** No station has this id. */
        record UnknownStation(StationId station) implements Reason {}

        /** The unit does not exist on any of these days and has no successor. */
        record UnknownUnit(AreaCode unit) implements Reason {}

        /** No item has this name. */
        record UnknownItem(PlanItem.Name name) implements Reason {}

        /** The date is outside the planning range. */
        record OutsidePlanningRange(LocalDate date, LocalDate earliest, LocalDate latest)
                implements Reason {}

        /** Too many days. */
        record TooManyDays(int days, int most) implements Reason {}

        /** Too many days times stations. */
        record TooManyStationDays(long stationDays, long most) implements Reason {}

        /** The change itself is refused. */
        record ChangeRefused(PlanItemResult.Reason bar) implements Reason {}
    }
}
