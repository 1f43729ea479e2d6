package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;

/**
 * Settings of the playout of one station.
 *
 * @param station id of the station
 * @param areas area of the station and every area above it, nearest first; an emergency for one of
 *     them concerns the station
 * @param zone time zone of its days
 * @param relayLead time between closing the relay and the first sound
 * @param cueLead how long before the first frame the start is marked and ordered; at most the relay
 *     lead
 * @param tail silence between the last frame and opening the relay
 * @param relayRest how long the relay stays open at least
 * @param relayOnAtMost how long the relay stays closed at most
 * @param lateStart how late an airing may still start
 * @param output description of the sound output, in words
 * @param audible false when the output is silent
 * @param relay description of the relay, in words
 * @param relayReal false when the relay is simulated
 * @param machineBoot id of the boot of the machine; empty if it has none
 * @param machineUptime how long the machine had run when the program started
 * @param batteryDrift most parts per million that the battery clock gains or loses; empty if the
 *     station has none or must not use it
 */
public record PlayoutSettings(
        StationId station,
        List<AreaCode> areas,
        ZoneId zone,
        Duration relayLead,
        Duration cueLead,
        Duration tail,
        Duration relayRest,
        Duration relayOnAtMost,
        Duration lateStart,
        String output,
        boolean audible,
        String relay,
        boolean relayReal,
        String machineBoot,
        Duration machineUptime,
        OptionalInt batteryDrift) {

    /** Refuses settings that would let sound out before the amplifier is ready, or never. */
    public PlayoutSettings {
        areas = List.copyOf(areas);
        if (cueLead.isNegative() || cueLead.compareTo(relayLead) > 0) {
            throw new IllegalArgumentException(
                    "the cue lead " + cueLead + " is not within the relay lead " + relayLead);
        }
        // A late start below the relay lead is allowed: then only what is armed in time starts.
        if (!lateStart.isPositive()) {
            throw new IllegalArgumentException("a late start of " + lateStart);
        }
        if (tail.isNegative() || relayRest.isNegative()) {
            throw new IllegalArgumentException("tail " + tail + ", relay rest " + relayRest);
        }
        if (relayOnAtMost.compareTo(Limits.CLIP_LENGTH) <= 0) {
            throw new IllegalArgumentException(
                    "the relay must be allowed closed for longer than a clip: " + relayOnAtMost);
        }
    }

    /** The day before the one that this instant falls on, by the calendar of the station. */
    LocalDate previousDay(Instant instant) {
        return instant.atZone(zone).toLocalDate().minusDays(1);
    }

    /** The default leads and limits, for this station with these devices. */
    public static PlayoutSettings usual(
            StationId station,
            List<AreaCode> areas,
            ZoneId zone,
            String output,
            boolean audible,
            String relay,
            boolean relayReal) {
        return new PlayoutSettings(
                station,
                areas,
                zone,
                Duration.ofMillis(1500),
                Duration.ofMillis(300),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofHours(3),
                Duration.ofSeconds(5),
                output,
                audible,
                relay,
                relayReal,
                "",
                Duration.ZERO,
                OptionalInt.empty());
    }

    /** Whether people can hear this station: the output makes sound and the relay is real. */
    public boolean canBeHeard() {
        return audible && relayReal;
    }

    /** The same settings for an amplifier that needs this lead and this tail. */
    public PlayoutSettings withAmplifier(Duration lead, Duration silence) {
        Duration cue = cueLead.compareTo(lead) < 0 ? cueLead : lead;
        return new PlayoutSettings(
                station,
                areas,
                zone,
                lead,
                cue,
                silence,
                relayRest,
                relayOnAtMost,
                lateStart,
                output,
                audible,
                relay,
                relayReal,
                machineBoot,
                machineUptime,
                batteryDrift);
    }

    /** The same settings on a machine with this boot, which had run for this long. */
    public PlayoutSettings withMachineBoot(String id, Duration uptime) {
        return with(id, uptime, batteryDrift);
    }

    /** The same settings for a board with a battery clock of this drift in parts per million. */
    public PlayoutSettings withBatteryClock(int drift) {
        return with(machineBoot, machineUptime, OptionalInt.of(drift));
    }

    private PlayoutSettings with(String boot, Duration uptime, OptionalInt drift) {
        return new PlayoutSettings(
                station,
                areas,
                zone,
                relayLead,
                cueLead,
                tail,
                relayRest,
                relayOnAtMost,
                lateStart,
                output,
                audible,
                relay,
                relayReal,
                boot,
                uptime,
                drift);
    }
}
