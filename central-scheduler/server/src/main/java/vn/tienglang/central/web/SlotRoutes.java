package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.BookedSlot;
import vn.tienglang.central.desk.Booking;
import vn.tienglang.central.desk.BookingRequest;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Newsroom;
import vn.tienglang.central.desk.SlotView;
import vn.tienglang.central.desk.Wish;
import vn.tienglang.central.web.page.Fact;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.SlotEditPage;
import vn.tienglang.central.web.page.SlotPage;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.recurrence.Change;

/** One slot: looking at it, changing it, and changing one of its times. */
final class SlotRoutes {
    private static final String ONE = "/lich/{slot}";

    private final Desk desk;
    private final Newsroom newsroom;
    private final Pages pages;
    private final Problems problems;

    SlotRoutes(Desk desk, Newsroom newsroom, Pages pages, Problems problems) {
        this.desk = desk;
        this.newsroom = newsroom;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get(ONE, this::show, Door.OFFICER);
        routes.get(ONE + "/sua", this::edit, Door.OFFICER);
        routes.post(ONE + "/sua", this::change, Door.OFFICER);
        routes.post(ONE + "/lan", this::changeOnce, Door.OFFICER);
    }

    private Optional<BookedSlot> find(Context context) {
        Optional<BookedSlot> booked =
                BookingRoutes.slotId(context.pathParam("slot")).flatMap(desk::find);
        if (booked.isEmpty()) {
            problems.show(context, 404, "withdraw.unknown");
        }
        return booked;
    }

    private void show(Context context) {
        find(context).ifPresent(booked -> show(context, booked, List.of()));
    }

    private void show(Context context, BookedSlot booked, List<Notice> notices) {
        Words words = Visitor.of(context).words();
        Slot slot = booked.slot();
        LocalDate day =
                Optional.ofNullable(context.queryParam("day"))
                        .flatMap(Fields::day)
                        .orElse(pages.today());
        Optional<SlotView> view =
                desk.slots(day).stream()
                        .filter(one -> one.slot().id().equals(slot.id()))
                        .findFirst();
        List<StationId> stations = view.map(SlotView::stations).orElse(List.of());
        var forms = forms(words);
        String here = "/lich/" + slot.id();
        pages.render(
                context,
                "slot.jte",
                new SlotPage(
                        pages.liveFrame(context, slot.title(), notices),
                        slot.title(),
                        facts(words, forms.slotWords(), booked, day, stations),
                        forms.slotWords().parts(slot),
                        view.filter(one -> !one.withdrawn()).stream()
                                .flatMap(one -> one.times().stream())
                                .filter(one -> isAhead(one, stations))
                                .map(one -> time(words, booked, one))
                                .toList(),
                        desk.revisions(slot.id()).reversed().stream()
                                .map(one -> history(words, one))
                                .toList(),
                        booked.withdrawn() ? "" : here + "/sua",
                        booked.withdrawn() ? "" : here + "/rut?day=" + day,
                        "/lich?day=" + day));
    }

    private SlotForms forms(Words words) {
        return new SlotForms(words, desk, newsroom, pages.now(), pages.zone());
    }

    private List<Fact> facts(
            Words words,
            SlotWords slotWords,
            BookedSlot booked,
            LocalDate day,
            List<StationId> stations) {
        Slot slot = booked.slot();
        var sentences = new Sentences(words, desk, pages.zone());
        var facts = new ArrayList<Fact>();
        facts.add(fact(words, "when", slotWords.when(slot.when().recurrence())));
        String where = sentences.areas(slot.target(), day);
        facts.add(
                fact(
                        words,
                        "where",
                        stations.isEmpty()
                                ? where
                                : words.say(
                                        "slots.at",
                                        words.count("board.stations", stations.size()),
                                        where)));
        facts.add(fact(words, "class", words.say("messageClass", slot.messageClass())));
        facts.add(fact(words, "starting", slotWords.starting(slot.starting())));
        if (!slot.hardEnd().equals(Slot.NO_HARD_END)) {
            facts.add(fact(words, "hardEnd", words.duration(slot.hardEnd())));
        }
        Tone tone = booked.stage().isCleared() ? Tone.GOOD : Tone.WARNING;
        facts.add(
                new Fact(
                        words.say("slot.fact.stage"),
                        new Mark(tone, words.say("stage", booked.stage()))));
        return facts;
    }

    private static Fact fact(Words words, String name, String text) {
        return new Fact(words.say("slot.fact." + name), new Mark(Tone.PLAIN, text));
    }

    private String history(Words words, BookedSlot one) {
        return words.say(
                "slot.revision",
                words.number(one.revision()),
                one.by(),
                words.moment(one.at(), pages.zone(), pages.today()),
                words.say("stage", one.stage()));
    }

    /** Not yet begun at one of its stations. */
    private boolean isAhead(Recurring.Occurrence at, List<StationId> stations) {
        Instant now = pages.now();
        return desk.stations().stream()
                .filter(one -> stations.contains(one.id()))
                .map(Station::zone)
                .anyMatch(zone -> at.start().atZone(zone).toInstant().isAfter(now));
    }

    private SlotPage.Time time(Words words, BookedSlot booked, Recurring.Occurrence at) {
        return new SlotPage.Time(
                words.say(
                        "slot.time",
                        words.time(at.start().toLocalTime()),
                        words.day(at.start().toLocalDate(), pages.today())),
                "/lich/" + booked.slot().id() + "/lan",
                booked.revision(),
                at.id().toString(),
                at.start().toLocalDate().toString(),
                words.time(at.start().toLocalTime()));
    }

    private void edit(Context context) {
        Optional<BookedSlot> booked = find(context);
        if (booked.isEmpty()) {
            return;
        }
        Map<String, String> asked = BookingRoutes.first(context.queryParamMap());
        Map<String, String> values =
                asked.containsKey("revision") ? asked : SlotFields.of(booked.get().slot());
        form(context, booked.get(), values, List.of(), false);
    }

    private void form(
            Context context,
            BookedSlot booked,
            Map<String, String> values,
            List<Notice> notices,
            boolean mayFit) {
        Words words = Visitor.of(context).words();
        Slot slot = booked.slot();
        pages.render(
                context,
                "slotedit.jte",
                new SlotEditPage(
                        pages.liveFrame(
                                context, words.say("slot.change.title", slot.title()), notices),
                        slot.title(),
                        forms(words).change(booked, values, mayFit),
                        "/lich/" + slot.id()));
    }

    private void change(Context context) {
        Optional<BookedSlot> booked = find(context);
        if (booked.isEmpty()) {
            return;
        }
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Map<String, String> values = BookingRoutes.first(context.formParamMap());
        var fields = new Fields(values, words);
        Slot present = booked.get().slot();
        Optional<Integer> revision = fields.revision();
        Optional<BookingRequest> request =
                new SlotFields(fields, words, Optional.of(present)).request(forms(words).titles());
        if (request.isEmpty() || revision.isEmpty()) {
            context.status(422);
            form(
                    context,
                    booked.get(),
                    values,
                    List.of(refused(words, fields.complaints())),
                    false);
            return;
        }
        Booking answer =
                desk.change(
                        present.id(),
                        revision.get(),
                        request.get(),
                        wish(values),
                        visitor.officer());
        tell(context, answer, booked.get(), values);
    }

    /** All of it, unless another button was pressed. */
    static Wish wish(Map<String, String> values) {
        return switch (values.getOrDefault("wish", "")) {
            case "what-fits" -> Wish.WHAT_FITS;
            case "draft" -> Wish.DRAFT;
            default -> Wish.WHOLE;
        };
    }

    private void tell(
            Context context, Booking booking, BookedSlot present, Map<String, String> values) {
        Words words = Visitor.of(context).words();
        switch (booking) {
            case Booking.Booked booked -> {
                LocalDate first =
                        booked.slot()
                                .when()
                                .recurrence()
                                .next(pages.today())
                                .map(one -> one.start().toLocalDate())
                                .orElse(pages.today());
                context.redirect("/lich?day=" + first + "&changed=" + booked.slot().id());
            }
            case Booking.Refused refused -> {
                context.status(422);
                form(
                        context,
                        present,
                        values,
                        List.of(refused(words, sentences(words).together(refused.refusals()))),
                        refused.mayBeBookedInPart());
            }
            case Booking.Outdated(BookedSlot now) -> {
                context.status(409);
                var anew = new HashMap<>(values);
                anew.put("revision", Integer.toString(now.revision()));
                String sentence = words.say("slot.outdated", now.by());
                form(context, now, anew, List.of(Notice.of(Tone.WARNING, sentence)), false);
            }
            case Booking.Unknown _, Booking.Closed _ ->
                    problems.show(context, 404, "withdraw.unknown");
        }
    }

    private Sentences sentences(Words words) {
        return new Sentences(words, desk, pages.zone());
    }

    private static Notice refused(Words words, List<Complaint> complaints) {
        return new Notice(
                new Mark(Tone.BAD, words.say("booking.refused")),
                complaints.stream().map(Complaint::sentence).distinct().toList());
    }

    private void changeOnce(Context context) {
        Optional<BookedSlot> booked = find(context);
        if (booked.isEmpty()) {
            return;
        }
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Map<String, String> values = BookingRoutes.first(context.formParamMap());
        var fields = new Fields(values, words);
        Optional<Integer> revision = fields.revision();
        Optional<Change> change = occurrence(fields).flatMap(one -> change(fields, one));
        if (revision.isEmpty() || change.isEmpty()) {
            context.status(422);
            show(context, booked.get(), List.of(refused(words, fields.complaints())));
            return;
        }
        SlotId id = booked.get().slot().id();
        switch (desk.changeOnce(id, revision.get(), change.get(), visitor.officer())) {
            case Booking.Booked _ ->
                    context.redirect("/lich?day=" + day(change.get()) + "&changed=" + id);
            case Booking.Refused(var refusals) -> {
                context.status(422);
                show(
                        context,
                        booked.get(),
                        List.of(refused(words, sentences(words).together(refusals))));
            }
            case Booking.Outdated(BookedSlot now) -> {
                context.status(409);
                String sentence = words.say("slot.outdated", now.by());
                show(context, now, List.of(Notice.of(Tone.WARNING, sentence)));
            }
            case Booking.Unknown _, Booking.Closed _ ->
                    problems.show(context, 404, "withdraw.unknown");
        }
    }

    private static LocalDate day(Change change) {
        return switch (change) {
            case Change.Moved(var _, LocalDateTime to) -> to.toLocalDate();
            case Change.Cancelled(LocalDateTime id) -> id.toLocalDate();
        };
    }

    private static Optional<LocalDateTime> occurrence(Fields fields) {
        try {
            return Optional.of(LocalDateTime.parse(fields.text("occurrence")));
        } catch (DateTimeParseException e) {
            fields.required("occurrence");
            return Optional.empty();
        }
    }

    /** To where it is moved, or that it is skipped where nothing is said of that. */
    private static Optional<Change> change(Fields fields, LocalDateTime occurrence) {
        if (!fields.has("date")) {
            return Optional.of(new Change.Cancelled(occurrence));
        }
        Optional<LocalDate> date = fields.bookableDay("date");
        Optional<LocalTime> time = fields.time("time");
        return date.flatMap(day -> time.map(at -> new Change.Moved(occurrence, day.atTime(at))));
    }
}
