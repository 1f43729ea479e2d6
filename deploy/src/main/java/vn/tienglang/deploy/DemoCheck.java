package vn.tienglang.deploy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.StationPageClient.Edge;

/**
 * Automatic test of the demonstration: logs in, books a slot for the whole province, and checks
 * delivery, relay and confirmation. It uses only the API and the stations' pages.
 */
final class DemoCheck {
    /** Time between booking and start, enough for log and clip to arrive everywhere. */
    private static final Duration TIME_TO_DELIVER = Duration.ofSeconds(12);

    private static final Duration ONLINE_TIMEOUT = Duration.ofSeconds(20);
    private static final Duration CONFIRMED_TIMEOUT = Duration.ofSeconds(40);

    private static final Duration RELAY_OPEN_TIMEOUT = Duration.ofSeconds(10);

    private final DemoSystem system;
    private final CentreClient client;

    private DemoCheck(DemoSystem system) {
        this.system = system;
        this.client = CentreClient.ofAdministrator(system);
    }

    /** Starts the system, tests it and prints one JSON line; true when everything passed. */
    static boolean run(DemoSystem system) {
        long began = System.nanoTime();
        var report = new LinkedHashMap<String, Object>();
        report.put("check", "demo");
        boolean ok;
        try {
            system.startCentre();
            system.stations().forEach(demoStation -> system.startNode(demoStation.station()));
            List<Map<String, Object>> stations = new DemoCheck(system).stations();
            ok = stations.stream().allMatch(station -> Boolean.TRUE.equals(station.get("ok")));
            report.put("stations", stations);
        } catch (IllegalStateException e) {
            ok = false;
            report.put("error", String.valueOf(e.getMessage()));
        }
        report.put("ok", ok);
        report.put("seconds", Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0);
        System.out.println(UntypedJson.line(report));
        return ok;
    }

    private List<Map<String, Object>> stations() {
        DemoSystem.await("every station to be online", ONLINE_TIMEOUT, this::allOnline);
        UntypedJson clip = client.ident();
        Instant start = Instant.now().plus(TIME_TO_DELIVER).truncatedTo(ChronoUnit.SECONDS);
        String slot = client.book(CentreClient.PROVINCE, start, clip);
        DemoSystem.await(
                "log and clip to reach every station", TIME_TO_DELIVER, () -> allReady(slot));
        Map<StationId, Object> delivered = new LinkedHashMap<>();
        for (DemoSystem.DemoStation demoStation : system.stations()) {
            delivered.put(demoStation.station(), delivered(demoStation.station(), slot));
        }
        DemoSystem.await("every confirmation", CONFIRMED_TIMEOUT, () -> allConfirmed(slot));
        DemoSystem.await("every relay to open after the tail", RELAY_OPEN_TIMEOUT, this::allOpen);
        List<Map<String, Object>> reports = new ArrayList<>();
        for (DemoSystem.DemoStation demoStation : system.stations()) {
            StationId station = demoStation.station();
            reports.add(
                    stationReport(
                            station, slot, start, Optional.ofNullable(delivered.get(station))));
        }
        return reports;
    }

    private boolean allOnline() {
        return system.stations().stream()
                .allMatch(demoStation -> client.isOnline(demoStation.station()));
    }

    private boolean allReady(String slot) {
        return system.stations().stream()
                .map(demoStation -> client.planned(demoStation.station(), slot))
                .allMatch(
                        airing -> airing.stream().anyMatch(a -> a.at("delivery").isText("ready")));
    }

    private boolean allConfirmed(String slot) {
        return system.stations().stream()
                .noneMatch(
                        demoStation -> client.confirmations(demoStation.station(), slot).isEmpty());
    }

    private boolean allOpen() {
        return system.stations().stream()
                .map(demoStation ->
                        new StationPageClient(system.page(demoStation.station())).edges())
                .noneMatch(edges -> edges.isEmpty() || edges.getLast().isClosed());
    }

    private Map<String, Object> delivered(StationId station, String slot) {
        UntypedJson airing =
                client.planned(station, slot)
                        .orElseThrow(() -> new IllegalStateException(station + ": not planned"));
        var delivered = new LinkedHashMap<String, Object>();
        delivered.put("revision", airing.at("revision").number());
        delivered.put("state", airing.at("delivery").text());
        return delivered;
    }

    private Map<String, Object> stationReport(
            StationId station, String slot, Instant start, Optional<Object> delivered) {
        List<UntypedJson> entries = client.confirmations(station, slot);
        UntypedJson entry = entries.getFirst();
        List<Edge> edges = new StationPageClient(system.page(station)).edges();
        Optional<Edge> closed =
                edges.stream().filter(edge -> edge.isClosed() && edge.before(start)).findFirst();
        Optional<Edge> opened =
                edges.stream().filter(edge -> !edge.isClosed() && edge.after(start)).findFirst();
        boolean aired = entry.at("outcome").isText("aired");
        boolean fulfilled =
                client.planned(station, slot)
                        .filter(airing -> airing.at("verdict").at("kind").isText("fulfilled"))
                        .isPresent();
        var report = new LinkedHashMap<String, Object>();
        report.put("station", station.value());
        report.put("planned", Map.of("slot", slot, "start", start.toString()));
        report.put("delivered", delivered.orElseThrow());
        report.put("relay", relay(closed, opened));
        report.put("played", entry.has("playback") ? played(entry.at("playback")) : Map.of());
        report.put("confirmed", confirmed(entry, fulfilled));
        report.put(
                "ok",
                aired
                        && fulfilled
                        && entries.size() == 1
                        && closed.isPresent()
                        && opened.isPresent());
        return report;
    }

    private static Map<String, Object> relay(Optional<Edge> closed, Optional<Edge> opened) {
        var relay = new LinkedHashMap<String, Object>();
        closed.ifPresent(edge -> relay.put("closed", edge.at().toString()));
        opened.ifPresent(edge -> relay.put("opened", edge.at().toString()));
        return relay;
    }

    private static Map<String, Object> played(UntypedJson playback) {
        var played = new LinkedHashMap<String, Object>();
        played.put("frames", playback.at("frames").number());
        played.put("of", playback.at("framesWhole").number());
        played.put("rateHz", playback.at("rateHz").number());
        played.put("evidence", playback.at("evidence").text());
        played.put("output", playback.at("output").text());
        return played;
    }

    private static Map<String, Object> confirmed(UntypedJson entry, boolean fulfilled) {
        var confirmed = new LinkedHashMap<String, Object>();
        confirmed.put("sequence", entry.at("sequence").number());
        confirmed.put("outcome", entry.at("outcome").text());
        confirmed.put("fulfilled", fulfilled);
        return confirmed;
    }
}
