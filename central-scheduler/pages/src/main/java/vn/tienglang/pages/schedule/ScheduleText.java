package vn.tienglang.pages.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.report.ScheduledSlot;
import vn.tienglang.office.schedule.SlotOutlook;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.schedule.BookingPage.Day;
import vn.tienglang.pages.schedule.BookingPage.SlotLine;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.recurrence.Recurrence;
import vn.tienglang.planner.recurrence.RecurrencePattern;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;

/** Text of the schedule of a day, and of booking results. */
final class ScheduleText {
    private static final int NAMED_AT_MOST = 20;

    private final Messages words;
    private final OfficeServices services;
    private final Instant now;
    private final LocalDate today;
    private final List<Clip> clips;
    private final RefusalText sentences;

    /** Builds as of now. */
    ScheduleText(Messages words, OfficeServices services, Instant now, ZoneId office) {
        this.words = words;
        this.services = services;
        this.now = now;
        today = LocalDate.ofInstant(now, office);
        clips = services.clips().clips();
        sentences = new RefusalText(words, services.slots(), services.directory(), office);
    }

    /** The notice of a booked slot: its first airing, its stations, and what is still open. */
    Notice booked(SlotOutlook view) {
        return stands(view, "booking.booked");
    }

    /** The notice of a changed slot. */
    Notice changed(SlotOutlook view) {
        return stands(view, "slot.changed");
    }

    private Notice stands(SlotOutlook view, String key) {
        Stage stage = view.booked().stage();
        String sentence = words.text(key, view.booked().slot().title(), times(view));
        if (!stage.mayAir()) {
            return new Notice(
                    new Badge(
                            BadgeTone.WARNING, sentence + " " + words.text("booking.stage", stage)),
                    List.of());
        }
        int count = view.stations().size();
        String where = words.text("booking.booked.stations", words.count("board.stations", count));
        var lines =
                new ArrayList<String>(
                        view.stations().stream()
                                .limit(NAMED_AT_MOST)
                                .map(sentences::name)
                                .toList());
        if (count > NAMED_AT_MOST) {
            lines.add(words.text("booking.booked.more", words.number(count - NAMED_AT_MOST)));
        }
        return new Notice(new Badge(BadgeTone.GOOD, sentence + " " + where), lines);
    }

    /** The first airing that will come, after the recurrence unless the slot airs once. */
    private String times(SlotOutlook view) {
        Recurrence when = view.booked().slot().when().recurrence();
        String recurrence = new SlotText(words, today, Map.of(), Map.of()).when(when);
        if (view.first().isEmpty()) {
            return words.text("booking.times.none", recurrence);
        }
        LocalDateTime first = view.first().get();
        String time = words.time(first.toLocalTime());
        String day = words.day(first.toLocalDate(), today);
        if (when.pattern() instanceof RecurrencePattern.Once && when.extras().isEmpty()) {
            return words.text("booking.times.once", time, day);
        }
        return first.toLocalTime().equals(when.start().toLocalTime())
                ? words.text("booking.times.first", recurrence, day)
                : words.text("booking.times.first.at", recurrence, time, day);
    }

    /** The notice with all refusals. */
    Notice refused(List<RequestError> errors) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("booking.refused")),
                errors.stream().map(RequestError::sentence).distinct().toList());
    }

    /** The schedule of a day. */
    Day day(LocalDate date) {
        List<SlotLine> lines =
                services.reports().slots(date).stream()
                        .flatMap(view -> view.times().stream().map(one -> new Time(view, one)))
                        .sorted(Comparator.comparing(one -> one.at().start()))
                        .map(one -> line(one.view(), one.at()))
                        .toList();
        return new Day(
                words.text("slots.of", words.day(date, today)),
                date.toString(),
                date.minusDays(1).toString(),
                date.plusDays(1).toString(),
                lines);
    }

    /** One occurrence of a slot. */
    private record Time(ScheduledSlot view, NumberedRecurrence.NumberedOccurrence at) {}

    private SlotLine line(ScheduledSlot view, NumberedRecurrence.NumberedOccurrence at) {
        Slot slot = view.slot();
        LocalDate date = at.start().toLocalDate();
        Optional<Clip> clip =
                slot.parts().stream()
                        .filter(part -> slot.parts().size() == 1)
                        .filter(SlotPart.Recording.class::isInstance)
                        .map(part -> ((SlotPart.Recording) part).clip())
                        .flatMap(id -> clips.stream().filter(one -> one.id().equals(id)))
                        .findFirst();
        String where =
                words.text(
                        "slots.at",
                        words.count("board.stations", view.stations().size()),
                        sentences.areas(slot.target(), date));
        String state = "";
        if (view.withdrawn()) {
            state = words.text("slots.withdrawn");
        } else if (isOver(view, at, clip.map(Clip::length).orElse(Duration.ZERO))) {
            state = words.text("slots.over");
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

    private String about(ScheduledSlot view, Optional<Clip> clip) {
        Slot slot = view.slot();
        var about = new ArrayList<String>();
        if (!view.withdrawn() && !view.stage().mayAir()) {
            about.add(words.text(view.stage() == Stage.DRAFT ? "slots.draft" : "slots.awaiting"));
        }
        clip.ifPresent(one -> {
            about.add(words.language(one.language()));
            about.add(words.duration(one.length()));
        });
        if (slot.parts().size() > 1) {
            about.add(words.count("slots.parts", slot.parts().size()));
        }
        if (slot.messageClass() != MessageClass.ORDINARY) {
            about.add(words.text("messageClass", slot.messageClass()));
        }
        return String.join(" · ", about);
    }

    /** Whether the occurrence is over at every station, by local time. */
    private boolean isOver(
            ScheduledSlot view, NumberedRecurrence.NumberedOccurrence at, Duration length) {
        return view.zones().stream()
                .map(zone -> at.start().atZone(zone))
                .noneMatch(start -> start.toInstant().plus(length).isAfter(now));
    }
}
