package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.air.Clearance;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.PolicyBook;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.reach.Succession;

/**
 * What a plan knows of places, content and law, whatever the orders are. It remembers what it
 * worked out; several plans of one thread share it.
 */
final class Setting {
    private final Places places;
    private final Reach reach;
    private final PolicyBook policies;
    private final ActMaker maker;
    private final Repertoire repertoire;
    private final Map<LanguageProfile, Integer> profiles;
    private final Map<StationId, Seat> seats;
    private final Map<LocalDate, Map<AreaCode, List<AreaCode>>> ancestries;
    private final Map<Midnight, Long> midnights;
    private final Map<LocalDate, Map<AreaCode, List<AreaCode>>> endedAt;
    private final IdentityHashMap<OpenDay, Clearance> clearances = new IdentityHashMap<>();

    private record Midnight(LocalDate date, ZoneId zone) {}

    Setting(Places places, Content content, Law law) {
        this.places = places;
        this.reach =
                new Reach(places.areas(), places.successions(), places.stations(), places.tags());
        this.policies = new PolicyBook(places.areas(), law.policies(), law.holidays());
        this.maker = new ActMaker(content);
        this.repertoire = new Repertoire(content);
        this.profiles = new HashMap<>();
        this.seats = new HashMap<>();
        this.ancestries = new HashMap<>();
        this.midnights = new HashMap<>();
        this.endedAt = new HashMap<>();
    }

    private Setting(Setting other, Law law) {
        this.places = other.places;
        this.reach = other.reach;
        this.policies = new PolicyBook(places.areas(), law.policies(), law.holidays());
        this.maker = other.maker;
        this.repertoire = other.repertoire;
        this.profiles = other.profiles;
        this.seats = other.seats;
        this.ancestries = other.ancestries;
        this.midnights = other.midnights;
        this.endedAt = other.endedAt;
    }

    /** The same under another law. */
    Setting with(Law law) {
        return new Setting(this, law);
    }

    Places places() {
        return places;
    }

    Reach reach() {
        return reach;
    }

    ActMaker maker() {
        return maker;
    }

    Repertoire repertoire() {
        return repertoire;
    }

    Here here(Station station, LocalDate date) {
        Optional<AreaCode> home = reach.home(station, date);
        OpenDay open = policies.on(home.orElse(station.area()), date, station.zone());
        return new Here(
                station,
                date,
                home,
                home.map(at -> ancestry(at, date)).orElse(List.of()),
                seat(station.id()),
                clearances.computeIfAbsent(open, Clearance::of),
                begin(station.zone(), date),
                begin(station.zone(), date.plusDays(1)));
    }

    private long begin(ZoneId zone, LocalDate date) {
        return midnights.computeIfAbsent(
                new Midnight(date, zone),
                one -> one.date().atStartOfDay(one.zone()).toInstant().toEpochMilli());
    }

    private Seat seat(StationId station) {
        Seat known = seats.get(station);
        if (known == null) {
            LanguageProfile spoken = places.profile(station);
            known = new Seat(profiles.computeIfAbsent(spoken, _ -> profiles.size()), spoken);
            seats.put(station, known);
        }
        return known;
    }

    private List<AreaCode> ancestry(AreaCode unit, LocalDate date) {
        Map<AreaCode, List<AreaCode>> day = ancestries.computeIfAbsent(date, _ -> new HashMap<>());
        List<AreaCode> known = day.get(unit);
        if (known == null) {
            var path = new ArrayList<AreaCode>();
            for (Area area : places.areas().ancestry(unit, date)) {
                path.add(area.code());
            }
            known = List.copyOf(path);
            day.put(unit, known);
        }
        return known;
    }

    /** The areas that have ended and that this one, among others perhaps, carries on. */
    List<AreaCode> endedInto(AreaCode area, LocalDate date) {
        if (places.successions().isEmpty()) {
            return List.of();
        }
        return endedAt.computeIfAbsent(date, this::endedBy).getOrDefault(area, List.of());
    }

    private Map<AreaCode, List<AreaCode>> endedBy(LocalDate date) {
        var ended = new TreeSet<AreaCode>();
        places.successions().stream().map(Succession::before).forEach(ended::add);
        var into = new HashMap<AreaCode, List<AreaCode>>();
        for (AreaCode one : ended) {
            for (AreaCode standing : reach.standing(one, date)) {
                if (!standing.equals(one)) {
                    into.computeIfAbsent(standing, _ -> new ArrayList<>()).add(one);
                }
            }
        }
        return into;
    }

    /** Whether that area, or what stands for it by now, is the station's unit or above it. */
    boolean holds(AreaCode area, Here here) {
        return distance(area, here) >= 0;
    }

    /** How far above the station's own unit that is; less than 0 when it does not lie in it. */
    int distance(AreaCode area, Here here) {
        int direct = here.ancestry().indexOf(area);
        if (direct >= 0 || places.successions().isEmpty()) {
            return direct;
        }
        for (AreaCode standing : reach.standing(area, here.date())) {
            int distance = here.ancestry().indexOf(standing);
            if (distance >= 0) {
                return distance;
            }
        }
        return -1;
    }
}
