package vn.tienglang.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RetryBackoffTest {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration CAP = Duration.ofSeconds(60);

    @RepeatedTest(20)
    void delayIsBetweenHalfAndAllOfADoublingDelay(RepetitionInfo seed) {
        var backoff =
                RetryBackoff.withJitter(
                        FIRST, CAP, new SplittableRandom(seed.getCurrentRepetition()));
        Duration whole = FIRST;
        for (int failure = 0; failure < 20; failure++) {
            assertThat(backoff.next())
                    .as("seed %d, failure %d", seed.getCurrentRepetition(), failure)
                    .isBetween(whole.dividedBy(2), whole);
            Duration doubled = whole.multipliedBy(2);
            whole = doubled.compareTo(CAP) < 0 ? doubled : CAP;
        }
    }

    @Test
    void twoStationsGetDifferentDelays() {
        var one = RetryBackoff.withJitter(FIRST, CAP, new SplittableRandom(1));
        var other = RetryBackoff.withJitter(FIRST, CAP, new SplittableRandom(2));

        assertThat(one.next()).isNotEqualTo(other.next());
    }

    @Test
    void resetStartsAtTheFirstDelay() {
        var backoff = RetryBackoff.withJitter(FIRST, CAP, new SplittableRandom(3));
        for (int failure = 0; failure < 10; failure++) {
            assertThat(backoff.next()).isPositive();
        }

        backoff.reset();

        assertThat(backoff.next()).isLessThanOrEqualTo(FIRST);
    }

    @Test
    void withoutJitterEachDelayIsTwiceTheOneBefore() {
        RetryBackoff backoff = RetryBackoff.withoutJitter(FIRST, Duration.ofSeconds(5));

        assertThat(List.of(backoff.next(), backoff.next(), backoff.next(), backoff.next()))
                .containsExactly(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5));
    }

    @Test
    void resetWithoutJitterStartsAtTheFirstDelay() {
        RetryBackoff backoff = RetryBackoff.withoutJitter(FIRST, CAP);
        assertThat(backoff.next()).isEqualTo(FIRST);
        assertThat(backoff.next()).isEqualTo(FIRST.multipliedBy(2));

        backoff.reset();

        assertThat(backoff.next()).isEqualTo(FIRST);
    }
}
