package vn.tienglang.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.DemoStation;
import vn.tienglang.deploy.DemoSystem.Ports;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.PulseAudioRecorder;
import vn.tienglang.deploy.StationPageClient;
import vn.tienglang.deploy.StationPageClient.Edge;
import vn.tienglang.deploy.TcpProxy;
import vn.tienglang.deploy.UntypedJson;

/**
 * End-to-end tests with one centre and two stations as real processes. Each test injects one fault
 * during an announcement and checks from outside what was played and confirmed, and how often.
 * Where a sound server can be started, the sound is recorded; elsewhere the silent output and the
 * relay board are checked.
 *
 * <p>The same stories run with each kind of broker. Two tests run at a time, each with its own
 * system, because most of their time is waiting.
 */
@Execution(ExecutionMode.CONCURRENT)
abstract class EndToEndStories {
    private static final DemoStation FIRST = DemoSystem.LANG_SON.get(0);
    private static final DemoStation SECOND = DemoSystem.LANG_SON.get(1);
    private static final StationId STATION = FIRST.station();

    /** Time between booking and start, enough for log and clip to arrive. */
    private static final Duration TIME_TO_DELIVER = Duration.ofSeconds(10);

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @TempDir Path folder;

    private DemoSystem system;
    private TcpProxy proxy;
    private CentreClient client;
    private String lastSlot = "";
    private Optional<PulseAudioRecorder> sound = Optional.empty();

    /** Kind of broker of the system. */
    abstract DemoSystem.Broker broker();

    @BeforeEach
    void startSystem() {
        Ports ports = Ports.free(2);
        proxy = new TcpProxy(ports.mqtt());
        sound = PulseAudioRecorder.start(folder.resolve("sound"), List.of("first", "second"));
        system =
                DemoSystem.create(
                        folder.resolve("system"),
                        new ProgramCommands(Path.of("..")),
                        ports,
                        List.of(FIRST, SECOND),
                        broker());
        system.setNodeBrokerPort(STATION, proxy.port());
        system.startCentre();
        start(STATION);
        start(SECOND.station());
        client = CentreClient.ofAdministrator(system);
        DemoSystem.await(
                "both stations to be online with a trusted clock",
                TIMEOUT,
                () -> isReady(STATION) && isReady(SECOND.station()));
    }

    private void start(StationId station) {
        String sink = station.equals(STATION) ? "first" : "second";
        system.startNode(station, sound.map(rig -> rig.environment(sink)).orElse(Map.of()));
    }

    private boolean isReady(StationId station) {
        return client.isOnline(station) && page(station).status().at("clockTrusted").isTrue();
    }

    @AfterEach
    void stopSystem() {
        system.close();
        sound.ifPresent(PulseAudioRecorder::close);
        proxy.close();
    }

    @Test
    void bookedSlotAirsOnceAtEveryStationAndIsConfirmed() {
        try (var recording = record("first")) {
            String slot = bookForAll();
            awaitConfirmed(STATION, slot);
            awaitConfirmed(SECOND.station(), slot);
            awaitPlayed(STATION);
            awaitPlayed(SECOND.station());
            recording.assertHeard(1);
        }
        for (StationId station : List.of(STATION, SECOND.station())) {
            List<UntypedJson> entries = client.confirmations(station, lastSlot);
            assertThat(entries).hasSize(1);
            assertThat(entries.getFirst().at("outcome").text()).isEqualTo("aired");
            assertThat(relayOf(station))
                    .extracting(Edge::isClosed)
                    .containsSubsequence(true, false);
        }
    }

    @Test
    void killedNodeReportsCutShortAndDoesNotPlayAgain() {
        String slot = bookForAll();
        awaitOnAir(STATION);
        system.node(STATION).kill();
        start(STATION);
        DemoSystem.await("the confirmation", TIMEOUT, () -> confirmed(STATION, slot));
        UntypedJson entry = onlyEntry(STATION, slot);
        assertThat(entry.at("outcome").text()).isEqualTo("cut-short");
        assertThat(entry.at("reason").text()).isEqualTo("program-ended");
        awaitConfirmed(SECOND.station(), slot);
        assertThat(relayOf(STATION)).as("relay of the second start").noneMatch(Edge::isClosed);
        assertThat(onlyEntry(SECOND.station(), slot).at("outcome").text()).isEqualTo("aired");
    }

    @Test
    void killedCentreLosesNoConfirmation() {
        String slot = bookForAll();
        awaitOnAir(STATION);
        system.centre().kill();
        awaitPlayed(STATION);
        system.startCentre();
        client = newClient();
        DemoSystem.await(
                "both confirmations",
                TIMEOUT,
                () -> confirmed(STATION, slot) && confirmed(SECOND.station(), slot));
        assertThat(onlyEntry(STATION, slot).at("outcome").text()).isEqualTo("aired");
        assertThat(onlyEntry(SECOND.station(), slot).at("outcome").text()).isEqualTo("aired");
    }

    /**
     * Story of the restored database: what was confirmed after the copy comes again from the
     * stations within a minute, nothing twice, and the next booking is heard.
     */
    @Test
    void restoredCentreGetsTheMissingConfirmationsAndTheNextBookingAirs() throws IOException {
        String before = bookForAll();
        awaitConfirmed(STATION, before);
        awaitConfirmed(SECOND.station(), before);
        Path data = system.folder().resolve("centre");
        Path copy = folder.resolve("copy");
        system.centre().kill();
        copy(data, copy);
        system.startCentre();
        client = newClient();
        String after = bookForAll();
        awaitConfirmed(STATION, after);
        awaitConfirmed(SECOND.station(), after);

        system.centre().kill();
        Files.move(data, folder.resolve("lost"));
        copy(copy, data);
        system.startCentre();
        client = newClient();
        DemoSystem.await(
                "the confirmations after the copy",
                Duration.ofMinutes(1),
                () -> confirmed(STATION, after) && confirmed(SECOND.station(), after));
        String next = bookForAll();
        awaitConfirmed(STATION, next);
        for (String slot : List.of(before, after, next)) {
            assertThat(onlyEntry(STATION, slot).at("outcome").text()).isEqualTo("aired");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void brokenLinkDelaysOnlyTheConfirmation() {
        try (var recording = record("first")) {
            String slot = bookForAll();
            awaitReady(STATION, slot);
            proxy.cutAll();
            awaitConfirmed(SECOND.station(), slot);
            assertThat(confirmed(STATION, slot)).as("confirmed over a cut link").isFalse();
            awaitPlayed(STATION);
            proxy.repair();
            DemoSystem.await("the late confirmation", TIMEOUT, () -> confirmed(STATION, slot));
            assertThat(onlyEntry(STATION, slot).at("outcome").text()).isEqualTo("aired");
            recording.assertHeard(1);
        }
    }

    @Test
    void withdrawnSlotIsNotPlayed() {
        Instant start = Instant.now().plus(TIME_TO_DELIVER).truncatedTo(ChronoUnit.SECONDS);
        String slot = client.book(CentreClient.PROVINCE, start, client.ident());
        awaitReady(STATION, slot);
        client.withdraw(slot);
        DemoSystem.await(
                "the withdrawal to arrive", TIMEOUT, () -> client.planned(STATION, slot).isEmpty());
        DemoSystem.await(
                "its start to pass", TIMEOUT, () -> Instant.now().isAfter(start.plusSeconds(2)));
        assertThat(relayOf(STATION)).noneMatch(Edge::isClosed);
        assertThat(client.confirmations(STATION, slot)).isEmpty();
    }

    /** Release, sound at both stations, cancel, silence in mid-sentence. */
    @Test
    void emergencySoundsAtEveryStationAndACancelSilencesIt() {
        client.releaseEmergency(client.longestClip());
        awaitOnAir(STATION);
        awaitOnAir(SECOND.station());
        client.cancelEmergency();
        for (StationId station : List.of(STATION, SECOND.station())) {
            DemoSystem.await(
                    "silence at " + station,
                    TIMEOUT,
                    () -> page(station).status().at("onAir").text().isEmpty());
            DemoSystem.await(
                    "the confirmation of " + station,
                    TIMEOUT,
                    () -> !client.confirmations(station).isEmpty());
            UntypedJson entry = client.confirmations(station).getFirst();
            assertThat(entry.at("outcome").text()).isEqualTo("cut-short");
            assertThat(entry.at("reason").text()).isEqualTo("cancelled");
        }
    }

    @Test
    void unknownMqttClientIsRejectedAndReported() throws IOException {
        try (var attacker = new HostileMqttClient(system.mqttPort())) {
            assertThat(attacker.connectsAs(STATION.value(), "a guess")).isFalse();
            assertThat(attacker.connectsAs(STATION.value(), system.secretOf(STATION))).isTrue();
            attacker.publish("tl/1/up/" + STATION + "/asrun", "not a message");
            attacker.publish("tl/1/up/" + SECOND.station() + "/asrun", "not my topic");
            attacker.publish(
                    "tl/1/station/" + SECOND.station() + "/log/2026-01-01", "not the centre");
        }
        assertThat(client.confirmations(SECOND.station())).isEmpty();
        String slot = bookForAll();
        awaitConfirmed(STATION, slot);
        assertThat(onlyEntry(STATION, slot).at("outcome").text()).isEqualTo("aired");
    }

    @Test
    void overlappingBookingIsRejected() {
        Instant start = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        UntypedJson clip = client.ident();
        client.book(FIRST.area().value(), start, clip);
        var rejected = client.requestSlot(CentreClient.PROVINCE, start.plusSeconds(1), clip);
        assertThat(rejected.status()).isEqualTo(409);
        assertThat(rejected.body().at("refusals").each().toList()).isNotEmpty();
    }

    private String bookForAll() {
        Instant start = Instant.now().plus(TIME_TO_DELIVER).truncatedTo(ChronoUnit.SECONDS);
        lastSlot = client.book(CentreClient.PROVINCE, start, client.ident());
        return lastSlot;
    }

    private CentreClient newClient() {
        var api = system.api();
        api.logIn("admin", CentreClient.PASSWORD);
        return new CentreClient(api);
    }

    private void awaitReady(StationId station, String slot) {
        DemoSystem.await(
                station + " to be ready",
                TIMEOUT,
                () ->
                        client.planned(station, slot)
                                .filter(airing -> airing.at("delivery").isText("ready"))
                                .isPresent());
    }

    private void awaitOnAir(StationId station) {
        DemoSystem.await(
                station + " to be on air",
                TIMEOUT,
                () -> !page(station).status().at("onAir").text().isEmpty());
    }

    private void awaitPlayed(StationId station) {
        DemoSystem.await(
                station + " to have played",
                TIMEOUT,
                () -> {
                    List<Edge> edges = relayOf(station);
                    return edges.stream().anyMatch(Edge::isClosed) && !edges.getLast().isClosed();
                });
    }

    private void awaitConfirmed(StationId station, String slot) {
        DemoSystem.await("the confirmation of " + station, TIMEOUT, () -> confirmed(station, slot));
    }

    private boolean confirmed(StationId station, String slot) {
        return !client.confirmations(station, slot).isEmpty();
    }

    private UntypedJson onlyEntry(StationId station, String slot) {
        List<UntypedJson> entries = client.confirmations(station, slot);
        assertThat(entries).as("confirmations of %s", station).hasSize(1);
        return entries.getFirst();
    }

    private List<Edge> relayOf(StationId station) {
        return page(station).edges();
    }

    private StationPageClient page(StationId station) {
        return new StationPageClient(system.page(station));
    }

    private HornRecording record(String sink) {
        return new HornRecording(sound.map(rig -> rig.record(sink)));
    }

    /** Recording of the output of a station, where a sound server runs. */
    private record HornRecording(Optional<PulseAudioRecorder.Recording> recording)
            implements AutoCloseable {
        void assertHeard(int times) {
            recording.ifPresent(
                    sounds -> assertThat(sounds.stretches()).as("times played").isEqualTo(times));
        }

        @Override
        public void close() {
            recording.ifPresent(PulseAudioRecorder.Recording::close);
        }
    }
}
