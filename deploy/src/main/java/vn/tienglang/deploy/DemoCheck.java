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
 * Does what a person does at the demonstration: log in, book a slot for the whole province, watch
 * it arrive, look at the relay, read the confirmation. Only the API and the stations' own pages are
 * asked; nothing of the inside.
 */
final class DemoCheck {
    /** Long enough for the log and the clip to arrive everywhere before the slot begins. */
    private static final Duration AHEAD = Duration.ofSeconds(12);

    private static final Duration ONLINE_AT_MOST = Duration.ofSeconds(20);
    private static final Duration CONFIRMED_AT_MOST = Duration.ofSeconds(40);

    private static final Duration RELAY_OPEN_AT_MOST = Duration.ofSeconds(10);

    private final DemoSystem village;
    private final CentreClient office;

    private DemoCheck(DemoSystem village) {
        this.village = village;
        this.office = CentreClient.ofAdministrator(village);
    }

    /** Starts the village, tries it, prints one JSON line; true when all of it was true. */
    static boolean run(DemoSystem village) {
        long began = System.nanoTime();
        var report = new LinkedHashMap<String, Object>();
        report.put("check", "demo");
        boolean ok;
        try {
            village.startCentre();
            village.stations().forEach(place -> village.startNode(place.station()));
            List<Map<String, Object>> stations = new DemoCheck(village).stations();
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
        DemoSystem.await("every station to be online", ONLINE_AT_MOST, this::allOnline);
        UntypedJson clip = office.ident();
        Instant start = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
        String slot = office.book(CentreClient.PROVINCE, start, clip);
        DemoSystem.await("log and clip to reach every station", AHEAD, () -> allReady(slot));
        Map<StationId, Object> delivered = new LinkedHashMap<>();
        for (DemoSystem.DemoStation place : village.stations()) {
            delivered.put(place.station(), delivered(place.station(), slot));
        }
        DemoSystem.await("every confirmation", CONFIRMED_AT_MOST, () -> allConfirmed(slot));
        DemoSystem.await("every relay to open after the tail", RELAY_OPEN_AT_MOST, this::allOpen);
        List<Map<String, Object>> stories = new ArrayList<>();
        for (DemoSystem.DemoStation place : village.stations()) {
            StationId station = place.station();
            stories.add(
                    stationReport(
                            station, slot, start, Optional.ofNullable(delivered.get(station))));
        }
        return stories;
    }

    private boolean allOnline() {
        return village.stations().stream().allMatch(place -> office.isOnline(place.station()));
    }

    private boolean allReady(String slot) {
        return village.stations().stream()
                .map(place -> office.planned(place.station(), slot))
                .allMatch(
                        airing -> airing.stream().anyMatch(a -> a.at("delivery").isText("ready")));
    }

    private boolean allConfirmed(String slot) {
        return village.stations().stream()
                .noneMatch(place -> office.confirmations(place.station(), slot).isEmpty());
    }

    private boolean allOpen() {
        return village.stations().stream()
                .map(place -> new StationPageClient(village.page(place.station())).edges())
                .noneMatch(edges -> edges.isEmpty() || edges.getLast().isClosed());
    }

    private Map<String, Object> delivered(StationId station, String slot) {
        UntypedJson airing =
                office.planned(station, slot)
                        .orElseThrow(() -> new IllegalStateException(station + ": not planned"));
        var delivered = new LinkedHashMap<String, Object>();
        delivered.put("revision", airing.at("revision").number());
        delivered.put("state", airing.at("delivery").text());
        return delivered;
    }

    private Map<String, Object> stationReport(
            StationId station, String slot, Instant start, Optional<Object> delivered) {
        List<UntypedJson> proofs = office.confirmations(station, slot);
        UntypedJson proof = proofs.getFirst();
        List<Edge> edges = new StationPageClient(village.page(station)).edges();
        Optional<Edge> closed =
                edges.stream().filter(edge -> edge.isClosed() && edge.before(start)).findFirst();
        Optional<Edge> opened =
                edges.stream().filter(edge -> !edge.isClosed() && edge.after(start)).findFirst();
        boolean aired = proof.at("outcome").isText("aired");
        boolean fulfilled =
                office.planned(station, slot)
                        .filter(airing -> airing.at("verdict").at("kind").isText("fulfilled"))
                        .isPresent();
        var told = new LinkedHashMap<String, Object>();
        told.put("station", station.value());
        told.put("planned", Map.of("slot", slot, "start", start.toString()));
        told.put("delivered", delivered.orElseThrow());
        told.put("relay", relay(closed, opened));
        told.put("played", proof.has("playback") ? played(proof.at("playback")) : Map.of());
        told.put("confirmed", confirmed(proof, fulfilled));
        told.put(
                "ok",
                aired
                        && fulfilled
                        && proofs.size() == 1
                        && closed.isPresent()
                        && opened.isPresent());
        return told;
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

    private static Map<String, Object> confirmed(UntypedJson proof, boolean fulfilled) {
        var confirmed = new LinkedHashMap<String, Object>();
        confirmed.put("sequence", proof.at("sequence").number());
        confirmed.put("outcome", proof.at("outcome").text());
        confirmed.put("fulfilled", fulfilled);
        return confirmed;
    }
}
