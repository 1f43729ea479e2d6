package vn.tienglang.pages.schedule;

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
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.office.report.ScheduledSlot;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** One slot: looking at it, changing it, and changing one of its times. */
public final class SlotRoutes {
    private static final String ONE = "/lich/{slot}";

    private final OfficeServices services;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public SlotRoutes(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.services = services;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ONE, this::show, RouteAccess.OFFICER);
        routes.get(ONE + "/sua", this::edit, RouteAccess.OFFICER);
        routes.post(ONE + "/sua", this::change, RouteAccess.OFFICER);
        routes.post(ONE + "/lan", this::changeOnce, RouteAccess.OFFICER);
    }

    private Optional<SlotRevision> find(Context context) {
        Optional<SlotRevision> booked =
                PathIds.slotId(context.pathParam("slot")).flatMap(services.slots()::find);
        if (booked.isEmpty()) {
            problems.respond(context, 404, "withdraw.unknown");
        }
        return booked;
    }

    private void show(Context context) {
        find(context).ifPresent(booked -> show(context, booked, List.of()));
    }

    private void show(Context context, SlotRevision booked, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        Slot slot = booked.slot();
        LocalDate day =
                Optional.ofNullable(context.queryParam("day"))
                        .flatMap(RequestFields::parseDate)
                        .orElse(pages.today());
        Optional<ScheduledSlot> view =
                services.reports().slots(day).stream()
                        .filter(one -> one.slot().id().equals(slot.id()))
                        .findFirst();
        List<StationId> stations = view.map(ScheduledSlot::stations).orElse(List.of());
        var forms = forms(words);
        String here = "/lich/" + slot.id();
        pages.render(
                context,
                "vn/tienglang/pages/schedule/slot.jte",
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
                        services.slots().revisions(slot.id()).reversed().stream()
                                .map(one -> history(words, one))
                                .toList(),
                        booked.withdrawn() ? "" : here + "/sua",
                        booked.withdrawn() ? "" : here + "/rut?day=" + day,
                        "/lich?day=" + day));
    }

    private SlotFormBuilder forms(Messages words) {
        return new SlotFormBuilder(words, services, pages.now(), pages.zone());
    }

    private List<Fact> facts(
            Messages words,
            SlotText slotWords,
            SlotRevision booked,
            LocalDate day,
            List<StationId> stations) {
        Slot slot = booked.slot();
        var sentences =
                new RefusalText(words, services.slots(), services.directory(), pages.zone());
        var facts = new ArrayList<Fact>();
        facts.add(fact(words, "when", slotWords.when(slot.when().recurrence())));
        String where = sentences.areas(slot.target(), day);
        facts.add(
                fact(
                        words,
                        "where",
                        stations.isEmpty()
                                ? where
                                : words.text(
                                        "slots.at",
                                        words.count("board.stations", stations.size()),
                                        where)));
        facts.add(fact(words, "class", words.text("messageClass", slot.messageClass())));
        facts.add(fact(words, "starting", slotWords.starting(slot.startPolicy())));
        if (!slot.hardEnd().equals(Slot.NO_HARD_END)) {
            facts.add(fact(words, "hardEnd", words.duration(slot.hardEnd())));
        }
        BadgeTone tone = booked.stage().mayAir() ? BadgeTone.GOOD : BadgeTone.WARNING;
        facts.add(
                new Fact(
                        words.text("slot.fact.stage"),
                        new Badge(tone, words.text("stage", booked.stage()))));
        return facts;
    }

    private static Fact fact(Messages words, String name, String text) {
        return new Fact(words.text("slot.fact." + name), new Badge(BadgeTone.PLAIN, text));
    }

    private String history(Messages words, SlotRevision one) {
        return words.text(
                "slot.revision",
                words.number(one.revision()),
                one.by(),
                words.moment(one.at(), pages.zone(), pages.today()),
                words.text("stage", one.stage()));
    }

    /** Not yet begun at one of its stations. */
    private boolean isAhead(NumberedRecurrence.NumberedOccurrence at, List<StationId> stations) {
        Instant now = pages.now();
        return services.directory().stations().stream()
                .filter(one -> stations.contains(one.id()))
                .map(Station::zone)
                .anyMatch(zone -> at.start().atZone(zone).toInstant().isAfter(now));
    }

    private SlotPage.Time time(
            Messages words, SlotRevision booked, NumberedRecurrence.NumberedOccurrence at) {
        return new SlotPage.Time(
                words.text(
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
        Optional<SlotRevision> booked = find(context);
        if (booked.isEmpty()) {
            return;
        }
        Map<String, String> asked = BookingRoutes.firstValues(context.queryParamMap());
        Map<String, String> values =
                asked.containsKey("revision") ? asked : SlotFormMapper.of(booked.get().slot());
        form(context, booked.get(), values, List.of(), false);
    }

    private void form(
            Context context,
            SlotRevision booked,
            Map<String, String> values,
            List<Notice> notices,
            boolean mayFit) {
        Messages words = RequestUser.of(context).words();
        Slot slot = booked.slot();
        pages.render(
                context,
                "vn/tienglang/pages/schedule/slotedit.jte",
                new SlotEditPage(
                        pages.liveFrame(
                                context, words.text("slot.change.title", slot.title()), notices),
                        slot.title(),
                        forms(words).change(booked, values, mayFit),
                        "/lich/" + slot.id()));
    }

    private void change(Context context) {
        Optional<SlotRevision> booked = find(context);
        if (booked.isEmpty()) {
            return;
        }
        RequestUser visitor = RequestUser.of(context);
        Messages words = visitor.words();
        Map<String, String> values = BookingRoutes.firstValues(context.formParamMap());
        var fields = new RequestFields(values, words);
        Slot present = booked.get().slot();
        Optional<Integer> revision = fields.revision();
        Optional<BookingRequest> request =
                new SlotFormMapper(fields, words, Optional.of(present))
                        .request(forms(words).titles());
        if (request.isEmpty() || revision.isEmpty()) {
            context.status(422);
            form(context, booked.get(), values, List.of(refused(words, fields.errors())), false);
            return;
        }
        BookingResult answer =
                services.slots()
                        .change(
                                present.id(),
                                revision.get(),
                                request.get(),
                                bookingScope(values),
                                visitor.officer());
        respond(context, answer, booked.get(), values);
    }

    /** All of it, unless another button was pressed. */
    static BookingScope bookingScope(Map<String, String> values) {
        return switch (values.getOrDefault("wish", "")) {
            case "what-fits" -> BookingScope.WHAT_FITS;
            case "draft" -> BookingScope.DRAFT;
            default -> BookingScope.WHOLE;
        };
    }

    private void respond(
            Context context,
            BookingResult booking,
            SlotRevision present,
            Map<String, String> values) {
        Messages words = RequestUser.of(context).words();
        switch (booking) {
            case BookingResult.Booked booked -> {
                LocalDate first =
                        booked.slot()
                                .when()
                                .recurrence()
                                .next(pages.today())
                                .map(one -> one.start().toLocalDate())
                                .orElse(pages.today());
                context.redirect("/lich?day=" + first + "&changed=" + booked.slot().id());
            }
            case BookingResult.Refused refused -> {
                context.status(422);
                form(
                        context,
                        present,
                        values,
                        List.of(refused(words, sentences(words).groupedErrors(refused.refusals()))),
                        refused.mayBeBookedInPart());
            }
            case BookingResult.Outdated(SlotRevision now) -> {
                context.status(409);
                var anew = new HashMap<>(values);
                anew.put("revision", Integer.toString(now.revision()));
                String sentence = words.text("slot.outdated", now.by());
                form(context, now, anew, List.of(Notice.of(BadgeTone.WARNING, sentence)), false);
            }
            case BookingResult.Unknown _, BookingResult.Closed _ ->
                    problems.respond(context, 404, "withdraw.unknown");
        }
    }

    private RefusalText sentences(Messages words) {
        return new RefusalText(words, services.slots(), services.directory(), pages.zone());
    }

    private static Notice refused(Messages words, List<RequestError> complaints) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("booking.refused")),
                complaints.stream().map(RequestError::sentence).distinct().toList());
    }

    private void changeOnce(Context context) {
        Optional<SlotRevision> booked = find(context);
        if (booked.isEmpty()) {
            return;
        }
        RequestUser visitor = RequestUser.of(context);
        Messages words = visitor.words();
        Map<String, String> values = BookingRoutes.firstValues(context.formParamMap());
        var fields = new RequestFields(values, words);
        Optional<Integer> revision = fields.revision();
        Optional<OccurrenceChange> change = occurrence(fields).flatMap(one -> change(fields, one));
        if (revision.isEmpty() || change.isEmpty()) {
            context.status(422);
            show(context, booked.get(), List.of(refused(words, fields.errors())));
            return;
        }
        SlotId id = booked.get().slot().id();
        switch (services.slots().changeOnce(id, revision.get(), change.get(), visitor.officer())) {
            case BookingResult.Booked _ ->
                    context.redirect("/lich?day=" + day(change.get()) + "&changed=" + id);
            case BookingResult.Refused(var refusals) -> {
                context.status(422);
                show(
                        context,
                        booked.get(),
                        List.of(refused(words, sentences(words).groupedErrors(refusals))));
            }
            case BookingResult.Outdated(SlotRevision now) -> {
                context.status(409);
                String sentence = words.text("slot.outdated", now.by());
                show(context, now, List.of(Notice.of(BadgeTone.WARNING, sentence)));
            }
            case BookingResult.Unknown _, BookingResult.Closed _ ->
                    problems.respond(context, 404, "withdraw.unknown");
        }
    }

    private static LocalDate day(OccurrenceChange change) {
        return switch (change) {
            case OccurrenceChange.Moved(var _, LocalDateTime to) -> to.toLocalDate();
            case OccurrenceChange.Cancelled(LocalDateTime id) -> id.toLocalDate();
        };
    }

    private static Optional<LocalDateTime> occurrence(RequestFields fields) {
        try {
            return Optional.of(LocalDateTime.parse(fields.text("occurrence")));
        } catch (DateTimeParseException e) {
            fields.required("occurrence");
            return Optional.empty();
        }
    }

    /** To where it is moved, or that it is skipped where nothing is said of that. */
    private static Optional<OccurrenceChange> change(
            RequestFields fields, LocalDateTime occurrence) {
        if (!fields.has("date")) {
            return Optional.of(new OccurrenceChange.Cancelled(occurrence));
        }
        Optional<LocalDate> date = fields.bookableDay("date");
        Optional<LocalTime> time = fields.time("time");
        return date.flatMap(
                day -> time.map(at -> new OccurrenceChange.Moved(occurrence, day.atTime(at))));
    }
}
