package vn.tienglang.planner.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.Airtime;

/**
 * Airtime that a unit's policy leaves open around one day in one zone. Units with the same rules
 * share one object.
 *
 * @param date the day
 * @param sessions sessions that begin on the day before or on this day, by start: an airing of this
 *     day may lie in a session that runs past midnight
 * @param sessionsBy the policy that set this day's sessions, even if it set none
 * @param cap limit on the total playing time of the day
 * @param closures quiet hours around the day, and airtime closed by higher units
 * @param volumes volume limits; where several apply, the lowest counts
 * @param approval the approval required before an item of this unit is published
 * @param repetition the limit on repetitions for obligations
 */
public record OpenDay(
        LocalDate date,
        List<BroadcastSession> sessions,
        Policy.Citation sessionsBy,
        Cap cap,
        List<Closure> closures,
        List<VolumeLimit> volumes,
        ApprovalRequirement approval,
        RepetitionLimit repetition) {

    /** The level the amplifier is set to. */
    private static final int FULL_PERCENT = 100;

    /** Maximum volume within a range of airtime, 1 to 100 percent. */
    public record VolumeLimit(Airtime when, int percent, Policy.Citation by) {}

    /**
     * Approval required before publishing.
     *
     * @param steps the names of the steps in order; none if no policy asks for approval
     * @param fourEyes whether one person must neither take two steps nor approve their own work
     */
    public record ApprovalRequirement(List<String> steps, boolean fourEyes) {
        /** Copies the list. */
        public ApprovalRequirement {
            steps = List.copyOf(steps);
        }
    }

    /** Copies the lists. */
    public OpenDay {
        sessions = List.copyOf(sessions);
        closures = List.copyOf(closures);
        volumes = List.copyOf(volumes);
    }

    /**
     * Returns the same day with these sessions in place of its own, for a response situation that
     * has its own hours. Closed airtime stays closed.
     */
    public OpenDay withHours(List<Airtime> hours, Policy.Citation by) {
        List<Airtime> closed = closures.stream().map(Closure::when).toList();
        List<BroadcastSession> others =
                hours.stream()
                        .map(whole ->
                                new BroadcastSession(
                                        whole,
                                        by,
                                        AirtimeIntervals.difference(List.of(whole), closed),
                                        Cap.NONE))
                        .toList();
        return new OpenDay(date, others, by, cap, closures, volumes, approval, repetition);
    }

    /** Returns whether a normal airing may use all of this airtime. Caps are not checked. */
    public Permission permit(Airtime wanted) {
        for (BroadcastSession session : sessions) {
            if (session.contains(wanted)) {
                return new Permission.Open(session, volumePercentAt(wanted.start()));
            }
        }
        return new Permission.Closed(closuresOf(wanted));
    }

    private List<Closure> closuresOf(Airtime wanted) {
        var found = new ArrayList<Closure>();
        boolean inSession =
                sessions.stream()
                        .map(BroadcastSession::airtime)
                        .anyMatch(whole ->
                                !wanted.start().isBefore(whole.start())
                                        && !wanted.end().isAfter(whole.end()));
        if (!inSession) {
            found.add(new Closure(Closure.Kind.NO_SESSION, wanted, sessionsBy));
        }
        closures.stream().filter(closure -> closure.when().overlaps(wanted)).forEach(found::add);
        return List.copyOf(found);
    }

    /** Returns the maximum volume at that instant in percent, 1 to 100. */
    public int volumePercentAt(Instant instant) {
        int percent = FULL_PERCENT;
        for (VolumeLimit limit : volumes) {
            if (limit.when().contains(instant)) {
                percent = Math.min(percent, limit.percent());
            }
        }
        return percent;
    }
}
