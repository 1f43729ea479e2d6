package vn.tienglang.planner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** A small office for planner tests: a town, two communes, a slot at a time. */
final class Office {
    static final ZoneId HANOI = ZoneId.of("Asia/Ho_Chi_Minh");
    static final LocalDate SATURDAY = LocalDate.of(2026, 11, 21);
    static final AreaCode PROVINCE = new AreaCode("20");
    static final AreaCode EAST = new AreaCode("05977");
    static final AreaCode WEST = new AreaCode("05983");
    static final AreaCode EMPTY = new AreaCode("04");
    static final Clip MINUTE = clip("Bản tin", Duration.ofSeconds(60));

    private final List<Area> areas = new ArrayList<>();
    private final List<Station> stations = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();
    private final Map<ClipId, Clip> clips = new TreeMap<>();

    Office() {
        area(AreaCode.COUNTRY, AreaCode.COUNTRY);
        area(PROVINCE, AreaCode.COUNTRY);
        area(EMPTY, AreaCode.COUNTRY);
        area(EAST, PROVINCE);
        area(WEST, PROVINCE);
        with(MINUTE);
    }

    private void area(AreaCode code, AreaCode parent) {
        var from = LocalDate.of(2021, 1, 1);
        areas.add(new Area(code, parent, "commune", "Nơi " + code, from, LocalDate.MAX));
    }

    Office with(Clip clip) {
        clips.put(clip.id(), clip);
        return this;
    }

    Office with(Station station) {
        stations.add(station);
        return this;
    }

    Office with(Slot slot) {
        slots.add(slot);
        return this;
    }

    Office withBothStations() {
        return with(station("east", EAST, HANOI)).with(station("west", WEST, HANOI));
    }

    PlanBasis basis() {
        return new PlanBasis(new AreaTree(areas), stations, slots, clips);
    }

    static Station station(String id, AreaCode area, ZoneId zone) {
        return new Station(new StationId(id), "Đài " + id, area, zone);
    }

    static Clip clip(String title, Duration length) {
        return new Clip(
                ClipId.of(title.getBytes(StandardCharsets.UTF_8)),
                title,
                new LanguageTag("vi"),
                length,
                1_000,
                Limits.PART_BYTES);
    }

    static Slot slot(String id, AreaCode area, LocalDate date, LocalTime start, Clip clip) {
        return new Slot(
                new SlotId(id),
                "Slot " + id,
                area,
                new Recurrence.Once(date),
                start,
                clip.id(),
                MessageClass.ORDINARY);
    }

    static Slot slot(String id, AreaCode area, LocalTime start) {
        return slot(id, area, SATURDAY, start, MINUTE);
    }
}
