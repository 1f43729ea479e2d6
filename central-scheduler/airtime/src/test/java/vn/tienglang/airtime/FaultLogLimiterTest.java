package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class FaultLogLimiterTest {
    private static final Instant START = Instant.parse("2026-11-29T08:00:00Z");

    private final FaultLogLimiter limiter = new FaultLogLimiter();

    @Test
    void sameReasonIsLoggedOnceAndThenWithItsCount() {
        assertThat(limiter.next("disk full", START)).isEqualTo(OptionalLong.of(0));
        for (int second = 1; second <= 60; second++) {
            assertThat(limiter.next("disk full", START.plusSeconds(second))).isEmpty();
        }
        assertThat(limiter.next("disk full", START.plus(FaultLogLimiter.INTERVAL)))
                .isEqualTo(OptionalLong.of(60));
        assertThat(limiter.next("disk full", START.plus(FaultLogLimiter.INTERVAL))).isEmpty();
    }

    @Test
    void otherReasonIsLogged() {
        limiter.next("disk full", START);
        assertThat(limiter.next("no connection", START)).isPresent();
    }

    @Test
    void clockSetFarBackSilencesNothing() {
        limiter.next("disk full", START);
        assertThat(limiter.next("disk full", START.minus(FaultLogLimiter.INTERVAL))).isPresent();
    }

    @Test
    void inventedReasonsUseBoundedMemory() {
        limiter.next("first", START);
        for (int i = 0; i < FaultLogLimiter.REASONS; i++) {
            limiter.next("reason " + i, START);
        }
        assertThat(limiter.next("first", START)).as("forgotten").isPresent();
    }
}
