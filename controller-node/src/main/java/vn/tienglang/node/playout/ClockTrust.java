package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.port.ClockReading;

/**
 * Whether the wall clock may be believed. A board without a battery clock starts in the past, is
 * stepped once it has a link, and may be stepped wrongly by anyone; this never sets the clock, it
 * only judges it.
 *
 * <pre>
 * unsure  -> trusted  the time daemon says it is synchronised
 * unsure  -> trusted  a time told by the centre agrees
 * trusted -> unsure   the daemon says it is not synchronised any more
 * trusted -> unsure   a time told by the centre disagrees
 * trusted -> unsure   the wall clock jumped against the time since boot
 * </pre>
 */
final class ClockTrust {
    /** More than the slewing of a minute between two looks, less than anyone would notice. */
    private static final Duration JUMP = Duration.ofSeconds(1);

    /** How far a time told by the centre may be off: the road has its delays. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /**
     * Of the times told so lately the one that was least under way counts: the road can only make a
     * told time older. One that was held up for as long as the board's clock is behind would agree
     * with it, and one that was held up on its way to a right clock would put it in doubt.
     */
    private static final Duration COMPARISON_WINDOW = Duration.ofMinutes(2);

    /** Told times are kept this sparsely, to spare the SD card. */
    private static final Duration STORE_INTERVAL = Duration.ofHours(1);

    private Instant latestCentreTime;
    private Instant storedCentreTime;
    private boolean trusted;
    private Duration trustedSince = Duration.ZERO;
    private Instant bootAsLastRead = Instant.MIN;
    private Optional<ClockOffset> bestOffset = Optional.empty();

    /**
     * What a told time showed of the wall clock.
     *
     * @param ahead how far the centre was ahead of it, less the time the word was under way
     * @param at when, in time since boot
     */
    private record ClockOffset(Duration ahead, Duration at) {}

    /** Starts unsure. {@code heard} is the latest time the centre told before this boot. */
    ClockTrust(Instant heard) {
        this.latestCentreTime = heard;
        this.storedCentreTime = heard;
    }

    /** Looks for a jump since the last look; belongs before everything else. */
    void checkForJump(ClockReading reading) {
        boolean first = bootAsLastRead.equals(Instant.MIN);
        if (!first && distance(bootAsLastRead, reading.boot()).compareTo(JUMP) > 0) {
            trusted = false;
            bestOffset = Optional.empty();
        }
        bootAsLastRead = reading.boot();
    }

    /** The time daemon spoke. */
    void daemonReported(boolean synchronised, ClockReading reading) {
        setTrusted(synchronised, reading);
    }

    /** The centre spoke; its signature was good. */
    BeaconResult centreReported(Instant at, ClockReading reading) {
        if (!at.isAfter(latestCentreTime)) {
            return BeaconResult.STALE;
        }
        latestCentreTime = at;
        setTrusted(agrees(at, reading), reading);
        if (distance(storedCentreTime, at).compareTo(STORE_INTERVAL) < 0) {
            return BeaconResult.NEWER;
        }
        storedCentreTime = at;
        return BeaconResult.NEWER_TO_STORE;
    }

    private boolean agrees(Instant at, ClockReading reading) {
        var sight = new ClockOffset(Duration.between(reading.wall(), at), reading.sinceBoot());
        ClockOffset best =
                bestOffset
                        .filter(one -> sight.at().minus(one.at()).compareTo(COMPARISON_WINDOW) <= 0)
                        .filter(one -> one.ahead().compareTo(sight.ahead()) >= 0)
                        .orElse(sight);
        bestOffset = Optional.of(best);
        return best.ahead().abs().compareTo(TOLERANCE) <= 0;
    }

    private void setTrusted(boolean good, ClockReading reading) {
        if (good && !trusted) {
            trustedSince = reading.sinceBoot();
        }
        trusted = good;
    }

    /** The reading, judged. */
    Now now(ClockReading reading) {
        return new Now(reading.wall(), reading.sinceBoot(), trusted);
    }

    /** Since when, in time since boot, the clock has been trusted without a break. */
    Duration trustedSince() {
        return trustedSince;
    }

    private static Duration distance(Instant a, Instant b) {
        return Duration.between(a, b).abs();
    }

    /** What a time told by the centre was worth. */
    enum BeaconResult {
        /** Not later than one heard before: a replay. */
        STALE,
        /** Later than any before. */
        NEWER,
        /** So much later that it should survive a power cut. */
        NEWER_TO_STORE
    }
}
