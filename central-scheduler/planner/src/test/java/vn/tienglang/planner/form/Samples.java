package vn.tienglang.planner.form;

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
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.Term;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Stretch;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.Starting;
import vn.tienglang.planner.reach.Succession;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

/** One thing of each kind, and how it is written and read. */
final class Samples {
    static final AreaCode PROVINCE = new AreaCode("20");
    static final AreaCode COMMUNE = new AreaCode("06190");
    static final BulletinId DENGUE = new BulletinId("sot-xuat-huyet");
    static final BulletinId MARKET = new BulletinId("cho-phien");

    /**
     * One thing.
     *
     * @param file its golden file
     * @param thing what it is
     * @param text how it is written
     * @param reading how a text is read
     */
    record Sample(
            String file,
            Object thing,
            String text,
            Function<String, ? extends Reading<?>> reading) {}

    private Samples() {}

    static List<Sample> all() {
        return List.of(
                new Sample("slot", morning(), PlanForm.text(morning()), PlanForm::slot),
                new Sample("slot-moved", moved(), PlanForm.text(moved()), PlanForm::slot),
                part("part-recording", new Part.Recording(clip())),
                part("part-bulletins", new Part.Bulletins(List.of(DENGUE, MARKET), 1)),
                part("part-notices", new Part.Notices(Duration.ofMinutes(5))),
                part("part-relay", new Part.Relay("Đài TNVN 1", Duration.ofMinutes(30))),
                starting("starting-on-time", new Starting.OnTime()),
                starting("starting-next", new Starting.Next()),
                starting("starting-wait", new Starting.WaitUpTo(Duration.ofSeconds(90))),
                new Sample("target", target(), PlanForm.text(target()), PlanForm::target),
                mix("mix-alternate", new LanguageMix.Alternate()),
                mix("mix-all-in-turn", new LanguageMix.AllInTurn()),
                mix("mix-by-share", new LanguageMix.ByShare()),
                mix("mix-each-daily", new LanguageMix.EachDaily(2, 6)),
                new Sample("profile", profile(), PlanForm.text(profile()), PlanForm::profile),
                new Sample("policy", policy(), PlanForm.text(policy()), PlanForm::policy),
                new Sample("policy-law", night(), PlanForm.text(night()), PlanForm::policy),
                playbook("playbook", Playbook.ofThePlan().get(2)),
                playbook("playbook-sessions", Playbook.ofThePlan().getFirst()),
                new Sample("raised", raised(), PlanForm.text(raised()), PlanForm::raised),
                obligation("obligation-time", minutes()),
                obligation("obligation-airings", airings()),
                new Sample(
                        "succession",
                        succession(),
                        PlanForm.text(succession()),
                        PlanForm::succession),
                new Sample("hand-over", figures(), PlanForm.text(figures()), PlanForm::handOver),
                new Sample("tags", tags(), PlanForm.tagsText(tags()), PlanForm::tags),
                new Sample("order", order(), PlanForm.orderText(order()), PlanForm::order),
                new Sample(
                        "holidays",
                        holidays(),
                        PlanForm.holidaysText(holidays()),
                        PlanForm::holidays),
                new Sample(
                        "plan", plan(), plan().text(), json -> PlanDocument.read(json, Set.of())));
    }

    private static Sample part(String file, Part part) {
        return new Sample(file, part, PlanForm.text(part), PlanForm::part);
    }

    private static Sample starting(String file, Starting starting) {
        return new Sample(file, starting, PlanForm.text(starting), PlanForm::starting);
    }

    private static Sample mix(String file, LanguageMix mix) {
        return new Sample(file, mix, PlanForm.text(mix), PlanForm::mix);
    }

    private static Sample playbook(String file, Playbook playbook) {
        return new Sample(file, playbook, PlanForm.text(playbook), PlanForm::playbook);
    }

    private static Sample obligation(String file, Obligation obligation) {
        return new Sample(file, obligation, PlanForm.text(obligation), PlanForm::obligation);
    }

    private static Recurring recurring(String text) {
        return Recurring.of(recurrence(text));
    }

    static Recurrence recurrence(String text) {
        return switch (Recurrence.read(text)) {
            case vn.tienglang.planner.recurrence.Reading.Understood<Recurrence>(var read) -> read;
            case vn.tienglang.planner.recurrence.Reading.Refused<Recurrence>(var complaints) ->
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
                recurring(
                        """
                        DTSTART:20261123T053000
                        RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
                        X-SEASON:1001-0331
                        X-EXDATE-LIST:ngay-le\
                        """),
                new Starting.WaitUpTo(Duration.ofMinutes(5)),
                Duration.ofMinutes(45),
                List.of(
                        new Part.Recording(clip()),
                        new Part.Relay("Đài TNVN 1", Duration.ofMinutes(15)),
                        new Part.Bulletins(List.of(DENGUE, MARKET), 1),
                        new Part.Notices(Duration.ofMinutes(5))),
                new LanguageMix.EachDaily(1, 2),
                MessageClass.PRIORITY);
    }

    static Slot moved() {
        return new Slot(
                new SlotId("toi-thu-bay"),
                "Văn nghệ \"tối thứ bảy\"",
                COMMUNE,
                Target.of(COMMUNE),
                recurring(
                        """
                        DTSTART:20261128T190000
                        RRULE:FREQ=WEEKLY;BYDAY=SA
                        RDATE:20270101T190000
                        EXDATE;VALUE=DATE:20270206
                        X-MOVED:20261205T190000-20261206T180000
                        X-CANCELLED:20261212T190000\
                        """),
                new Starting.Next(),
                Slot.NO_HARD_END,
                List.of(new Part.Notices(Duration.ofMillis(90_500))),
                new LanguageMix.AllInTurn(),
                MessageClass.ORDINARY);
    }

    static Target target() {
        return new Target(
                Set.of(PROVINCE, new AreaCode("24")),
                Set.of(new Tag("market"), new Tag("border-gate")),
                Set.of(COMMUNE));
    }

    static LanguageProfile profile() {
        return new LanguageProfile(
                List.of(
                        new LanguageProfile.Spoken(new LanguageTag("vi"), 35),
                        new LanguageProfile.Spoken(new LanguageTag("tyz"), 40),
                        new LanguageProfile.Spoken(new LanguageTag("yue-x-sandiu"), 1)));
    }

    static Policy policy() {
        var workdays = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        var usual = Rule.Force.USUAL;
        var binding = Rule.Force.BINDING;
        return new Policy(
                PROVINCE,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2031, 1, 1),
                "Quyết định 12/2021/QĐ-UBND",
                List.of(
                        new Rule.Sessions(
                                Days.EVERY,
                                usual,
                                List.of(stretch(5, 30, 6, 30), stretch(17, 0, 18, 0))),
                        new Rule.Sessions(
                                new Days(Days.EVERY.weekdays(), Days.Holidays.ONLY),
                                usual,
                                List.of()),
                        new Rule.SessionCap(
                                new Days(workdays, Days.Holidays.NEVER),
                                binding,
                                Duration.ofMinutes(15)),
                        new Rule.DayCap(Days.EVERY, binding, Duration.ofHours(2)),
                        new Rule.Volume(Days.EVERY, binding, stretch(5, 0, 6, 0), 60),
                        new Rule.Approval(
                                Days.EVERY, usual, List.of("biên tập", "lãnh đạo"), true)));
    }

    static Policy night() {
        return new Policy(
                AreaCode.COUNTRY,
                LocalDate.of(2010, 12, 16),
                LocalDate.MAX,
                "QCVN 26:2010/BTNMT",
                List.of(
                        new Rule.Quiet(Days.EVERY, Rule.Force.BINDING, stretch(21, 0, 6, 0)),
                        new Rule.Volume(Days.EVERY, Rule.Force.USUAL, Stretch.DAY, 80)));
    }

    private static Stretch stretch(int fromHour, int fromMinute, int hour, int minute) {
        return Stretch.between(LocalTime.of(fromHour, fromMinute), LocalTime.of(hour, minute));
    }

    static Raised raised() {
        return new Raised(
                new SlotId("dich-2026-11"),
                PROVINCE,
                Playbook.ofThePlan().get(1),
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
                Term.WEEK,
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
                Term.DAY,
                LocalDate.of(2026, 1, 1),
                LocalDate.MAX,
                0);
    }

    static Succession succession() {
        return new Succession(new AreaCode("178"), COMMUNE, LocalDate.of(2025, 7, 1));
    }

    static Set<Tag> tags() {
        return Set.of(new Tag("school"), new Tag("market"));
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
                Playbook.ofThePlan(),
                List.of(raised()),
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
