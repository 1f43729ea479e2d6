package vn.tienglang.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.DemoStation;
import vn.tienglang.deploy.DemoSystem.Ports;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.PulseAudioRecorder;
import vn.tienglang.deploy.StationPageClient;
import vn.tienglang.deploy.StationPageClient.Edge;
import vn.tienglang.deploy.UntypedJson;

/**
 * One centre, two stations, real processes. Each story breaks the road in one place in the middle
 * of an announcement and looks, from outside only, at what was heard, what was confirmed and how
 * often. The sound is listened to where a sound server can be started; elsewhere the stories run on
 * the silent stand-in and the relay board is the witness.
 */
class EndToEndIT {
    private static final DemoStation FIRST = DemoSystem.LANG_SON.get(0);
    private static final DemoStation SECOND = DemoSystem.LANG_SON.get(1);
    private static final StationId STATION = FIRST.station();

    /** From booking to air: time for log and clip to arrive. */
    private static final Duration AHEAD = Duration.ofSeconds(8);

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir Path folder;

    private DemoSystem system;
    private TcpProxy proxy;
    private CentreClient office;
    private String lastSlot = "";
    private Optional<PulseAudioRecorder> sound = Optional.empty();

    @BeforeEach
    void startSystem() {
        Ports ports = Ports.free(2);
        proxy = new TcpProxy(ports.mqtt());
        sound = PulseAudioRecorder.start(folder.resolve("sound"), List.of("first", "second"));
        system =
                DemoSystem.create(
                        folder.resolve("village"),
                        new ProgramCommands(Path.of("..")),
                        ports,
                        List.of(FIRST, SECOND));
        system.setNodeBrokerPort(STATION, proxy.port());
        system.startCentre();
        start(STATION);
        start(SECOND.station());
        office = CentreClient.ofAdministrator(system);
        DemoSystem.await(
                "both stations to be there and sure of the time",
                SOON,
                () -> isReady(STATION) && isReady(SECOND.station()));
    }

    private void start(StationId station) {
        String sink = station.equals(STATION) ? "first" : "second";
        system.startNode(station, sound.map(rig -> rig.environment(sink)).orElse(Map.of()));
    }

    private boolean isReady(StationId station) {
        return office.isOnline(station) && witness(station).status().at("clockTrusted").isTrue();
    }

    @AfterEach
    void stopSystem() {
        system.close();
        sound.ifPresent(PulseAudioRecorder::close);
        proxy.close();
    }

    @Test
    void bookedSlotAirsOnceAtEveryStationAndIsConfirmed() {
        try (var ears = ears("first")) {
            String slot = bookForAll();
            awaitConfirmed(STATION, slot);
            awaitConfirmed(SECOND.station(), slot);
            awaitSilence(STATION);
            awaitSilence(SECOND.station());
            ears.assertHeard(1);
        }
        for (StationId station : List.of(STATION, SECOND.station())) {
            List<UntypedJson> proofs = office.confirmations(station, lastSlot);
            assertThat(proofs).hasSize(1);
            assertThat(proofs.getFirst().at("outcome").text()).isEqualTo("aired");
            assertThat(relayOf(station))
                    .extracting(Edge::isClosed)
                    .containsSubsequence(true, false);
        }
    }

    @Test
    void aNodeKilledInMidAnnouncementConfirmsItCutShortAndDoesNotPlayItAgain() {
        String slot = bookForAll();
        awaitOnAir(STATION);
        system.node(STATION).kill();
        start(STATION);
        DemoSystem.await("the centre to hear of it", SOON, () -> confirmed(STATION, slot));
        UntypedJson proof = onlyProof(STATION, slot);
        assertThat(proof.at("outcome").text()).isEqualTo("cut-short");
        assertThat(proof.at("reason").text()).isEqualTo("no-power");
        awaitConfirmed(SECOND.station(), slot);
        assertThat(relayOf(STATION)).as("relay of the second start").noneMatch(Edge::isClosed);
        assertThat(onlyProof(SECOND.station(), slot).at("outcome").text()).isEqualTo("aired");
    }

    @Test
    void aCentreKilledWhileStationsAreOnAirLosesNothingItSaid() {
        String slot = bookForAll();
        awaitOnAir(STATION);
        system.centre().kill();
        awaitSilence(STATION);
        system.startCentre();
        office = again();
        DemoSystem.await(
                "both confirmations",
                SOON,
                () -> confirmed(STATION, slot) && confirmed(SECOND.station(), slot));
        assertThat(onlyProof(STATION, slot).at("outcome").text()).isEqualTo("aired");
        assertThat(onlyProof(SECOND.station(), slot).at("outcome").text()).isEqualTo("aired");
    }

    @Test
    void brokenLinkDelaysOnlyTheConfirmation() {
        try (var ears = ears("first")) {
            String slot = bookForAll();
            awaitReady(STATION, slot);
            proxy.pull();
            awaitConfirmed(SECOND.station(), slot);
            assertThat(confirmed(STATION, slot)).as("confirmed over a cut link").isFalse();
            awaitSilence(STATION);
            proxy.mend();
            DemoSystem.await("the late confirmation", SOON, () -> confirmed(STATION, slot));
            assertThat(onlyProof(STATION, slot).at("outcome").text()).isEqualTo("aired");
            ears.assertHeard(1);
        }
    }

    @Test
    void aWithdrawnSlotIsNotHeard() {
        Instant start = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
        String slot = office.book(CentreClient.PROVINCE, start, office.ident());
        awaitReady(STATION, slot);
        office.withdraw(slot);
        DemoSystem.await(
                "the withdrawal to arrive", SOON, () -> office.planned(STATION, slot).isEmpty());
        DemoSystem.await(
                "its hour to pass", SOON, () -> Instant.now().isAfter(start.plusSeconds(2)));
        assertThat(relayOf(STATION)).noneMatch(Edge::isClosed);
        assertThat(office.confirmations(STATION, slot)).isEmpty();
    }

    @Test
    void unknownMqttClientIsRejectedAndReported() throws IOException {
        try (var stranger = new HostileMqttClient(system.mqttPort())) {
            assertThat(stranger.entersAs(STATION.value(), "a guess")).isFalse();
            assertThat(stranger.entersAs(STATION.value(), system.secretOf(STATION))).isTrue();
            stranger.says("tl/1/up/" + STATION + "/asrun", "not a message");
            stranger.says("tl/1/up/" + SECOND.station() + "/asrun", "not my topic");
            stranger.says("tl/1/station/" + SECOND.station() + "/log/2026-01-01", "not the centre");
        }
        assertThat(office.confirmations(SECOND.station())).isEmpty();
        String slot = bookForAll();
        awaitConfirmed(STATION, slot);
        assertThat(onlyProof(STATION, slot).at("outcome").text()).isEqualTo("aired");
    }

    @Test
    void overlappingBookingIsRejected() {
        Instant start = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.SECONDS);
        UntypedJson clip = office.ident();
        office.book(FIRST.area().value(), start, clip);
        var refused = office.requestSlot(CentreClient.PROVINCE, start.plusSeconds(1), clip);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().at("refusals").each().toList()).isNotEmpty();
    }

    private String bookForAll() {
        Instant start = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.SECONDS);
        lastSlot = office.book(CentreClient.PROVINCE, start, office.ident());
        return lastSlot;
    }

    private CentreClient again() {
        var api = system.api();
        api.logIn("admin", CentreClient.PASSWORD);
        return new CentreClient(api);
    }

    private void awaitReady(StationId station, String slot) {
        DemoSystem.await(
                station + " to be ready",
                SOON,
                () ->
                        office.planned(station, slot)
                                .filter(airing -> airing.at("delivery").isText("ready"))
                                .isPresent());
    }

    private void awaitOnAir(StationId station) {
        DemoSystem.await(
                station + " to be on air",
                SOON,
                () -> !witness(station).status().at("onAir").text().isEmpty());
    }

    private void awaitSilence(StationId station) {
        DemoSystem.await(
                station + " to have played",
                SOON,
                () -> {
                    List<Edge> edges = relayOf(station);
                    return edges.stream().anyMatch(Edge::isClosed) && !edges.getLast().isClosed();
                });
    }

    private void awaitConfirmed(StationId station, String slot) {
        DemoSystem.await("the confirmation of " + station, SOON, () -> confirmed(station, slot));
    }

    private boolean confirmed(StationId station, String slot) {
        return !office.confirmations(station, slot).isEmpty();
    }

    private UntypedJson onlyProof(StationId station, String slot) {
        List<UntypedJson> proofs = office.confirmations(station, slot);
        assertThat(proofs).as("confirmations of %s", station).hasSize(1);
        return proofs.getFirst();
    }

    private List<Edge> relayOf(StationId station) {
        return witness(station).edges();
    }

    private StationPageClient witness(StationId station) {
        return new StationPageClient(system.page(station));
    }

    private Ears ears(String sink) {
        return new Ears(sound.map(rig -> rig.record(sink)));
    }

    /** Somebody under the horn, where there is one to listen to. */
    private record Ears(Optional<PulseAudioRecorder.Recording> recording) implements AutoCloseable {
        void assertHeard(int times) {
            recording.ifPresent(
                    heard -> assertThat(heard.stretches()).as("times heard").isEqualTo(times));
        }

        @Override
        public void close() {
            recording.ifPresent(PulseAudioRecorder.Recording::close);
        }
    }
}
