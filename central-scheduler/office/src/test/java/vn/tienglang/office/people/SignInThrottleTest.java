package vn.tienglang.office.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tienglang.office.store.InMemoryTransactions;

final class SignInThrottleTest {
    private static final String HERE = "10.0.0.7";

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final SignInThrottle throttle = new SignInThrottle(transactions.signInFailures());
    private Instant now = Instant.parse("2026-11-21T05:00:00Z");

    @Test
    void fourFailuresAreFreeAndThenTheWaitDoubles() {
        for (int i = 0; i < 4; i++) {
            assertThat(throttle.waitFor("lan", HERE, now)).isZero();
        }
        assertThat(throttle.waitFor("lan", HERE, now)).hasSeconds(2);

        now = now.plusSeconds(2);
        assertThat(throttle.waitFor("lan", HERE, now)).isZero();
        assertThat(throttle.waitFor("lan", HERE, now)).hasSeconds(4);
    }

    @Test
    void attemptsDuringTheWaitDoNotLengthenIt() {
        fail(5);
        Duration wait = throttle.waitFor("lan", HERE, now);

        for (int i = 0; i < 50; i++) {
            throttle.waitFor("lan", HERE, now);
        }

        assertThat(throttle.waitFor("lan", HERE, now)).isEqualTo(wait);
    }

    @Test
    void guessesByOthersBlockALoginForAtMostAMinute() {
        for (int i = 0; i < 40; i++) {
            now = now.plus(Duration.ofMinutes(1));
            throttle.waitFor("lan", "10.0.1." + i, now);
        }

        assertThat(throttle.waitFor("lan", HERE, now)).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anAddressThatTriesManyNamesWaitsUpToAQuarterOfAnHour() {
        for (int i = 0; i < 40; i++) {
            now = now.plus(Duration.ofMinutes(15));
            assertThat(throttle.waitFor("name" + i, HERE, now)).isZero();
        }

        assertThat(throttle.waitFor("another", HERE, now)).isEqualTo(Duration.ofMinutes(15));
        assertThat(throttle.waitFor("another", "10.0.0.8", now)).isZero();
    }

    @Test
    void successDeletesTheCountsAndAnUncheckedAttemptDoesNotCount() {
        fail(4);
        throttle.succeeded("lan", HERE);
        fail(3);
        throttle.withdrawCount("lan", HERE);

        assertThat(throttle.waitFor("lan", HERE, now)).isZero();
        assertThat(throttle.waitFor("lan", HERE, now)).isZero();
        assertThat(throttle.waitFor("lan", HERE, now)).isPositive();
    }

    @Test
    void aClockSetBackRestartsTheWaitAndNeverLengthensIt() {
        fail(5);

        now = now.minus(Duration.ofDays(3));

        assertThat(throttle.waitFor("lan", HERE, now))
                .isBetween(Duration.ofSeconds(1), Duration.ofMinutes(1));
        now = now.plus(Duration.ofMinutes(1));
        assertThat(throttle.waitFor("lan", HERE, now)).isZero();
    }

    @Test
    void countsAreDeletedAfterAnHourWithoutFailures() {
        fail(4);
        now = now.plus(Duration.ofMinutes(61));

        for (int i = 0; i < 4; i++) {
            assertThat(throttle.waitFor("lan", HERE, now)).isZero();
        }
    }

    @Test
    void anotherCentreOnTheSameDatabaseCountsOn() {
        fail(4);

        var other = new SignInThrottle(transactions.signInFailures());

        assertThat(other.waitFor("lan", HERE, now)).hasSeconds(2);
        assertThat(other.waitFor("lan", "10.0.0.8", now)).hasSeconds(2);
        other.succeeded("lan", HERE);
        assertThat(throttle.waitFor("lan", HERE, now)).isZero();
    }

    @Test
    void inventedLoginsPushOutTheOldestFailuresOnly() {
        fail(4);
        var small = new SignInThrottle(transactions.signInFailures(), 100);
        for (int i = 0; i < 49; i++) {
            now = now.plusMillis(1);
            assertThat(small.waitFor("name" + i, "address" + i, now)).isZero();
        }
        assertThat(small.waitFor("lan", HERE, now)).isPositive();

        for (int i = 49; i < 200; i++) {
            now = now.plusMillis(1);
            assertThat(small.waitFor("name" + i, "address" + i, now)).isZero();
        }

        assertThat(small.waitFor("lan", HERE, now)).isZero();
    }

    /** Fails so many times, waiting as long as required. */
    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            Duration wait = throttle.waitFor("lan", HERE, now);
            if (!wait.isZero()) {
                now = now.plus(wait);
                assertThat(throttle.waitFor("lan", HERE, now)).isZero();
            }
        }
    }
}
