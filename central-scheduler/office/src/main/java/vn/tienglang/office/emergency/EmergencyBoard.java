package vn.tienglang.office.emergency;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.emergency.EmergencyRepository;
import vn.tienglang.office.store.station.Enrolment;

/**
 * How far an emergency has come: one row a station, those that did not answer first.
 *
 * @param rows the stations
 */
public record EmergencyBoard(List<Row> rows) {
    /** Silent stations, then by the furthest step, so that who is behind is seen. */
    private static final Comparator<Row> SILENT_FIRST =
            Comparator.comparing((Row row) -> !row.steps().isEmpty())
                    .thenComparing(row -> row.furthest().orElse(EmergencyStep.RECEIVED))
                    .thenComparing(Row::station);

    /** Copies the list. */
    public EmergencyBoard {
        rows = List.copyOf(rows);
    }

    /**
     * Station of an emergency.
     *
     * @param station the station
     * @param name its name; its id when it is not enrolled any more
     * @param steps the steps that it reported, with the time by its clock
     */
    public record Row(StationId station, String name, SortedMap<EmergencyStep, Instant> steps) {
        /** The furthest step; empty while the station has not answered. */
        public Optional<EmergencyStep> furthest() {
            return steps.isEmpty() ? Optional.empty() : Optional.of(steps.lastKey());
        }
    }

    /** Number of stations that have not answered. */
    public int silent() {
        return (int) rows.stream().filter(row -> row.steps().isEmpty()).count();
    }

    /** Number of stations by their furthest step; with the silent ones they are all stations. */
    public Map<EmergencyStep, Integer> counts() {
        var counts = new EnumMap<EmergencyStep, Integer>(EmergencyStep.class);
        rows.forEach(row -> row.furthest().ifPresent(step -> counts.merge(step, 1, Integer::sum)));
        return counts;
    }

    static EmergencyBoard of(Repositories repositories, long number) {
        Map<StationId, SortedMap<EmergencyStep, Instant>> steps = new TreeMap<>();
        for (EmergencyRepository.StationStep one : repositories.emergencies().steps(number)) {
            steps.computeIfAbsent(one.station(), _ -> new TreeMap<>()).put(one.step(), one.at());
        }
        return new EmergencyBoard(
                repositories.emergencies().stations(number).stream()
                        .map(station ->
                                new Row(
                                        station,
                                        name(repositories, station),
                                        steps.getOrDefault(station, new TreeMap<>())))
                        .sorted(SILENT_FIRST)
                        .toList());
    }

    private static String name(Repositories repositories, StationId station) {
        return repositories
                .enrolments()
                .find(station)
                .map(Enrolment::station)
                .map(one -> one.name())
                .orElse(station.value());
    }
}
