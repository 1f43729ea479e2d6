package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
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

    /** Told times are kept this sparsely, to spare the SD card. */
    private static final Duration KEEP_EVERY = Duration.ofHours(1);

    private Instant heard;
    private Instant kept;
    private boolean trusted;
    private Duration trustedSince = Duration.ZERO;
    private Instant bootAsLastRead = Instant.MIN;

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
        judge(apart(at, reading.wall()).compareTo(AGREES_WITHIN) <= 0, reading);
        if (apart(kept, at).compareTo(KEEP_EVERY) < 0) {
            return Told.NEWS;
        }
        kept = at;
        return Told.WORTH_KEEPING;
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
