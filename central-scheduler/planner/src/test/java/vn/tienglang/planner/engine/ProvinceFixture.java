package vn.tienglang.planner.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.handover.DueHandOver;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.input.PolicySet;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceResult;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Small province for planner tests: a district with two communes, and one separate commune. */
public final class ProvinceFixture {
    public static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    public static final LocalDate MONDAY = LocalDate.of(2021, 6, 7);
    public static final AreaCode PROVINCE = new AreaCode("20");
    public static final AreaCode DISTRICT = new AreaCode("178");
    public static final AreaCode EAST = new AreaCode("05977");
    public static final AreaCode WEST = new AreaCode("05983");
    public static final AreaCode APART = new AreaCode("06040");
    public static final LanguageTag VIET = new LanguageTag("vi");
    public static final LanguageTag TAY = new LanguageTag("tyz");
    static final LanguageTag NUNG = new LanguageTag("nut");

    private final List<Station> stations = new ArrayList<>();
    private final Map<StationId, Set<StationTag>> tags = new TreeMap<>();
    private final Map<StationId, LanguageProfile> profiles = new TreeMap<>();
    private final Map<ClipId, Clip> clips = new TreeMap<>();
    private final Map<BulletinId, Bulletin> bulletins = new TreeMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Map<AreaCode, List<SlotId>> priorityOrder = new TreeMap<>();
    private final List<ActiveSituation> situations = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final List<Obligation> obligations = new ArrayList<>();
    private final Map<StationId, PlanHistory.StationHistory> histories = new TreeMap<>();
    private final List<DueHandOver> dueHandOvers = new ArrayList<>();

    public static Station station(AreaCode area) {
        return new Station(new StationId("st-" + area), "Đài " + area, area, HANOI);
    }

    public static LocalTime at(int hour, int minute) {
        return LocalTime.of(hour, minute);
    }

    /** Returns the daily recurrence at that time, from 1 January 1970. */
    static NumberedRecurrence daily(LocalTime time) {
        String text =
                "DTSTART:19700101T%02d%02d%02d\nRRULE:FREQ=DAILY"
                        .formatted(time.getHour(), time.getMinute(), time.getSecond());
        return switch (Recurrence.read(text)) {
            case RecurrenceResult.Parsed<Recurrence>(var value) -> NumberedRecurrence.of(value);
            case RecurrenceResult.Rejected<Recurrence> refused -> throw new AssertionError(refused);
        };
    }

    public static Clip clip(String title, LanguageTag language, int minutes) {
        return new Clip(
                ClipId.of((title + language).getBytes(StandardCharsets.UTF_8)),
                title,
                language,
                Duration.ofMinutes(minutes),
                1_000,
                Limits.PART_BYTES);
    }

    public static Slot slot(String id, AreaCode target, LocalTime time, SlotPart... parts) {
        return new Slot(
                new SlotId(id),
                "Buổi phát " + id,
                PROVINCE,
                Target.of(target),
                daily(time),
                new StartPolicy.OnTime(),
                Slot.NO_HARD_END,
                List.of(parts),
                new LanguageMix.Alternate(),
                MessageClass.ORDINARY);
    }

    static Slot withStartPolicy(Slot slot, StartPolicy startPolicy) {
        return copy(slot, startPolicy, slot.languageMix(), slot.messageClass());
    }

    static Slot ofClass(Slot slot, MessageClass messageClass) {
        return copy(slot, slot.startPolicy(), slot.languageMix(), messageClass);
    }

    static Slot withMix(Slot slot, LanguageMix mix) {
        return copy(slot, slot.startPolicy(), mix, slot.messageClass());
    }

    private static Slot copy(
            Slot slot, StartPolicy startPolicy, LanguageMix mix, MessageClass messageClass) {
        return new Slot(
                slot.id(),
                slot.title(),
                slot.issuer(),
                slot.target(),
                slot.when(),
                startPolicy,
                slot.hardEnd(),
                slot.parts(),
                mix,
                messageClass);
    }

    public ProvinceFixture withStations(AreaCode... areas) {
        for (AreaCode area : areas) {
            stations.add(station(area));
        }
        return this;
    }

    /** National law that lets clips and themes be repeated for obligations at once. */
    static final Policy ANY_REPETITION =
            new Policy(
                    AreaCode.COUNTRY,
                    LocalDate.of(2010, 1, 1),
                    LocalDate.MAX,
                    "Luật thử",
                    List.of(
                            new PolicyRule.Repetition(
                                    ApplicableDays.EVERY,
                                    PolicyRule.Force.USUAL,
                                    100,
                                    100,
                                    Duration.ZERO)));

    public ProvinceFixture speaking(AreaCode area, LanguageTag... languages) {
        var shares = new ArrayList<LanguageProfile.LanguageShare>();
        for (LanguageTag language : languages) {
            shares.add(new LanguageProfile.LanguageShare(language, 100 / languages.length));
        }
        profiles.put(station(area).id(), new LanguageProfile(shares));
        return this;
    }

    ProvinceFixture tagged(AreaCode area, String tag) {
        tags.put(station(area).id(), Set.of(new StationTag(tag)));
        return this;
    }

    public ProvinceFixture with(Clip clip) {
        clips.put(clip.id(), clip);
        return this;
    }

    public ProvinceFixture with(Slot slot) {
        slots.add(slot);
        return this;
    }

    ProvinceFixture with(ActiveSituation one) {
        situations.add(one);
        return this;
    }

    ProvinceFixture with(Policy policy) {
        policies.add(policy);
        return this;
    }

    ProvinceFixture with(Obligation obligation) {
        obligations.add(obligation);
        return this;
    }

    ProvinceFixture with(AreaCode area, PlanHistory.StationHistory history) {
        histories.put(station(area).id(), history);
        return this;
    }

    ProvinceFixture with(DueHandOver one) {
        dueHandOvers.add(one);
        return this;
    }

    ProvinceFixture first(AreaCode unit, String... orders) {
        priorityOrder.put(unit, List.of(orders).stream().map(SlotId::new).toList());
        return this;
    }

    /**
     * Adds a bulletin with a recording of that length in each of the languages in {@code recorded}.
     */
    public ProvinceFixture bulletin(
            String id, int minutes, List<LanguageTag> wanted, List<LanguageTag> recorded) {
        return bulletin(id, PROVINCE, minutes, wanted, recorded);
    }

    ProvinceFixture bulletin(
            String id,
            AreaCode area,
            int minutes,
            List<LanguageTag> wanted,
            List<LanguageTag> recorded) {
        var details =
                new BulletinDetails(
                        "Bản tin " + id,
                        "y tế",
                        MessageClass.ORDINARY,
                        area,
                        new Validity(MONDAY.minusDays(30), MONDAY.plusDays(300)),
                        wanted);
        Bulletin bulletin = Bulletin.create(new BulletinId(id), details);
        for (LanguageTag language : recorded) {
            Clip clip = clip(id, language, minutes);
            with(clip);
            bulletin =
                    bulletin.withRendition(
                            new Rendition(
                                    language,
                                    new Rendition.Sound.Recorded(clip.id()),
                                    "Lời " + language,
                                    new Rendition.People("A", "B", "C")));
        }
        bulletins.put(bulletin.id(), bulletin);
        return this;
    }

    static SlotPart bulletins(int each, String... ids) {
        return new SlotPart.Bulletins(List.of(ids).stream().map(BulletinId::new).toList(), each);
    }

    public AirtimeOrders orders() {
        return new AirtimeOrders(slots, priorityOrder, situations, obligations);
    }

    public PlanInput input() {
        return new PlanInput(
                new StationNetwork(areas(), List.of(), stations, tags, profiles),
                new PlanContent(clips, bulletins, dueHandOvers),
                orders(),
                new PolicySet(policies, Set.of()),
                new PlanHistory(histories));
    }

    static AreaTree areas() {
        return new AreaTree(
                List.of(
                        area(AreaCode.COUNTRY, AreaCode.COUNTRY),
                        area(PROVINCE, AreaCode.COUNTRY),
                        area(DISTRICT, PROVINCE),
                        area(EAST, DISTRICT),
                        area(WEST, DISTRICT),
                        area(APART, PROVINCE)));
    }

    private static Area area(AreaCode code, AreaCode parent) {
        return new Area(
                code, parent, "unit", "Đơn vị " + code, LocalDate.of(2000, 1, 1), LocalDate.MAX);
    }

    DayPlan day(AreaCode area) {
        return day(area, MONDAY);
    }

    DayPlan day(AreaCode area, LocalDate date) {
        return Planner.of(input()).days(station(area), date, 1).getFirst();
    }
}
