package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.bench.StoredAsRun.Entry;

/**
 * Entries and databases of a soak, read from the disk after all programs have ended.
 *
 * @param comparison what is lost or exists twice
 * @param damage sentence for each thing that is unreadable
 * @param entries number of as-run entries at the centre
 */
record SoakReport(SoakComparison comparison, List<String> damage, int entries) {
    /**
     * Reads and compares them.
     *
     * @param oldJournals journals that the soak took away from a station, with the station
     */
    static SoakReport read(
            DemoSystem system,
            Set<StationId> stations,
            SoakBookings bookings,
            SoakFaults faults,
            Map<Path, StationId> oldJournals) {
        var journals = new ArrayList<Entry>();
        var output = new LinkedHashMap<String, String>();
        var damage = new ArrayList<>(faults.damage());
        var files = new LinkedHashMap<>(oldJournals);
        for (StationId station : stations) {
            Path journal = faults.journal(station);
            files.put(journal, station);
            damage.addAll(StoredAsRun.putAside(journal.resolveSibling("")));
            output.put(station.value(), outputOf(system.folder().resolve(station + ".trace")));
        }
        files.forEach((file, station) -> {
            StoredAsRun stored = StoredAsRun.ofJournal(station.value(), file).stored();
            journals.addAll(stored.entries());
            damage.addAll(stored.damage());
        });
        StoredAsRun centre = StoredAsRun.ofCentre(system.centreFolder());
        damage.addAll(centre.damage());
        var comparison =
                SoakComparison.of(
                        stations.stream().map(StationId::value).toList(),
                        bookings.all(),
                        journals,
                        centre.entries(),
                        output);
        return new SoakReport(comparison, List.copyOf(damage), centre.entries().size());
    }

    private static String outputOf(Path trace) {
        try {
            return Files.readString(trace);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the output " + trace, e);
        }
    }
}
