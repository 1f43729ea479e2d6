package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Now;

/**
 * Selector of the claim that gets the air: which one is due, which one preempts another, and when a
 * claim can start. Reads the held logs, the clips and the amplifier; changes nothing.
 *
 * <p>Order of claims: emergencies sent by number first, newest first; then emergencies of a log,
 * then other airings of a log, by start, then drills that end before the next airing. A claim
 * without its whole clip, or that staff silenced, is not considered. While the wall clock is not
 * trusted, only emergencies sent by number are considered, and of those only the ones that cannot
 * have expired: a broker may have held one back for days, and only a time that the centre told in
 * this run of the program proves that it has not.
 */
final class ClaimSelector {
    private final PlayoutSettings settings;
    private final ClockTrust clockTrust;
    private final HeldLogs heldLogs;
    private final ClipDownloads downloads;
    private final Amplifier amplifier;
    private final StaffMute staffMute;

    ClaimSelector(
            PlayoutSettings settings,
            ClockTrust clockTrust,
            HeldLogs heldLogs,
            ClipDownloads downloads,
            Amplifier amplifier,
            StaffMute staffMute) {
        this.settings = settings;
        this.clockTrust = clockTrust;
        this.heldLogs = heldLogs;
        this.downloads = downloads;
        this.amplifier = amplifier;
        this.staffMute = staffMute;
    }

    /** The first claim that is due within this lead. */
    Optional<Claim> due(Duration lead, Now now) {
        List<Claim.Emergency> startable =
                heldLogs.emergencyClaims(now).stream()
                        .filter(claim -> mayStillStart(claim, now))
                        .filter(this::hasWholeClip)
                        .toList();
        Stream<Claim> emergencies =
                startable.stream().filter(claim -> !claim.isExercise()).map(claim -> claim);
        if (!now.wallTrusted()) {
            return emergencies.findFirst();
        }
        Instant horizon = now.wall().plus(lead);
        Stream<Claim> planned =
                heldLogs.open().stream()
                        .takeWhile(claim -> !claim.plan().airtime().start().isAfter(horizon))
                        .filter(this::hasWholeClip)
                        .filter(claim -> !staffMute.silences(claim, now))
                        .sorted(Comparator.comparing(ClaimSelector::isNotEmergency))
                        .map(claim -> claim);
        Stream<Claim> exercises =
                startable.stream()
                        .filter(Claim.Emergency::isExercise)
                        .filter(claim -> !staffMute.silences(claim, now))
                        .filter(claim -> endsBeforeNext(claim, now))
                        .map(claim -> claim);
        return Stream.of(emergencies, planned, exercises).flatMap(several -> several).findFirst();
    }

    /** Whether a drill, started now, ends before the next airing of a log is due. */
    private boolean endsBeforeNext(Claim.Emergency claim, Now now) {
        Instant ends =
                now.wall()
                        .plus(settings.relayLead())
                        .plus(settings.relayRest())
                        .plus(claim.clip().length())
                        .plus(AirArbiter.STALL_TIMEOUT);
        return heldLogs.open().stream()
                .findFirst()
                .filter(next -> next.plan().airtime().start().isBefore(ends))
                .isEmpty();
    }

    /** True when the emergency has not expired, for certain. */
    private boolean mayStillStart(Claim.Emergency claim, Now now) {
        return now.wallTrusted()
                ? !claim.hasExpired(now)
                : clockTrust.latest(now.sinceBoot()).isBefore(claim.expires());
    }

    /** True while an emergency waits only because nothing proves that it has not expired. */
    boolean isWaitingForTime(Now now) {
        return !now.wallTrusted()
                && heldLogs.emergencyClaims(now).stream()
                        .anyMatch(claim -> !mayStillStart(claim, now));
    }

    /** True while nothing proves that this emergency has not expired. */
    boolean isWaitingForTime(Emergency emergency, Now now) {
        return !now.wallTrusted()
                && !clockTrust.latest(now.sinceBoot()).isBefore(emergency.expires());
    }

    private boolean hasWholeClip(Claim claim) {
        return downloads.isWhole(claim.clip().id());
    }

    private static boolean isNotEmergency(Claim.Planned claim) {
        return claim.plan().messageClass() != MessageClass.EMERGENCY;
    }

    /** True when a claim due within this lead takes the air from {@code holder}. */
    boolean isPreempted(Claim holder, Duration lead, Now now) {
        return due(lead, now).filter(claim -> claim.preempts(holder)).isPresent();
    }

    /** True when a claim that has not started must not start any more. */
    boolean isNoLongerValid(Claim claim, Now now) {
        return switch (claim) {
            case Claim.Planned _ ->
                    !now.wallTrusted()
                            || !heldLogs.isStillRequested(claim)
                            || staffMute.silences(claim, now);
            // It may have been armed while the clock was wrong, and the clock is right by now.
            case Claim.Emergency emergency ->
                    !mayStillStart(emergency, now)
                            || !heldLogs.isStillRequested(claim)
                            || staffMute.silences(claim, now);
        };
    }

    /**
     * True when an airing of a log starts later than the rule allows. A stopped process or a halted
     * machine comes back at any time, so this is checked again right before the first frame.
     */
    boolean isTooLate(Claim claim, Now now) {
        return switch (claim) {
            case Claim.Planned planned -> {
                Instant start = planned.plan().airtime().start();
                yield now.wall().isAfter(start.plus(settings.lateStart()));
            }
            case Claim.Emergency _ -> false;
        };
    }

    /** Latest time since boot of the first frame, by the clock of now. */
    Duration latestStart(Claim claim, Now now) {
        return switch (claim) {
            case Claim.Planned planned ->
                    ClockConversion.sinceBoot(
                            planned.plan().airtime().start().plus(settings.lateStart()), now);
            case Claim.Emergency emergency ->
                    now.wallTrusted()
                            ? ClockConversion.sinceBoot(emergency.expires(), now)
                            : beforeLatest(emergency.expires(), now);
        };
    }

    /** Time since boot at which it can be this late at the latest; now while nothing bounds it. */
    private Duration beforeLatest(Instant instant, Now now) {
        Instant latest = clockTrust.latest(now.sinceBoot());
        return latest.equals(Instant.MAX)
                ? now.sinceBoot()
                : now.sinceBoot().plus(Duration.between(latest, instant));
    }

    /** When its first frame leaves, since boot: at its start, or when the amplifier is ready. */
    Duration playAt(Claim claim, Now now) {
        Duration soonest = amplifier.readyAt(now);
        return switch (claim) {
            case Claim.Planned planned -> {
                Instant start = planned.plan().airtime().start();
                Duration startAt = ClockConversion.sinceBoot(start, now);
                yield startAt.compareTo(soonest) > 0 ? startAt : soonest;
            }
            case Claim.Emergency _ -> soonest;
        };
    }

    /** The claim to play with the relay left closed, if one is due and ends soon enough. */
    Optional<Claim> dueWhileClosed(Now now) {
        return due(settings.relayLead(), now).filter(claim -> fitsWhileClosed(claim, now));
    }

    private boolean fitsWhileClosed(Claim claim, Now now) {
        Duration ends = playAt(claim, now).plus(claim.clip().length());
        return ends.plus(AirArbiter.STALL_TIMEOUT).compareTo(amplifier.onUntil()) < 0;
    }

    /** True when the relay, opened now, would have to close again before its rest is over. */
    boolean isAnythingSoon(Now now) {
        Duration longestBridgedGap = settings.relayLead().plus(settings.relayRest());
        return now.wallTrusted()
                && heldLogs.open().stream()
                        .filter(this::hasWholeClip)
                        .filter(claim -> !staffMute.silences(claim, now))
                        .findFirst()
                        .filter(claim -> fitsWhileClosed(claim, now))
                        .map(claim -> claim.plan().airtime().start())
                        .filter(start -> !start.isAfter(now.wall().plus(longestBridgedGap)))
                        .isPresent();
    }
}
