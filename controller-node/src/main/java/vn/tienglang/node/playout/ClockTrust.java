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
 * the centre's answers prove that it
 * is wrong by at most 4.5 s                 trusted, CENTRE, their bound, and the drift since
 * is wrong by more                          not trusted
 * neither, and a daemon has set the clock   trusted, DAEMON, 1 s
 * neither, and the battery clock proves
 * that it is wrong by at most 4.5 s         trusted, RTC, days since the last check × drift
 * none                                      not trusted
 * </pre>
 *
 * <p>The last two count only if the centre's answers allow them. An answer ties the centre's time
 * to the time since boot, which never steps. So a step of the wall clock is judged at once, also
 * while the centre cannot be reached: a wrong step makes the clock not trusted, and a step back
 * makes it trusted again. There is no latest time of the centre that later ones must exceed: the
 * nonce of an answer proves that it is fresh, and a centre that was wrong for a while has no effect
 * after it is corrected.
 */
final class ClockTrust {
    /** Larger jumps are steps. More than the clock is slewed in a minute between two readings. */
    private static final Duration JUMP = Duration.ofSeconds(1);

    /**
     * How far a trusted wall clock may be wrong: a start is allowed to be late by 5 s, and half a
     * second is kept for the machine.
     */
    static final Duration WRONG_AT_MOST = Duration.ofMillis(4_500);

    /** An answer with a larger bound is of no use, not even together with others. */
    private static final Duration BOUND_MOST = Duration.ofSeconds(30);

    /** Bound of a clock that a daemon has set and the kernel does not vouch for. */
    private static final Duration BOUND_OF_SET = Duration.ofSeconds(1);

    private Optional<ReferenceTime> centreTime = Optional.empty();
    private Optional<ReferenceTime> batteryTime = Optional.empty();
    private ClockQuality quality = ClockQuality.UNTRUSTED;
    private Duration trustedSince = Duration.ZERO;

    /** Latest time that it can have been when the program started; MAX while nothing proves it. */
    private Instant latestAtStart = Instant.MAX;

    private Instant bootAsLastRead = Instant.MIN;

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
        if (judged.isTrusted()) {
            latestAtStart = reading.wall().plus(judged.bound()).minus(reading.sinceBoot());
        }
    }

    private ClockQuality judgement(ClockReading reading) {
        TimeDaemonState daemon = reading.daemon();
        if (daemon.level() == TimeDaemonState.Level.SYNCHRONISED) {
            return new ClockQuality(ClockSource.DAEMON, daemon.bound());
        }
        if (centreTime.isPresent()) {
            ReferenceTime centre = centreTime.get();
            if (isRight(centre, reading)) {
                return quality(ClockSource.CENTRE, centre, reading);
            }
            if (!centre.allows(reading, WRONG_AT_MOST)) {
                return ClockQuality.UNTRUSTED;
            }
        }
        if (daemon.level() == TimeDaemonState.Level.SET && isAllowed(reading, BOUND_OF_SET)) {
            return new ClockQuality(ClockSource.DAEMON, BOUND_OF_SET);
        }
        return batteryTime
                .filter(battery -> isRight(battery, reading))
                .filter(battery -> isAllowed(reading, battery.worstError(reading)))
                .map(battery -> quality(ClockSource.RTC, battery, reading))
                .orElse(ClockQuality.UNTRUSTED);
    }

    private static boolean isRight(ReferenceTime reference, ClockReading reading) {
        return reference.worstError(reading).compareTo(WRONG_AT_MOST) <= 0;
    }

    private boolean isAllowed(ClockReading reading, Duration claimed) {
        return centreTime.filter(centre -> !centre.allows(reading, claimed)).isEmpty();
    }

    private static ClockQuality quality(
            ClockSource source, ReferenceTime reference, ClockReading reading) {
        return new ClockQuality(
                source, reference.boundAt(reading).plus(reference.aheadOf(reading).abs()));
    }

    /**
     * Takes the centre's answer to a time request. The centre read its clock at some moment between
     * request and answer, so half of that time bounds the error, wherever the delay was. Answers
     * that agree narrow each other: one whose request was quick and one whose answer was quick give
     * a small bound together. Of two that do not agree, the later counts.
     *
     * @param requestedAt when the request was sent, in time since boot
     * @param answer the centre's time
     * @return false if the answer took so long that it is of no use
     */
    boolean centreAnswered(Duration requestedAt, Instant answer, ClockReading reading) {
        prove(answer, requestedAt, reading.sinceBoot());
        Duration bound = reading.sinceBoot().minus(requestedAt).dividedBy(2);
        if (bound.compareTo(BOUND_MOST) > 0) {
            return false;
        }
        var fresh = new ReferenceTime(answer.plus(bound), reading.sinceBoot(), bound);
        centreTime =
                Optional.of(
                        centreTime.flatMap(known -> known.intersect(fresh, reading)).orElse(fresh));
        judge(reading, false);
        return true;
    }

    /**
     * However long an answer took, it is now at most the centre's time plus the time since the
     * request. The earlier of two such bounds counts, unless a later answer refutes it.
     */
    private void prove(Instant answer, Duration requestedAt, Duration sinceBoot) {
        Instant proven = answer.minus(requestedAt);
        boolean isRefuted = latest(sinceBoot).isBefore(answer);
        if (isRefuted || proven.isBefore(latestAtStart)) {
            latestAtStart = proven;
        }
    }

    /**
     * Latest time that it can be now; {@link Instant#MAX} while nothing in this run of the program
     * has bounded it. Known also while the wall clock is wrong or not trusted: the time since boot
     * never steps.
     */
    Instant latest(Duration sinceBoot) {
        return latestAtStart.equals(Instant.MAX)
                ? Instant.MAX
                : latestAtStart.plus(sinceBoot).plus(ReferenceTime.drift(sinceBoot));
    }

    /** Takes the time that the battery clock proves; empty if it proves none. */
    void batteryRead(Optional<ReferenceTime> time, ClockReading reading) {
        batteryTime = time;
        judge(reading, false);
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
