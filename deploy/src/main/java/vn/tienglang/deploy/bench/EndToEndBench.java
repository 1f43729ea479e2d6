package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.Ports;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.ProgramProcess;
import vn.tienglang.deploy.PulseAudioRecorder;
import vn.tienglang.deploy.StationPageClient;
import vn.tienglang.deploy.StationPageClient.Edge;
import vn.tienglang.deploy.UntypedJson;

/**
 * Benchmark {@code deploy/bench road}: one centre and one station, measured from outside on one
 * machine.
 *
 * <p>Sound is timed by a recording of a private sound server (error at most 5 ms), the relay by the
 * edges of the simulated board, everything else by the clock of this program.
 */
public final class EndToEndBench {
    private static final DemoSystem.DemoStation PLACE = DemoSystem.LANG_SON.getFirst();
    private static final StationId STATION = PLACE.station();
    private static final String SINK = "first";
    private static final Duration AHEAD = Duration.ofSeconds(6);
    private static final Duration AT_MOST = Duration.ofSeconds(60);

    private final int runs;
    private final String scale;
    private final DemoSystem system;
    private final Optional<PulseAudioRecorder> sound;

    private final List<Double> bookToConfirmed = new ArrayList<>();
    private final List<Double> startError = new ArrayList<>();
    private final List<Double> relayToFrame = new ArrayList<>();
    private final List<Double> nodeReady = new ArrayList<>();
    private final List<Double> centreReady = new ArrayList<>();
    private final List<Double> nodeRss = new ArrayList<>();
    private final List<Double> centreRss = new ArrayList<>();

    private EndToEndBench(
            int runs, String scale, DemoSystem system, Optional<PulseAudioRecorder> sound) {
        this.runs = runs;
        this.scale = scale;
        this.system = system;
        this.sound = sound;
    }

    /** Takes {@code --quick} for two runs instead of seven. */
    public static void main(String[] arguments) throws IOException {
        boolean quick = List.of(arguments).contains("--quick");
        Path folder = Files.createTempDirectory("tieng-lang-road");
        Optional<PulseAudioRecorder> sound =
                PulseAudioRecorder.start(folder.resolve("sound"), List.of(SINK));
        try (var system =
                DemoSystem.create(
                        folder.resolve("village"),
                        ProgramCommands.here(),
                        Ports.free(1),
                        List.of(PLACE))) {
            var road =
                    new EndToEndBench(quick ? 2 : 7, quick ? "; quick: 2 runs" : "", system, sound);
            road.startUps();
            road.airings();
            road.print();
        } finally {
            sound.ifPresent(PulseAudioRecorder::close);
            clear(folder);
        }
    }

    /** Time from process start to its first answer. */
    private void startUps() {
        for (int run = 0; run < runs; run++) {
            long began = System.nanoTime();
            ProgramProcess centre = system.startCentre();
            centreReady.add(millisSince(began));
            began = System.nanoTime();
            ProgramProcess node = startNode();
            var page = new StationPageClient(system.page(STATION));
            DemoSystem.await("the node to reach its centre", AT_MOST, () -> isLinked(page));
            nodeReady.add(millisSince(began));
            if (run < runs - 1) {
                node.close();
                centre.close();
            }
        }
    }

    private ProgramProcess startNode() {
        return system.startNode(STATION, sound.map(rig -> rig.environment(SINK)).orElse(Map.of()));
    }

    private static boolean isLinked(StationPageClient page) {
        return page.answers() && page.status().at("linkUp").isTrue();
    }

    private void airings() {
        var api = system.api();
        api.logInFirst("admin", password(), CentreClient.PASSWORD);
        var client = new CentreClient(api);
        client.openNights();
        DemoSystem.await("the station", AT_MOST, () -> client.isOnline(STATION));
        UntypedJson clip = client.ident();
        for (int run = 0; run < runs; run++) {
            airing(client, clip);
        }
        system.node(STATION).residentBytes().ifPresent(bytes -> nodeRss.add(megabytes(bytes)));
        system.centre().residentBytes().ifPresent(bytes -> centreRss.add(megabytes(bytes)));
    }

    /** The first start printed the password into the trace file. */
    private String password() {
        return system.oneTimePasswordEverPrinted()
                .orElseThrow(() -> new IllegalStateException("no one-time password printed"));
    }

    private void airing(CentreClient client, UntypedJson clip) {
        Optional<PulseAudioRecorder.Recording> recording = sound.map(rig -> rig.record(SINK));
        Instant start = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
        long began = System.nanoTime();
        String slot = client.book(CentreClient.PROVINCE, start, clip);
        DemoSystem.await("the log to be confirmed", AT_MOST, () -> isHeld(client, slot));
        bookToConfirmed.add(millisSince(began));
        DemoSystem.await(
                "the confirmation", AT_MOST, () -> !client.confirmations(STATION, slot).isEmpty());
        recording.ifPresent(PulseAudioRecorder.Recording::close);
        recording
                .flatMap(PulseAudioRecorder.Recording::onset)
                .ifPresent(onset -> timed(start, onset));
    }

    private void timed(Instant start, Instant onset) {
        startError.add(millis(Duration.between(start, onset)));
        List<Edge> edges = new StationPageClient(system.page(STATION)).edges();
        edges.stream()
                .filter(edge -> edge.isClosed() && edge.before(onset))
                .max(Comparator.comparing(Edge::at))
                .ifPresent(edge -> relayToFrame.add(millis(Duration.between(edge.at(), onset))));
    }

    private static boolean isHeld(CentreClient client, String slot) {
        return client.planned(STATION, slot)
                .filter(airing -> !airing.at("delivery").isText("issued"))
                .isPresent();
    }

    private void print() {
        figure(
                        "book_to_confirmed_ms",
                        "ms",
                        "from POST of the slot until the board shows that the"
                                + " station holds the log, asked every 50 ms")
                .print(bookToConfirmed);
        String listened =
                sound.isPresent()
                        ? "by recording the sink of a private sound server, true to 5 ms"
                        : "no sound server could be started here, so nothing could be listened to";
        figure("start_error_ms", "ms", "planned start to first frame heard, " + listened)
                .print(startError);
        figure(
                        "relay_to_first_frame_ms",
                        "ms",
                        "relay read back closed to first frame heard, "
                                + listened
                                + "; the relay lead is 1500 ms by default")
                .print(relayToFrame);
        figure("node_rss_mb", "MB", "VmRSS after the last airing").print(nodeRss, 80);
        figure("centre_rss_mb", "MB", "VmRSS after the last airing, one station").print(centreRss);
        figure(
                        "node_ready_ms",
                        "ms",
                        "process start until its page says that it is linked to its" + " centre")
                .print(nodeReady, 1500);
        figure(
                        "centre_ready_ms",
                        "ms",
                        "process start until /health says that database and broker"
                                + " work; the first start also lays the database and loads every area")
                .print(centreReady, 5000);
    }

    private BenchResult figure(String name, String unit, String note) {
        return new BenchResult("road", name, unit, "lower", note + scale);
    }

    private static double millisSince(long began) {
        return millis(Duration.ofNanos(System.nanoTime() - began));
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }

    private static double megabytes(long bytes) {
        return bytes / 1e6;
    }

    private static void clear(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }
}
