package vn.tienglang.planner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;

/**
 * The air of every station over some days, filled slot by slot. Lives for one question and is then
 * thrown away.
 */
final class Timetable {
    /** An airing that begins on the day before or after may still reach into the days asked for. */
    private static final int SPILL_DAYS = 1;

    /** What an airing costs in a log on the wire, at most, and a clip apart from its title. */
    private static final int BYTES_EACH = 256;

    /** What a log on the wire costs before anything is in it. */
    private static final int BYTES_BARE = 1_024;

    private final PlanBasis basis;
    private final Coverage coverage;
    private final LocalDate from;
    private final LocalDate until;
    private final Map<StationId, NavigableMap<Instant, Placed>> air = new HashMap<>();
    private final Map<StationId, Map<LocalDate, Day>> days = new HashMap<>();
    private final List<Refusal> refusals = new ArrayList<>();

    private Timetable(PlanBasis basis, LocalDate from, LocalDate until) {
        this.basis = basis;
        this.coverage = new Coverage(basis);
        this.from = from;
        this.until = until;
    }

    /** The booked slots of the basis on these days; {@code until} is the first day after them. */
    static Timetable of(PlanBasis basis, LocalDate from, LocalDate until) {
        var timetable = new Timetable(basis, from, until);
        basis.slots().forEach(timetable::placeBooked);
        return timetable;
    }

    /** The instant at which the slot starts at this station on this day of its zone. */
    static Instant start(Slot slot, LocalDate date, Station station) {
        return ZonedDateTime.of(date, slot.start(), station.zone()).toInstant();
    }

    private void placeBooked(Slot slot) {
        List<LocalDate> dates =
                slot.when().days(from.minusDays(SPILL_DAYS), until.plusDays(SPILL_DAYS));
        if (dates.isEmpty()) {
            return;
        }
        List<Refusal> ofItsOwn = Planner.complaintsOfItsOwn(basis, slot);
        for (LocalDate date : dates) {
            var found = new ArrayList<Refusal>(ofItsOwn);
            found.addAll(coverage.complaints(slot.area(), date));
            if (ofItsOwn.isEmpty()) {
                found.addAll(place(slot, date));
            }
            if (!date.isBefore(from) && date.isBefore(until)) {
                refusals.addAll(found);
            }
        }
    }

    /**
     * Gives the slot its air on this day, at every station that can take it. What this returns is
     * why the others cannot.
     */
    List<Refusal> place(Slot slot, LocalDate date) {
        Clip clip = Objects.requireNonNull(basis.clips().get(slot.clip()), "clip not looked at");
        var found = new ArrayList<Refusal>();
        for (Station station : coverage.stations(slot.area(), date)) {
            found.addAll(place(slot, clip, date, station));
        }
        return found;
    }

    private List<Refusal> place(Slot slot, Clip clip, LocalDate date, Station station) {
        StationId at = station.id();
        ZonedDateTime start = ZonedDateTime.of(date, slot.start(), station.zone());
        if (!start.toLocalDate().equals(date)) {
            return List.of(new Refusal.NoSuchDay(at, date));
        }
        Airtime wanted = Airtime.of(start.toInstant(), wholeMillis(clip.length()));
        NavigableMap<Instant, Placed> taken = air.computeIfAbsent(at, _ -> new TreeMap<>());
        List<Refusal> overlaps =
                colliding(taken, wanted).stream()
                        .<Refusal>map(other ->
                                new Refusal.Overlap(
                                        at, date, wanted, other.slot(), other.airing().airtime()))
                        .toList();
        if (!overlaps.isEmpty()) {
            return overlaps;
        }
        Day day =
                days.computeIfAbsent(at, _ -> new HashMap<>())
                        .computeIfAbsent(date, _ -> new Day());
        if (!day.hasRoomFor(clip)) {
            return List.of(new Refusal.TooManyAirings(at, date));
        }
        var airing = new Airing(slot.airing(date), wanted, slot.clip(), slot.messageClass());
        taken.put(wanted.start(), new Placed(slot.id(), airing));
        day.add(airing, clip);
        return List.of();
    }

    /** Nothing placed overlaps anything placed, so only neighbours can be in the way. */
    private static List<Placed> colliding(NavigableMap<Instant, Placed> taken, Airtime wanted) {
        var colliding = new ArrayList<Placed>();
        var before = taken.lowerEntry(wanted.start());
        if (before != null && before.getValue().airing().airtime().overlaps(wanted)) {
            colliding.add(before.getValue());
        }
        colliding.addAll(taken.subMap(wanted.start(), wanted.end()).values());
        return colliding;
    }

    /** An airing is as long as its clip, rounded up: the wire speaks in milliseconds. */
    private static Duration wholeMillis(Duration length) {
        long millis = length.toMillis();
        return Duration.ofMillis(length.equals(Duration.ofMillis(millis)) ? millis : millis + 1);
    }

    /** What was placed at this station on this day. */
    PlannedDay day(Station station, LocalDate date) {
        Day day = days.getOrDefault(station.id(), Map.of()).getOrDefault(date, new Day());
        return new PlannedDay(
                station.id(),
                date,
                day.airings.stream().sorted(Airing.IN_ORDER).toList(),
                List.copyOf(day.clips.values()));
    }

    /** What could not be placed on the days asked for, in booking order. */
    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    private record Placed(SlotId slot, Airing airing) {}

    private static final class Day {
        private final List<Airing> airings = new ArrayList<>();
        private final Map<ClipId, Clip> clips = new TreeMap<>();
        private int bytes = BYTES_BARE;

        boolean hasRoomFor(Clip clip) {
            return airings.size() < Limits.AIRINGS_A_DAY
                    && bytes + weight(clip) <= Limits.MESSAGE_BYTES;
        }

        void add(Airing airing, Clip clip) {
            bytes += weight(clip);
            airings.add(airing);
            clips.put(clip.id(), clip);
        }

        private int weight(Clip clip) {
            return clips.containsKey(clip.id()) ? BYTES_EACH : 2 * BYTES_EACH + titleBytes(clip);
        }

        /** JSON writes a control character, a quote or a backslash in up to six bytes. */
        private static int titleBytes(Clip clip) {
            String title = clip.title();
            long escaped =
                    title.chars()
                            .filter(c -> Character.isISOControl(c) || c == '"' || c == '\\')
                            .count();
            return title.getBytes(StandardCharsets.UTF_8).length + 6 * Math.toIntExact(escaped);
        }
    }
}
