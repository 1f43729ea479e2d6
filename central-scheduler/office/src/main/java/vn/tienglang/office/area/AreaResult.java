package vn.tienglang.office.area;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.SilencedOrder;
import vn.tienglang.office.store.station.AreaChange;

/** Result of a change of administrative units. */
public sealed interface AreaResult {
    /** It is stored. */
    record Done(AreaChange change) implements AreaResult {}

    /** Nothing is stored. */
    record Refused(List<Reason> reasons) implements AreaResult {
        /** Copies the list. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Reason against a change. */
    sealed interface Reason {
        /** The units were changed since the preview. */
        record ChangedMeanwhile() implements Reason {}

        /** No such unit exists on that day, or it is a former one. */
        record UnknownUnit(AreaCode unit, LocalDate date) implements Reason {}

        /** No such station. */
        record UnknownStation(StationId station) implements Reason {}

        /** A unit of this code exists on that day or later. */
        record CodeTaken(AreaCode unit) implements Reason {}

        /** The chosen unit is no successor of the split unit. */
        record NoSuccessor(StationId station, AreaCode unit) implements Reason {}

        /** Units have no successor, and nobody decided that they stay. */
        record Undecided(List<AreaCode> units, List<StationId> stations) implements Reason {
            /** Copies the lists. */
            public Undecided {
                units = List.copyOf(units);
                stations = List.copyOf(stations);
            }
        }

        /** An order would air less. */
        record Silences(SilencedOrder order) implements Reason {}

        /** The areas would form no tree. */
        record NoTree(AreaCode unit) implements Reason {}

        /** There is no change of this number, or it was undone. */
        record UnknownChange(long number) implements Reason {}

        /** The new unit has stations or orders, so the change cannot be undone. */
        record InUse(AreaCode unit) implements Reason {}

        /** A later change builds on this one. */
        record ChangedAfterwards(AreaCode unit) implements Reason {}
    }
}
