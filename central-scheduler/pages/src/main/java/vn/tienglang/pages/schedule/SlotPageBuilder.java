package vn.tienglang.pages.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.report.ScheduledSlot;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;

/** Builder of the page of one slot. */
final class SlotPageBuilder {
    private final Messages words;
    private final OfficeServices services;
    private final Instant now;
    private final ZoneId zone;
    private final LocalDate today;

    SlotPageBuilder(Messages words, OfficeServices services, Instant now, ZoneId zone) {
        this.words = words;
        this.services = services;
        this.now = now;
        this.zone = zone;
        today = LocalDate.ofInstant(now, zone);
    }

    /**
     * The page of a slot.
     *
     * @param day the day whose times are shown
     */
    SlotPage page(PageFrame frame, SlotRevision booked, LocalDate day) {
        Slot slot = booked.slot();
        Optional<ScheduledSlot> view =
                services.reports().slots(day).stream()
                        .filter(one -> one.slot().id().equals(slot.id()))
                        .findFirst();
        List<StationId> stations = view.map(ScheduledSlot::stations).orElse(List.of());
        Set<ZoneId> zones = view.map(ScheduledSlot::zones).orElse(Set.of());
        SlotText slotWords = new SlotFormBuilder(words, services, now, zone).slotWords();
        String here = "/lich/" + slot.id();
        return new SlotPage(
                frame,
                slot.title(),
                facts(slotWords, booked, day, stations),
                slotWords.parts(slot),
                view.filter(one -> !one.withdrawn()).stream()
                        .flatMap(one -> one.times().stream())
                        .filter(one -> isAhead(one, zones))
                        .map(one -> time(booked, one))
                        .toList(),
                services.slots().revisions(slot.id()).reversed().stream()
                        .map(this::history)
                        .toList(),
                booked.withdrawn() ? "" : here + "/sua",
                booked.withdrawn() ? "" : here + "/rut?day=" + day,
                "/lich?day=" + day);
    }

    private List<Fact> facts(
            SlotText slotWords, SlotRevision booked, LocalDate day, List<StationId> stations) {
        Slot slot = booked.slot();
        var sentences = new RefusalText(words, services.slots(), services.directory(), zone);
        var facts = new ArrayList<Fact>();
        facts.add(fact("when", slotWords.when(slot.when().recurrence())));
        String where = sentences.areas(slot.target(), day);
        facts.add(
                fact(
                        "where",
                        stations.isEmpty()
                                ? where
                                : words.text(
                                        "slots.at",
                                        words.count("board.stations", stations.size()),
                                        where)));
        facts.add(fact("class", words.text("messageClass", slot.messageClass())));
        facts.add(fact("starting", slotWords.starting(slot.startPolicy())));
        if (!slot.hardEnd().equals(Slot.NO_HARD_END)) {
            facts.add(fact("hardEnd", words.duration(slot.hardEnd())));
        }
        BadgeTone tone = booked.stage().mayAir() ? BadgeTone.GOOD : BadgeTone.WARNING;
        facts.add(
                new Fact(
                        words.text("slot.fact.stage"),
                        new Badge(tone, words.text("stage", booked.stage()))));
        return facts;
    }

    private Fact fact(String name, String text) {
        return new Fact(words.text("slot.fact." + name), new Badge(BadgeTone.PLAIN, text));
    }

    private String history(SlotRevision one) {
        return words.text(
                "slot.revision",
                words.number(one.revision()),
                one.by(),
                words.moment(one.at(), zone, today),
                words.text("stage", one.stage()));
    }

    /** Whether the occurrence is in the future at one of its stations. */
    private boolean isAhead(NumberedRecurrence.NumberedOccurrence at, Set<ZoneId> zones) {
        return zones.stream()
                .anyMatch(zone -> at.start().atZone(zone).toInstant().isAfter(now));
    }

    private SlotPage.Time time(SlotRevision booked, NumberedRecurrence.NumberedOccurrence at) {
        return new SlotPage.Time(
                words.text(
                        "slot.time",
                        words.time(at.start().toLocalTime()),
                        words.day(at.start().toLocalDate(), today)),
                "/lich/" + booked.slot().id() + "/lan",
                booked.revision(),
                at.id().toString(),
                at.start().toLocalDate().toString(),
                words.time(at.start().toLocalTime()));
    }
}
