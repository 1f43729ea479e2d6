package vn.tienglang.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.CentreApi;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.ClusterSystem;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.DemoStation;
import vn.tienglang.deploy.MosquittoProcess;
import vn.tienglang.deploy.PostgresqlProcess;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.UntypedJson;

/**
 * Two centres on one PostgreSQL and one Mosquitto, with three stations. Either centre is killed at
 * random instants, also while it starts, but never both at once. Every log must be published, no
 * revision with two contents and none after a newer one; every as-run entry must be stored once;
 * nobody is logged out.
 */
@EnabledIf(value = "isInstalled", disabledReason = "postgresql or mosquitto is not installed")
class ClusterEndToEndIT {
    private static final int KILLS = 20;
    private static final int LONGEST_PAUSE_MS = 2_000;
    private static final List<String> CENTRES = List.of("mot", "hai");

    /** Slots that air while centres are killed, one after another in the whole province. */
    private static final int AIRED = 4;

    private static final Duration FIRST_AIRED = Duration.ofSeconds(25);
    private static final Duration AIRED_EVERY = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir Path folder;

    private ClusterSystem system;

    private final Map<String, CentreApi> apis = new HashMap<>();
    private UntypedJson clip = new UntypedJson(Map.of());
    private Instant nextSlot =
            Instant.now().plus(Duration.ofHours(26)).truncatedTo(ChronoUnit.MINUTES);

    static boolean isInstalled() {
        return MosquittoProcess.binary().isPresent() && PostgresqlProcess.programs().isPresent();
    }

    @BeforeEach
    void createSystem() {
        system =
                ClusterSystem.create(
                        folder.resolve("cluster"),
                        new ProgramCommands(Path.of("..")),
                        ClusterSystem.Ports.free(CENTRES, DemoSystem.LANG_SON.size()),
                        DemoSystem.LANG_SON);
    }

    @AfterEach
    void stopSystem() {
        system.close();
    }

    @Test
    void killsOfEitherCentreLoseAndDoubleNothingAndLogNobodyOut() throws Exception {
        long seed = Long.getLong("tienglang.seed", System.nanoTime());
        var random = new Random(seed);
        System.out.println("cluster: -Dtienglang.seed=" + seed);
        system.startCentres();
        system.startNodes();
        logIn();
        try (var listener =
                new LogListener(system.brokerPort(), "@centre", system.brokerPassword())) {
            awaitOnline();
            List<String> slots = bookAired();
            killAtRandom(random);
            CENTRES.forEach(system::awaitCentre);
            assertBothTellOfEachOther();
            assertAiredOnce(slots);
            assertLogsPublished(listener);
            assertEntriesStoredOnce();
        }
    }

    private void logIn() {
        var first = new CentreApi(system.address(CENTRES.getFirst()));
        first.logInFirst("admin", system.oneTimePassword().orElseThrow(), CentreClient.PASSWORD);
        for (String centre : CENTRES) {
            apis.put(centre, first.at(system.address(centre)));
        }
        client(CENTRES.getLast()).openNights();
        clip = client(CENTRES.getLast()).ident();
    }

    private CentreApi api(String centre) {
        return Optional.ofNullable(apis.get(centre)).orElseThrow();
    }

    private CentreClient client(String centre) {
        return new CentreClient(api(centre));
    }

    private void awaitOnline() {
        DemoSystem.await(
                "all stations to be online",
                TIMEOUT,
                () ->
                        system.stations().stream()
                                .map(DemoStation::station)
                                .allMatch(client(CENTRES.getFirst())::isOnline));
    }

    private List<String> bookAired() {
        Instant start = Instant.now().plus(FIRST_AIRED).truncatedTo(ChronoUnit.SECONDS);
        var slots = new ArrayList<String>();
        for (int i = 0; i < AIRED; i++) {
            slots.add(
                    client(CENTRES.get(i % CENTRES.size()))
                            .book(
                                    CentreClient.PROVINCE,
                                    start.plus(AIRED_EVERY.multipliedBy(i)),
                                    clip));
        }
        return slots;
    }

    /**
     * Kills one of them and starts it again; the other one works and takes a booking meanwhile.
     * About half of the time both work; else, if the other one is still starting, that one is
     * killed.
     */
    private void killAtRandom(Random random) throws InterruptedException {
        int starting = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            if (random.nextBoolean()) {
                CENTRES.forEach(system::awaitCentre);
            }
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MS));
            String victim = CENTRES.get(random.nextInt(CENTRES.size()));
            if (!system.isHealthy(partner(victim))) {
                victim = partner(victim);
            }
            String partner = partner(victim);
            starting += system.isHealthy(victim) ? 0 : 1;
            book(partner);
            system.centre(victim).kill();
            assertThat(api(partner).get("/api/1/stations").status())
                    .as("page of %s after kill %d of %s", partner, kill, victim)
                    .isEqualTo(200);
            book(partner);
            system.launch(victim);
        }
        System.out.println("cluster: " + KILLS + " kills, " + starting + " of a starting centre");
    }

    private static String partner(String centre) {
        return CENTRES.get(1 - CENTRES.indexOf(centre));
    }

    /** Books a slot of tomorrow in one commune. */
    private void book(String centre) {
        nextSlot = nextSlot.plus(Duration.ofMinutes(1));
        DemoStation station = system.stations().get((int) (nextSlot.getEpochSecond() / 60 % 3));
        client(centre).requestSlot(station.area().value(), nextSlot, clip).expect(201);
    }

    private void assertBothTellOfEachOther() {
        for (String centre : CENTRES) {
            UntypedJson health = api(centre).get("/api/1/health").expect(200).body();
            assertThat(health.at("centre").text()).isEqualTo(centre);
            assertThat(health.at("clustered").isTrue()).isTrue();
            List<UntypedJson> others = health.at("otherCentres").each().toList();
            assertThat(others).hasSize(1);
            assertThat(others.getFirst().at("name").text()).isEqualTo(partner(centre));
            assertThat(api(centre).get("/api/1/stations").status())
                    .as("the session at %s", centre)
                    .isEqualTo(200);
        }
    }

    private void assertAiredOnce(List<String> slots) {
        for (DemoStation station : system.stations()) {
            for (String slot : slots) {
                DemoSystem.await(
                        slot + " of " + station.station() + " to be confirmed",
                        TIMEOUT,
                        () -> !confirmations(station.station(), slot).isEmpty());
                assertThat(confirmations(station.station(), slot)).hasSize(1);
            }
        }
    }

    private List<UntypedJson> confirmations(StationId station, String slot) {
        return client(CENTRES.getFirst()).confirmations(station, slot);
    }

    private void assertLogsPublished(LogListener listener) {
        DemoSystem.await(
                "the outbox to be empty",
                TIMEOUT,
                () ->
                        query(
                                        "SELECT 'outbox' FROM outbox UNION ALL SELECT 'marks' FROM"
                                                + " dirty_marks WHERE kind <> 'STATUS'")
                                .isEmpty());
        var expected = new HashMap<String, Integer>();
        for (String row :
                query(
                        "SELECT station, log_date, MAX(revision) FROM logs"
                                + " GROUP BY station, log_date")) {
            String[] column = row.split("\\|", -1);
            expected.put(column[0] + "|" + column[1], Integer.parseInt(column[2]));
        }
        assertThat(expected).isNotEmpty();
        DemoSystem.await(
                "the latest logs to pass the broker",
                TIMEOUT,
                () -> latest(listener).equals(expected));
        int published = 0;
        int again = 0;
        for (Map.Entry<String, List<LogListener.SeenLog>> day : listener.seen().entrySet()) {
            var contents = new HashMap<Integer, String>();
            int before = 0;
            for (LogListener.SeenLog log : day.getValue()) {
                assertThat(contents.merge(log.revision(), log.hash(), (held, _) -> held))
                        .as("content of revision %d of %s", log.revision(), day.getKey())
                        .isEqualTo(log.hash());
                assertThat(log.revision())
                        .as("order of %s", day.getKey())
                        .isGreaterThanOrEqualTo(before);
                again += log.revision() == before ? 1 : 0;
                before = log.revision();
                published++;
            }
        }
        assertThat(listener.failures()).isEmpty();
        // A centre that is killed after the broker has a log, and before it has stored that, leaves
        // the log to the other one.
        assertThat(again).as("logs sent again").isLessThanOrEqualTo(KILLS);
        System.out.println(
                "cluster: " + published + " logs published, " + again + " of them again");
    }

    private static Map<String, Integer> latest(LogListener listener) {
        var latest = new HashMap<String, Integer>();
        listener.seen().forEach((day, logs) -> latest.put(day, logs.getLast().revision()));
        return latest;
    }

    private void assertEntriesStoredOnce() {
        var stored = new HashSet<String>();
        for (String row : query("SELECT station, chain, sequence FROM asrun")) {
            assertThat(stored.add(row)).as("entry %s", row).isTrue();
        }
        List<String> gaps =
                query(
                        "SELECT station, COUNT(*), MAX(sequence) FROM asrun"
                                + " GROUP BY station, chain HAVING COUNT(*) <> MAX(sequence)");
        assertThat(gaps).isEmpty();
        assertThat(stored).hasSizeGreaterThanOrEqualTo(AIRED * system.stations().size());
        assertThat(query("SELECT who, why, times FROM objections")).isEmpty();
    }

    private List<String> query(String sql) {
        return system.database().query(sql).stream().filter(row -> !row.isBlank()).toList();
    }
}
