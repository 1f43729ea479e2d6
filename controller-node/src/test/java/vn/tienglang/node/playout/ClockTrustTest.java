package vn.tienglang.node.playout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.TimeDaemonState;

final class ClockTrustTest {
    private static final Instant BOOTED = Instant.parse("2026-11-21T01:00:00Z");
    private static final TimeDaemonState SYNCHRONISED =
            TimeDaemonState.synchronised(Duration.ofMillis(3));

    private final ClockTrust clock = new ClockTrust();
    private TimeDaemonState daemon = TimeDaemonState.UNSYNCHRONISED;
    private Duration behind = Duration.ZERO;

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    /** Reading at so many seconds since boot, by a clock that is behind. */
    private ClockReading at(long seconds) {
        Duration since = Duration.ofSeconds(seconds);
        return new ClockReading(BOOTED.plus(since).minus(behind), since, daemon);
    }

    private ClockQuality quality(long seconds) {
        clock.read(at(seconds));
        return clock.now(at(seconds)).clock();
    }

    /**
     * The centre answers.
     *
     * @param seconds when the answer arrives
     * @param roundTrip how long request and answer were under way
     * @param wrongBy how far the centre is ahead of the true time
     */
    private boolean answer(long seconds, Duration roundTrip, Duration wrongBy) {
        ClockReading reading = at(seconds);
        clock.read(reading);
        Instant stamped = BOOTED.plusSeconds(seconds).minus(roundTrip.dividedBy(2)).plus(wrongBy);
        return clock.centreAnswered(reading.sinceBoot().minus(roundTrip), stamped, reading);
    }

    @Test
    void startsUntrusted() {
        assertThat(quality(0)).isEqualTo(ClockQuality.UNTRUSTED);
    }

    @Test
    void synchronisedDaemonGivesTheBoundOfTheKernel() {
        daemon = SYNCHRONISED;
        assertThat(quality(1)).isEqualTo(new ClockQuality(ClockSource.DAEMON, millis(3)));
    }

    /** F5: the daemon announces nothing, the centre cannot be reached. */
    @Test
    void stepOfASynchronisedClockLeavesItTrusted() {
        daemon = SYNCHRONISED;
        assertThat(quality(1).isTrusted()).isTrue();
        behind = millis(-3_000);
        assertThat(clock.read(at(2))).as("stepped").isTrue();
        assertThat(quality(2).isTrusted()).isTrue();
        assertThat(clock.trustedSince()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void answerBoundsTheClockByHalfTheRoundTrip() {
        assertThat(answer(10, millis(400), Duration.ZERO)).isTrue();
        assertThat(quality(10)).isEqualTo(new ClockQuality(ClockSource.CENTRE, millis(200)));
        assertThat(quality(10_010).bound()).as("with the drift since").isEqualTo(millis(1_200));
    }

    @Test
    void answerThatDisagreesMakesTheClockUntrusted() {
        behind = millis(30_000);
        answer(1, millis(100), Duration.ZERO);
        assertThat(quality(1)).isEqualTo(ClockQuality.UNTRUSTED);
        behind = millis(-30_000);
        assertThat(quality(2)).as("a clock that is ahead").isEqualTo(ClockQuality.UNTRUSTED);
    }

    /** F4: a centre at the year 2031 that is corrected. */
    @Test
    void centreThatWasWrongForAWhileHasNoEffectAfterwards() {
        answer(1, millis(100), Duration.ofDays(365 * 5));
        assertThat(quality(1).isTrusted()).isFalse();
        answer(61, millis(100), Duration.ZERO);
        assertThat(quality(61).isTrusted()).isTrue();
    }

    @Test
    void synchronisedDaemonIsNotOverruledByTheCentre() {
        daemon = SYNCHRONISED;
        answer(1, millis(100), Duration.ofDays(365 * 5));
        assertThat(quality(2).source()).isEqualTo(ClockSource.DAEMON);
    }

    /** A daemon has set the clock, and the kernel does not confirm it any more. */
    @Test
    void centreOverrulesAClockThatWasSet() {
        daemon = TimeDaemonState.SET;
        assertThat(quality(1)).isEqualTo(new ClockQuality(ClockSource.DAEMON, millis(1_000)));
        behind = millis(60_000);
        answer(2, millis(100), Duration.ZERO);
        assertThat(quality(2)).isEqualTo(ClockQuality.UNTRUSTED);
    }

    /** The time since boot never steps, so nobody need be asked. */
    @Test
    void wrongStepIsDetectedAndAStepBackIsTrustedWithoutTheCentre() {
        answer(1, millis(100), Duration.ZERO);
        behind = Duration.ofHours(1);
        assertThat(quality(5).isTrusted()).isFalse();
        behind = millis(20);
        assertThat(quality(9).isTrusted()).isTrue();
        assertThat(clock.trustedSince()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void answerThatTookTooLongProvesNothing() {
        assertThat(answer(70, Duration.ofSeconds(61), Duration.ZERO)).isFalse();
        assertThat(quality(70).isTrusted()).isFalse();
    }

    /** A delayed answer cannot make a clock trusted that is wrong by more than 4.5 s. */
    @Test
    void delayedAnswerDoesNotConfirmAWrongClock() {
        behind = millis(5_000);
        // 5 s on the way back only: the answer seems to agree with the wrong clock.
        ClockReading reading = at(60);
        clock.read(reading);
        clock.centreAnswered(reading.sinceBoot().minusSeconds(5), BOOTED.plusSeconds(55), reading);
        assertThat(quality(60).isTrusted()).isFalse();
    }

    /** B8: on a thin link answers are late; a late one does not overrule a better one. */
    @Test
    void lateAnswerNeitherConfirmsAWrongClockNorRejectsARightOne() {
        assertThat(answer(1, millis(200), Duration.ZERO)).isTrue();
        // All of the delay was on the way back: the answer is 4 s old.
        ClockReading reading = at(60);
        clock.read(reading);
        clock.centreAnswered(reading.sinceBoot().minusSeconds(4), BOOTED.plusSeconds(56), reading);
        assertThat(quality(60).bound()).isLessThan(millis(200));
        behind = millis(4_700);
        assertThat(quality(61).isTrusted()).isFalse();
    }

    /** The clock of a station behind a link with a round trip of 8 s, up and down alike. */
    @Test
    void slowLinkGivesATrustedClockWithABoundOfHalfTheRoundTrip() {
        assertThat(answer(30, millis(8_000), Duration.ZERO)).isTrue();
        assertThat(quality(30)).isEqualTo(new ClockQuality(ClockSource.CENTRE, millis(4_000)));
    }

    /** The limit is that of a late start: an airing must not start outside its tolerance. */
    @Test
    void clockIsTrustedUpToTheLimitAndNotBeyond() {
        answer(30, millis(9_000), Duration.ZERO);
        assertThat(quality(30)).isEqualTo(new ClockQuality(ClockSource.CENTRE, millis(4_500)));
        behind = millis(1);
        assertThat(quality(30).isTrusted()).isFalse();
    }

    /** An answer of which all of the delay was on one way: the centre's time at {@code sent}. */
    private void answer(long requested, long read, long arrived) {
        ClockReading reading = at(arrived);
        clock.read(reading);
        clock.centreAnswered(Duration.ofSeconds(requested), BOOTED.plusSeconds(read), reading);
    }

    /**
     * On an asymmetric link half the round trip is honest, and no more is known from one answer.
     */
    @Test
    void oneAnswerOfAnAsymmetricSlowLinkDoesNotConfirmARightClock() {
        answer(10, 17, 17);
        assertThat(quality(17).isTrusted()).isFalse();
    }

    @Test
    void answersWithTheirDelayOnDifferentWaysNarrowEachOther() {
        answer(10, 17, 17);
        answer(30, 30, 37);
        assertThat(quality(37).source()).isEqualTo(ClockSource.CENTRE);
        assertThat(quality(37).bound()).isLessThan(millis(10));
        behind = millis(4_600);
        assertThat(quality(38).isTrusted()).as("wrong by more than is allowed").isFalse();
    }

    /** Delays on one way only cannot make a wrong clock trusted, however many answers there are. */
    @Test
    void wrongClockIsNeverConfirmedByAnAsymmetricLink() {
        behind = millis(5_000);
        for (long second = 10; second < 600; second += 10) {
            answer(second, second, second + 7);
            assertThat(quality(second + 7).isTrusted()).as("at " + second).isFalse();
        }
    }

    /** An answer that proves little does not silence a clock that a daemon has set. */
    @Test
    void coarseAnswerDoesNotOverruleAClockThatWasSet() {
        daemon = TimeDaemonState.SET;
        answer(30, millis(20_000), Duration.ZERO);
        assertThat(quality(30)).isEqualTo(new ClockQuality(ClockSource.DAEMON, millis(1_000)));
        behind = millis(12_000);
        assertThat(quality(31).isTrusted()).as("a step beyond what it allows").isFalse();
    }

    private void battery(long seconds, Duration bound) {
        ClockReading reading = at(seconds);
        clock.read(reading);
        clock.batteryRead(
                java.util.Optional.of(
                        new ReferenceTime(BOOTED.plusSeconds(seconds), reading.sinceBoot(), bound)),
                reading);
    }

    @Test
    void batteryClockCountsUntilABetterSourceComes() {
        battery(1, millis(1_000));
        assertThat(quality(1)).isEqualTo(new ClockQuality(ClockSource.RTC, millis(1_000)));
        answer(2, millis(100), Duration.ZERO);
        assertThat(quality(2).source()).isEqualTo(ClockSource.CENTRE);
        daemon = SYNCHRONISED;
        assertThat(quality(3).source()).isEqualTo(ClockSource.DAEMON);
    }

    @Test
    void batteryClockBeyondTheLimitProvesNothing() {
        battery(1, millis(4_501));
        assertThat(quality(1).isTrusted()).isFalse();
        battery(2, millis(4_500));
        assertThat(quality(2).source()).isEqualTo(ClockSource.RTC);
    }

    /**
     * The centre says that the clock is behind by 2 to 22 s. That is too coarse to trust or
     * distrust the clock, but not to see that the battery clock, which says at most 0.5 s, is
     * wrong.
     */
    @Test
    void coarseAnswerOverrulesABatteryClockThatClaimsMoreThanItAllows() {
        battery(1, millis(500));
        assertThat(answer(30, millis(20_000), millis(12_000))).isTrue();
        assertThat(quality(30).isTrusted()).isFalse();
        battery(31, millis(4_000));
        assertThat(quality(31).source()).as("it may be right").isEqualTo(ClockSource.RTC);
    }

    @Test
    void centreOverrulesABatteryClockThatIsWrong() {
        battery(1, millis(500));
        answer(2, millis(100), Duration.ofMinutes(3));
        assertThat(quality(2).isTrusted()).isFalse();
    }

    /** Latest time that it can be, as a distance from the true time. */
    private Duration latestAhead(long seconds) {
        Duration since = Duration.ofSeconds(seconds);
        return Duration.between(BOOTED.plus(since), clock.latest(since));
    }

    @Test
    void latestTimeIsUnknownUntilSomethingProvesIt() {
        assertThat(quality(5).isTrusted()).isFalse();
        assertThat(clock.latest(Duration.ofSeconds(5))).isEqualTo(Instant.MAX);
    }

    @Test
    void answerThatTookTooLongStillBoundsTheLatestTime() {
        answer(100, 140, 200);
        assertThat(quality(200).isTrusted()).isFalse();
        assertThat(latestAhead(200)).as("40 s after it was asked").isEqualTo(millis(40_020));
        assertThat(latestAhead(10_200)).as("with the drift").isEqualTo(millis(41_020));
    }

    @Test
    void earlierOfTwoLatestTimesCounts() {
        behind = Duration.ofDays(10);
        answer(100, 101, 101);
        answer(200, 240, 240);
        assertThat(latestAhead(240)).as("the quick answer came first").isLessThan(millis(1_100));
        answer(300, 300, 300);
        assertThat(latestAhead(300)).as("a quicker one").isLessThan(millis(100));
    }

    /** A centre that was years ahead bounds nothing once it is corrected. */
    @Test
    void latestTimeOfACentreThatWasAheadDoesNotStay() {
        answer(1, millis(100), Duration.ofDays(365 * 5));
        assertThat(latestAhead(1)).isGreaterThan(Duration.ofDays(1_800));
        answer(61, millis(100), Duration.ZERO);
        assertThat(latestAhead(61)).isLessThan(millis(200));
    }

    /** Otherwise an emergency that has expired would still play, by a clock of last year. */
    @Test
    void latestTimeOfACentreThatWasBehindIsRefuted() {
        behind = Duration.ofDays(10);
        answer(1, millis(100), Duration.ofDays(-365));
        answer(61, millis(100), Duration.ZERO);
        assertThat(quality(61).isTrusted()).as("the wall clock proves nothing").isFalse();
        assertThat(latestAhead(61)).isBetween(Duration.ZERO, millis(200));
    }

    @Test
    void trustedClockBoundsTheLatestTimeAlsoAfterItIsNotTrustedAnyMore() {
        daemon = SYNCHRONISED;
        assertThat(quality(10).isTrusted()).isTrue();
        daemon = TimeDaemonState.UNSYNCHRONISED;
        behind = Duration.ofDays(400);
        assertThat(quality(20).isTrusted()).isFalse();
        assertThat(latestAhead(20)).isBetween(Duration.ZERO, millis(10));
    }

    /** The reference of the centre follows a correction in both directions. */
    @Test
    void laterAnswerCountsWhenItIsEarlierAndWhenItIsLater() {
        answer(1, millis(100), Duration.ofDays(-365));
        behind = Duration.ofDays(365);
        assertThat(quality(2).isTrusted()).as("both of last year").isTrue();
        behind = Duration.ZERO;
        answer(61, millis(100), Duration.ZERO);
        assertThat(quality(61).isTrusted()).as("corrected").isTrue();
    }
}
