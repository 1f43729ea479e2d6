package vn.tienglang.node.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tienglang.node.port.ClockReading;

final class ClockTrustTest {
    private static final Instant BOOTED = Instant.parse("2026-11-21T01:00:00Z");

    private final ClockTrust clock = new ClockTrust(Instant.EPOCH);

    private boolean trusts(Duration behind, long seconds, Duration underWay) {
        Duration since = Duration.ofSeconds(seconds);
        var now = new ClockReading(BOOTED.plus(since).minus(behind), since);
        clock.checkForJump(now);
        clock.centreReported(BOOTED.plus(since).minus(underWay), now);
        return clock.now(now).wallTrusted();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void delayedBeaconDoesNotConfirmASlowClock() {
        Duration behind = millis(4_200);
        assertThat(trusts(behind, 1, millis(100))).isFalse();
        assertThat(trusts(behind, 30, millis(4_300))).isFalse();
    }

    @Test
    void delayedBeaconKeepsACorrectClockTrusted() {
        assertThat(trusts(Duration.ZERO, 1, millis(100))).isTrue();
        assertThat(trusts(Duration.ZERO, 30, millis(9_000))).isTrue();
        assertThat(trusts(Duration.ZERO, 200, millis(9_000)))
                .as("after two minutes only this beacon counts")
                .isFalse();
    }

    @Test
    void correctedClockIsTrustedAtOnce() {
        assertThat(trusts(millis(30_000), 1, millis(100))).isFalse();
        assertThat(trusts(Duration.ZERO, 2, millis(100))).isTrue();
        assertThat(trusts(millis(-30_000), 3, millis(100))).as("a clock that is ahead").isFalse();
    }
}
