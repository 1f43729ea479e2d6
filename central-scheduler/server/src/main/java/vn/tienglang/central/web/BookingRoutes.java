package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.BookingRequest;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.SlotView;
import vn.tienglang.central.desk.Withdrawal;
import vn.tienglang.central.web.page.BookingPage;
import vn.tienglang.central.web.page.BookingPage.Day;
import vn.tienglang.central.web.page.BookingPage.Form;
import vn.tienglang.central.web.page.BookingPage.SlotLine;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.ChoiceGroup;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.central.web.page.WithdrawPage;
import vn.tienglang.planner.Booking;
import vn.tienglang.planner.Slot;
import vn.tienglang.planner.SlotId;

/** The schedule: its days, the form that adds to it, and taking something off it. */
final class BookingRoutes {
    /** Time enough to fill the form, deliver the clip and walk to the window. */
    private static final Duration LEAD = Duration.ofMinutes(2);

    private static final int FOUND_AT_MOST = 20;

    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    BookingRoutes(Desk desk, Pages pages, Problems problems) {
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get("/lich", this::show, Door.OFFICER);
        routes.post("/lich", this::book, Door.OFFICER);
        routes.get("/lich/{slot}/rut", this::askWithdraw, Door.OFFICER);
        routes.post("/lich/{slot}/rut", this::withdraw, Door.OFFICER);
    }

    private void show(Context context) {
        Words words = Visitor.of(context).words();
        LocalDate day = query(context, "day").flatMap(Fields::day).orElse(pages.today());
        var notices = new ArrayList<Notice>();
        query(context, "booked").flatMap(id -> find(id, day))
                .map(view -> booked(view, words))
                .ifPresent(notices::add);
        query(context, "withdrawn").flatMap(id -> find(id, day))
                .map(view ->
                        Notice.of(Tone.GOOD, words.say("withdraw.done", view.slot().title())))
                .ifPresent(notices::add);
        Map<String, String> values = first(context.queryParamMap());
        render(context, words, values, day, notices);
    }

    private Notice booked(SlotView view, Words words) {
        var sentences = new Sentences(words, desk, pages.zone());
        Slot slot = view.slot();
        String sentence =
                words.say(
                        "booking.booked",
                        slot.title(),
                        words.time(slot.start()),
                        words.day(slot.when().first(), pages.today()));
        String stations =
                words.say(
                        "booking.booked.stations",
                        words.count("board.stations", view.stations().size()));
        return new Notice(
                new Mark(Tone.GOOD, sentence + " " + stations),
                view.stations().stream().map(sentences::name).toList());
    }

    private void book(Context context) {
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Map<String, String> values = first(context.formParamMap());
        var fields = new Fields(values, words);
        Optional<BookingRequest> request = fields.booking(titleOfClip(values));
        List<Complaint> complaints = fields.complaints();
        if (request.isPresent()) {
            switch (desk.book(request.get(), visitor.officer())) {
                case Booking.Booked(Slot slot, var _) -> {
                    context.redirect(
                            "/lich?day=" + slot.when().first() + "&booked=" + slot.id());
                    return;
                }
                case Booking.Refused(var refusals) -> {
                    var sentences = new Sentences(words, desk, pages.zone());
                    complaints = refusals.stream().map(sentences::complaint).toList();
                }
            }
        }
        context.status(422);
        var notice =
                new Notice(
                        new Mark(Tone.BAD, words.say("booking.refused")),
                        complaints.stream().map(Complaint::sentence).distinct().toList());
        LocalDate day =
                Fields.day(values.getOrDefault("date", "")).orElse(pages.today());
        render(context, words, values, day, List.of(notice));
    }

    /** An announcement is called after its recording when nobody says otherwise. */
    private Optional<String> titleOfClip(Map<String, String> values) {
        String id = values.getOrDefault("clip", "");
        return desk.clips().stream()
                .filter(clip -> clip.id().value().equals(id))
                .map(Clip::title)
                .findFirst();
    }

    private void askWithdraw(Context context) {
        Words words = Visitor.of(context).words();
        LocalDate day = query(context, "day").flatMap(Fields::day).orElse(pages.today());
        Optional<SlotView> view = find(context.pathParam("slot"), day);
        if (view.isEmpty()) {
            problems.show(context, 404, "withdraw.unknown");
            return;
        }
        Slot slot = view.get().slot();
        String question =
                words.say(
                        "withdraw.question",
                        slot.title(),
                        words.time(slot.start()),
                        words.day(day, pages.today()));
        pages.render(
                context,
                "withdraw.jte",
                new WithdrawPage(
                        pages.frame(context, words.say("withdraw.title")),
                        question,
                        "/lich/" + slot.id() + "/rut",
                        "/lich?day=" + day));
    }

    private void withdraw(Context context) {
        Optional<SlotId> id = slotId(context.pathParam("slot"));
        if (id.isEmpty()) {
            problems.show(context, 404, "withdraw.unknown");
            return;
        }
        switch (desk.withdraw(id.get(), Visitor.of(context).officer())) {
            case Withdrawal.Withdrawn(Slot slot) ->
                    context.redirect(
                            "/lich?day=" + slot.when().first() + "&withdrawn=" + slot.id());
            case Withdrawal.UnknownSlot _ -> problems.show(context, 404, "withdraw.unknown");
            case Withdrawal.AlreadyOver _ -> problems.show(context, 409, "withdraw.over");
        }
    }

    /** The slot of an address, if there can be one of that name. */
    static Optional<SlotId> slotId(String text) {
        try {
            return Optional.of(new SlotId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<SlotView> find(String id, LocalDate day) {
        return desk.slots(day).stream()
                .filter(view -> view.slot().id().value().equals(id))
                .findFirst();
    }

    private void render(
            Context context,
            Words words,
            Map<String, String> values,
            LocalDate day,
            List<Notice> notices) {
        pages.render(
                context,
                "booking.jte",
                new BookingPage(
                        pages.liveFrame(context, words.say("booking.title"), notices),
                        pages.clock(words),
                        form(words, values),
                        day(words, day)));
    }

    private Form form(Words words, Map<String, String> values) {
        var start =
                pages.now().plus(LEAD).atZone(pages.zone()).truncatedTo(ChronoUnit.SECONDS);
        String search = values.getOrDefault("search", "").strip();
        LocalDate date =
                Fields.day(values.getOrDefault("date", "")).orElse(start.toLocalDate());
        var places = new Places(desk.areas(), desk.stations(), date);
        List<Area> found = places.named(search, FOUND_AT_MOST + 1);
        String area = values.getOrDefault("area", "");
        return new Form(
                values.getOrDefault("title", ""),
                clips(words, values.getOrDefault("clip", "")),
                areas(words, places, area, found),
                search,
                searchAnswer(words, search, found),
                values.getOrDefault("date", start.toLocalDate().toString()),
                pages.today().toString(),
                values.getOrDefault("time", words.time(start.toLocalTime())),
                messageClasses(words, values.getOrDefault("messageClass", "ordinary")));
    }

    private List<ChoiceGroup> clips(Words words, String chosen) {
        Map<String, List<Choice>> byLanguage = new TreeMap<>();
        for (Clip clip : desk.clips()) {
            byLanguage
                    .computeIfAbsent(words.language(clip.language()), _ -> new ArrayList<>())
                    .add(
                            new Choice(
                                    clip.id().value(),
                                    words.say(
                                            "clip.option",
                                            clip.title(),
                                            words.duration(clip.length())),
                                    clip.id().value().equals(chosen)));
        }
        return byLanguage.entrySet().stream()
                .map(one -> new ChoiceGroup(one.getKey(), one.getValue()))
                .toList();
    }

    private static List<ChoiceGroup> areas(
            Words words, Places places, String chosen, List<Area> found) {
        var groups = new ArrayList<ChoiceGroup>();
        List<Area> shown = found.stream().limit(FOUND_AT_MOST).toList();
        boolean isFound = shown.stream().anyMatch(area -> area.code().value().equals(chosen));
        if (!shown.isEmpty()) {
            // What was searched for is what is wanted, unless one of it was chosen already.
            String nearest = isFound ? chosen : shown.getFirst().code().value();
            groups.add(
                    new ChoiceGroup(
                            words.say("booking.field.area.found"),
                            shown.stream()
                                    .map(area ->
                                            choice(words, places, area,
                                                    places.path(area.code()), nearest))
                                    .toList()));
        }
        String covered = shown.isEmpty() ? chosen : "";
        groups.add(
                new ChoiceGroup(
                        words.say("booking.field.area.covered"),
                        places.covered().stream()
                                .map(place ->
                                        choice(
                                                words,
                                                places,
                                                place.area(),
                                                "\u2003".repeat(place.depth())
                                                        + place.area().name(),
                                                covered))
                                .toList()));
        return groups;
    }

    private static Choice choice(
            Words words, Places places, Area area, String name, String chosen) {
        return new Choice(
                area.code().value(),
                words.say(
                        "booking.field.area.option",
                        name,
                        words.count("board.stations", places.stationsInside(area.code()))),
                area.code().value().equals(chosen));
    }

    private static String searchAnswer(Words words, String search, List<Area> found) {
        if (search.isEmpty()) {
            return "";
        }
        if (found.isEmpty()) {
            return words.say("booking.field.area.search.none", search);
        }
        return found.size() > FOUND_AT_MOST
                ? words.say("booking.field.area.search.more")
                : words.say("booking.field.area.search.some", found.size());
    }

    /** Emergencies are not booked ahead, so they are not offered. */
    private static List<Choice> messageClasses(Words words, String chosen) {
        return Stream.of(MessageClass.ORDINARY, MessageClass.PRIORITY, MessageClass.EXERCISE)
                .map(one ->
                        new Choice(
                                Shapes.word(one),
                                words.say("booking.class", one),
                                Shapes.word(one).equals(chosen)))
                .toList();
    }

    private Day day(Words words, LocalDate date) {
        Map<ClipId, Clip> clips =
                desk.clips().stream().collect(Collectors.toMap(Clip::id, clip -> clip));
        Map<StationId, Station> stations = new HashMap<>();
        desk.stations().forEach(station -> stations.put(station.id(), station));
        var sentences = new Sentences(words, desk, pages.zone());
        Instant now = pages.now();
        List<SlotLine> slots =
                desk.slots(date).stream()
                        .sorted(Comparator.comparing(view -> view.slot().start()))
                        .map(view -> line(words, view, date, clips, stations, sentences, now))
                        .toList();
        return new Day(
                words.say("slots.of", words.day(date, pages.today())),
                date.toString(),
                date.minusDays(1).toString(),
                date.plusDays(1).toString(),
                slots);
    }

    private static SlotLine line(
            Words words,
            SlotView view,
            LocalDate date,
            Map<ClipId, Clip> clips,
            Map<StationId, Station> stations,
            Sentences sentences,
            Instant now) {
        Slot slot = view.slot();
        Optional<Clip> clip = Optional.ofNullable(clips.get(slot.clip()));
        Duration length = clip.map(Clip::length).orElse(Duration.ZERO);
        boolean over =
                view.stations().stream()
                        .flatMap(id -> Optional.ofNullable(stations.get(id)).stream())
                        .allMatch(station ->
                                !end(slot.start(), date, station, length).isAfter(now));
        boolean fixed = over || view.withdrawn();
        return new SlotLine(
                words.time(slot.start()),
                slot.title(),
                Stream.concat(
                                clip.stream()
                                        .flatMap(one ->
                                                Stream.of(
                                                        words.language(one.language()),
                                                        words.duration(one.length()))),
                                Stream.of(words.say("messageClass", slot.messageClass())))
                        .collect(Collectors.joining(" · ")),
                words.say(
                        "slots.at",
                        words.count("board.stations", view.stations().size()),
                        sentences.area(slot.area(), date)),
                fixed ? "" : "/lich/" + slot.id() + "/rut?day=" + date,
                view.withdrawn()
                        ? words.say("slots.withdrawn")
                        : over ? words.say("slots.over") : "");
    }

    private static Instant end(LocalTime start, LocalDate date, Station station, Duration length) {
        return date.atTime(start).atZone(station.zone()).toInstant().plus(length);
    }

    private static Optional<String> query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    private static Map<String, String> first(Map<String, List<String>> values) {
        var first = new HashMap<String, String>();
        values.forEach((name, all) -> all.stream().findFirst().ifPresent(v -> first.put(name, v)));
        return first;
    }
}
