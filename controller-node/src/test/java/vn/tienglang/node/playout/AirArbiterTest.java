package vn.tienglang.node.playout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.node.StationScenario;
import vn.tienglang.node.port.ClipStore.Holding;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.TestAiring;

/** Takes one airing of thirty seconds on air, and looks at how it ends. */
final class AirArbiterTest {
    private static final int RATE_HZ = 48_000;
    private static final long FRAMES_WHOLE = 30L * RATE_HZ;
    private static final Journal.Recovered NOTHING =
            Journal.Recovered.nothing(StationScenario.STATION, new ChainId("c-1"));
    private static final TestAiring ITEM = TestAiring.item("news", "05:00:10", 30);

    private final PlayoutSettings settings =
            PlayoutSettings.usual(
                    StationScenario.STATION,
                    List.of(StationScenario.COMMUNE),
                    StationScenario.ZONE,
                    "test speaker",
                    true,
                    "test relay",
                    true);
    private final HeldLogs heldLogs = new HeldLogs(List.of(StationScenario.COMMUNE), NOTHING);
    private final ClipDownloads downloads = new ClipDownloads(StationScenario.STATION);
    private final Amplifier amplifier = new Amplifier(settings);
    private final PendingOutcomes outcomes = new PendingOutcomes(settings, heldLogs);
    private final ActiveFaults faults = new ActiveFaults();
    private final CommandBuffer commands = new CommandBuffer();
    private final AirArbiter air =
            new AirArbiter(
                    settings,
                    heldLogs,
                    amplifier,
                    new ClaimSelector(
                            settings,
                            new ClockTrust(),
                            heldLogs,
                            downloads,
                            amplifier,
                            new StaffMute(NOTHING)),
                    outcomes,
                    faults,
                    commands);

    private static Now at(Duration sinceBoot) {
        return new Now(StationScenario.FIVE.plus(sinceBoot), sinceBoot, ClockQuality.UNSTATED);
    }

    private static Now at(long seconds) {
        return at(ofSeconds(seconds));
    }

    @BeforeEach
    void bringOnAir() {
        assertThat(air.start(at(0))).isTrue();
        air.relayRead(RelayState.OPEN, at(0));
        heldLogs.hold(TestAiring.log(1, ITEM), Duration.ZERO);
        downloads.setNeeded(List.of(ITEM.clip()));
        downloads.clipChecked(ITEM.clip().id(), new Holding.Whole(Path.of("clip")), at(0));

        Now lead = at(Duration.ofMillis(8_500));
        air.arbitrate(lead);
        air.relayRead(RelayState.CLOSED, lead);
        air.cued(ITEM.id(), FRAMES_WHOLE, RATE_HZ, at(9));
        air.arbitrate(at(Duration.ofMillis(9_700)));
        assertThat(air.state().onAir()).contains(ITEM.id());
        commands.drain();
    }

    private Outcome outcome(Now now) {
        return outcomes.settle(now).getFirst().outcome();
    }

    @Test
    void playbackThatEndedShortRaisesTheFaultOutputSilent() {
        air.playbackStopped(ITEM.id(), FRAMES_WHOLE - 1, "stopped early", at(39));

        assertThat(faults.words())
                .singleElement()
                .asString()
                .contains(StationFault.OUTPUT_SILENT.words(), "stopped early");
        assertThat(outcome(at(39)))
                .isInstanceOfSatisfying(
                        Outcome.CutShort.class,
                        cut -> assertThat(cut.reason()).isEqualTo(Reason.OUTPUT_SILENT));
    }

    @Test
    void playbackThatEndedShortDoesNotClearTheFaultOutputSilent() {
        faults.raise(StationFault.OUTPUT_SILENT);
        air.playbackStopped(ITEM.id(), FRAMES_WHOLE - 1, "stopped early", at(39));

        assertThat(faults.words()).hasSize(1);
    }

    @Test
    void playbackToTheEndClearsTheFaultOutputSilent() {
        faults.raise(StationFault.OUTPUT_SILENT);
        air.playbackStopped(ITEM.id(), FRAMES_WHOLE, "", at(40));

        assertThat(faults.words()).isEmpty();
        assertThat(outcome(at(40))).isInstanceOf(Outcome.Aired.class);
    }

    @Test
    void relayStaysClosedForTheTailAndThenOpens() {
        air.playbackStopped(ITEM.id(), FRAMES_WHOLE, "", at(40));
        air.arbitrate(at(Duration.ofMillis(40_499)));
        assertThat(commands.drain()).isEmpty();

        air.arbitrate(at(Duration.ofMillis(40_500)));
        assertThat(commands.drain()).containsExactly(new Command.DriveRelay(RelayState.OPEN));
        assertThat(air.state()).isEqualTo(new PlayoutState.Idle());
    }

    @Test
    void speakerThatReportsNoEndIsStalledFiveSecondsAfterTheEnd() {
        air.arbitrate(at(Duration.ofMillis(44_999)));
        assertThat(air.state().onAir()).contains(ITEM.id());

        air.arbitrate(at(45));
        assertThat(commands.drain())
                .containsExactly(
                        new Command.StopPlayback(ITEM.id()),
                        new Command.DriveRelay(RelayState.OPEN));
        assertThat(faults.words()).hasSize(1);
    }

    /** The process stood still between the order to play and the first frame. */
    @Test
    void airingThatTheSpeakerFoundTooLateIsMissed() {
        air.playbackTooLate(ITEM.id(), at(110));

        assertThat(commands.drain()).containsExactly(new Command.DriveRelay(RelayState.OPEN));
        assertThat(outcome(at(110))).isEqualTo(new Outcome.Missed(Reason.OUTPUT_SILENT));
        assertThat(faults.words()).singleElement().asString().contains("quá giờ");
    }

    @Test
    void airingThatTheSpeakerFoundTooLateAfterAStopIsCutShort() {
        air.stopByStaff(at(11));
        air.playbackTooLate(ITEM.id(), at(11));

        assertThat(outcome(at(11))).isInstanceOf(Outcome.CutShort.class);
    }

    @Test
    void progressIsStoredWhileItIsOnAir() {
        air.playbackProgressed(ITEM.id(), 5L * RATE_HZ);
        assertThat(commands.drain())
                .containsExactly(
                        new Command.WriteFact(
                                new Journal.Fact.Progressed(ITEM.id(), 5L * RATE_HZ)));

        air.playbackStopped(ITEM.id(), FRAMES_WHOLE, "", at(40));
        air.playbackProgressed(ITEM.id(), 6L * RATE_HZ);
        assertThat(commands.drain()).isEmpty();
    }

    @Test
    void airingThatWasOnAirOccupiedTheAir() {
        air.playbackStopped(ITEM.id(), FRAMES_WHOLE, "", at(40));

        assertThat(air.wasOccupied(ofSeconds(40), ofSeconds(45))).isTrue();
        assertThat(air.wasOccupied(ofSeconds(41), ofSeconds(45))).isFalse();
        assertThat(air.wasOccupied(ofSeconds(1), ofSeconds(9))).isFalse();
    }
}
