package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.Now;

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
    private static final Duration AGREES_WITHIN = Duration.ofSeconds(2);

    /**
     * Of the times told so lately the one that was least under way counts: the road can only make a
     * told time older. One that was held up for as long as the board's clock is behind would agree
     * with it, and one that was held up on its way to a right clock would put it in doubt.
     */
    private static final Duration COMPARED_FOR = Duration.ofMinutes(2);

    /** Told times are kept this sparsely, to spare the SD card. */
    private static final Duration KEEP_EVERY = Duration.ofHours(1);

    private Instant heard;
    private Instant kept;
    private boolean trusted;
    private Duration trustedSince = Duration.ZERO;
    private Instant bootAsLastRead = Instant.MIN;
    private Optional<Sight> freshest = Optional.empty();

    /**
     * What a told time showed of the wall clock.
     *
     * @param ahead how far the centre was ahead of it, less the time the word was under way
     * @param at when, in time since boot
     */
    private record Sight(Duration ahead, Duration at) {}

    /** Starts unsure. {@code heard} is the latest time the centre told before this boot. */
    ClockTrust(Instant heard) {
        this.heard = heard;
        this.kept = heard;
    }

    /** Looks for a jump since the last look; belongs before everything else. */
    void look(Reading reading) {
        boolean first = bootAsLastRead.equals(Instant.MIN);
        if (!first && apart(bootAsLastRead, reading.boot()).compareTo(JUMP) > 0) {
            trusted = false;
            freshest = Optional.empty();
        }
        bootAsLastRead = reading.boot();
    }

    /** The time daemon spoke. */
    void daemonSays(boolean synchronised, Reading reading) {
        judge(synchronised, reading);
    }

    /** The centre spoke; its signature was good. */
    Told centreSays(Instant at, Reading reading) {
        if (!at.isAfter(heard)) {
            return Told.STALE;
        }
        heard = at;
        judge(agrees(at, reading), reading);
        if (apart(kept, at).compareTo(KEEP_EVERY) < 0) {
            return Told.NEWS;
        }
        kept = at;
        return Told.WORTH_KEEPING;
    }

    private boolean agrees(Instant at, Reading reading) {
        var sight = new Sight(Duration.between(reading.wall(), at), reading.sinceBoot());
        Sight best =
                freshest.filter(one -> sight.at().minus(one.at()).compareTo(COMPARED_FOR) <= 0)
                        .filter(one -> one.ahead().compareTo(sight.ahead()) >= 0)
                        .orElse(sight);
        freshest = Optional.of(best);
        return best.ahead().abs().compareTo(AGREES_WITHIN) <= 0;
    }

    private void judge(boolean good, Reading reading) {
        if (good && !trusted) {
            trustedSince = reading.sinceBoot();
        }
        trusted = good;
    }

    /** The reading, judged. */
    Now now(Reading reading) {
        return new Now(reading.wall(), reading.sinceBoot(), trusted);
    }

    /** Since when, in time since boot, the clock has been trusted without a break. */
    Duration trustedSince() {
        return trustedSince;
    }

    private static Duration apart(Instant a, Instant b) {
        return Duration.between(a, b).abs();
    }

    /** What a time told by the centre was worth. */
    enum Told {
        /** Not later than one heard before: a replay. */
        STALE,
        /** Later than any before. */
        NEWS,
        /** So much later that it should survive a power cut. */
        WORTH_KEEPING
    }
}
