package vn.tienglang.node.playout.emergency;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;

/**
 * Reporter of the steps of emergencies to the centre. A message goes out when a new step is
 * reached, and for each held emergency when the link comes up, because what was sent while it was
 * down is lost. Steps are kept in memory: after a restart those that still hold are reported again,
 * and the centre keeps the first time of each.
 */
public final class EmergencyReporter {
    private final StationId station;
    private final NavigableMap<Long, NavigableMap<EmergencyStep, Instant>> steps = new TreeMap<>();
    private final List<Long> unsent = new ArrayList<>();
    private boolean linkUp;

    /** Reporter of this station. */
    public EmergencyReporter(StationId station) {
        this.station = station;
    }

    /** The link is up: everything is reported again. */
    public void linkUp() {
        linkUp = true;
        unsent.clear();
        unsent.addAll(steps.keySet());
    }

    /** The link is down: nothing is reported. */
    public void linkDown() {
        linkUp = false;
    }

    /**
     * What the air does for emergencies.
     *
     * @param prepared airing for which the relay was read back closed and that has not started
     * @param onAir airing that plays
     * @param wasStarted whether a run of the emergency was ever started
     * @param isWhole whether every clip of the emergency is whole
     * @param isWaiting whether nothing proves that it has not expired
     */
    public record Air(
            Optional<AiringId> prepared,
            Optional<AiringId> onAir,
            Predicate<Emergency> wasStarted,
            Predicate<Emergency> isWhole,
            Predicate<Emergency> isWaiting) {}

    /** Notes the steps that each held emergency has reached; returns the messages to send now. */
    public List<Message.EmergencyProgressed> observe(HeldEmergencies held, Air air, Now now) {
        List<Emergency> ours = held.ours();
        steps.keySet().retainAll(ours.stream().map(Emergency::number).toList());
        for (Emergency emergency : ours) {
            note(emergency, EmergencyStep.RECEIVED, now);
            if (air.isWhole().test(emergency)) {
                note(emergency, EmergencyStep.VERIFIED, now);
            }
            note(emergency, step(held, emergency, air, now), now);
        }
        if (!linkUp) {
            return List.of();
        }
        List<Message.EmergencyProgressed> messages =
                unsent.stream()
                        .filter(steps::containsKey)
                        .map(number ->
                                new Message.EmergencyProgressed(
                                        station, number, new TreeMap<>(steps.get(number))))
                        .toList();
        unsent.clear();
        return messages;
    }

    private void note(Emergency emergency, EmergencyStep step, Now now) {
        NavigableMap<EmergencyStep, Instant> reached =
                steps.computeIfAbsent(emergency.number(), _ -> new TreeMap<>());
        if (reached.putIfAbsent(step, now.wall()) == null && !unsent.contains(emergency.number())) {
            unsent.add(emergency.number());
        }
    }

    private static EmergencyStep step(HeldEmergencies held, Emergency emergency, Air air, Now now) {
        if (air.onAir().filter(airing -> HeldEmergencies.isOf(airing, emergency)).isPresent()) {
            return EmergencyStep.SOUNDING;
        }
        if (held.isEnded(emergency.number())) {
            return EmergencyStep.CANCELLED;
        }
        if (air.prepared().filter(airing -> HeldEmergencies.isOf(airing, emergency)).isPresent()) {
            return EmergencyStep.RELAY_CLOSED;
        }
        if (air.wasStarted().test(emergency)) {
            return EmergencyStep.FINISHED;
        }
        if (now.wallTrusted() && !emergency.expires().isAfter(now.wall())) {
            return EmergencyStep.NOT_PLAYED;
        }
        return air.isWaiting().test(emergency)
                ? EmergencyStep.WAITS_FOR_TIME
                : EmergencyStep.RECEIVED;
    }
}
