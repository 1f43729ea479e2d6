package vn.tienglang.pages.schedule;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.form.AreaChoices;
import vn.tienglang.pages.form.AreaIndex;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.schedule.SlotFormView.PartRow;
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.recurrence.DateList;
import vn.tienglang.planner.recurrence.DateLists;
import vn.tienglang.planner.slot.Slot;

/** Builder of the slot form with its values and choices. */
final class SlotFormBuilder {
    /** Lead time of the proposed start: to fill the form and to deliver the clip. */
    static final Duration LEAD = Duration.ofMinutes(2);

    private final Messages words;
    private final OfficeServices services;
    private final Instant now;
    private final ZoneId office;
    private final LocalDate today;
    private final List<Clip> clips;
    private final List<Bulletin> bulletins;

    /** Builds as of now. */
    SlotFormBuilder(Messages words, OfficeServices services, Instant now, ZoneId office) {
        this.words = words;
        this.services = services;
        this.now = now;
        this.office = office;
        today = LocalDate.ofInstant(now, office);
        clips = services.clips().clips();
        bulletins =
                services.bulletins().bulletins().stream()
                        .map(BulletinRevision::bulletin)
                        .filter(one -> !one.retired())
                        .filter(one -> !one.details().validity().until().isBefore(today))
                        .toList();
    }

    /** The text of slots, with the names of clips and bulletins. */
    SlotText slotWords() {
        Map<ClipId, Clip> named =
                clips.stream().collect(Collectors.toMap(Clip::id, Function.identity()));
        Map<BulletinId, String> titles = new HashMap<>();
        bulletins.forEach(one -> titles.put(one.id(), one.details().title()));
        return new SlotText(words, today, named, titles);
    }

    /** The title of each choice of a part. */
    Map<String, String> titles() {
        var titles = new HashMap<String, String>();
        clips.forEach(clip -> titles.put("clip:" + clip.id().value(), clip.title()));
        bulletins.forEach(one -> titles.put("bulletin:" + one.id(), one.details().title()));
        return titles;
    }

    /** The form of a new slot; empty fields get a proposal. */
    SlotFormView anew(Map<String, String> values, boolean mayFit) {
        return form(values, Optional.empty(), mayFit);
    }

    /** The form that changes this slot. */
    SlotFormView change(SlotRevision booked, Map<String, String> values, boolean mayFit) {
        return form(values, Optional.of(booked), mayFit);
    }

    private SlotFormView form(
            Map<String, String> values, Optional<SlotRevision> booked, boolean mayFit) {
        ZonedDateTime start = now.plus(LEAD).atZone(office).truncatedTo(ChronoUnit.SECONDS);
        String search = text(values, "search").strip();
        LocalDate date =
                DateTimeInput.date(text(values, "date"), today).orElse(start.toLocalDate());
        var places = new AreaIndex(services.directory(), date);
        var areas = new AreaChoices(words, places, search);
        Optional<Slot> slot = booked.map(SlotRevision::slot);
        boolean keptParts = slot.isPresent() && text(values, "parts").equals(SlotFormFields.KEPT);
        int rows = rows(values);
        return new SlotFormView(
                slot.map(one -> "/lich/" + one.id() + "/sua").orElse("/lich"),
                words.text(slot.isPresent() ? "slot.change.submit" : "booking.submit"),
                booked.map(one -> values.getOrDefault("revision", "" + one.revision())).orElse(""),
                text(values, "title"),
                keptParts ? slotWords().parts(slot.orElseThrow()) : List.of(),
                IntStream.rangeClosed(1, rows).mapToObj(row -> row(row, values)).toList(),
                rows < SlotFormFields.PARTS ? rows + 1 : 0,
                text(values, "each"),
                areaChoices(areas, slot, text(values, "area")),
                search,
                areas.searchResult(),
                values.getOrDefault("date", start.toLocalDate().toString()),
                slot.isPresent() ? "" : today.toString(),
                values.getOrDefault("time", words.time(start.toLocalTime())),
                repeats(slot, values.getOrDefault("repeat", "once")),
                Arrays.stream(DayOfWeek.values())
                        .map(day ->
                                new Choice(
                                        SlotFormFields.field(day),
                                        words.text("date.weekday." + day.getValue()),
                                        values.containsKey(SlotFormFields.field(day))))
                        .toList(),
                text(values, "until"),
                values.containsKey("exceptHolidays"),
                choices(
                        "slot.starting.",
                        List.of("on-time", "wait", "next"),
                        values.getOrDefault("starting", "on-time")),
                text(values, "wait"),
                text(values, "hardEnd"),
                mixes(values.getOrDefault("mix", "all-in-turn")),
                classChoices(values.getOrDefault("messageClass", "ordinary")),
                text(values, SlotFormFields.LOST),
                !values.containsKey(SlotFormFields.LOSS_QUESTION),
                mayFit);
    }

    private static String text(Map<String, String> values, String name) {
        return values.getOrDefault(name, "");
    }

    /** The number of rows: as requested, and at least the filled ones. */
    private static int rows(Map<String, String> values) {
        String asked = text(values, "rows");
        int rows = asked.matches("[1-9]") ? Integer.parseInt(asked) : 1;
        for (int row = 1; row <= SlotFormFields.PARTS; row++) {
            if (!text(values, "part" + row).isBlank()) {
                rows = Math.max(rows, row);
            }
        }
        return Math.min(rows, SlotFormFields.PARTS);
    }

    private PartRow row(int row, Map<String, String> values) {
        String chosen = text(values, "part" + row);
        var groups = new ArrayList<ChoiceGroup>();
        groups.addAll(clipChoices(chosen));
        if (!bulletins.isEmpty()) {
            groups.add(
                    new ChoiceGroup(
                            words.text("slot.part.bulletins"),
                            bulletins.stream()
                                    .map(one -> choice("bulletin:" + one.id(), one, chosen))
                                    .toList()));
        }
        groups.add(
                new ChoiceGroup(
                        words.text("slot.part.other"),
                        choices("slot.part.", List.of("notices", "relay"), chosen)));
        return new PartRow(
                row, groups, text(values, "minutes" + row), text(values, "source" + row));
    }

    private static Choice choice(String value, Bulletin bulletin, String chosen) {
        return new Choice(value, bulletin.details().title(), value.equals(chosen));
    }

    private List<ChoiceGroup> clipChoices(String chosen) {
        Map<String, List<Choice>> byLanguage = new TreeMap<>();
        for (Clip clip : clips) {
            String text = words.text("clip.option", clip.title(), words.duration(clip.length()));
            String value = "clip:" + clip.id().value();
            byLanguage
                    .computeIfAbsent(words.language(clip.language()), _ -> new ArrayList<>())
                    .add(new Choice(value, text, value.equals(chosen)));
        }
        return byLanguage.entrySet().stream()
                .map(one ->
                        new ChoiceGroup(
                                words.text("slot.part.clips", one.getKey()), one.getValue()))
                .toList();
    }

    private List<Choice> choices(String key, List<String> values, String chosen) {
        return values.stream()
                .map(value -> new Choice(value, words.text(key + value), value.equals(chosen)))
                .toList();
    }

    private List<Choice> mixes(String chosen) {
        var mixes = new ArrayList<String>(List.of("all-in-turn", "alternate", "by-share"));
        if (chosen.equals(SlotFormFields.KEPT)) {
            mixes.add(SlotFormFields.KEPT);
        }
        return choices("slot.mix.", mixes, chosen);
    }

    private List<Choice> repeats(Optional<Slot> slot, String chosen) {
        var repeats = new ArrayList<Choice>();
        if (chosen.equals(SlotFormFields.KEPT) && slot.isPresent()) {
            String rule = slotWords().when(slot.get().when().recurrence());
            repeats.add(
                    new Choice(SlotFormFields.KEPT, words.text("slot.repeat.kept", rule), true));
        }
        repeats.addAll(choices("slot.repeat.", List.of("once", "daily", "weekly"), chosen));
        for (DateList list : DateLists.all()) {
            String value = "list:" + list.name();
            String name = words.text("slot.repeat.list", words.text("datelist." + list.name()));
            repeats.add(new Choice(value, name, value.equals(chosen)));
        }
        return repeats;
    }

    private List<ChoiceGroup> areaChoices(AreaChoices areas, Optional<Slot> slot, String chosen) {
        return Stream.concat(kept(slot, chosen), areas.groups(chosen).stream()).toList();
    }

    /** The choice that keeps a target that the form cannot express. */
    private Stream<ChoiceGroup> kept(Optional<Slot> slot, String chosen) {
        return slot
                .filter(_ -> chosen.equals(SlotFormFields.KEPT))
                .map(one ->
                        new ChoiceGroup(
                                words.text("slot.area.now"),
                                List.of(
                                        new Choice(
                                                SlotFormFields.KEPT,
                                                new RefusalText(
                                                                words,
                                                                services.slots(),
                                                                services.directory(),
                                                                office)
                                                        .areas(one.target(), today),
                                                true))))
                .stream();
    }

    /** The classes of message; emergencies are not booked ahead. */
    private List<Choice> classChoices(String chosen) {
        return Stream.of(MessageClass.ORDINARY, MessageClass.PRIORITY, MessageClass.EXERCISE)
                .map(one ->
                        new Choice(
                                ApiMapper.kebabCase(one),
                                words.text("booking.class", one),
                                ApiMapper.kebabCase(one).equals(chosen)))
                .toList();
    }
}
