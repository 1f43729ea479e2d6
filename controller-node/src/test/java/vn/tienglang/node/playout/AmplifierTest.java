package vn.tienglang.node.playout;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.StationScenario;
import vn.tienglang.node.port.RelayState;

/** With a lead of 1.5 s, a rest of 1 s and at most 3 h on. */
final class AmplifierTest {
    private final Amplifier amplifier =
            new Amplifier(
                    PlayoutSettings.usual(
                            StationScenario.STATION,
                            List.of(StationScenario.COMMUNE),
                            StationScenario.ZONE,
                            "test speaker",
                            true,
                            "test relay",
                            true));

    private static Now at(Duration sinceBoot) {
        return new Now(StationScenario.FIVE.plus(sinceBoot), sinceBoot, ClockQuality.UNSTATED);
    }

    private static Now at(long seconds) {
        return at(ofSeconds(seconds));
    }

    private static Command order(RelayState wanted) {
        return new Command.DriveRelay(wanted);
    }

    private void openAt(long seconds) {
        assertThat(amplifier.open(at(seconds))).isEqualTo(order(RelayState.OPEN));
        assertThat(amplifier.recordRelayState(RelayState.OPEN, at(seconds))).isTrue();
    }

    private void closeAt(long seconds) {
        assertThat(amplifier.close()).isEqualTo(order(RelayState.CLOSED));
        assertThat(amplifier.recordRelayState(RelayState.CLOSED, at(seconds))).isTrue();
    }

    @Test
    void isReadyOneLeadAfterItWasReadBackClosed() {
        openAt(0);
        closeAt(10);

        assertThat(amplifier.isClosed()).isTrue();
        assertThat(amplifier.since()).isEqualTo(ofSeconds(10));
        assertThat(amplifier.readyAt(at(10))).isEqualTo(ofMillis(11_500));
        assertThat(amplifier.readyAt(at(20))).as("ready already").isEqualTo(ofSeconds(20));
    }

    @Test
    void beforeItIsClosedItNeedsRestAndLead() {
        openAt(10);

        assertThat(amplifier.readyAt(at(10))).isEqualTo(ofMillis(12_500));
        assertThat(amplifier.readyAt(at(20))).isEqualTo(ofMillis(21_500));
    }

    @Test
    void restsForASecondAfterItWasReadBackOpen() {
        openAt(0);
        closeAt(5);
        openAt(10);

        assertThat(amplifier.restedAt()).isEqualTo(ofSeconds(11));
        assertThat(amplifier.isRested(at(ofMillis(10_999)))).isFalse();
        assertThat(amplifier.isRested(at(11))).isTrue();
    }

    @Test
    void isNotRestedWhileAnOrderIsUnanswered() {
        openAt(0);
        amplifier.open(at(10));
        assertThat(amplifier.isRested(at(20))).isFalse();

        amplifier.recordRelayState(RelayState.OPEN, at(20));
        assertThat(amplifier.isRested(at(20))).isTrue();
    }

    @Test
    void readingTheSameContactAgainDoesNotRestartItsTime() {
        openAt(0);
        openAt(10);

        assertThat(amplifier.since()).isEqualTo(Duration.ZERO);
    }

    @Test
    void mayBeOnForAtMostThreeHours() {
        openAt(0);
        closeAt(10);

        assertThat(amplifier.onUntil()).isEqualTo(ofHours(3).plusSeconds(10));
    }

    @Test
    void orderToOpenIsRepeatedAfterAWaitThatDoublesUntilTheContactIsOpen() {
        closeAt(0);
        amplifier.open(at(10));
        assertThat(amplifier.recordRelayState(RelayState.CLOSED, at(10))).isFalse();

        assertThat(amplifier.isClosed()).isFalse();
        assertThat(amplifier.nextDeadline()).contains(ofSeconds(11));
        assertThat(amplifier.retryOpen(at(ofMillis(10_999)))).isEmpty();
        assertThat(amplifier.retryOpen(at(11))).containsExactly(order(RelayState.OPEN));
        assertThat(amplifier.recordRelayState(RelayState.UNKNOWN, at(11))).isFalse();

        assertThat(amplifier.nextDeadline()).contains(ofSeconds(13));
        assertThat(amplifier.retryOpen(at(13))).containsExactly(order(RelayState.OPEN));
        assertThat(amplifier.recordRelayState(RelayState.OPEN, at(13))).isTrue();

        assertThat(amplifier.nextDeadline()).isEmpty();
        assertThat(amplifier.retryOpen(at(100))).isEmpty();
    }

    @Test
    void orderToCloseIsNotRepeated() {
        openAt(0);
        amplifier.close();
        assertThat(amplifier.recordRelayState(RelayState.UNKNOWN, at(10))).isFalse();

        assertThat(amplifier.retryOpen(at(100))).isEmpty();
        assertThat(amplifier.nextDeadline()).isEmpty();
    }
}
