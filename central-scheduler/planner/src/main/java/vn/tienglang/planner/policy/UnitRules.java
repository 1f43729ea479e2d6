package vn.tienglang.planner.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All rules that apply at one unit on one day, by kind. */
record UnitRules(
        EffectiveRules<PolicyRule.Sessions> sessions,
        EffectiveRules<PolicyRule.QuietHours> quiet,
        EffectiveRules<PolicyRule.SessionCap> sessionCap,
        EffectiveRules<PolicyRule.DayCap> dayCap,
        EffectiveRules<PolicyRule.Volume> volume,
        EffectiveRules<PolicyRule.Approval> approval) {

    static final UnitRules NONE =
            new UnitRules(
                    EffectiveRules.none(),
                    EffectiveRules.none(),
                    EffectiveRules.none(),
                    EffectiveRules.none(),
                    EffectiveRules.none(),
                    EffectiveRules.none());

    /**
     * Returns the rules one tier below, at a unit with these policies; the same object if none of
     * them adds a rule.
     */
    UnitRules forChild(List<Policy> own, LocalDate date, boolean isHoliday) {
        if (own.isEmpty()) {
            return this;
        }
        var sessionsSaid = new ArrayList<AttributedRule<PolicyRule.Sessions>>();
        var quietSaid = new ArrayList<AttributedRule<PolicyRule.QuietHours>>();
        var sessionCapSaid = new ArrayList<AttributedRule<PolicyRule.SessionCap>>();
        var dayCapSaid = new ArrayList<AttributedRule<PolicyRule.DayCap>>();
        var volumeSaid = new ArrayList<AttributedRule<PolicyRule.Volume>>();
        var approvalSaid = new ArrayList<AttributedRule<PolicyRule.Approval>>();
        boolean silent = true;
        for (Policy policy : own) {
            for (PolicyRule rule : policy.rules()) {
                if (!policy.isInForceOn(date) || !rule.days().appliesOn(date, isHoliday)) {
                    continue;
                }
                silent = false;
                Policy.Citation by = policy.citation();
                switch (rule) {
                    case PolicyRule.Sessions said ->
                            sessionsSaid.add(new AttributedRule<>(said, by));
                    case PolicyRule.QuietHours said ->
                            quietSaid.add(new AttributedRule<>(said, by));
                    case PolicyRule.SessionCap said ->
                            sessionCapSaid.add(new AttributedRule<>(said, by));
                    case PolicyRule.DayCap said -> dayCapSaid.add(new AttributedRule<>(said, by));
                    case PolicyRule.Volume said -> volumeSaid.add(new AttributedRule<>(said, by));
                    case PolicyRule.Approval said ->
                            approvalSaid.add(new AttributedRule<>(said, by));
                }
            }
        }
        return silent
                ? this
                : new UnitRules(
                        sessions.forChild(sessionsSaid),
                        quiet.forChild(quietSaid),
                        sessionCap.forChild(sessionCapSaid),
                        dayCap.forChild(dayCapSaid),
                        volume.forChild(volumeSaid),
                        approval.forChild(approvalSaid));
    }
}
