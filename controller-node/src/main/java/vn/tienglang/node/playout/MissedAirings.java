package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.node.playout.emergency.HeldEmergencies;

/**
 * Judge of airings that did not start in time. An airing of a log is missed once it can no longer
 * start within the tolerance of a late start, an emergency once it has expired or was ended before
 * a run of it was started; runs that were not started beside one that was are not judged. Nothing
 * is judged while the wall clock is not trusted, nor the claim that the machine is busy with.
 *
 * <p>What was due before the journal of the station existed is not judged: another board was there
 * then, or none.
 *
 * <p>The reason is the first of these that was true at the start (or expiry):
 *
 * <pre>
 * NO_POWER       the program was not running, as far as is known
 * CLOCK_UNSURE   it ran before its present start, without a trusted clock
 * MUTED_BY_STAFF staff silenced it; known at its start already
 * NO_LINK        the station did not know of the airing yet
 * CLOCK_UNSURE   the wall clock was not trusted
 * NO_FILE        the clip was not whole
 * PREEMPTED      another airing was on air within the tolerance, or is being played now
 * OUTPUT_SILENT  none of the above
 * </pre>
 */
final class MissedAirings {
    private final PlayoutSettings settings;
    private final ClockTrust clockTrust;
    private final UnsureRuns unsureRuns;
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final Amplifier amplifier;
    private final AirArbiter air;
    private final PendingOutcomes pendingOutcomes;
    private final StaffMute staffMute;

    MissedAirings(
            PlayoutSettings settings,
            ClockTrust clockTrust,
            UnsureRuns unsureRuns,
            HeldLogs heldLogs,
            ClipDownloads downloads,
            Amplifier amplifier,
            AirArbiter air,
            PendingOutcomes pendingOutcomes,
            StaffMute staffMute) {
        this.settings = settings;
        this.clockTrust = clockTrust;
        this.unsureRuns = unsureRuns;
        this.heldLogs = heldLogs;
        this.downloads = downloads;
        this.amplifier = amplifier;
        this.air = air;
        this.pendingOutcomes = pendingOutcomes;
        this.staffMute = staffMute;
    }

    /** Records every open airing that can no longer start. */
    void record(Now now) {
        if (!now.wallTrusted()) {
            return;
        }
        Optional<Claim> current = air.currentClaim();
        for (Claim.Planned claim : heldLogs.open()) {
            Instant start = claim.plan().airtime().start();
            if (start.isAfter(now.wall())) {
                break;
            }
            boolean isOver = isTooLate(start, now) || staffMute.silences(claim, now);
            if (isOver && !current.equals(Optional.of(claim))) {
                pendingOutcomes.missed(claim, reason(claim, start, now));
            }
        }
        for (Claim.Emergency claim : heldLogs.unstartedEmergencies()) {
            boolean isCurrent =
                    current.filter(one -> HeldEmergencies.isOf(one.airing(), emergencyOf(claim)))
                            .isPresent();
            if (isCurrent) {
                continue;
            }
            if (heldLogs.emergencies().isEnded(emergencyOf(claim).number())) {
                pendingOutcomes.missed(claim, Reason.CANCELLED);
            } else if (claim.hasExpired(now)) {
                pendingOutcomes.missed(claim, reason(claim, claim.expires(), now));
            }
        }
    }

    private static Emergency emergencyOf(Claim.Emergency claim) {
        return claim.run().emergency();
    }

    private boolean isTooLate(Instant start, Now now) {
        Duration warmUp = amplifier.readyAt(now).minus(now.sinceBoot());
        Instant latest = start.plus(settings.lateStart());
        return now.wall().plus(warmUp).isAfter(latest);
    }

    private Reason reason(Claim claim, Instant appointment, Now now) {
        Duration at = ClockConversion.sinceBoot(appointment, now);
        Duration latest = at.plus(settings.lateStart());
        if (at.isNegative()) {
            return unsureRuns.covers(appointment, now) ? Reason.CLOCK_UNSURE : Reason.NO_POWER;
        }
        if (staffMute.silences(claim, now)) {
            return Reason.MUTED_BY_STAFF;
        }
        if (at.compareTo(heldLogs.knownSince(claim.airing())) < 0) {
            return Reason.NO_LINK;
        }
        if (at.compareTo(clockTrust.trustedSince()) < 0) {
            return Reason.CLOCK_UNSURE;
        }
        if (downloads.wasMissingAt(claim.clip().id(), at)) {
            return Reason.NO_FILE;
        }
        return air.wasOccupied(at, latest) || air.currentClaim().isPresent()
                ? Reason.PREEMPTED
                : Reason.OUTPUT_SILENT;
    }
}
