package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.deploy.CentreApi;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.ClusterSystem;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.ProgramCommands;

/**
 * Benchmark {@code deploy/bench cluster}: two centres on PostgreSQL and Mosquitto against one, as
 * real processes on one machine. Measured from outside, through the database.
 */
public final class ClusterBench {
    private static final String BENCH = "cluster";
    private static final String FIRST = "mot";
    private static final String SECOND = "hai";
    private static final Duration TIMEOUT = Duration.ofMinutes(3);

    private final ClusterSystem system;
    private final int logs;
    private Instant nextSlot =
            Instant.now().plus(Duration.ofHours(26)).truncatedTo(ChronoUnit.MINUTES);

    private ClusterBench(ClusterSystem system, int logs) {
        this.system = system;
        this.logs = logs;
    }

    /** Takes {@code --quick} for one run instead of three. */
    public static void main(String[] arguments) throws IOException {
        boolean quick = List.of(arguments).contains("--quick");
        Path folder = Files.createTempDirectory("tieng-lang-cluster");
        try (var system =
                ClusterSystem.create(
                        folder.resolve("cluster"),
                        ProgramCommands.here(),
                        ClusterSystem.Ports.free(List.of(FIRST, SECOND), 1),
                        DemoSystem.LANG_SON.subList(0, 1))) {
            new ClusterBench(system, quick ? 2_000 : 5_000).run(quick ? 1 : 3);
        }
    }

    private void run(int runs) {
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        var ratio = new ArrayList<Double>();
        var claims = new ArrayList<Double>();
        var publishing = new ArrayList<Double>();
        system.launch(FIRST);
        system.awaitCentre(FIRST);
        var api = new CentreApi(system.address(FIRST));
        api.logInFirst("admin", system.oneTimePassword().orElseThrow(), CentreClient.PASSWORD);
        new CentreClient(api).openNights();
        double warmUp = drain();
        for (int i = 0; i < runs; i++) {
            one.add(drain());
            system.launch(SECOND);
            system.awaitCentre(SECOND);
            double _ = drain();
            two.add(drain());
            ratio.add(two.getLast() / one.getLast());
            failOver(new CentreClient(api), claims, publishing);
        }
        String what =
                logs
                        + " logs of one station each in the outbox, signed and sent to Mosquitto;"
                        + " everything on this machine";
        result(
                        "logs a second, one centre",
                        "1/s",
                        "higher",
                        what + "; first run of the program " + Math.round(warmUp))
                .print(one);
        result("logs a second, two centres", "1/s", "higher", what).print(two);
        result("ratio of two centres to one", "", "higher", what).print(ratio);
        result(
                        "time until the messages of a killed centre are taken over",
                        "s",
                        "lower",
                        "SIGKILL while both send; until nothing waits any more")
                .print(claims);
        result(
                        "time until a booking after a kill is an issued log",
                        "s",
                        "lower",
                        "SIGKILL, then a booking at the other centre; usually 2 s without a kill")
                .print(publishing);
    }

    private static BenchResult result(String name, String unit, String better, String note) {
        return new BenchResult(BENCH, name, unit, better, note);
    }

    /** Fills the outbox and returns how many logs a second leave it. */
    private double drain() {
        fill();
        long since = System.nanoTime();
        awaitNone("SELECT 1 FROM outbox LIMIT 1");
        return logs / ((System.nanoTime() - since) / 1e9);
    }

    private void fill() {
        LocalDate date = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
        system.database()
                .query(
                        """
                        INSERT INTO outbox (topic, payload, retained, expires_at, urgency)
                        SELECT 'tl/1/station/bench-' || i || '/log/%1$s',
                            '{"v":1,"type":"log","station":"bench-' || i || '","date":"%1$s",'
                            || '"revision":1,"airings":[],"clips":[]}',
                            FALSE, CURRENT_TIMESTAMP + INTERVAL '1' DAY, 1000000
                        FROM generate_series(1, %2$d) AS i\
                        """
                                .formatted(date, logs));
    }

    private void failOver(CentreClient client, List<Double> claims, List<Double> publishing) {
        fill();
        DemoSystem.await(
                SECOND + " to send",
                TIMEOUT,
                () -> !none("SELECT 1 FROM outbox WHERE claimed_by = '" + SECOND + "'"));
        system.centre(SECOND).kill();
        long since = System.nanoTime();
        boolean held = !none("SELECT 1 FROM outbox WHERE claimed_by = '" + SECOND + "'");
        awaitNone("SELECT 1 FROM outbox LIMIT 1");
        if (held) {
            claims.add((System.nanoTime() - since) / 1e9);
        }
        system.launch(SECOND);
        system.awaitCentre(SECOND);
        String station = system.stations().getFirst().area().value();
        long before = revisions();
        system.centre(SECOND).kill();
        since = System.nanoTime();
        nextSlot = nextSlot.plus(Duration.ofMinutes(1));
        client.requestSlot(station, nextSlot, client.ident()).expect(201);
        DemoSystem.await("the log", TIMEOUT, () -> revisions() > before);
        publishing.add((System.nanoTime() - since) / 1e9);
    }

    private long revisions() {
        return Long.parseLong(
                system.database().query("SELECT COUNT(*) FROM logs").getFirst().strip());
    }

    private void awaitNone(String query) {
        DemoSystem.await("no row of " + query, TIMEOUT, () -> none(query));
    }

    private boolean none(String query) {
        return system.database().query(query).stream().allMatch(String::isBlank);
    }
}
