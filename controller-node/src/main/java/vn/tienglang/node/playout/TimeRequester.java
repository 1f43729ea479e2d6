package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.RetryDelay;
import vn.tienglang.airtime.wire.Nonce;

/**
 * Timer of the time requests to the centre. A station whose kernel says that its clock is
 * synchronised asks never, because it pays for every byte.
 *
 * <pre>
 * link down                          never due
 * clock synchronised by its daemon   never due
 * link up, wall clock stepped        due at once, whatever the daemon did before the step
 * link up, emergency, clock unsure   due at once
 * requested                          due again after 10 s, 20 s, … up to 5 min
 * answered, clock trusted            due again after 4 h
 * answered, clock trusted to > 1 s   for 5 min due again as if it was not answered, then after 4 h
 * answered, clock not trusted by it  due again as if it was not answered
 * </pre>
 */
final class TimeRequester {
    private static final Duration RETRY_MOST = Duration.ofMinutes(5);
    private static final RetryDelay RETRY = RetryDelay.of(Duration.ofSeconds(10), RETRY_MOST);

    /** After a worse answer the centre is asked again for some minutes. */
    private static final Duration COARSE = Duration.ofSeconds(1);

    /** Often enough that the drift since the last answer stays below 2 s. */
    private static final Duration REFRESH = Duration.ofHours(4);

    /** Requests that are remembered; older ones took too long to prove anything. */
    private static final int OUTSTANDING_MOST = 8;

    private final Map<Nonce, Duration> outstanding = new LinkedHashMap<>();
    private boolean linkUp;
    private boolean stepped;
    private RetryDelay retry = RETRY;
    private Duration requestAt = Duration.ZERO;

    void linkUp(Now now) {
        linkUp = true;
        requestNow(now);
    }

    void linkDown() {
        linkUp = false;
        outstanding.clear();
    }

    /** The wall clock has been stepped, and the kernel does not confirm it. */
    void clockStepped(Now now) {
        stepped = true;
        requestNow(now);
    }

    /** An emergency has arrived that plays only when the time is known. */
    void emergencyReceived(Now now) {
        requestNow(now);
    }

    private void requestNow(Now now) {
        retry = RETRY;
        requestAt = now.sinceBoot();
    }

    /** True when a request is to be sent now; the wait for the next one then begins. */
    boolean startRequestIfDue(Now now) {
        if (!isNeeded(now) || now.sinceBoot().compareTo(requestAt) < 0) {
            return false;
        }
        requestAt = now.sinceBoot().plus(retry.delay());
        retry = retry.doubled();
        return true;
    }

    private boolean isNeeded(Now now) {
        return linkUp && (stepped || now.clock().source() != ClockSource.DAEMON);
    }

    /** A request with this nonce was sent. */
    void requested(Nonce nonce, Now now) {
        outstanding.put(nonce, now.sinceBoot());
        if (outstanding.size() > OUTSTANDING_MOST) {
            outstanding.remove(outstanding.keySet().iterator().next());
        }
    }

    /** When the request with this nonce was sent; empty if there is none without an answer. */
    Optional<Duration> takeRequest(Nonce nonce) {
        return Optional.ofNullable(outstanding.remove(nonce));
    }

    /** The clock was judged by an answer. */
    void answered(Now now) {
        stepped = false;
        boolean isCoarse = now.clock().bound().compareTo(COARSE) > 0;
        boolean isProven = now.wallTrusted() && now.clock().source() != ClockSource.RTC;
        if (isProven && !(isCoarse && mayImprove())) {
            retry = RETRY;
            requestAt = now.sinceBoot().plus(REFRESH);
        }
    }

    /**
     * Whether the first minutes of asking are not over: another answer may be under way for less.
     */
    private boolean mayImprove() {
        return retry.delay().compareTo(RETRY_MOST) < 0;
    }

    /** When, in time since boot, a request is due. */
    Optional<Duration> nextDeadline(Now now) {
        return isNeeded(now) ? Optional.of(requestAt) : Optional.empty();
    }
}
