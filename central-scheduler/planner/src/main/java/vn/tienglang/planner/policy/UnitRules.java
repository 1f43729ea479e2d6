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
        EffectiveRules<PolicyRule.Approval> approval,
        EffectiveRules<PolicyRule.Repetition> repetition) {

    static final UnitRules NONE =
            new UnitRules(
                    EffectiveRules.none(),
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
        var ownSessions = new ArrayList<AttributedRule<PolicyRule.Sessions>>();
        var ownQuiet = new ArrayList<AttributedRule<PolicyRule.QuietHours>>();
        var ownSessionCap = new ArrayList<AttributedRule<PolicyRule.SessionCap>>();
        var ownDayCap = new ArrayList<AttributedRule<PolicyRule.DayCap>>();
        var ownVolume = new ArrayList<AttributedRule<PolicyRule.Volume>>();
        var ownApproval = new ArrayList<AttributedRule<PolicyRule.Approval>>();
        var ownRepetition = new ArrayList<AttributedRule<PolicyRule.Repetition>>();
        boolean unchanged = true;
        for (Policy policy : own) {
            for (PolicyRule rule : policy.rules()) {
                if (!policy.isInForceOn(date) || !rule.days().appliesOn(date, isHoliday)) {
                    continue;
                }
                unchanged = false;
                Policy.Citation by = policy.citation();
                switch (rule) {
                    case PolicyRule.Sessions ofKind ->
                            ownSessions.add(new AttributedRule<>(ofKind, by));
                    case PolicyRule.QuietHours ofKind ->
                            ownQuiet.add(new AttributedRule<>(ofKind, by));
                    case PolicyRule.SessionCap ofKind ->
                            ownSessionCap.add(new AttributedRule<>(ofKind, by));
                    case PolicyRule.DayCap ofKind ->
                            ownDayCap.add(new AttributedRule<>(ofKind, by));
                    case PolicyRule.Volume ofKind ->
                            ownVolume.add(new AttributedRule<>(ofKind, by));
                    case PolicyRule.Approval ofKind ->
                            ownApproval.add(new AttributedRule<>(ofKind, by));
                    case PolicyRule.Repetition ofKind ->
                            ownRepetition.add(new AttributedRule<>(ofKind, by));
                }
            }
        }
        return unchanged
                ? this
                : new UnitRules(
                        sessions.forChild(ownSessions),
                        quietFor(ownSessions).forChild(ownQuiet),
                        sessionCap.forChild(ownSessionCap),
                        dayCap.forChild(ownDayCap),
                        volume.forChild(ownVolume),
                        approval.forChild(ownApproval),
                        repetition.forChild(ownRepetition));
    }

    /** The quiet hours from above; the legal night does not apply to sessions of a unit's own. */
    private EffectiveRules<PolicyRule.QuietHours> quietFor(
            List<AttributedRule<PolicyRule.Sessions>> ownSessions) {
        boolean isDefault =
                quiet.limits().stream()
                        .allMatch(attributed -> LegalNight.isCitedBy(attributed.by()));
        return isDefault && !ownSessions.isEmpty() ? EffectiveRules.none() : quiet;
    }
}
