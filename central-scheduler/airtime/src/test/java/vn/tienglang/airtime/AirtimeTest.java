package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class AirtimeTest {
    private static final Instant DAWN = Instant.parse("2026-11-20T22:00:00Z");

    @Test
    void endInstantIsExclusive() {
        var airtime = Airtime.of(DAWN, Duration.ofMinutes(5));
        assertThat(airtime.contains(DAWN)).isTrue();
        assertThat(airtime.contains(airtime.end().minusNanos(1))).isTrue();
        assertThat(airtime.contains(airtime.end())).isFalse();
        assertThat(airtime.contains(DAWN.minusNanos(1))).isFalse();
        assertThat(airtime.overlaps(Airtime.of(airtime.end(), Duration.ofSeconds(1)))).isFalse();
        assertThat(airtime.overlaps(Airtime.of(airtime.end().minusNanos(1), Duration.ofSeconds(1))))
                .isTrue();
    }

    @Test
    void emptyOrReversedIntervalIsRejected() {
        for (Duration length : new Duration[] {Duration.ZERO, Duration.ofNanos(-1)}) {
            assertThatThrownBy(() -> Airtime.of(DAWN, length))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("airtime from " + DAWN);
        }
    }

    /** Small whole numbers, so that ends often coincide; compared with a check of each instant. */
    @Test
    void intervalsOverlapWhenTheyShareAnInstant() {
        Seeds.each(
                5_000,
                random -> {
                    Airtime one = any(random);
                    Airtime other = any(random);
                    boolean shared = false;
                    for (int second = 0; second < 20; second++) {
                        Instant instant = DAWN.plusSeconds(second);
                        shared |= one.contains(instant) && other.contains(instant);
                    }
                    assertThat(one.overlaps(other)).isEqualTo(shared);
                    assertThat(other.overlaps(one)).isEqualTo(shared);
                    assertThat(one.overlaps(one)).isTrue();
                    assertThat(Airtime.of(one.start(), one.length())).isEqualTo(one);
                });
    }

    private static Airtime any(RandomGenerator random) {
        return Airtime.of(
                DAWN.plusSeconds(random.nextInt(10)), Duration.ofSeconds(random.nextInt(1, 8)));
    }
}
