package vn.tienglang.pages.text;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.LegalNight;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Text of booking refusals: one sentence each, with names instead of ids. */
public final class RefusalText {
    /** Greatest number of names in one sentence. */
    private static final int NAMED_AT_MOST = 5;

    private final Messages words;
    private final SlotService slots;
    private final ZoneId office;
    private final AreaTree areas;
    private final StationDirectory directory;
    private final Map<StationId, Optional<Station>> stations = new HashMap<>();

    /** Uses the areas and stations of now. */
    public RefusalText(
            Messages words, SlotService slots, StationDirectory directory, ZoneId office) {
        this.words = words;
        this.slots = slots;
        this.office = office;
        areas = directory.areas();
        this.directory = directory;
    }

    /** The rule of a refusal and its sentence. */
    public RequestError error(BookingRefusal refusal) {
        return error(refusal, stations(refusal));
    }

    /** One error for all stations with the same refusal; a province has hundreds of stations. */
    public List<RequestError> groupedErrors(List<BookingRefusal> refusals) {
        Map<List<Object>, List<BookingRefusal>> alike = new LinkedHashMap<>();
        refusals.forEach(refusal ->
                alike.computeIfAbsent(withoutStation(refusal), _ -> new ArrayList<>())
                        .add(refusal));
        return alike.values().stream()
                .map(same ->
                        error(
                                same.getFirst(),
                                same.stream().flatMap(one -> stations(one).stream()).toList()))
                .toList();
    }

    private RequestError error(BookingRefusal refusal, List<StationId> at) {
        return switch (refusal) {
            case BookingRefusal.Overlap overlap ->
                    ruleError("overlap", "time", overlap(overlap, at));
            case BookingRefusal.UnknownArea(AreaCode area, LocalDate date) ->
                    ruleError("unknown-area", "area", area.value(), words.date(date));
            case BookingRefusal.NoStation(AreaCode area, LocalDate date) ->
                    ruleError("no-station", "area", area(area, date), words.date(date));
            case BookingRefusal.UnknownClip(var clip) ->
                    ruleError("unknown-clip", "clip", clip.brief());
            case BookingRefusal.LooksLike(String other) -> ruleError("looks-like", "title", other);
            case BookingRefusal.InThePast(Instant start) ->
                    ruleError("in-the-past", "time", moment(start, office));
            case BookingRefusal.TooFarAhead(LocalDate date, LocalDate latest) ->
                    ruleError("too-far-ahead", "date", words.date(date), words.date(latest));
            case BookingRefusal.UnknownBulletin(var bulletin) ->
                    ruleError("unknown-bulletin", "parts", bulletin);
            case BookingRefusal.Never(LocalDate first) ->
                    ruleError("never", "date", words.date(first));
            case BookingRefusal.NotChanged(LocalDateTime occurrence) ->
                    ruleError("not-changed", "occurrence", moment(occurrence));
            case BookingRefusal.ChangeWaits _ -> ruleError("change-waits", "revision");
            case BookingRefusal.TooManyChanges(int most) ->
                    ruleError("too-many-changes", "occurrence", words.number(most));
            case BookingRefusal.ChangeLost(OccurrenceChange.Cancelled(LocalDateTime skipped)) ->
                    new RequestError(
                            "change-lost",
                            "when",
                            words.text("refusal.change-lost.skipped", moment(skipped)));
            case BookingRefusal.ChangeLost(
                            OccurrenceChange.Moved(LocalDateTime before, LocalDateTime to)) ->
                    new RequestError(
                            "change-lost",
                            "when",
                            words.text("refusal.change-lost.moved", moment(before), moment(to)));
            case BookingRefusal.PastHardEnd(StationId _, LocalDate date) ->
                    ruleError("past-hard-end", "time", names(at), words.date(date));
            case BookingRefusal.TooManyAirings(StationId _, LocalDate date) ->
                    ruleError("too-many-airings", "date", names(at), words.date(date));
            case BookingRefusal.Closed(StationId station, LocalDate date, List<Closure> closures) ->
                    ruleError(
                            "closed",
                            "time",
                            names(at),
                            words.date(date),
                            closures.stream()
                                    .map(one -> closure(one, zone(station), date))
                                    .distinct()
                                    .collect(Collectors.joining("; ")));
            case BookingRefusal.OverSession(StationId _, LocalDate date, Cap cap) ->
                    ruleError("over-session", "time", cap(cap, date, at));
            case BookingRefusal.OverDay(StationId _, LocalDate date, Cap cap) ->
                    ruleError("over-day", "time", cap(cap, date, at));
            case BookingRefusal.Silences(var silenced) -> SilenceText.error(words, silenced);
            case BookingRefusal.NotBySlot(var messageClass) ->
                    ruleError(
                            "not-by-slot",
                            "messageClass",
                            words.text("messageClass", messageClass));
        };
    }

    private static List<StationId> stations(BookingRefusal refusal) {
        return switch (refusal) {
            case BookingRefusal.Overlap overlap -> List.of(overlap.station());
            case BookingRefusal.PastHardEnd(StationId station, var _) -> List.of(station);
            case BookingRefusal.TooManyAirings(StationId station, var _) -> List.of(station);
            case BookingRefusal.Closed(StationId station, var _, var _) -> List.of(station);
            case BookingRefusal.OverSession(StationId station, var _, var _) -> List.of(station);
            case BookingRefusal.OverDay(StationId station, var _, var _) -> List.of(station);
            case BookingRefusal.WithoutStation _ -> List.of();
        };
    }

    private static List<Object> withoutStation(BookingRefusal refusal) {
        return switch (refusal) {
            case BookingRefusal.Overlap(var _, var date, var wanted, var with, var taken) ->
                    List.of("overlap", date, wanted, with, taken);
            case BookingRefusal.PastHardEnd(var _, var date) -> List.of("past-hard-end", date);
            case BookingRefusal.TooManyAirings(var _, var date) ->
                    List.of("too-many-airings", date);
            case BookingRefusal.Closed(var _, var date, var closures) ->
                    List.of("closed", date, closures);
            case BookingRefusal.OverSession(var _, var date, var cap) ->
                    List.of("over-session", date, cap);
            case BookingRefusal.OverDay(var _, var date, var cap) -> List.of("over-day", date, cap);
            case BookingRefusal.WithoutStation _ -> List.of(refusal);
        };
    }

    /**
     * Whether the refusal is a conflict with the current plan; false when the request itself is
     * wrong.
     */
    public static boolean isConflict(BookingRefusal refusal) {
        return switch (refusal) {
            case BookingRefusal.Overlap _,
                    BookingRefusal.TooManyAirings _,
                    BookingRefusal.OverSession _,
                    BookingRefusal.OverDay _,
                    BookingRefusal.PastHardEnd _,
                    BookingRefusal.ChangeWaits _,
                    BookingRefusal.TooManyChanges _,
                    BookingRefusal.ChangeLost _,
                    BookingRefusal.Silences _ ->
                    true;
            case BookingRefusal.UnknownArea _,
                    BookingRefusal.NoStation _,
                    BookingRefusal.UnknownClip _,
                    BookingRefusal.UnknownBulletin _,
                    BookingRefusal.InThePast _,
                    BookingRefusal.Never _,
                    BookingRefusal.NotChanged _,
                    BookingRefusal.TooFarAhead _,
                    BookingRefusal.Closed _,
                    BookingRefusal.NotBySlot _,
                    BookingRefusal.LooksLike _ ->
                    false;
        };
    }

    /** The name of a station. */
    public String name(StationId id) {
        return station(id).map(Station::name).orElse(id.value());
    }

    private Optional<Station> station(StationId id) {
        return stations.computeIfAbsent(id, directory::station);
    }

    /** The names of stations; only the first ones when there are very many. */
    public String names(List<StationId> ids) {
        String some =
                ids.stream().limit(NAMED_AT_MOST).map(this::name).collect(Collectors.joining(", "));
        return ids.size() <= NAMED_AT_MOST
                ? some
                : words.text(
                        "refusal.stations.more", some, words.number(ids.size() - NAMED_AT_MOST));
    }

    /** The name of an area on this day. */
    public String area(AreaCode code, LocalDate date) {
        return areas.find(code, date).map(Area::name).orElse(code.value());
    }

    /** The names of the areas of a target on this day. */
    public String areas(Target target, LocalDate date) {
        return target.areas().stream()
                .limit(NAMED_AT_MOST)
                .map(area -> area(area, date))
                .collect(Collectors.joining(", "));
    }

    private RequestError ruleError(String rule, String field, Object... facts) {
        return new RequestError(rule, field, words.text("refusal." + rule, facts));
    }

    /** The time zone of a station. */
    public ZoneId zone(StationId id) {
        return station(id).map(Station::zone).orElse(office);
    }

    /** The rule of a closure, its times, and its source. */
    public String closure(Closure closure, ZoneId zone, LocalDate date) {
        String sentence =
                words.text(
                        "closure." + closure.kind().name(),
                        words.time(closure.when().start(), zone),
                        words.time(closure.when().end(), zone),
                        quote(closure.by(), date));
        return LegalNight.isCitedBy(closure.by())
                ? words.text("closure.default", sentence)
                : sentence;
    }

    /** The source of a rule: document, unit and first day. */
    public String quote(Policy.Citation by, LocalDate date) {
        return by.equals(Policy.Citation.NONE)
                ? words.text("quote.nobody")
                : words.text("quote", by.paper(), area(by.unit(), date), words.date(by.since()));
    }

    private Object[] cap(Cap cap, LocalDate date, List<StationId> at) {
        return new Object[] {
            names(at), words.date(date), words.duration(cap.maximum()), quote(cap.by(), date)
        };
    }

    private Object[] overlap(BookingRefusal.Overlap overlap, List<StationId> at) {
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
        return slots.find(slot).map(SlotRevision::slot).map(Slot::title).orElse(slot.value());
    }

    private String moment(LocalDateTime at) {
        return words.time(at.toLocalTime()) + " " + words.date(at.toLocalDate());
    }

    private String moment(Instant instant, ZoneId zone) {
        return words.time(instant, zone) + " " + words.date(LocalDate.ofInstant(instant, zone));
    }
}
