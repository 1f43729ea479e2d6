package vn.tienglang.planner.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All rules that stand at one unit on one day, kind by kind. */
record Standing(
        Kept<Rule.Sessions> sessions,
        Kept<Rule.Quiet> quiet,
        Kept<Rule.SessionCap> sessionCap,
        Kept<Rule.DayCap> dayCap,
        Kept<Rule.Volume> volume,
        Kept<Rule.Approval> approval) {

    static final Standing NOTHING =
            new Standing(
                    Kept.nothing(),
                    Kept.nothing(),
                    Kept.nothing(),
                    Kept.nothing(),
                    Kept.nothing(),
                    Kept.nothing());

    /**
     * What stands one tier below, at a unit with these policies; the same object if they are
     * silent.
     */
    Standing below(List<Policy> own, LocalDate date, boolean isHoliday) {
        if (own.isEmpty()) {
            return this;
        }
        var sessionsSaid = new ArrayList<Said<Rule.Sessions>>();
        var quietSaid = new ArrayList<Said<Rule.Quiet>>();
        var sessionCapSaid = new ArrayList<Said<Rule.SessionCap>>();
        var dayCapSaid = new ArrayList<Said<Rule.DayCap>>();
        var volumeSaid = new ArrayList<Said<Rule.Volume>>();
        var approvalSaid = new ArrayList<Said<Rule.Approval>>();
        boolean silent = true;
        for (Policy policy : own) {
            for (Rule rule : policy.rules()) {
                if (!policy.standsOn(date) || !rule.days().hold(date, isHoliday)) {
                    continue;
                }
                silent = false;
                Policy.Quote by = policy.quote();
                switch (rule) {
                    case Rule.Sessions said -> sessionsSaid.add(new Said<>(said, by));
                    case Rule.Quiet said -> quietSaid.add(new Said<>(said, by));
                    case Rule.SessionCap said -> sessionCapSaid.add(new Said<>(said, by));
                    case Rule.DayCap said -> dayCapSaid.add(new Said<>(said, by));
                    case Rule.Volume said -> volumeSaid.add(new Said<>(said, by));
                    case Rule.Approval said -> approvalSaid.add(new Said<>(said, by));
                }
            }
        }
        return silent
                ? this
                : new Standing(
                        sessions.below(sessionsSaid),
                        quiet.below(quietSaid),
                        sessionCap.below(sessionCapSaid),
                        dayCap.below(dayCapSaid),
                        volume.below(volumeSaid),
                        approval.below(approvalSaid));
    }
}
