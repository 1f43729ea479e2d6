package vn.tienglang.planner.document;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageMix;
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
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Sample of each kind of item, with its writer and reader. */
final class PlanItemSamples {
    static final AreaCode PROVINCE = new AreaCode("20");
    static final AreaCode COMMUNE = new AreaCode("06190");
    static final BulletinId DENGUE = new BulletinId("sot-xuat-huyet");
    static final BulletinId MARKET = new BulletinId("cho-phien");

    /**
     * Sample item.
     *
     * @param file the name of its golden file
     * @param thing the item
     * @param text its JSON
     * @param reading the reader
     */
    record Sample(
            String file,
            Object thing,
            String text,
            Function<String, ? extends DocumentResult<?>> reading) {}

    private PlanItemSamples() {}

    static List<Sample> all() {
        return List.of(
                new Sample(
                        "slot",
                        morning(),
                        PlanItemJsonMapper.toJson(morning()),
                        PlanItemJsonMapper::slot),
                new Sample(
                        "slot-moved",
                        moved(),
                        PlanItemJsonMapper.toJson(moved()),
                        PlanItemJsonMapper::slot),
                part("part-recording", new SlotPart.Recording(clip())),
                part("part-bulletins", new SlotPart.Bulletins(List.of(DENGUE, MARKET), 1)),
                part("part-notices", new SlotPart.Notices(Duration.ofMinutes(5))),
                part("part-relay", new SlotPart.Relay("Đài TNVN 1", Duration.ofMinutes(30))),
                starting("starting-on-time", new StartPolicy.OnTime()),
                starting("starting-next", new StartPolicy.Next()),
                starting("starting-wait", new StartPolicy.WaitUpTo(Duration.ofSeconds(90))),
                new Sample(
                        "target",
                        target(),
                        PlanItemJsonMapper.toJson(target()),
                        PlanItemJsonMapper::target),
                mix("mix-alternate", new LanguageMix.Alternate()),
                mix("mix-all-in-turn", new LanguageMix.AllInTurn()),
                mix("mix-by-share", new LanguageMix.ByShare()),
                mix("mix-each-daily", new LanguageMix.EachDaily(2, 6)),
                new Sample(
                        "profile",
                        profile(),
                        PlanItemJsonMapper.toJson(profile()),
                        PlanItemJsonMapper::profile),
                new Sample(
                        "policy",
                        policy(),
                        PlanItemJsonMapper.toJson(policy()),
                        PlanItemJsonMapper::policy),
                new Sample(
                        "policy-law",
                        night(),
                        PlanItemJsonMapper.toJson(night()),
                        PlanItemJsonMapper::policy),
                new Sample(
                        "policy-repetition",
                        repetition(),
                        PlanItemJsonMapper.toJson(repetition()),
                        PlanItemJsonMapper::policy),
                playbook("playbook", Playbook.provincialDefaults().get(2)),
                playbook("playbook-sessions", Playbook.provincialDefaults().getFirst()),
                new Sample(
                        "raised",
                        activeSituation(),
                        PlanItemJsonMapper.toJson(activeSituation()),
                        PlanItemJsonMapper::activeSituation),
                obligation("obligation-time", minutes()),
                obligation("obligation-airings", airings()),
                new Sample(
                        "succession",
                        succession(),
                        PlanItemJsonMapper.toJson(succession()),
                        PlanItemJsonMapper::succession),
                new Sample(
                        "hand-over",
                        figures(),
                        PlanItemJsonMapper.toJson(figures()),
                        PlanItemJsonMapper::handOver),
                new Sample(
                        "tags",
                        tags(),
                        PlanItemJsonMapper.tagsToJson(tags()),
                        PlanItemJsonMapper::tags),
                new Sample(
                        "order",
                        order(),
                        PlanItemJsonMapper.orderToJson(order()),
                        PlanItemJsonMapper::order),
                new Sample(
                        "holidays",
                        holidays(),
                        PlanItemJsonMapper.holidaysToJson(holidays()),
                        PlanItemJsonMapper::holidays),
                new Sample(
                        "plan",
                        plan(),
                        plan().toJson(),
                        json -> PlanDocument.read(json, Set.of())));
    }

    private static Sample part(String file, SlotPart part) {
        return new Sample(file, part, PlanItemJsonMapper.toJson(part), PlanItemJsonMapper::part);
    }

    private static Sample starting(String file, StartPolicy startPolicy) {
        return new Sample(
                file,
                startPolicy,
                PlanItemJsonMapper.toJson(startPolicy),
                PlanItemJsonMapper::startPolicy);
    }

    private static Sample mix(String file, LanguageMix mix) {
        return new Sample(file, mix, PlanItemJsonMapper.toJson(mix), PlanItemJsonMapper::mix);
    }

    private static Sample playbook(String file, Playbook playbook) {
        return new Sample(
                file, playbook, PlanItemJsonMapper.toJson(playbook), PlanItemJsonMapper::playbook);
    }

    private static Sample obligation(String file, Obligation obligation) {
        return new Sample(
                file,
                obligation,
                PlanItemJsonMapper.toJson(obligation),
                PlanItemJsonMapper::obligation);
    }

    private static NumberedRecurrence numberedRecurrence(String text) {
        return NumberedRecurrence.of(recurrence(text));
    }

    static Recurrence recurrence(String text) {
        return switch (Recurrence.read(text)) {
            case vn.tienglang.planner.recurrence.RecurrenceResult.Parsed<Recurrence>(var read) ->
                    read;
            case vn.tienglang.planner.recurrence.RecurrenceResult.Rejected<Recurrence>(
                            var complaints) ->
                    throw new AssertionError(complaints);
        };
    }

    static ClipId clip() {
        return new ClipId("0123456789abcdef".repeat(4));
    }

    static Slot morning() {
        return new Slot(
                new SlotId("sang-5g30"),
                "Chương trình sáng",
                PROVINCE,
                target(),
                numberedRecurrence(
                        """
                        DTSTART:20261123T053000
                        RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                        X-SEASON:1001-0331
                        X-EXDATE-LIST:ngay-le\
                        """),
                new StartPolicy.WaitUpTo(Duration.ofMinutes(5)),
                Duration.ofMinutes(45),
                List.of(
                        new SlotPart.Recording(clip()),
                        new SlotPart.Relay("Đài TNVN 1", Duration.ofMinutes(15)),
                        new SlotPart.Bulletins(List.of(DENGUE, MARKET), 1),
                        new SlotPart.Notices(Duration.ofMinutes(5))),
                new LanguageMix.EachDaily(1, 2),
                MessageClass.PRIORITY);
    }

    static Slot moved() {
        return new Slot(
                new SlotId("toi-thu-bay"),
                "Văn nghệ \"tối thứ bảy\"",
                COMMUNE,
                Target.of(COMMUNE),
                numberedRecurrence(
                        """
                        DTSTART:20261128T190000
                        RRULE:FREQ=WEEKLY;BYDAY=SA
                        RDATE:20270101T190000
                        EXDATE;VALUE=DATE:20270206
                        X-MOVED:20261205T190000-20261206T180000
                        X-CANCELLED:20261212T190000\
                        """),
                new StartPolicy.Next(),
                Slot.NO_HARD_END,
                List.of(new SlotPart.Notices(Duration.ofMillis(90_500))),
                new LanguageMix.AllInTurn(),
                MessageClass.ORDINARY);
    }

    static Target target() {
        return new Target(
                Set.of(PROVINCE, new AreaCode("24")),
                Set.of(new StationTag("market"), new StationTag("border-gate")),
                Set.of(COMMUNE));
    }

    static LanguageProfile profile() {
        return new LanguageProfile(
                List.of(
                        new LanguageProfile.LanguageShare(new LanguageTag("vi"), 35),
                        new LanguageProfile.LanguageShare(new LanguageTag("tyz"), 40),
                        new LanguageProfile.LanguageShare(new LanguageTag("yue-x-sandiu"), 1)));
    }

    static Policy policy() {
        var workdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        var usual = PolicyRule.Force.USUAL;
        var binding = PolicyRule.Force.BINDING;
        return new Policy(
                PROVINCE,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2031, 1, 1),
                "Quyết định 12/2021/QĐ-UBND",
                List.of(
                        new PolicyRule.Sessions(
                                ApplicableDays.EVERY,
                                usual,
                                List.of(range(5, 30, 6, 30), range(17, 0, 18, 0))),
                        new PolicyRule.Sessions(
                                new ApplicableDays(
                                        ApplicableDays.EVERY.weekdays(),
                                        ApplicableDays.HolidayEffect.ONLY),
                                usual,
                                List.of()),
                        new PolicyRule.SessionCap(
                                new ApplicableDays(workdays, ApplicableDays.HolidayEffect.NEVER),
                                binding,
                                Duration.ofMinutes(15)),
                        new PolicyRule.DayCap(ApplicableDays.EVERY, binding, Duration.ofHours(2)),
                        new PolicyRule.Volume(ApplicableDays.EVERY, binding, range(5, 0, 6, 0), 60),
                        new PolicyRule.Approval(
                                ApplicableDays.EVERY,
                                usual,
                                List.of("biên tập", "lãnh đạo"),
                                true)));
    }

    static Policy repetition() {
        return new Policy(
                PROVINCE,
                LocalDate.of(2026, 1, 1),
                LocalDate.MAX,
                "Quy chế 03",
                List.of(
                        new PolicyRule.Repetition(
                                ApplicableDays.EVERY,
                                PolicyRule.Force.USUAL,
                                3,
                                6,
                                Duration.ofMinutes(45))));
    }

    static Policy night() {
        return new Policy(
                AreaCode.COUNTRY,
                LocalDate.of(2010, 12, 16),
                LocalDate.MAX,
                "QCVN 26:2010/BTNMT",
                List.of(
                        new PolicyRule.QuietHours(
                                ApplicableDays.EVERY, PolicyRule.Force.BINDING, range(21, 0, 6, 0)),
                        new PolicyRule.Volume(
                                ApplicableDays.EVERY,
                                PolicyRule.Force.USUAL,
                                LocalTimeRange.WHOLE_DAY,
                                80)));
    }

    private static LocalTimeRange range(int fromHour, int fromMinute, int hour, int minute) {
        return LocalTimeRange.between(
                LocalTime.of(fromHour, fromMinute), LocalTime.of(hour, minute));
    }

    static ActiveSituation activeSituation() {
        return new ActiveSituation(
                new SlotId("dich-2026-11"),
                PROVINCE,
                Playbook.provincialDefaults().get(1),
                Set.of(COMMUNE),
                List.of(DENGUE),
                Instant.parse("2026-11-21T10:00:00Z"),
                Instant.MAX);
    }

    static Obligation minutes() {
        return new Obligation(
                new ObligationId("tay-30"),
                "Kế hoạch 45/KH-UBND",
                PROVINCE,
                "sức khoẻ",
                new LanguageTag("tyz"),
                new Obligation.Amount.Time(Duration.ofMinutes(90)),
                ObligationPeriod.WEEK,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                7);
    }

    static Obligation airings() {
        return new Obligation(
                new ObligationId("mong-2"),
                "Nghị định 49/2024/NĐ-CP",
                COMMUNE,
                "",
                new LanguageTag("hmn"),
                new Obligation.Amount.Airings(2),
                ObligationPeriod.DAY,
                LocalDate.of(2026, 1, 1),
                LocalDate.MAX,
                0);
    }

    static AreaSuccession succession() {
        return new AreaSuccession(new AreaCode("178"), COMMUNE, LocalDate.of(2025, 7, 1));
    }

    static Set<StationTag> tags() {
        return Set.of(new StationTag("school"), new StationTag("market"));
    }

    static List<SlotId> order() {
        return List.of(new SlotId("toi-thu-bay"), new SlotId("sang-5g30"));
    }

    static Set<LocalDate> holidays() {
        return Set.of(LocalDate.of(2027, 1, 1), LocalDate.of(2027, 4, 30));
    }

    static PlanDocument plan() {
        return new PlanDocument(
                Set.of(DENGUE, MARKET),
                List.of(night(), policy()),
                holidays(),
                Playbook.provincialDefaults(),
                List.of(activeSituation()),
                List.of(morning(), moved()),
                Map.of(COMMUNE, order()),
                List.of(minutes(), airings()),
                List.of(succession()),
                Map.of(new StationId("dong-dang"), tags()),
                Map.of(new StationId("dong-dang"), profile()),
                List.of());
    }

    static HandOver figures() {
        return new HandOver(
                new HandOverId("so-lieu-17h"),
                PROVINCE,
                "Số liệu y tế 17 giờ",
                DENGUE,
                LocalTime.of(17, 0),
                MARKET,
                LocalDate.of(2026, 11, 1),
                LocalDate.MAX);
    }
}
