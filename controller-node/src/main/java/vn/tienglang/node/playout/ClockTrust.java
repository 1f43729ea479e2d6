package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.port.ClockReading;

/**
 * Judge of the wall clock. A board without a battery clock starts in the past, is stepped once it
 * has a link, and may be stepped wrongly. This class never sets the clock.
 *
 * <pre>
 * unsure  -> trusted  the time daemon reports that it is synchronised
 * unsure  -> trusted  a time beacon of the centre agrees
 * trusted -> unsure   the time daemon reports that it is not synchronised any more
 * trusted -> unsure   a time beacon of the centre disagrees
 * trusted -> unsure   the wall clock jumped against the time since boot
 * </pre>
 */
final class ClockTrust {
    /** Larger jumps are steps. More than the clock is slewed in a minute between two readings. */
    private static final Duration JUMP = Duration.ofSeconds(1);

    /** How far a time beacon may differ, because the network has delays. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /**
     * Among the beacons of this period the one with the least delay counts, because a delay only
     * makes a beacon older. A beacon delayed as long as the clock of the board is behind would
     * agree with it, and a beacon delayed on its way to a right clock would disagree.
     */
    private static final Duration COMPARISON_WINDOW = Duration.ofMinutes(2);

    /** Beacon times are stored this rarely, to spare the SD card. */
    private static final Duration STORE_INTERVAL = Duration.ofHours(1);

    private Instant latestCentreTime;
    private Instant storedCentreTime;
    private boolean trusted;
    private Duration trustedSince = Duration.ZERO;
    private Instant bootAsLastRead = Instant.MIN;
    private Optional<ClockOffset> bestOffset = Optional.empty();

    /**
     * Offset of the wall clock that one beacon showed.
     *
     * @param ahead how far the centre was ahead of the wall clock, less the delay of the beacon
     * @param at when it came, in time since boot
     */
    private record ClockOffset(Duration ahead, Duration at) {}

    /**
     * Starts unsure.
     *
     * @param latestCentreTime the latest time that the centre sent before this boot
     */
    ClockTrust(Instant latestCentreTime) {
        this.latestCentreTime = latestCentreTime;
        this.storedCentreTime = latestCentreTime;
    }

    /** Checks for a jump since the last reading; called before everything else. */
    void checkForJump(ClockReading reading) {
        boolean first = bootAsLastRead.equals(Instant.MIN);
        if (!first && distance(bootAsLastRead, reading.boot()).compareTo(JUMP) > 0) {
            trusted = false;
            bestOffset = Optional.empty();
        }
        bootAsLastRead = reading.boot();
    }

    /** Records the state of the time daemon. */
    void daemonReported(boolean synchronised, ClockReading reading) {
        setTrusted(synchronised, reading);
    }

    /** Compares a time beacon of the centre with the wall clock. */
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
        var offset = new ClockOffset(Duration.between(reading.wall(), at), reading.sinceBoot());
        ClockOffset best =
                bestOffset
                        .filter(one ->
                                offset.at().minus(one.at()).compareTo(COMPARISON_WINDOW) <= 0)
                        .filter(one -> one.ahead().compareTo(offset.ahead()) >= 0)
                        .orElse(offset);
        bestOffset = Optional.of(best);
        return best.ahead().abs().compareTo(TOLERANCE) <= 0;
    }

    private void setTrusted(boolean good, ClockReading reading) {
        if (good && !trusted) {
            trustedSince = reading.sinceBoot();
        }
        trusted = good;
    }

    /** The reading with the present trust. */
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

    /** Result of comparing a time beacon. */
    enum BeaconResult {
        /** Not later than an earlier one: a replay. */
        STALE,
        /** Later than every earlier one. */
        NEWER,
        /** So much later that it is worth storing. */
        NEWER_TO_STORE
    }
}
