package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;

/**
 * The answer to the wish to see something of the plan.
 *
 * @param <T> what is seen
 */
public sealed interface PlanView<T> {
    /** Here it is. */
    record Seen<T>(T what) implements PlanView<T> {}

    /** It cannot be shown, and this is everything that stands against it; at least one. */
    record Refused<T>(List<Bar> bars) implements PlanView<T> {
        /** Takes a copy. */
        public Refused {
            bars = List.copyOf(bars);
        }
    }

    /** What stands against it. */
    sealed interface Bar {
        /** No such station belongs to the centre. */
        record UnknownStation(StationId station) implements Bar {}

        /** No such unit stands on any of these days, and nobody carries it on. */
        record UnknownUnit(AreaCode unit) implements Bar {}

        /** Nothing of that name is in the plan. */
        record UnknownItem(PlanItem.Name name) implements Bar {}

        /** Nobody plans that early or that late. */
        record NotPlanned(LocalDate date, LocalDate earliest, LocalDate latest) implements Bar {}

        /** So many days are not looked at together. */
        record Days(int days, int most) implements Bar {}

        /** So many days of stations are not looked at together. */
        record TooMuch(long stationDays, long most) implements Bar {}

        /** The change itself is refused. */
        record AgainstChange(PlanEdit.Bar bar) implements Bar {}
    }
}
