package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.node.port.Journal;

/**
 * An entry states no more and not much less than what happened: its start is the true one if the
 * clock was sure, and an airing that the end of the program cut has the length that was heard, but
 * for the last few seconds.
 */
final class AsRunStatesTheTruth extends Invariant {
    /** A late start within the rule, and the error of a trusted clock. */
    private static final Duration START = Duration.ofSeconds(9);

    /** Interval of the stored progress, and the time to store it. */
    private static final Duration PROGRESS = Duration.ofSeconds(6);

    private final SimWorld world;
    private final Set<Heard> uncertain = new HashSet<>();

    private record Heard(StationId station, AiringId airing) {}

    AsRunStatesTheTruth(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        switch (simEvent) {
            case SimEvent.SoundStarted(var station, AiringId airing) -> {
                if (world.station(station).isSpeakerStruck()) {
                    uncertain.add(new Heard(station, airing));
                }
            }
            case SimEvent.FaultInjected(var station, String by) -> {
                // The output then says nothing, or the program does not listen.
                if (by.startsWith("the speaker") || by.startsWith("the program stands still")) {
                    world.station(station)
                            .sounds()
                            .ifPresent(airing -> uncertain.add(new Heard(station, airing)));
                }
            }
            case SimEvent.FactStored(var station, Journal.Fact.Settled(var signed)) ->
                    settled(station, signed.entry());
            case SimEvent other -> {
                // Neither sound nor entry.
            }
        }
    }

    private void settled(StationId station, AsRunEntry entry) {
        switch (entry.outcome()) {
            case Outcome.Aired(Playback playback) -> checkStart(station, entry, playback);
            case Outcome.CutShort(Playback playback, var reason) -> {
                checkStart(station, entry, playback);
                switch (reason) {
                    case NO_POWER, PROGRAM_ENDED -> checkLength(station, entry, playback);
                    case NO_LINK,
                            NO_FILE,
                            CLOCK_UNSURE,
                            AMPLIFIER_FAULT,
                            OUTPUT_SILENT,
                            REFUSED_QUIET_HOURS,
                            REFUSED_CAP,
                            CANCELLED,
                            PREEMPTED,
                            MUTED_BY_STAFF -> {}
                }
            }
            case Outcome.Missed _ -> {}
        }
    }

    private void checkStart(StationId station, AsRunEntry entry, Playback playback) {
        var history = world.history().of(station);
        Optional<Duration> heard = history.soundStartedAt(entry.airing());
        if (heard.isEmpty() || !entry.clock().isTrusted()) {
            return;
        }
        // A program that stood still orders the sound and stops it as soon as it moves again: the
        // output opened for no frame, and the entry states the instant of the order.
        if (playback.frames() == 0 && history.lastSoundDuration(entry.airing()).isZero()) {
            return;
        }
        Instant start = world.context().startInstant().plus(heard.get());
        Duration wrongBy = Duration.between(start, playback.startedAt()).abs();
        if (wrongBy.compareTo(START.plus(entry.clock().bound())) > 0) {
            throw violation(station + " dates the sound wrong by " + wrongBy + ": " + entry);
        }
    }

    private void checkLength(StationId station, AsRunEntry entry, Playback playback) {
        Duration heard = world.history().of(station).lastSoundDuration(entry.airing());
        Duration hidden = heard.minus(playback.played());
        boolean isCertain = !uncertain.contains(new Heard(station, entry.airing()));
        if (isCertain && hidden.compareTo(PROGRESS) > 0) {
            throw violation(station + " hides " + hidden + " of sound: " + entry);
        }
    }
}
