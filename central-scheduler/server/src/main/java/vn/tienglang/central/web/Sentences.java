package vn.tienglang.central.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.BookedSlot;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Refusal;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.reach.Target;

/** Makes one sentence of each refusal, with the names people use instead of ids. */
final class Sentences {
    /** More names than this in one sentence are not read. */
    private static final int NAMED_AT_MOST = 5;

    private final Words words;
    private final Desk desk;
    private final ZoneId office;
    private final AreaTree areas;
    private final List<Station> stations;

    /** Looks names up as they are now. */
    Sentences(Words words, Desk desk, ZoneId office) {
        this.words = words;
        this.desk = desk;
        this.office = office;
        areas = desk.areas();
        stations = desk.stations();
    }

    /** The rule that stands against it, and the facts that broke it. */
    Complaint complaint(Refusal refusal) {
        return complaint(refusal, stations(refusal));
    }

    /** One sentence where several stations say the same: a province has hundreds of them. */
    List<Complaint> together(List<Refusal> refusals) {
        Map<List<Object>, List<Refusal>> alike = new LinkedHashMap<>();
        refusals.forEach(refusal ->
                alike.computeIfAbsent(besidesStation(refusal), _ -> new ArrayList<>())
                        .add(refusal));
        return alike.values().stream()
                .map(same ->
                        complaint(
                                same.getFirst(),
                                same.stream().flatMap(one -> stations(one).stream()).toList()))
                .toList();
    }

    private Complaint complaint(Refusal refusal, List<StationId> at) {
        return switch (refusal) {
            case Refusal.Overlap overlap -> against("overlap", "time", overlap(overlap, at));
            case Refusal.UnknownArea(AreaCode area, LocalDate date) ->
                    against("unknown-area", "area", area.value(), words.date(date));
            case Refusal.NoStation(AreaCode area, LocalDate date) ->
                    against("no-station", "area", area(area, date), words.date(date));
            case Refusal.UnknownClip(var clip) -> against("unknown-clip", "clip", clip.brief());
            case Refusal.InThePast(Instant start) ->
                    against("in-the-past", "time", moment(start, office));
            case Refusal.TooFarAhead(LocalDate date, LocalDate latest) ->
                    against("too-far-ahead", "date", words.date(date), words.date(latest));
            case Refusal.UnknownBulletin(var bulletin) ->
                    against("unknown-bulletin", "parts", bulletin);
            case Refusal.Never(LocalDate first) -> against("never", "date", words.date(first));
            case Refusal.ChangeWaits _ -> against("change-waits", "revision");
            case Refusal.TooManyChanges(int most) ->
                    against("too-many-changes", "occurrence", words.number(most));
            case Refusal.PastHardEnd(StationId _, LocalDate date) ->
                    against("past-hard-end", "time", names(at), words.date(date));
            case Refusal.TooManyAirings(StationId _, LocalDate date) ->
                    against("too-many-airings", "date", names(at), words.date(date));
            case Refusal.Closed(StationId station, LocalDate date, List<Closure> closures) ->
                    against(
                            "closed",
                            "time",
                            names(at),
                            words.date(date),
                            closures.stream()
                                    .map(one -> closure(one, zone(station), date))
                                    .distinct()
                                    .collect(Collectors.joining("; ")));
            case Refusal.OverSession(StationId _, LocalDate date, Cap cap) ->
                    against("over-session", "time", cap(cap, date, at));
            case Refusal.OverDay(StationId _, LocalDate date, Cap cap) ->
                    against("over-day", "time", cap(cap, date, at));
            case Refusal.NotBySlot(var messageClass) ->
                    against("not-by-slot", "messageClass", words.say("messageClass", messageClass));
        };
    }

    private static List<StationId> stations(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Overlap overlap -> List.of(overlap.station());
            case Refusal.PastHardEnd(StationId station, var _) -> List.of(station);
            case Refusal.TooManyAirings(StationId station, var _) -> List.of(station);
            case Refusal.Closed(StationId station, var _, var _) -> List.of(station);
            case Refusal.OverSession(StationId station, var _, var _) -> List.of(station);
            case Refusal.OverDay(StationId station, var _, var _) -> List.of(station);
            case Refusal.UnknownArea _,
                    Refusal.NoStation _,
                    Refusal.UnknownClip _,
                    Refusal.UnknownBulletin _,
                    Refusal.InThePast _,
                    Refusal.Never _,
                    Refusal.ChangeWaits _,
                    Refusal.TooManyChanges _,
                    Refusal.TooFarAhead _,
                    Refusal.NotBySlot _ ->
                    List.of();
        };
    }

    private static List<Object> besidesStation(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Overlap(var _, var date, var wanted, var with, var taken) ->
                    List.of("overlap", date, wanted, with, taken);
            case Refusal.PastHardEnd(var _, var date) -> List.of("past-hard-end", date);
            case Refusal.TooManyAirings(var _, var date) -> List.of("too-many-airings", date);
            case Refusal.Closed(var _, var date, var closures) -> List.of("closed", date, closures);
            case Refusal.OverSession(var _, var date, var cap) ->
                    List.of("over-session", date, cap);
            case Refusal.OverDay(var _, var date, var cap) -> List.of("over-day", date, cap);
            case Refusal.UnknownArea _,
                    Refusal.NoStation _,
                    Refusal.UnknownClip _,
                    Refusal.UnknownBulletin _,
                    Refusal.InThePast _,
                    Refusal.Never _,
                    Refusal.ChangeWaits _,
                    Refusal.TooManyChanges _,
                    Refusal.TooFarAhead _,
                    Refusal.NotBySlot _ ->
                    List.of(refusal);
        };
    }

    /** True when the plan as it stands is in the way, false when the wish itself is wrong. */
    static boolean isConflict(Refusal refusal) {
        return switch (refusal) {
            case Refusal.Overlap _,
                    Refusal.TooManyAirings _,
                    Refusal.OverSession _,
                    Refusal.OverDay _,
                    Refusal.PastHardEnd _,
                    Refusal.ChangeWaits _,
                    Refusal.TooManyChanges _ ->
                    true;
            case Refusal.UnknownArea _,
                    Refusal.NoStation _,
                    Refusal.UnknownClip _,
                    Refusal.UnknownBulletin _,
                    Refusal.InThePast _,
                    Refusal.Never _,
                    Refusal.TooFarAhead _,
                    Refusal.Closed _,
                    Refusal.NotBySlot _ ->
                    false;
        };
    }

    /** What people call a station. */
    String name(StationId id) {
        return stations.stream()
                .filter(station -> station.id().equals(id))
                .map(Station::name)
                .findFirst()
                .orElse(id.value());
    }

    /** What people call these stations; the first of them, when there are very many. */
    String names(List<StationId> ids) {
        String some =
                ids.stream().limit(NAMED_AT_MOST).map(this::name).collect(Collectors.joining(", "));
        return ids.size() <= NAMED_AT_MOST
                ? some
                : words.say(
                        "refusal.stations.more", some, words.number(ids.size() - NAMED_AT_MOST));
    }

    /** What people call an area on this day. */
    String area(AreaCode code, LocalDate date) {
        return areas.find(code, date).map(Area::name).orElse(code.value());
    }

    /** What people call the areas that are meant on this day. */
    String areas(Target target, LocalDate date) {
        return target.areas().stream()
                .limit(NAMED_AT_MOST)
                .map(area -> area(area, date))
                .collect(Collectors.joining(", "));
    }

    private Complaint against(String rule, String field, Object... facts) {
        return new Complaint(rule, field, words.say("refusal." + rule, facts));
    }

    /** The zone whose time that station keeps. */
    ZoneId zone(StationId id) {
        return stations.stream()
                .filter(station -> station.id().equals(id))
                .map(Station::zone)
                .findFirst()
                .orElse(office);
    }

    /** Which rule, from when to when, and whose it is since when. */
    String closure(Closure closure, ZoneId zone, LocalDate date) {
        return words.say(
                "closure." + closure.why().name(),
                words.time(closure.when().start(), zone),
                words.time(closure.when().end(), zone),
                quote(closure.by(), date));
    }

    /** The paper a rule stands on, whose it is, and since when. */
    String quote(Policy.Quote by, LocalDate date) {
        return by.equals(Policy.Quote.NOBODY)
                ? words.say("quote.nobody")
                : words.say("quote", by.paper(), area(by.unit(), date), words.date(by.since()));
    }

    private Object[] cap(Cap cap, LocalDate date, List<StationId> at) {
        return new Object[] {
            names(at), words.date(date), words.duration(cap.most()), quote(cap.by(), date)
        };
    }

    private Object[] overlap(Refusal.Overlap overlap, List<StationId> at) {
        ZoneId zone = zone(overlap.station());
        return new Object[] {
            names(at),
            title(overlap.with()),
            words.time(overlap.taken().start(), zone),
            words.time(overlap.taken().end(), zone),
            words.time(overlap.wanted().start(), zone),
            words.time(overlap.wanted().end(), zone),
            words.date(overlap.date())
        };
    }

    private String title(SlotId slot) {
        return desk.find(slot).map(BookedSlot::slot).map(Slot::title).orElse(slot.value());
    }

    private String moment(Instant instant, ZoneId zone) {
        return words.time(instant, zone) + " " + words.date(LocalDate.ofInstant(instant, zone));
    }
}
