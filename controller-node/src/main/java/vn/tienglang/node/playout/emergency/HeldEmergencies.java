package vn.tienglang.node.playout.emergency;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Emergency;

/**
 * Emergencies that the station holds.
 *
 * <pre>
 * unknown   -> in force   an alert, update or all-clear for this station is held
 * in force  -> ended      a message that names its number is held, whatever came first
 * in force  -> over       its end has come
 * any       -> forgotten  long after its end, by a trusted clock
 * </pre>
 *
 * <p>An ended emergency never comes into force again. A number is kept with its end until long
 * after the time at which the emergency could still start, so that a broker that delivers a cancel
 * before its alert, or an alert for the second time, makes no sound.
 */
public final class HeldEmergencies {
    /** Most messages that are held; the centre has a few in force at a time. */
    public static final int HELD_MOST = 500;

    /** How long one is kept after its end: a run that began before it has long stopped by then. */
    private static final Duration KEPT_AFTER_END = Duration.ofHours(4);

    private final List<AreaCode> areas;
    private final SortedMap<Long, Emergency> held = new TreeMap<>();
    private final SortedMap<Long, Emergency> marks = new TreeMap<>();
    private final SortedSet<Long> ended = new TreeSet<>();

    /**
     * Holds nothing.
     *
     * @param areas area of the station and those above it, nearest first
     */
    public HeldEmergencies(List<AreaCode> areas) {
        this.areas = List.copyOf(areas);
    }

    /** Result of comparing a received emergency with what is held. */
    public enum Novelty {
        /** Not held yet. */
        NEW,
        /** Held already, or one of this number is. */
        HELD,
        /** For other areas, and it ends nothing. */
        NOT_OURS,
        /** More than a station keeps. */
        TOO_MANY
    }

    /** Compares this emergency with what is held. */
    public Novelty noveltyOf(Emergency emergency) {
        if (of(emergency.kind()).containsKey(emergency.number())) {
            return Novelty.HELD;
        }
        boolean isOurs = emergency.targetOf(areas).isPresent();
        if (emergency.kind() == Emergency.Kind.ALERT && !isOurs) {
            return Novelty.NOT_OURS;
        }
        return held.size() + marks.size() < HELD_MOST ? Novelty.NEW : Novelty.TOO_MANY;
    }

    private SortedMap<Long, Emergency> of(Emergency.Kind kind) {
        return kind == Emergency.Kind.ENDED ? marks : held;
    }

    /** Holds the emergency; what it ends is ended from now on, held or not. */
    public void hold(Emergency emergency) {
        of(emergency.kind()).put(emergency.number(), emergency);
        if (emergency.kind() == Emergency.Kind.ENDED) {
            ended.add(emergency.number());
        }
        ended.addAll(emergency.ends());
    }

    /** Whether the emergency of this number was ended by a later message. */
    public boolean isEnded(long number) {
        return ended.contains(number);
    }

    /** Whether the emergency of this number is held for this station and not ended. */
    public boolean isInForce(long number) {
        return Optional.ofNullable(held.get(number)).filter(this::isInForce).isPresent();
    }

    private boolean isInForce(Emergency emergency) {
        return !isEnded(emergency.number()) && emergency.targetOf(areas).isPresent();
    }

    /** Every emergency with clips for this station, ended or not, the newest first. */
    public List<Emergency> ours() {
        return held.values().stream()
                .filter(emergency -> emergency.targetOf(areas).isPresent())
                .sorted(Emergency.NEWEST_FIRST)
                .toList();
    }

    private Stream<Emergency> inForce() {
        return ours().stream().filter(this::isInForce);
    }

    private List<Clip> clipsOf(Emergency emergency) {
        return emergency.targetOf(areas).map(Emergency.Target::clips).orElse(List.of());
    }

    /**
     * The next run of each emergency in force, the newest first. Whether an emergency is over is
     * not looked at.
     *
     * @param now the time by a trusted clock; empty without one: then only first repetitions count
     * @param isOpen whether an airing was neither started nor judged
     */
    public List<EmergencyRun> runs(Optional<Instant> now, Predicate<AiringId> isOpen) {
        return inForce()
                .flatMap(emergency ->
                        nextRun(emergency, now.map(emergency::repetitionAt).orElse(0), isOpen)
                                .stream())
                .toList();
    }

    private Optional<EmergencyRun> nextRun(
            Emergency emergency, int repetition, Predicate<AiringId> isOpen) {
        List<Clip> clips = clipsOf(emergency);
        return IntStream.range(0, clips.size())
                .filter(position -> isOpen.test(emergency.airing(repetition, position)))
                .mapToObj(position ->
                        new EmergencyRun(emergency, repetition, position, clips.get(position)))
                .findFirst();
    }

    /** When a next repetition begins, or an emergency is over: instants after this one. */
    public Stream<Instant> nextInstants(Instant now) {
        return inForce()
                .flatMap(emergency -> {
                    Instant repeats =
                            emergency.repeatEvery().isZero()
                                    ? emergency.expires()
                                    : emergency.dueAt(emergency.repetitionAt(now) + 1);
                    return Stream.of(emergency.expires(), repeats);
                })
                .filter(instant -> instant.isAfter(now));
    }

    /** The clips that may still be played, each emergency's in order, the newest first. */
    public List<Clip> clips(Predicate<AiringId> isOpen) {
        return inForce()
                .filter(emergency ->
                        !emergency.repeatEvery().isZero()
                                || nextRun(emergency, 0, isOpen).isPresent())
                .flatMap(emergency -> clipsOf(emergency).stream())
                .distinct()
                .toList();
    }

    /** The clips of an emergency for this station. */
    public List<Clip> clips(Emergency emergency) {
        return clipsOf(emergency);
    }

    /** Whether the airing is one of a held emergency. */
    public boolean owns(AiringId airing) {
        return held.values().stream().anyMatch(emergency -> isOf(airing, emergency));
    }

    /** Whether the airing is a run of this emergency. */
    public static boolean isOf(AiringId airing, Emergency emergency) {
        String first = emergency.airing().value();
        return airing.value().equals(first) || airing.value().startsWith(first + "-r");
    }

    /** Forgets what ended long before this time of a trusted clock; returns the messages. */
    public List<Emergency> forgetBefore(Instant now) {
        var old = new ArrayList<Emergency>();
        for (SortedMap<Long, Emergency> messages : List.of(held, marks)) {
            messages.values().stream()
                    .filter(message -> message.expires().plus(KEPT_AFTER_END).isBefore(now))
                    .forEach(old::add);
            messages.values().removeAll(old);
        }
        ended.clear();
        ended.addAll(marks.keySet());
        held.values().forEach(message -> ended.addAll(message.ends()));
        return List.copyOf(old);
    }
}
