package vn.tienglang.planner.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.Airtime;

/**
 * What one unit's policy leaves open around one day, in one zone. The same object answers for every
 * unit that has the same rules.
 *
 * @param date which day
 * @param sessions those that begin on the day before and on this day, in order of start: an airing
 *     of this day may lie in one that runs past midnight
 * @param sessionsBy who set this day's sessions, none of them perhaps
 * @param cap how long all airings of the day together may sound
 * @param closures quiet hours around the day, and what higher units close
 * @param volumes how loud it may be when; where several hold, the lowest counts
 * @param approval what it takes before anything of this unit is published
 */
public record OpenDay(
        LocalDate date,
        List<BroadcastSession> sessions,
        Policy.Citation sessionsBy,
        Cap cap,
        List<Closure> closures,
        List<VolumeLimit> volumes,
        ApprovalRequirement approval) {

    /** As loud as the amplifier is set to. */
    private static final int FULL_PERCENT = 100;

    /** How loud it may be at most, within a stretch. */
    public record VolumeLimit(Airtime when, int percent, Policy.Citation by) {}

    /**
     * What approval takes.
     *
     * @param steps what each is called, first to last; none when nothing was said
     * @param fourEyes whether nobody may take two of them, or approve what is their own
     */
    public record ApprovalRequirement(List<String> steps, boolean fourEyes) {
        /** Takes a copy. */
        public ApprovalRequirement {
            steps = List.copyOf(steps);
        }
    }

    /** Takes copies. */
    public OpenDay {
        sessions = List.copyOf(sessions);
        closures = List.copyOf(closures);
        volumes = List.copyOf(volumes);
    }

    /**
     * The same day with these sessions in place of its own: a response situation has hours of its
     * own, and what is closed stays closed.
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
        return new OpenDay(date, others, by, cap, closures, volumes, approval);
    }

    /** Whether an airing of an ordinary kind may have all of this airtime; caps are not asked. */
    public Permission permit(Airtime wanted) {
        for (BroadcastSession session : sessions) {
            if (session.contains(wanted)) {
                return new Permission.Open(session, volumePercentAt(wanted.start()));
            }
        }
        return new Permission.Closed(closuresOf(wanted));
    }

    private List<Closure> closuresOf(Airtime wanted) {
        var against = new ArrayList<Closure>();
        boolean inSession =
                sessions.stream()
                        .map(BroadcastSession::airtime)
                        .anyMatch(whole ->
                                !wanted.start().isBefore(whole.start())
                                        && !wanted.end().isAfter(whole.end()));
        if (!inSession) {
            against.add(new Closure(Closure.Kind.NO_SESSION, wanted, sessionsBy));
        }
        closures.stream().filter(closure -> closure.when().overlaps(wanted)).forEach(against::add);
        return List.copyOf(against);
    }

    /** How loud it may be at that instant, 1 to 100. */
    public int volumePercentAt(Instant instant) {
        int percent = FULL_PERCENT;
        for (VolumeLimit loudest : volumes) {
            if (loudest.when().contains(instant)) {
                percent = Math.min(percent, loudest.percent());
            }
        }
        return percent;
    }
}
