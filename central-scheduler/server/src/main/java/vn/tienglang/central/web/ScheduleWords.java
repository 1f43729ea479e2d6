package vn.tienglang.central.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.SlotView;
import vn.tienglang.central.web.page.BookingPage.Day;
import vn.tienglang.central.web.page.BookingPage.Form;
import vn.tienglang.central.web.page.BookingPage.SlotLine;
import vn.tienglang.central.web.page.Choice;
import vn.tienglang.central.web.page.ChoiceGroup;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;

/** The schedule in words: the form, a day, and what was booked. */
final class ScheduleWords {
    /** Time enough to fill the form, deliver the clip and walk to the window. */
    private static final Duration LEAD = Duration.ofMinutes(2);

    private static final int FOUND_AT_MOST = 20;
    private static final int NAMED_AT_MOST = 20;

    /** An em space: shows in a list of choices, where no style reaches. */
    private static final String INDENT = "\u2003";

    private final Words words;
    private final Desk desk;
    private final Instant now;
    private final ZoneId office;
    private final LocalDate today;
    private final List<Station> stations;
    private final List<Clip> clips;
    private final Sentences sentences;

    /** As it is now. */
    ScheduleWords(Words words, Desk desk, Instant now, ZoneId office) {
        this.words = words;
        this.desk = desk;
        this.now = now;
        this.office = office;
        today = LocalDate.ofInstant(now, office);
        stations = desk.stations();
        clips = desk.clips();
        sentences = new Sentences(words, desk, office);
    }

    /** That it stands in the schedule, and who will play it. */
    Notice booked(SlotView view) {
        String sentence =
                words.say(
                        "booking.booked",
                        view.slot().title(),
                        words.time(view.times().getFirst().start().toLocalTime()),
                        words.day(view.times().getFirst().start().toLocalDate(), today));
        int count = view.stations().size();
        String where = words.say("booking.booked.stations", words.count("board.stations", count));
        var lines =
                new ArrayList<String>(
                        view.stations().stream()
                                .limit(NAMED_AT_MOST)
                                .map(sentences::name)
                                .toList());
        if (count > NAMED_AT_MOST) {
            lines.add(words.say("booking.booked.more", words.number(count - NAMED_AT_MOST)));
        }
        return new Notice(new Mark(Tone.GOOD, sentence + " " + where), lines);
    }

    /** Everything that stands against it. */
    Notice refused(List<Complaint> complaints) {
        return new Notice(
                new Mark(Tone.BAD, words.say("booking.refused")),
                complaints.stream().map(Complaint::sentence).distinct().toList());
    }

    /** The form as it was left; what was never filled in is proposed. */
    Form form(Map<String, String> values) {
        ZonedDateTime start = now.plus(LEAD).atZone(office).truncatedTo(ChronoUnit.SECONDS);
        String search = values.getOrDefault("search", "").strip();
        LocalDate date = Fields.day(values.getOrDefault("date", "")).orElse(start.toLocalDate());
        var places = new Places(desk.areas(), stations, date);
        List<Area> found = places.named(search, FOUND_AT_MOST + 1);
        return new Form(
                values.getOrDefault("title", ""),
                clipChoices(values.getOrDefault("clip", "")),
                areaChoices(places, values.getOrDefault("area", ""), found),
                search,
                searchAnswer(search, found.size()),
                values.getOrDefault("date", start.toLocalDate().toString()),
                today.toString(),
                values.getOrDefault("time", words.time(start.toLocalTime())),
                classChoices(values.getOrDefault("messageClass", "ordinary")));
    }

    private List<ChoiceGroup> clipChoices(String chosen) {
        Map<String, List<Choice>> byLanguage = new TreeMap<>();
        for (Clip clip : clips) {
            String text = words.say("clip.option", clip.title(), words.duration(clip.length()));
            String id = clip.id().value();
            byLanguage
                    .computeIfAbsent(words.language(clip.language()), _ -> new ArrayList<>())
                    .add(new Choice(id, text, id.equals(chosen)));
        }
        return byLanguage.entrySet().stream()
                .map(one -> new ChoiceGroup(one.getKey(), one.getValue()))
                .toList();
    }

    /** What was searched for comes first, and its best is chosen unless one of it was before. */
    private List<ChoiceGroup> areaChoices(Places places, String chosen, List<Area> found) {
        List<Area> shown = found.stream().limit(FOUND_AT_MOST).toList();
        if (shown.isEmpty()) {
            return List.of(covered(places, chosen));
        }
        boolean isAmongThem = shown.stream().anyMatch(area -> area.code().value().equals(chosen));
        String best = isAmongThem ? chosen : shown.getFirst().code().value();
        var choices =
                shown.stream()
                        .map(area -> choice(places, area, places.path(area.code()), best))
                        .toList();
        return List.of(
                new ChoiceGroup(words.say("booking.field.area.found"), choices),
                covered(places, ""));
    }

    private ChoiceGroup covered(Places places, String chosen) {
        return new ChoiceGroup(
                words.say("booking.field.area.covered"),
                places.covered().stream()
                        .map(place ->
                                choice(
                                        places,
                                        place.area(),
                                        INDENT.repeat(place.depth()) + place.area().name(),
                                        chosen))
                        .toList());
    }

    private Choice choice(Places places, Area area, String name, String chosen) {
        String count = words.count("board.stations", places.stationsInside(area.code()));
        return new Choice(
                area.code().value(),
                words.say("booking.field.area.option", name, count),
                area.code().value().equals(chosen));
    }

    private String searchAnswer(String search, int found) {
        if (search.isEmpty()) {
            return "";
        }
        if (found == 0) {
            return words.say("booking.field.area.search.none", search);
        }
        return found > FOUND_AT_MOST
                ? words.say("booking.field.area.search.more")
                : words.say("booking.field.area.search.some", words.number(found));
    }

    /** Emergencies are not booked ahead, so they are not offered. */
    private List<Choice> classChoices(String chosen) {
        return Stream.of(MessageClass.ORDINARY, MessageClass.PRIORITY, MessageClass.EXERCISE)
                .map(one ->
                        new Choice(
                                Shapes.word(one),
                                words.say("booking.class", one),
                                Shapes.word(one).equals(chosen)))
                .toList();
    }

    /** The schedule of a day. */
    Day day(LocalDate date) {
        List<SlotLine> lines =
                desk.slots(date).stream()
                        .flatMap(view -> view.times().stream().map(one -> new Time(view, one)))
                        .sorted(Comparator.comparing(one -> one.at().start()))
                        .map(one -> line(one.view(), one.at()))
                        .toList();
        return new Day(
                words.say("slots.of", words.day(date, today)),
                date.toString(),
                date.minusDays(1).toString(),
                date.plusDays(1).toString(),
                lines);
    }

    /** One time of a slot. */
    private record Time(SlotView view, Recurring.Occurrence at) {}

    private SlotLine line(SlotView view, Recurring.Occurrence at) {
        Slot slot = view.slot();
        LocalDate date = at.start().toLocalDate();
        Optional<Clip> clip =
                slot.parts().stream()
                        .filter(part -> slot.parts().size() == 1)
                        .filter(Part.Recording.class::isInstance)
                        .map(part -> ((Part.Recording) part).clip())
                        .flatMap(id -> clips.stream().filter(one -> one.id().equals(id)))
                        .findFirst();
        String where =
                words.say(
                        "slots.at",
                        words.count("board.stations", view.stations().size()),
                        sentences.areas(slot.target(), date));
        String state = "";
        if (view.withdrawn()) {
            state = words.say("slots.withdrawn");
        } else if (isOver(view, at, clip.map(Clip::length).orElse(Duration.ZERO))) {
            state = words.say("slots.over");
        }
        return new SlotLine(
                words.time(at.start().toLocalTime()),
                slot.title(),
                about(view, clip),
                where,
                state.isEmpty() ? "/lich/" + slot.id() + "/rut?day=" + date : "",
                state);
    }

    private String about(SlotView view, Optional<Clip> clip) {
        Slot slot = view.slot();
        var about = new ArrayList<String>();
        if (!view.withdrawn() && !view.stage().isCleared()) {
            about.add(words.say("slots.awaiting"));
        }
        clip.ifPresent(one -> {
            about.add(words.language(one.language()));
            about.add(words.duration(one.length()));
        });
        if (slot.messageClass() != MessageClass.ORDINARY) {
            about.add(words.say("messageClass", slot.messageClass()));
        }
        return String.join(" · ", about);
    }

    /** Over everywhere, each station by its own clock. */
    private boolean isOver(SlotView view, Recurring.Occurrence at, Duration length) {
        return stations.stream()
                .filter(station -> view.stations().contains(station.id()))
                .map(station -> at.start().atZone(station.zone()))
                .noneMatch(start -> start.toInstant().plus(length).isAfter(now));
    }
}
