package vn.tienglang.planner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;

/**
 * Which stations an area reaches on which day. Each station climbs the tree once a day of the plan,
 * and not once for every slot.
 */
final class Coverage {
    private final PlanBasis basis;
    private final Map<LocalDate, Map<AreaCode, List<Station>>> byDay = new HashMap<>();

    Coverage(PlanBasis basis) {
        this.basis = basis;
    }

    /** In order of id; none when the area does not stand on that day. */
    List<Station> stations(AreaCode area, LocalDate date) {
        return byDay.computeIfAbsent(date, this::survey).getOrDefault(area, List.of());
    }

    /** Why the area reaches nobody on that day, when it reaches nobody. */
    List<Refusal> complaints(AreaCode area, LocalDate date) {
        if (basis.areas().find(area, date).isEmpty()) {
            return List.of(new Refusal.UnknownArea(area, date));
        }
        return stations(area, date).isEmpty()
                ? List.of(new Refusal.NoStation(area, date))
                : List.of();
    }

    private Map<AreaCode, List<Station>> survey(LocalDate date) {
        var reached = new HashMap<AreaCode, List<Station>>();
        for (Station station : basis.stations()) {
            for (Area area : basis.areas().ancestry(station.area(), date)) {
                reached.computeIfAbsent(area.code(), _ -> new ArrayList<>()).add(station);
            }
        }
        return reached;
    }
}
