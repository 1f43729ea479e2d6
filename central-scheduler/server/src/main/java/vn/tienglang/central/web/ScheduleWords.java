package vn.tienglang.central.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.SlotView;
import vn.tienglang.central.desk.Stage;
import vn.tienglang.central.web.page.BookingPage.Day;
import vn.tienglang.central.web.page.BookingPage.SlotLine;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;

/** The schedule in words: a day, and what was booked. */
final class ScheduleWords {
    private static final int NAMED_AT_MOST = 20;

    private final Words words;
    private final Desk desk;
    private final Instant now;
    private final LocalDate today;
    private final List<Station> stations;
    private final List<Clip> clips;
    private final Sentences sentences;

    /** As it is now. */
    ScheduleWords(Words words, Desk desk, Instant now, ZoneId office) {
        this.words = words;
        this.desk = desk;
        this.now = now;
        today = LocalDate.ofInstant(now, office);
        stations = desk.stations();
        clips = desk.clips();
        sentences = new Sentences(words, desk, office);
    }

    /** That it stands in the schedule, who will play it, and what of that is still open. */
    Notice booked(SlotView view) {
        return stands(view, "booking.booked");
    }

    /** That it was changed, and how it stands now. */
    Notice changed(SlotView view) {
        return stands(view, "slot.changed");
    }

    private Notice stands(SlotView view, String key) {
        Recurring.Occurrence first = view.times().getFirst();
        String sentence =
                words.say(
                        key,
                        view.slot().title(),
                        words.time(first.start().toLocalTime()),
                        words.day(first.start().toLocalDate(), today));
        if (!view.stage().isCleared()) {
            return new Notice(
                    new Mark(
                            Tone.WARNING,
                            sentence + " " + words.say("booking.stage", view.stage())),
                    List.of());
        }
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
                "/lich/" + slot.id() + "?day=" + date,
                about(view, clip),
                where,
                state.isEmpty() ? "/lich/" + slot.id() + "/rut?day=" + date : "",
                state);
    }

    private String about(SlotView view, Optional<Clip> clip) {
        Slot slot = view.slot();
        var about = new ArrayList<String>();
        if (!view.withdrawn() && !view.stage().isCleared()) {
            about.add(words.say(view.stage() == Stage.DRAFT ? "slots.draft" : "slots.awaiting"));
        }
        clip.ifPresent(one -> {
            about.add(words.language(one.language()));
            about.add(words.duration(one.length()));
        });
        if (slot.parts().size() > 1) {
            about.add(words.count("slots.parts", slot.parts().size()));
        }
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
