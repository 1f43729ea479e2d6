package vn.tienglang.office;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Sample policies, profiles, obligations and situations for tests. */
public final class OfficePlanSamples {
    /** The first day on which every sample is in force. */
    public static final LocalDate FIRST = LocalDate.of(2026, 1, 1);

    private OfficePlanSamples() {}

    /** A policy with these rules, in force since the beginning of the year. */
    public static Policy policy(AreaCode unit, String paper, PolicyRule... rules) {
        return new Policy(unit, FIRST, LocalDate.MAX, paper, List.of(rules));
    }

    /** Quiet hours between these hours. */
    public static PolicyRule quiet(int from, int until) {
        return new PolicyRule.QuietHours(
                ApplicableDays.EVERY,
                PolicyRule.Force.BINDING,
                LocalTimeRange.between(LocalTime.of(from, 0), LocalTime.of(until, 0)));
    }

    /**
     * Stores quiet hours of one second for the whole country in place of the legal night, so that a
     * test may book at any other time.
     */
    public static void openNights(Repositories repositories) {
        var second = new LocalTimeRange(LocalTime.of(4, 44), Duration.ofSeconds(1));
        replaceLegalNight(
                repositories,
                new PolicyRule.QuietHours(ApplicableDays.EVERY, PolicyRule.Force.USUAL, second));
    }

    /**
     * Stores one session from midnight to midnight for the whole country, in which clips may be
     * repeated at once.
     */
    public static void openDays(Repositories repositories) {
        replaceLegalNight(
                repositories,
                new PolicyRule.Sessions(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.USUAL,
                        List.of(LocalTimeRange.WHOLE_DAY)),
                new PolicyRule.Repetition(
                        ApplicableDays.EVERY, PolicyRule.Force.USUAL, 100, 100, Duration.ZERO));
    }

    private static void replaceLegalNight(Repositories repositories, PolicyRule... rules) {
        var item =
                new PlanItem.OfPolicy(
                        new PlanItem.Name(PlanItem.Kind.POLICY, "p0-open"),
                        policy(AreaCode.COUNTRY, "Giờ phát thử", rules));
        repositories
                .planItems()
                .put(new PlanItemRevision(item, 1, Stage.APPROVED, "", Instant.EPOCH));
    }

    /** An approval rule with these steps. */
    public static PolicyRule approval(boolean fourEyes, String... steps) {
        return new PolicyRule.Approval(
                ApplicableDays.EVERY, PolicyRule.Force.BINDING, List.of(steps), fourEyes);
    }

    /** Half the people speak Vietnamese, half Tày. */
    public static LanguageProfile halfTay() {
        return new LanguageProfile(
                List.of(
                        new LanguageProfile.LanguageShare(new LanguageTag("vi"), 50),
                        new LanguageProfile.LanguageShare(new LanguageTag("tyz"), 50)));
    }

    /** An obligation of a minute of Tày a day in the province. */
    public static Obligation obligation(String id) {
        return new Obligation(
                new ObligationId(id),
                "Kế hoạch 125/KH-UBND",
                OfficeSamples.LANG_SON,
                "",
                new LanguageTag("tyz"),
                new Obligation.Amount.Time(Duration.ofMinutes(1)),
                ObligationPeriod.DAY,
                FIRST,
                LocalDate.MAX,
                3);
    }

    /** The province, raised to its third situation. */
    public static ActiveSituation raised(String id, String bulletin) {
        return new ActiveSituation(
                new SlotId(id),
                OfficeSamples.LANG_SON,
                Playbook.provincialDefaults().get(2),
                Set.of(OfficeSamples.DONG_KINH),
                List.of(new BulletinId(bulletin)),
                OfficeSamples.EIGHT,
                Instant.MAX);
    }

    /** A hand-over due every day at 17:00. */
    public static HandOver handOver(String id, String bulletin, String fallback) {
        return new HandOver(
                new HandOverId(id),
                OfficeSamples.LANG_SON,
                "Số liệu y tế 17 giờ",
                new BulletinId(bulletin),
                LocalTime.of(17, 0),
                new BulletinId(fallback),
                FIRST,
                LocalDate.MAX);
    }

    /** One item of every kind. */
    public static List<PlanItem> oneOfEach() {
        return List.of(
                new PlanItem.OfPolicy(
                        new PlanItem.Name(PlanItem.Kind.POLICY, "p1-abc"),
                        policy(
                                OfficeSamples.LANG_SON,
                                "Quyết định 12/2021/QĐ-UBND",
                                quiet(21, 5),
                                approval(true, "Biên tập", "Lãnh đạo"))),
                new PlanItem.OfProfile(new StationId("ls-dong-kinh"), halfTay()),
                new PlanItem.OfTags(
                        new StationId("ls-dong-kinh"),
                        Set.of(new StationTag("market"), new StationTag("border-gate"))),
                new PlanItem.OfSuccession(
                        new AreaSuccession(
                                new AreaCode("05971"),
                                OfficeSamples.TAM_THANH,
                                LocalDate.of(2025, 7, 1))),
                new PlanItem.OfOrder(
                        OfficeSamples.DONG_KINH,
                        List.of(new SlotId("s2-abc"), new SlotId("s1-abc"))),
                new PlanItem.OfPlaybook(Playbook.provincialDefaults().get(2)),
                new PlanItem.OfRaised(raised("r1-abc", "b1-abc")),
                new PlanItem.OfObligation(obligation("tay-daily")),
                new PlanItem.OfHoliday(LocalDate.of(2026, 9, 2)),
                new PlanItem.OfHandOver(handOver("so-lieu-17h", "b1-abc", "b2-abc")));
    }
}
