package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.input.PolicySet;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrenceResult;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/**
 * Test data of the whole country: the areas of 2021 with a station in every commune, forty slots a
 * station and day ordered by all tiers, policies at three tiers and five languages. It is one
 * class, because every part draws from the same seed in the same order.
 *
 * <p>One class, because the parts of the generated plan refer to each other.
 */
final class CountryPlanData {
    static final LocalDate MONDAY = LocalDate.of(2021, 6, 7);
    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    static final int SLOTS_A_DAY = 40;

    private static final AreaCode NATION = AreaCode.COUNTRY;
    private static final LocalDate SINCE = LocalDate.of(2018, 1, 1);
    private static final int BULLETINS = 24;
    private static final int MINUTES_EACH = 12;
    private static final List<LanguageTag> LANGUAGES =
            List.of("vi", "tyz", "nut", "hmn", "blt").stream().map(LanguageTag::new).toList();

    /** Number of the forty slots ordered by country, province, district and commune. */
    private static final List<Integer> PARTS = List.of(10, 14, 10, 6);

    /** The commune orders all forty slots. */
    private static final List<Integer> ALONE = List.of(0, 0, 0, SLOTS_A_DAY);

    private static final List<LocalTime> SESSIONS =
            List.of(LocalTime.of(5, 0), LocalTime.of(11, 0), LocalTime.of(16, 30));
    private static final List<Integer> SESSION_SLOTS = List.of(16, 8, 16);

    /** Recurrence rules; on every day exactly one rule of each row applies. */
    private static final List<List<String>> RULES =
            List.of(
                    List.of("FREQ=DAILY"),
                    List.of("FREQ=WEEKLY;BYDAY=MO,WE,FR,SU", "FREQ=WEEKLY;BYDAY=TU,TH,SA"),
                    List.of("FREQ=DAILY;UNTIL=20301231T235959"),
                    List.of(
                            "FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15",
                            "FREQ=MONTHLY;BYMONTHDAY=16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31"),
                    List.of(
                            "FREQ=YEARLY;BYMONTH=1,2,3,10,11,12;BYDAY=MO,TU,WE,TH,FR,SA,SU",
                            "FREQ=YEARLY;BYMONTH=4,5,6,7,8,9;BYDAY=MO,TU,WE,TH,FR,SA,SU"));

    private final List<Area> areas = new ArrayList<>();
    private final Map<AreaCode, AreaCode> parents = new HashMap<>();
    private final List<Station> stations = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Integer> parts;
    private final PlanInput basis;

    /** Data within that unit. */
    private CountryPlanData(List<String> lines, AreaCode within, List<Integer> parts) {
        this.parts = parts;
        areas.add(new Area(NATION, NATION, "country", "Việt Nam", SINCE, LocalDate.MAX));
        lines.stream().skip(1).map(line -> line.split(",", 4)).forEach(this::area);
        for (Area area : areas) {
            if (!isInside(area.code(), within)) {
                continue;
            }
            if (tier(area.code()) == parts.size() - 1) {
                stations.add(
                        new Station(
                                new StationId("st-" + area.code()),
                                area.name(),
                                area.code(),
                                ZONE));
            }
            orders(area.code());
        }
        basis = new PlanInput(places(), content(), orders(List.of()), law());
    }

    /** Reads the areas from the list of the centre. */
    static CountryPlanData read(Path top) throws IOException {
        return new CountryPlanData(lines(top), NATION, PARTS);
    }

    /** Data of one unit in which every commune orders all forty slots itself. */
    static CountryPlanData apart(Path top, AreaCode within) throws IOException {
        return new CountryPlanData(lines(top), within, ALONE);
    }

    private static List<String> lines(Path top) throws IOException {
        return Files.readAllLines(
                top.resolve("central-scheduler/office/src/main/resources/areas/vietnam-2021.csv"));
    }

    private void area(String[] field) {
        AreaCode code = new AreaCode(field[0]);
        AreaCode parent = field[1].isEmpty() ? NATION : new AreaCode(field[1]);
        parents.put(code, parent);
        areas.add(new Area(code, parent, field[2], field[3], SINCE, LocalDate.MAX));
    }

    /** Tier from 0 for the country to 3 for a commune. */
    private int tier(AreaCode code) {
        int tier = 0;
        for (AreaCode at = code; !at.equals(NATION); at = parents.getOrDefault(at, NATION)) {
            tier++;
        }
        return tier;
    }

    PlanInput basis() {
        return basis;
    }

    List<Area> areas() {
        return areas;
    }

    List<Station> stations() {
        return stations;
    }

    List<Slot> slots() {
        return slots;
    }

    /** Stations inside that unit. */
    List<Station> stations(AreaCode unit) {
        return stations.stream().filter(station -> isInside(station.area(), unit)).toList();
    }

    private boolean isInside(AreaCode area, AreaCode unit) {
        AreaCode at = area;
        while (!at.equals(unit) && !at.equals(NATION)) {
            at = parents.getOrDefault(at, NATION);
        }
        return at.equals(unit);
    }

    AirtimeOrders orders(List<ActiveSituation> raised) {
        return new AirtimeOrders(slots, Map.of(), raised, List.of());
    }

    /** The same slots, one of them a minute later. */
    AirtimeOrders orders(int changed, Slot with) {
        var others = new ArrayList<>(slots);
        others.set(changed, with);
        return new AirtimeOrders(others, Map.of(), List.of(), List.of());
    }

    /** Situation 3 in that whole unit. */
    ActiveSituation raised(AreaCode unit) {
        return new ActiveSituation(
                new SlotId("k-" + unit),
                unit,
                Playbook.provincialDefaults().get(2),
                Set.of(),
                List.of(bulletin(0), bulletin(1), bulletin(2)),
                Instant.EPOCH,
                Instant.MAX);
    }

    private static BulletinId bulletin(int number) {
        return new BulletinId("tin-" + Math.floorMod(number, BULLETINS));
    }

    private void orders(AreaCode unit) {
        int tier = tier(unit);
        if (tier >= parts.size()) {
            return;
        }
        int from = parts.subList(0, tier).stream().mapToInt(Integer::intValue).sum();
        for (int place = from; place < from + parts.get(tier); place++) {
            List<String> rules = RULES.get(place % RULES.size());
            for (int index = 0; index < rules.size(); index++) {
                LocalDateTime start = anchor(unit).atTime(time(scattered(place)));
                slots.add(
                        slot(
                                new SlotId("s-" + unit + "-" + place + "-" + index),
                                unit,
                                recurring(start, rules.get(index)),
                                place));
            }
        }
    }

    /** First days are spread over the three years after 2018. */
    private static LocalDate anchor(AreaCode unit) {
        return SINCE.plusMonths(Math.floorMod(unit.value().hashCode(), 36));
    }

    /** Slots of all tiers alternate in every session. */
    private static int scattered(int place) {
        return place * 7 % SLOTS_A_DAY;
    }

    private static LocalTime time(int place) {
        int left = place;
        int session = 0;
        while (left >= SESSION_SLOTS.get(session)) {
            left -= SESSION_SLOTS.get(session);
            session++;
        }
        return SESSIONS.get(session).plusMinutes((long) left * MINUTES_EACH);
    }

    static Recurrence recurrence(LocalDateTime start, String rule) {
        String text =
                "DTSTART:%s\nRRULE:%s"
                        .formatted(start.toString().replace("-", "").replace(":", "") + "00", rule);
        return switch (Recurrence.read(text)) {
            case RecurrenceResult.Parsed<Recurrence>(Recurrence understood) -> understood;
            case RecurrenceResult.Rejected<Recurrence>(var complaints) ->
                    throw new IllegalStateException(text + ": " + complaints);
        };
    }

    private static NumberedRecurrence recurring(LocalDateTime start, String rule) {
        return NumberedRecurrence.of(recurrence(start, rule));
    }

    private static Slot slot(SlotId id, AreaCode unit, NumberedRecurrence when, int place) {
        return new Slot(
                id,
                "Buổi phát " + place,
                unit,
                Target.of(unit),
                when,
                place % 3 == 0
                        ? new StartPolicy.WaitUpTo(Duration.ofMinutes(10))
                        : new StartPolicy.OnTime(),
                Slot.NO_HARD_END,
                List.of(
                        new SlotPart.Bulletins(
                                List.of(bulletin(place), bulletin(place + 5), bulletin(place + 11)),
                                1)),
                new LanguageMix.Alternate(),
                MessageClass.ORDINARY);
    }

    /** The same slot a minute later. */
    static Slot moved(Slot slot, String rule, LocalDateTime start) {
        return new Slot(
                slot.id(),
                slot.title(),
                slot.issuer(),
                slot.target(),
                recurring(start, rule),
                slot.startPolicy(),
                slot.hardEnd(),
                slot.parts(),
                slot.languageMix(),
                slot.messageClass());
    }

    private StationNetwork places() {
        var profiles = new HashMap<StationId, LanguageProfile>();
        for (int index = 0; index < stations.size(); index++) {
            profiles.put(stations.get(index).id(), profile(index));
        }
        return new StationNetwork(new AreaTree(areas), List.of(), stations, Map.of(), profiles);
    }

    /** One of twelve profiles with one to three languages. */
    private static LanguageProfile profile(int number) {
        var spoken = new ArrayList<LanguageProfile.LanguageShare>();
        spoken.add(new LanguageProfile.LanguageShare(LANGUAGES.getFirst(), 60));
        for (int more = 0; more < number % 3; more++) {
            LanguageTag language = LANGUAGES.get(1 + (number / 3 + more) % (LANGUAGES.size() - 1));
            spoken.add(new LanguageProfile.LanguageShare(language, 20));
        }
        return new LanguageProfile(spoken);
    }

    private static PlanContent content() {
        var clips = new HashMap<ClipId, Clip>();
        var bulletins = new HashMap<BulletinId, Bulletin>();
        for (int number = 0; number < BULLETINS; number++) {
            var terms =
                    new BulletinDetails(
                            "Bản tin số " + number,
                            "y tế",
                            MessageClass.ORDINARY,
                            NATION,
                            new Validity(SINCE, SINCE.plusYears(20)),
                            LANGUAGES);
            Bulletin bulletin = Bulletin.create(bulletin(number), terms);
            for (LanguageTag language : LANGUAGES) {
                String name = "Bản tin " + number + " " + language;
                var clip =
                        new Clip(
                                ClipId.of(name.getBytes(StandardCharsets.UTF_8)),
                                name,
                                language,
                                Duration.ofSeconds(120 + 20 * number),
                                480_000,
                                Limits.PART_BYTES);
                clips.put(clip.id(), clip);
                bulletin =
                        bulletin.withRendition(
                                new Rendition(
                                        language,
                                        new Rendition.Sound.Recorded(clip.id()),
                                        "Lời",
                                        new Rendition.People("A", "B", "C")));
            }
            bulletins.put(bulletin.id(), bulletin);
        }
        return new PlanContent(clips, bulletins);
    }

    /** The country's quiet hours, each province's sessions, each district's caps and volumes. */
    private PolicySet law() {
        var policies = new ArrayList<Policy>();
        for (Area area : areas) {
            switch (tier(area.code())) {
                case 0 -> policies.add(policy(area.code(), night()));
                case 1 -> policies.add(policy(area.code(), sessions()));
                case 2 -> policies.add(policy(area.code(), limits(area.code())));
                default -> {}
            }
        }
        return new PolicySet(policies, Set.of(LocalDate.of(2021, 9, 2)));
    }

    private static Policy policy(AreaCode unit, List<PolicyRule> rules) {
        return new Policy(unit, SINCE, LocalDate.MAX, "Quyết định " + unit, rules);
    }

    private static List<PolicyRule> night() {
        return List.of(
                new PolicyRule.QuietHours(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.BINDING,
                        LocalTimeRange.between(LocalTime.of(22, 0), LocalTime.of(4, 30))));
    }

    private static List<PolicyRule> sessions() {
        var stretches = new ArrayList<LocalTimeRange>();
        for (int index = 0; index < SESSIONS.size(); index++) {
            long minutes = (long) SESSION_SLOTS.get(index) * MINUTES_EACH + 15;
            stretches.add(new LocalTimeRange(SESSIONS.get(index), Duration.ofMinutes(minutes)));
        }
        return List.of(
                new PolicyRule.Sessions(ApplicableDays.EVERY, PolicyRule.Force.BINDING, stretches));
    }

    private static List<PolicyRule> limits(AreaCode district) {
        int more = Math.floorMod(district.value().hashCode(), 60);
        return List.of(
                new PolicyRule.DayCap(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.BINDING,
                        Duration.ofMinutes(600 + more)),
                new PolicyRule.SessionCap(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.USUAL,
                        Duration.ofMinutes(300 + more)),
                new PolicyRule.Volume(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.USUAL,
                        LocalTimeRange.between(LocalTime.of(5, 0), LocalTime.of(6, 0)),
                        60));
    }
}
