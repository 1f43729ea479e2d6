package vn.tienglang.node.playout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.node.StationScenario;

final class TimeRequesterTest {
    private static final Nonce NONCE = new Nonce("0011223344556677");
    private static final ClockQuality BY_DAEMON =
            new ClockQuality(ClockSource.DAEMON, Duration.ZERO);
    private static final ClockQuality BY_CENTRE =
            new ClockQuality(ClockSource.CENTRE, Duration.ZERO);

    private final TimeRequester requester = new TimeRequester();

    private static Now at(long seconds, ClockQuality clock) {
        return new Now(StationScenario.FIVE.plusSeconds(seconds), ofSeconds(seconds), clock);
    }

    private static Now unsure(long seconds) {
        return at(seconds, ClockQuality.UNTRUSTED);
    }

    @Test
    void requestsNothingWithoutALinkOrWithADaemon() {
        assertThat(requester.startRequestIfDue(unsure(0))).isFalse();
        assertThat(requester.nextDeadline(unsure(0))).isEmpty();
        requester.linkUp(at(1, BY_DAEMON));
        assertThat(requester.startRequestIfDue(at(1, BY_DAEMON))).isFalse();
        assertThat(requester.nextDeadline(at(1, BY_DAEMON))).isEmpty();
    }

    @Test
    void requestsAtOnceAndThenAfterWaitsThatDouble() {
        requester.linkUp(unsure(0));

        assertThat(requester.startRequestIfDue(unsure(0))).isTrue();
        assertThat(requester.startRequestIfDue(unsure(9))).isFalse();
        assertThat(requester.startRequestIfDue(unsure(10))).isTrue();
        assertThat(requester.startRequestIfDue(unsure(29))).isFalse();
        assertThat(requester.startRequestIfDue(unsure(30))).isTrue();
        assertThat(requester.nextDeadline(unsure(30))).contains(ofSeconds(70));
    }

    @Test
    void answerThatMakesTheClockTrustedEndsTheRequestsForFourHours() {
        requester.linkUp(unsure(0));
        assertThat(requester.startRequestIfDue(unsure(0))).isTrue();
        requester.answered(at(1, BY_CENTRE));

        assertThat(requester.startRequestIfDue(at(14_400, BY_CENTRE))).isFalse();
        assertThat(requester.startRequestIfDue(at(14_401, BY_CENTRE))).isTrue();
    }

    @Test
    void answerThatDoesNotHelpChangesNothing() {
        requester.linkUp(unsure(0));
        assertThat(requester.startRequestIfDue(unsure(0))).isTrue();
        requester.answered(unsure(1));

        assertThat(requester.startRequestIfDue(unsure(9))).isFalse();
        assertThat(requester.startRequestIfDue(unsure(10))).isTrue();
    }

    @Test
    void stepOfTheClockIsDueAtOnce() {
        requester.linkUp(unsure(0));
        assertThat(requester.startRequestIfDue(unsure(0))).isTrue();
        requester.answered(at(1, BY_CENTRE));
        requester.clockStepped(unsure(5));

        assertThat(requester.startRequestIfDue(unsure(5))).isTrue();
    }

    /** A daemon had set the clock before, and the kernel does not confirm it after the step. */
    @Test
    void stepIsVerifiedOnceWhateverTheDaemonDidBefore() {
        requester.linkUp(at(0, BY_DAEMON));
        requester.clockStepped(at(5, BY_DAEMON));

        assertThat(requester.startRequestIfDue(at(5, BY_DAEMON))).isTrue();
        requester.answered(at(6, BY_DAEMON));
        assertThat(requester.nextDeadline(at(6, BY_DAEMON))).isEmpty();
    }

    @Test
    void requestIsTakenOnce() {
        requester.requested(NONCE, unsure(3));

        assertThat(requester.takeRequest(NONCE)).contains(ofSeconds(3));
        assertThat(requester.takeRequest(NONCE)).as("a replay").isEmpty();
    }

    @Test
    void brokenLinkAndManyLaterRequestsForgetARequest() {
        requester.requested(NONCE, unsure(0));
        requester.linkDown();
        assertThat(requester.takeRequest(NONCE)).isEmpty();

        requester.requested(NONCE, unsure(1));
        for (int i = 10; i < 18; i++) {
            requester.requested(new Nonce("00000000000000" + i), unsure(i));
        }
        assertThat(requester.takeRequest(NONCE)).isEmpty();
    }
}
