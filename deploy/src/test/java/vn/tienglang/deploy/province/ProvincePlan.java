package vn.tienglang.deploy.province;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceResult;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/**
 * Orders of the office of a simulated province, given through the production services: a policy
 * with three sessions, language profiles, bulletins in several languages, daily slots, situation 2
 * in one commune, an obligation of Tày minutes, and a hand-over at 17:00.
 */
final class ProvincePlan {
    private static final Officer OFFICER = new Officer("van-hoa", "Nguyễn Thị Hoa (dữ liệu mẫu)");
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final LanguageTag NUNG = new LanguageTag("nut");
    private static final LanguageTag DAO = new LanguageTag("ium");
    private static final List<List<LanguageProfile.LanguageShare>> SHARES =
            List.of(
                    List.of(share(VI, 60), share(TAY, 40)),
                    List.of(share(NUNG, 60), share(VI, 40)),
                    List.of(share(DAO, 70), share(VI, 30)));
    private static final Duration SITUATION_LASTS = Duration.ofDays(14);

    private final OfficeFixture office;
    private final AreaCode unit;
    private final LocalDate from;
    private final Instant now;

    private ProvincePlan(OfficeFixture office, AreaCode unit, Instant now, ZoneId zone) {
        this.office = office;
        this.unit = unit;
        this.now = now;
        this.from = LocalDate.ofInstant(now, zone);
    }

    /** Gives all orders for the stations of this unit at this instant. */
    static void order(
            OfficeFixture office, AreaCode unit, List<Station> stations, Instant now, ZoneId zone) {
        new ProvincePlan(office, unit, now, zone).order(stations);
    }

    private void order(List<Station> stations) {
        kept(office.planItems().with(Losses.ACCEPT).addPolicy(policy(), OFFICER));
        for (int i = 0; i < stations.size(); i++) {
            var profile = new LanguageProfile(SHARES.get(i % SHARES.size()));
            kept(
                    office.planItems()
                            .put(
                                    new PlanItem.OfProfile(stations.get(i).id(), profile),
                                    0,
                                    OFFICER));
        }
        BulletinId five =
                bulletin(
                        "Thông điệp 5K phòng, chống dịch",
                        "sức khoẻ",
                        MessageClass.PRIORITY,
                        "Thông điệp 5K",
                        List.of(VI, TAY, NUNG, DAO),
                        List.of(VI, TAY, NUNG, DAO));
        BulletinId vaccine =
                bulletin(
                        "Mời đưa trẻ đi tiêm chủng",
                        "sức khoẻ",
                        MessageClass.ORDINARY,
                        "Mời đưa trẻ",
                        List.of(VI, TAY, NUNG),
                        List.of(VI, TAY, NUNG, DAO));
        BulletinId figures =
                bulletin(
                        "Số liệu y tế trong ngày",
                        "sức khoẻ",
                        MessageClass.ORDINARY,
                        "Khi trong nhà",
                        List.of(VI, TAY, NUNG, DAO),
                        List.of(VI, TAY, NUNG, DAO));
        book("Chương trình sáng", LocalTime.of(5, 30), MessageClass.ORDINARY, five, vaccine);
        book("Bản tin trưa", LocalTime.of(10, 45), MessageClass.ORDINARY, vaccine);
        book("Bản tin chiều", LocalTime.of(17, 30), MessageClass.PRIORITY, figures, five);
        Station atBorder = stations.get(Math.min(1, stations.size() - 1));
        kept(
                office.situations()
                        .raise(
                                new RaiseRequest(
                                        atBorder.area(),
                                        2,
                                        Set.of(),
                                        List.of(five),
                                        now.plus(SITUATION_LASTS)),
                                OFFICER));
        kept(
                office.planItems()
                        .with(Losses.ACCEPT)
                        .addObligation(
                                id ->
                                        new Obligation(
                                                id,
                                                "Kế hoạch 45/KH-UBND (mẫu)",
                                                unit,
                                                "",
                                                TAY,
                                                new Obligation.Amount.Time(Duration.ofSeconds(90)),
                                                ObligationPeriod.WEEK,
                                                from,
                                                from.plusYears(1),
                                                7),
                                OFFICER));
        kept(
                office.planItems()
                        .with(Losses.ACCEPT)
                        .addHandOver(
                                id ->
                                        new HandOver(
                                                id,
                                                unit,
                                                "Số liệu y tế 17 giờ",
                                                figures,
                                                LocalTime.of(17, 0),
                                                five,
                                                from,
                                                from.plusYears(1)),
                                OFFICER));
    }

    private static LanguageProfile.LanguageShare share(LanguageTag language, int percent) {
        return new LanguageProfile.LanguageShare(language, percent);
    }

    private Policy policy() {
        var usual = PolicyRule.Force.USUAL;
        var binding = PolicyRule.Force.BINDING;
        var every = ApplicableDays.EVERY;
        return new Policy(
                unit,
                from.minusDays(30),
                LocalDate.MAX,
                "Quyết định 12/QĐ-UBND (mẫu)",
                List.of(
                        new PolicyRule.QuietHours(every, usual, between(21, 0, 5, 0)),
                        new PolicyRule.Sessions(
                                every,
                                usual,
                                List.of(
                                        between(5, 30, 6, 30),
                                        between(10, 30, 11, 30),
                                        between(17, 0, 18, 30))),
                        new PolicyRule.DayCap(every, binding, Duration.ofHours(2)),
                        new PolicyRule.Volume(every, binding, between(5, 0, 6, 0), 60)));
    }

    private static LocalTimeRange between(int hour, int minute, int untilHour, int untilMinute) {
        return LocalTimeRange.between(
                LocalTime.of(hour, minute), LocalTime.of(untilHour, untilMinute));
    }

    /** A bulletin that has renditions in some of the wanted languages. */
    private BulletinId bulletin(
            String title,
            String theme,
            MessageClass messageClass,
            String recording,
            List<LanguageTag> languages,
            List<LanguageTag> wanted) {
        BulletinRevision kept =
                kept(
                        office.bulletins()
                                .begin(
                                        new BulletinDetails(
                                                title,
                                                theme,
                                                messageClass,
                                                unit,
                                                new Validity(from, from.plusYears(1)),
                                                wanted),
                                        OFFICER));
        for (LanguageTag language : languages) {
            var people = new Rendition.People("Lý Thị Mai", "Hoàng Văn Páo", "Nông Thị Lan");
            var rendition =
                    new Rendition(
                            language,
                            new Rendition.Sound.Recorded(clip(language, recording).id()),
                            title,
                            people);
            kept =
                    kept(
                            office.bulletins()
                                    .putRendition(
                                            kept.bulletin().id(),
                                            kept.revision(),
                                            rendition,
                                            OFFICER));
        }
        return kept.bulletin().id();
    }

    /** The recording of this language with this beginning of the title, or any of the language. */
    private Clip clip(LanguageTag language, String title) {
        List<Clip> ofLanguage =
                office.clips().clips().stream()
                        .filter(one -> one.language().equals(language))
                        .toList();
        return ofLanguage.stream()
                .filter(one -> one.title().startsWith(title))
                .findFirst()
                .orElseGet(ofLanguage::getFirst);
    }

    private void book(
            String title, LocalTime at, MessageClass messageClass, BulletinId... bulletins) {
        List<SlotPart> parts = new ArrayList<>();
        for (BulletinId one : bulletins) {
            parts.add(new SlotPart.Bulletins(List.of(one), 1));
        }
        String text =
                "DTSTART:%sT%02d%02d00\nRRULE:FREQ=DAILY"
                        .formatted(from.toString().replace("-", ""), at.getHour(), at.getMinute());
        if (!(Recurrence.read(text) instanceof RecurrenceResult.Parsed<Recurrence>(var when))) {
            throw new IllegalStateException("not a recurrence: " + text);
        }
        BookingResult result =
                office.slots()
                        .with(Losses.ACCEPT)
                        .book(
                                new BookingRequest(
                                        title,
                                        unit,
                                        Target.of(unit),
                                        when,
                                        new StartPolicy.WaitUpTo(Duration.ofMinutes(10)),
                                        Slot.NO_HARD_END,
                                        parts,
                                        new LanguageMix.AllInTurn(),
                                        messageClass),
                                OFFICER);
        if (!(result instanceof BookingResult.Booked)) {
            throw new IllegalStateException("the booking was refused: " + result);
        }
    }

    private static void kept(PlanItemResult result) {
        if (!(result instanceof PlanItemResult.Done)) {
            throw new IllegalStateException("an order was refused: " + result);
        }
    }

    private static BulletinRevision kept(BulletinResult result) {
        if (result instanceof BulletinResult.Done(BulletinRevision revision)) {
            return revision;
        }
        throw new IllegalStateException("a bulletin was refused: " + result);
    }
}
