package vn.tienglang.deploy.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tienglang.deploy.bench.SoakBookings.Booking;
import vn.tienglang.deploy.bench.StoredAsRun.Entry;

/**
 * Comparison at the end of a soak: the bookings that were answered 201, the journals of the
 * stations, the as-run entries of the centre and the output of the nodes. A pure function.
 *
 * <pre>
 * lost    a booking that the centre must still know, and a station:
 *         the centre has no entry of it
 *         an entry of a journal that the centre does not have with the same signature
 *         an entry of the centre that no journal has with the same signature
 * twice   a station and an airing with more than one entry at the centre: each beyond the first
 *         a number of a chain with more than one entry at the centre: each beyond the first
 *         a station and an airing that went on air more than once: each time beyond the first
 * </pre>
 *
 * @param lost sentence for each lost thing
 * @param twice sentence for each thing that exists twice
 */
record SoakComparison(List<String> lost, List<String> twice) {
    /** Line of a node at the first sound of an airing. */
    private static final Pattern ON_AIR = Pattern.compile("(\\S+) goes on air\\.");

    /**
     * Compares.
     *
     * @param stations ids of the stations, each of which has to air every booking
     * @param journals entries of all journals that the stations ever had
     * @param centre entries of the centre
     * @param output output of each node since its first start, by its station
     */
    static SoakComparison of(
            List<String> stations,
            List<Booking> bookings,
            List<Entry> journals,
            List<Entry> centre,
            Map<String, String> output) {
        var lost = new ArrayList<String>();
        for (Booking booking : bookings) {
            if (!booking.isRolledBack()) {
                stations.stream()
                        .filter(station -> !hasEntry(centre, station, booking))
                        .forEach(station ->
                                lost.add(
                                        booking.slot()
                                                + " at "
                                                + booking.start()
                                                + " has no entry of "
                                                + station));
            }
        }
        lost.addAll(missing(journals, centre, "the centre does not have "));
        lost.addAll(missing(centre, journals, "no journal has "));

        var twice = new ArrayList<String>();
        var airings = new HashSet<List<Object>>();
        var numbers = new HashSet<List<Object>>();
        for (Entry entry : centre) {
            if (!airings.add(List.of(entry.station(), entry.airing()))) {
                twice.add("second entry of the airing: " + entry);
            }
            if (!numbers.add(List.of(entry.station(), entry.chain(), entry.sequence()))) {
                twice.add("second entry of the number: " + entry);
            }
        }
        output.forEach((station, text) -> twice.addAll(onAirAgain(station, text)));
        return new SoakComparison(List.copyOf(lost), List.copyOf(twice));
    }

    private static boolean hasEntry(List<Entry> centre, String station, Booking booking) {
        return centre.stream()
                .anyMatch(entry ->
                        entry.station().equals(station)
                                && entry.airing().startsWith(booking.airingPrefix()));
    }

    private static List<String> missing(List<Entry> all, List<Entry> in, String sentence) {
        Set<Entry> held = new HashSet<>(in);
        return all.stream()
                .filter(entry -> !held.contains(entry))
                .map(entry -> sentence + entry)
                .toList();
    }

    private static List<String> onAirAgain(String station, String output) {
        Map<String, Integer> times = new HashMap<>();
        var again = new ArrayList<String>();
        Matcher lines = ON_AIR.matcher(output);
        while (lines.find()) {
            if (times.merge(lines.group(1), 1, Integer::sum) > 1) {
                again.add(lines.group(1) + " went on air again at " + station);
            }
        }
        return again;
    }
}
