package vn.tienglang.node;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.node.StationScenario.at;
import static vn.tienglang.node.port.TestAiring.urgent;

import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.RelayState;

/** Regression tests for faults that the simulation of the whole system found. */
class StationLoopRegressionTest {
    @Test
    void emergencyFoundExpiredWhenTheClockIsCorrectedIsNotStarted() {
        StationScenario station = StationScenario.atFive();
        Message.Urgent alarm = urgent(1, "alarm", 20, at("05:10"));
        station.losesPower();
        station.advanceTo("05:20");
        station.wallStepsBy(ofHours(-3));
        station.powersUp();
        station.clockIsTrusted();
        station.advance(ofSeconds(2));
        station.holds(alarm);
        station.advance(ofMillis(500));
        assertThat(station.view().activity()).contains("Chuẩn bị phát");

        station.wallIsSetRight();
        station.clockIsTrusted();
        station.advance(ofSeconds(90));

        assertThat(station.sounds()).isEmpty();
        assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        assertThat(station.outcomeOf(alarm.airing())).isInstanceOf(Outcome.Missed.class);
    }
}
