package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.port.Journal;

/**
 * Silence that staff ordered: until when nothing is played, and of which programmes nothing more is
 * played. Emergencies are never silenced, drills are. Its airings are missed at their start, as
 * muted by staff.
 */
final class StaffMute {
    /**
     * Longest mute, with an hour to spare. Staff can choose one day; a longer rest means that the
     * clock was wrong, and such a mute would never end.
     */
    private static final Duration LONGEST = Duration.ofHours(25);

    private final TreeMap<LocalDate, TreeSet<String>> stopped = new TreeMap<>();
    private Instant until;

    StaffMute(Journal.Recovered recovered) {
        until = recovered.mutedUntil();
        recovered.stopped().forEach(this::stop);
    }

    /** Silences airings that start before this instant; {@link Instant#EPOCH} ends the mute. */
    void muteUntil(Instant end) {
        until = end;
    }

    /** The programme of this claim, if staff can silence it. */
    static Optional<Journal.StoppedProgramme> programmeOf(Claim claim) {
        return switch (claim) {
            case Claim.Planned planned ->
                    isEmergency(planned)
                            ? Optional.empty()
                            : Optional.of(
                                    new Journal.StoppedProgramme(
                                            planned.date(), planned.airing().programme()));
            case Claim.Emergency _ -> Optional.empty();
        };
    }

    private static boolean isEmergency(Claim.Planned planned) {
        return planned.plan().messageClass() == MessageClass.EMERGENCY;
    }

    /** Silences what is left of this programme. */
    void stop(Journal.StoppedProgramme programme) {
        stopped.computeIfAbsent(programme.date(), _ -> new TreeSet<>()).add(programme.name());
    }

    /** Forgets the programmes of the days before this one. */
    void dropDaysBefore(LocalDate before) {
        stopped.headMap(before).clear();
    }

    /** True when this airing must not be played. */
    boolean silences(Claim claim, Now now) {
        return switch (claim) {
            case Claim.Planned planned ->
                    !isEmergency(planned)
                            && (isStopped(planned)
                                    || end(now).filter(planned.plan().airtime().start()::isBefore)
                                            .isPresent());
            case Claim.Emergency emergency -> emergency.isExercise() && end(now).isPresent();
        };
    }

    private boolean isStopped(Claim.Planned planned) {
        TreeSet<String> names = stopped.get(planned.date());
        return names != null && names.contains(planned.airing().programme());
    }

    /** Until when the station is muted; empty when it is not. */
    Optional<Instant> end(Now now) {
        return until.isAfter(now.wall()) && !until.isAfter(now.wall().plus(LONGEST))
                ? Optional.of(until)
                : Optional.empty();
    }
}
