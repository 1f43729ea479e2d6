package vn.tienglang.planner.programme;

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
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.Reading;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.situation.Raised;

/** A small province for tests of the planner: a district with two communes, and one apart. */
final class Province {
    static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    static final LocalDate MONDAY = LocalDate.of(2021, 6, 7);
    static final AreaCode PROVINCE = new AreaCode("20");
    static final AreaCode DISTRICT = new AreaCode("178");
    static final AreaCode EAST = new AreaCode("05977");
    static final AreaCode WEST = new AreaCode("05983");
    static final AreaCode APART = new AreaCode("06040");
    static final LanguageTag VIET = new LanguageTag("vi");
    static final LanguageTag TAY = new LanguageTag("tyz");
    static final LanguageTag NUNG = new LanguageTag("nut");

    private final List<Station> stations = new ArrayList<>();
    private final Map<StationId, Set<Tag>> tags = new TreeMap<>();
    private final Map<StationId, LanguageProfile> profiles = new TreeMap<>();
    private final Map<ClipId, Clip> clips = new TreeMap<>();
    private final Map<BulletinId, Bulletin> bulletins = new TreeMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Map<AreaCode, List<SlotId>> firstAt = new TreeMap<>();
    private final List<Raised> raised = new ArrayList<>();
    private final List<Policy> policies = new ArrayList<>();
    private final List<Obligation> obligations = new ArrayList<>();
    private final Map<StationId, Past.OfStation> past = new TreeMap<>();
    private final List<Promised> promised = new ArrayList<>();

    static Station station(AreaCode area) {
        return new Station(new StationId("st-" + area), "Đài " + area, area, HANOI);
    }

    static LocalTime at(int hour, int minute) {
        return LocalTime.of(hour, minute);
    }

    /** Every day at that time, counted from the first day of 1970. */
    static Recurring daily(LocalTime time) {
        String text =
                "DTSTART:19700101T%02d%02d%02d\nRRULE:FREQ=DAILY"
                        .formatted(time.getHour(), time.getMinute(), time.getSecond());
        return switch (Recurrence.read(text)) {
            case Reading.Understood<Recurrence>(var understood) -> Recurring.of(understood);
            case Reading.Refused<Recurrence> refused -> throw new AssertionError(refused);
        };
    }

    static Clip clip(String title, LanguageTag language, int minutes) {
        return new Clip(
                ClipId.of((title + language).getBytes(StandardCharsets.UTF_8)),
                title,
                language,
                Duration.ofMinutes(minutes),
                1_000,
                Limits.PART_BYTES);
    }

    static Slot slot(String id, AreaCode target, LocalTime time, Part... parts) {
        return new Slot(
                new SlotId(id),
                "Buổi phát " + id,
                PROVINCE,
                Target.of(target),
                daily(time),
                new Starting.OnTime(),
                Slot.NO_HARD_END,
                List.of(parts),
                new LanguageMix.Alternate(),
                MessageClass.ORDINARY);
    }

    static Slot withStarting(Slot slot, Starting starting) {
        return changed(slot, starting, slot.languages(), slot.messageClass());
    }

    static Slot ofClass(Slot slot, MessageClass messageClass) {
        return changed(slot, slot.starting(), slot.languages(), messageClass);
    }

    static Slot mixed(Slot slot, LanguageMix mix) {
        return changed(slot, slot.starting(), mix, slot.messageClass());
    }

    private static Slot changed(
            Slot slot, Starting starting, LanguageMix mix, MessageClass messageClass) {
        return new Slot(
                slot.id(),
                slot.title(),
                slot.issuer(),
                slot.target(),
                slot.when(),
                starting,
                slot.hardEnd(),
                slot.parts(),
                mix,
                messageClass);
    }

    Province withStations(AreaCode... areas) {
        for (AreaCode area : areas) {
            stations.add(station(area));
        }
        return this;
    }

    Province speaking(AreaCode area, LanguageTag... languages) {
        var spoken = new ArrayList<LanguageProfile.Spoken>();
        for (LanguageTag language : languages) {
            spoken.add(new LanguageProfile.Spoken(language, 100 / languages.length));
        }
        profiles.put(station(area).id(), new LanguageProfile(spoken));
        return this;
    }

    Province tagged(AreaCode area, String tag) {
        tags.put(station(area).id(), Set.of(new Tag(tag)));
        return this;
    }

    Province with(Clip clip) {
        clips.put(clip.id(), clip);
        return this;
    }

    Province with(Slot slot) {
        slots.add(slot);
        return this;
    }

    Province with(Raised one) {
        raised.add(one);
        return this;
    }

    Province with(Policy policy) {
        policies.add(policy);
        return this;
    }

    Province with(Obligation obligation) {
        obligations.add(obligation);
        return this;
    }

    Province with(AreaCode area, Past.OfStation known) {
        past.put(station(area).id(), known);
        return this;
    }

    Province with(Promised one) {
        promised.add(one);
        return this;
    }

    Province first(AreaCode unit, String... orders) {
        firstAt.put(unit, List.of(orders).stream().map(SlotId::new).toList());
        return this;
    }

    /** A bulletin with a recording of that length in each of the languages that are made. */
    Province bulletin(String id, int minutes, List<LanguageTag> wanted, List<LanguageTag> made) {
        return bulletin(id, PROVINCE, minutes, wanted, made);
    }

    Province bulletin(
            String id,
            AreaCode area,
            int minutes,
            List<LanguageTag> wanted,
            List<LanguageTag> made) {
        var terms =
                new Terms(
                        "Bản tin " + id,
                        "y tế",
                        MessageClass.ORDINARY,
                        area,
                        new Validity(MONDAY.minusDays(30), MONDAY.plusDays(300)),
                        wanted);
        Bulletin bulletin = Bulletin.begun(new BulletinId(id), terms);
        for (LanguageTag language : made) {
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

    static Part bulletins(int each, String... ids) {
        return new Part.Bulletins(List.of(ids).stream().map(BulletinId::new).toList(), each);
    }

    Orders orders() {
        return new Orders(slots, firstAt, raised, obligations);
    }

    Basis basis() {
        return new Basis(
                new Places(areas(), List.of(), stations, tags, profiles),
                new Content(clips, bulletins, promised),
                orders(),
                new Law(policies, Set.of()),
                new Past(past));
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

    StationDay day(AreaCode area) {
        return day(area, MONDAY);
    }

    StationDay day(AreaCode area, LocalDate date) {
        return Planning.of(basis()).days(station(area), date, 1).getFirst();
    }
}
