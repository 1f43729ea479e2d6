package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.node.port.VirtualTime;

/**
 * Simulated system from one seed: two or three stations, a broker and a centre over some hours.
 * Faults are injected first; then everything is repaired, and at the end all invariants must hold.
 */
final class SimWorld {
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final AreaCode PROVINCE = new AreaCode("20");

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Duration HEALS_FOR = Duration.ofMinutes(50);
    private static final List<String> COMMUNES = List.of("06394", "06187", "06220");

    private final long number;
    private final SeededRandom seed;
    private final VirtualTime time = new VirtualTime();
    private final SimContext context;
    private final EventTrace trace;
    private final EventHistory history = new EventHistory(time);
    private final List<SimStation> stations = new ArrayList<>();
    private final SimCentre centre;
    private final ScenarioDriver driver;
    private final List<Invariant> invariants;
    private final Map<CoverageMark, Integer> marks = new EnumMap<>(CoverageMark.class);
    private final Duration faultDuration;
    private Optional<Invariant.ViolationError> broken = Optional.empty();

    /**
     * The world of this seed, not run yet.
     *
     * @param mutation deliberate bug
     * @param thorough true when the digest of the trace covers every word
     */
    SimWorld(long number, Mutation.Kind mutation, boolean thorough) {
        this.number = number;
        seed = new SeededRandom(number);
        trace = new EventTrace(time, thorough);
        // A third of the worlds runs over midnight.
        int hour = seed.chance(0.33) ? 22 : seed.below(24);
        Instant beginning = DAY.atTime(LocalTime.of(hour, seed.below(60))).atZone(ZONE).toInstant();
        faultDuration = seed.between(Duration.ofMinutes(90), Duration.ofMinutes(240));
        context = new SimContext(time, beginning, new SimBroker(time), this::onEvent, mutation);
        int stationCount = seed.between(2, 3);
        for (String commune : COMMUNES.subList(0, stationCount)) {
            stations.add(station(new AreaCode(commune)));
        }
        centre =
                new SimCentre(
                        context,
                        seed.branch("centre"),
                        ZONE,
                        seed.chance(0.5),
                        areas(),
                        stations.stream().map(SimStation::station).toList());
        driver = new ScenarioDriver(this, seed.branch("mischief"));
        invariants = AllInvariants.all(this);
    }

    private SimStation station(AreaCode commune) {
        var id = new StationId("ls-" + commune);
        SeededRandom ours = seed.branch(id.value());
        var network =
                new SimNetwork(
                        time,
                        ours.branch("road"),
                        Duration.ofMillis(ours.between(5, 150)),
                        Duration.ofMillis(ours.between(1, 400)),
                        ours.between(8, 200) * 1_000L);
        return new SimStation(
                context,
                new Station(id, "Đài truyền thanh " + commune, commune, ZONE),
                List.of(commune, PROVINCE, AreaCode.COUNTRY),
                network,
                ours);
    }

    private static List<Area> areas() {
        var areas = new ArrayList<Area>();
        areas.add(area(AreaCode.COUNTRY, AreaCode.COUNTRY, "country", "Việt Nam"));
        areas.add(area(PROVINCE, AreaCode.COUNTRY, "province", "Tỉnh Lạng Sơn"));
        for (String commune : COMMUNES) {
            areas.add(area(new AreaCode(commune), PROVINCE, "commune", "Xã " + commune));
        }
        return areas;
    }

    private static Area area(AreaCode code, AreaCode parent, String kind, String name) {
        return new Area(code, parent, kind, name, LocalDate.EPOCH, LocalDate.MAX);
    }

    // Parts.

    long number() {
        return number;
    }

    SimContext context() {
        return context;
    }

    EventHistory history() {
        return history;
    }

    List<SimStation> stations() {
        return stations;
    }

    SimStation station(StationId id) {
        return stations.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    SimCentre centre() {
        return centre;
    }

    ScenarioDriver driver() {
        return driver;
    }

    /** Length of the phase with faults. */
    Duration faultDuration() {
        return faultDuration;
    }

    // Run.

    /** Runs to the end; throws the first violation. */
    void run() {
        centre.starts();
        stations.forEach(SimStation::starts);
        driver.start();
        passTo(faultDuration);
        driver.endFaults();
        passTo(faultDuration.plus(HEALS_FOR));
        invariants.forEach(Invariant::checkHealed);
        throwIfBroken();
    }

    private void passTo(Duration age) {
        while (happensNext(age)) {
            stations.forEach(SimStation::listen);
            invariants.forEach(Invariant::check);
            throwIfBroken();
        }
    }

    private boolean happensNext(Duration age) {
        try {
            return time.runNext(age);
        } catch (SimulatedCrash _) {
            // The crashed program has ended already; its task stays unfinished.
            return true;
        }
    }

    private void onEvent(SimEvent simEvent) {
        trace.add(simEvent);
        history.onEvent(simEvent);
        for (Invariant invariant : invariants) {
            try {
                invariant.onEvent(simEvent);
            } catch (Invariant.ViolationError e) {
                // Stored, not thrown: the observed program must not catch it.
                broken = broken.isPresent() ? broken : Optional.of(e);
            }
        }
    }

    private void throwIfBroken() {
        if (broken.isPresent()) {
            throw broken.get();
        }
    }

    /** Counts a coverage mark. */
    void reached(CoverageMark mark) {
        marks.merge(mark, 1, Integer::sum);
    }

    /** Coverage marks with their counts. */
    Map<CoverageMark, Integer> marks() {
        return marks;
    }

    EventTrace trace() {
        return trace;
    }

    /** Simulated hours times stations. */
    double stationHours() {
        return time.now().toMillis() / 3_600_000.0 * stations.size();
    }
}
