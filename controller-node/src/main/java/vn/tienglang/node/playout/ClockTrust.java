package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.TimeDaemonState;

/**
 * Judge of the wall clock. A board without a battery clock starts in the past, is stepped once it
 * has a link, and may be stepped wrongly. This class never sets the clock. The first source that
 * applies decides:
 *
 * <pre>
 * the kernel says synchronised              trusted, DAEMON, bound of the kernel
 * the centre's last answer proves that it
 * is wrong by at most 3 s                   trusted, CENTRE, half the round trip, and the drift since
 * it does not                               not trusted
 * a time daemon has set the clock           trusted, DAEMON, 1 s
 * none                                      not trusted
 * </pre>
 *
 * <p>An answer ties the centre's time to the time since boot, which never steps. So a step of the
 * wall clock is judged at once, also while the centre cannot be reached: a wrong step makes the
 * clock not trusted, and a step back makes it trusted again. There is no latest time of the centre
 * that later ones must exceed: the nonce of an answer proves that it is fresh, and a centre that
 * was wrong for a while has no effect after it is corrected.
 */
final class ClockTrust {
    /** Larger jumps are steps. More than the clock is slewed in a minute between two readings. */
    private static final Duration JUMP = Duration.ofSeconds(1);

    /**
     * How far the wall clock may be wrong: less than a late start may be late, so that a trusted
     * clock never starts an airing outside its tolerance.
     */
    private static final Duration WRONG_AT_MOST = Duration.ofSeconds(3);

    /** Answers with a larger bound prove nothing. */
    private static final Duration BOUND_MOST = Duration.ofMillis(2_500);

    /** Bound of a clock that a daemon has set and the kernel does not vouch for. */
    private static final Duration BOUND_OF_SET = Duration.ofSeconds(1);

    /** How much the oscillator of a board may gain or lose: 100 microseconds a second. */
    private static final long DRIFT = 10_000;

    private Optional<CentreTime> centreTime = Optional.empty();
    private ClockQuality quality = ClockQuality.UNTRUSTED;
    private Duration trustedSince = Duration.ZERO;
    private Instant bootAsLastRead = Instant.MIN;

    /**
     * The centre's time at one time since boot.
     *
     * @param bound how far it may be wrong
     */
    private record CentreTime(Instant at, Duration sinceBoot, Duration bound) {
        Duration aheadOf(ClockReading reading) {
            Instant now = at.plus(reading.sinceBoot().minus(sinceBoot));
            return Duration.between(reading.wall(), now);
        }

        Duration boundAt(ClockReading reading) {
            return bound.plus(reading.sinceBoot().minus(sinceBoot).dividedBy(DRIFT));
        }
    }

    /**
     * Judges this reading; called before everything else.
     *
     * @return true when the wall clock has been stepped since the reading before
     */
    boolean read(ClockReading reading) {
        boolean isFirst = bootAsLastRead.equals(Instant.MIN);
        boolean stepped =
                !isFirst
                        && Duration.between(bootAsLastRead, reading.boot()).abs().compareTo(JUMP)
                                > 0;
        bootAsLastRead = reading.boot();
        judge(reading, stepped);
        return stepped;
    }

    private void judge(ClockReading reading, boolean stepped) {
        ClockQuality judged = judgement(reading);
        if (judged.isTrusted() && (!quality.isTrusted() || stepped)) {
            trustedSince = reading.sinceBoot();
        }
        quality = judged;
    }

    private ClockQuality judgement(ClockReading reading) {
        TimeDaemonState daemon = reading.daemon();
        if (daemon.level() == TimeDaemonState.Level.SYNCHRONISED) {
            return new ClockQuality(ClockSource.DAEMON, daemon.bound());
        }
        if (centreTime.isPresent()) {
            Duration ahead = centreTime.get().aheadOf(reading).abs();
            // Both clocks drift alike after the answer, so the drift does not make them disagree.
            boolean agrees = ahead.plus(centreTime.get().bound()).compareTo(WRONG_AT_MOST) <= 0;
            return agrees
                    ? new ClockQuality(
                            ClockSource.CENTRE, centreTime.get().boundAt(reading).plus(ahead))
                    : ClockQuality.UNTRUSTED;
        }
        return daemon.level() == TimeDaemonState.Level.SET
                ? new ClockQuality(ClockSource.DAEMON, BOUND_OF_SET)
                : ClockQuality.UNTRUSTED;
    }

    /**
     * Takes the centre's answer to a time request. The centre read its clock at some moment between
     * request and answer, so half of that time bounds the error. Of two answers that agree, the one
     * with the smaller bound counts; of two that do not, the later.
     *
     * @param requestedAt when the request was sent, in time since boot
     * @param answer the centre's time
     * @return false if the answer took so long that it proves nothing
     */
    boolean centreAnswered(Duration requestedAt, Instant answer, ClockReading reading) {
        Duration bound = reading.sinceBoot().minus(requestedAt).dividedBy(2);
        if (bound.compareTo(BOUND_MOST) > 0) {
            return false;
        }
        var fresh = new CentreTime(answer.plus(bound), reading.sinceBoot(), bound);
        boolean isBest =
                centreTime
                        .filter(known -> agree(known, fresh, reading))
                        .filter(known -> known.boundAt(reading).compareTo(bound) <= 0)
                        .isEmpty();
        if (isBest) {
            centreTime = Optional.of(fresh);
        }
        judge(reading, false);
        return true;
    }

    private static boolean agree(CentreTime known, CentreTime fresh, ClockReading reading) {
        Duration apart = known.aheadOf(reading).minus(fresh.aheadOf(reading)).abs();
        return apart.compareTo(known.boundAt(reading).plus(fresh.bound())) <= 0;
    }

    /** The reading with the present quality. */
    Now now(ClockReading reading) {
        return new Now(reading.wall(), reading.sinceBoot(), quality);
    }

    ClockQuality quality() {
        return quality;
    }

    /** Since when, in time since boot, the clock has been trusted without a break or a step. */
    Duration trustedSince() {
        return trustedSince;
    }
}
