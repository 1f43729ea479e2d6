package vn.tienglang.pages.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.pages.text.TypedDateTime;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Routes of the pages of one slot: show it, change it, change one of its occurrences. */
public final class SlotRoutes {
    private static final String ONE = "/lich/{slot}";

    /** Pattern of the address of a week, to which a change may return. */
    private static final Pattern WEEK_PATH = Pattern.compile("/tuan[A-Za-z0-9?=&%:._-]{0,200}");

    private final OfficeServices services;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public SlotRoutes(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.services = services;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(ONE, this::show, RouteAccess.reads(PathObject.SLOT));
        routes.get(
                ONE + "/sua",
                this::edit,
                RouteAccess.form(AccessPermission.SCHEDULE, PathObject.SLOT));
        routes.post(
                ONE + "/sua",
                context ->
                        withForm(
                                context,
                                (booked, values, fields) ->
                                        change(context, booked, values, fields)),
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.SLOT));
        routes.post(
                ONE + "/khoi-phuc",
                context ->
                        withForm(
                                context,
                                (booked, _, fields) -> restoreOnce(context, booked, fields)),
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.SLOT));
        routes.post(
                ONE + "/lan",
                context ->
                        withForm(
                                context,
                                (booked, _, fields) -> changeOnce(context, booked, fields)),
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.SLOT));
    }

    /** The local path to go back to after a change; the schedule of that day when none is named. */
    private static String back(Context context, LocalDate day) {
        String back = context.formParam("back");
        return back != null && WEEK_PATH.matcher(back).matches()
                ? back + (back.contains("?") ? "&" : "?")
                : "/lich?day=" + day + "&";
    }

    private void restoreOnce(Context context, SlotRevision booked, RequestFields fields) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Optional<Integer> revision = fields.revision();
        Optional<LocalDateTime> occurrence = occurrence(fields);
        if (revision.isEmpty() || occurrence.isEmpty()) {
            context.status(422);
            show(context, booked, List.of(refused(words, fields.errors())));
            return;
        }
        SlotId id = booked.slot().id();
        BookingResult booking =
                services.slots()
                        .with(SilenceQuestion.ofForm(context))
                        .restoreOnce(id, revision.get(), occurrence.get(), user.officer());
        if (!SilenceQuestion.isAsked(context, pages, booking, "/lich/" + id)) {
            respondOnce(
                    context,
                    booking,
                    booked,
                    back(context, occurrence.get().toLocalDate()) + "restored=" + id);
        }
    }

    private Optional<SlotRevision> find(Context context) {
        Optional<SlotRevision> booked =
                PathIds.slotId(context.pathParam("slot")).flatMap(services.slots()::find);
        if (booked.isEmpty()) {
            problems.respond(context, 404, "withdraw.unknown");
        }
        return booked;
    }

    /** Handles a form that was sent for a slot. */
    private interface FormHandler {
        void handle(SlotRevision booked, Map<String, String> values, RequestFields fields);
    }

    /** Reads the slot and the form; answers 404 when there is no such slot. */
    private void withForm(Context context, FormHandler handler) {
        find(context)
                .ifPresent(booked -> {
                    Map<String, String> values = BookingRoutes.firstValues(context.formParamMap());
                    var fields =
                            new RequestFields(
                                    values, RequestUser.of(context).words(), pages.today());
                    handler.handle(booked, values, fields);
                });
    }

    private void show(Context context) {
        find(context).ifPresent(booked -> show(context, booked, List.of()));
    }

    private void show(Context context, SlotRevision booked, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        LocalDate day =
                Optional.ofNullable(context.queryParam("day"))
                        .flatMap(text -> TypedDateTime.date(text, pages.today()))
                        .orElse(pages.today());
        pages.render(
                context,
                "vn/tienglang/pages/schedule/slot.jte",
                new SlotPageBuilder(words, services, pages.now(), pages.zone())
                        .page(
                                pages.liveFrame(context, booked.slot().title(), notices),
                                booked,
                                day));
    }

    private SlotFormBuilder forms(Messages words) {
        return new SlotFormBuilder(words, services, pages.now(), pages.zone());
    }

    private void edit(Context context) {
        Optional<SlotRevision> booked = find(context);
        if (booked.isEmpty()) {
            return;
        }
        Map<String, String> asked = BookingRoutes.firstValues(context.queryParamMap());
        Map<String, String> values =
                asked.containsKey("revision") ? asked : SlotFormWriter.values(booked.get().slot());
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

    private void change(
            Context context,
            SlotRevision booked,
            Map<String, String> values,
            RequestFields fields) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Slot present = booked.slot();
        Optional<Integer> revision = fields.revision();
        Optional<BookingRequest> request =
                new SlotFormReader(fields, words, Optional.of(present))
                        .request(forms(words).titles());
        if (request.isEmpty() || revision.isEmpty()) {
            context.status(422);
            form(context, booked, values, List.of(refused(words, fields.errors())), false);
            return;
        }
        BookingResult answer =
                services.slots()
                        .with(SilenceQuestion.ofForm(context))
                        .change(
                                present.id(),
                                revision.get(),
                                request.get(),
                                bookingScope(values),
                                mayLose(values),
                                user.officer());
        respond(context, answer, booked, values);
    }

    /** Accepts the loss of the changes that the officer agreed to lose, by id. */
    private static Predicate<OccurrenceChange> mayLose(Map<String, String> values) {
        List<String> ids = List.of(values.getOrDefault(SlotFormFields.LOST, "").split(","));
        return change -> ids.contains(change.id().toString());
    }

    /** The form with a question about the changes of single occurrences that would be lost. */
    private static Map<String, String> withLosses(
            Map<String, String> values, List<BookingRefusal> refusals) {
        String lost =
                refusals.stream()
                        .filter(BookingRefusal.ChangeLost.class::isInstance)
                        .map(refusal -> ((BookingRefusal.ChangeLost) refusal).change().id())
                        .map(LocalDateTime::toString)
                        .collect(Collectors.joining(","));
        if (lost.isEmpty()) {
            return values;
        }
        var asked = new HashMap<>(values);
        // What was accepted before is listed no more, so it is asked again together with the rest.
        asked.merge(SlotFormFields.LOST, lost, (accepted, more) -> accepted + "," + more);
        asked.put(SlotFormFields.LOSS_QUESTION, "yes");
        return asked;
    }

    /** The scope of the booking; all or nothing unless another button was pressed. */
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
        if (SilenceQuestion.isAsked(context, pages, booking, "/lich/" + present.slot().id())) {
            return;
        }
        Messages words = RequestUser.of(context).words();
        switch (booking) {
            case BookingResult.Booked booked -> {
                LocalDate first =
                        booked.first().map(LocalDateTime::toLocalDate).orElse(pages.today());
                context.redirect("/lich?day=" + first + "&changed=" + booked.slot().id());
            }
            case BookingResult.Refused refused -> {
                context.status(422);
                form(
                        context,
                        present,
                        withLosses(values, refused.refusals()),
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

    private static Notice refused(Messages words, List<RequestError> errors) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("booking.refused")),
                errors.stream().map(RequestError::sentence).distinct().toList());
    }

    private void changeOnce(Context context, SlotRevision booked, RequestFields fields) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Optional<Integer> revision = fields.revision();
        Optional<OccurrenceChange> change = occurrence(fields).flatMap(one -> change(fields, one));
        if (revision.isEmpty() || change.isEmpty()) {
            context.status(422);
            show(context, booked, List.of(refused(words, fields.errors())));
            return;
        }
        SlotId id = booked.slot().id();
        BookingResult booking =
                services.slots()
                        .with(SilenceQuestion.ofForm(context))
                        .changeOnce(id, revision.get(), change.get(), user.officer());
        if (SilenceQuestion.isAsked(context, pages, booking, "/lich/" + id)) {
            return;
        }
        String act =
                switch (change.get()) {
                    case OccurrenceChange.Moved _ -> "moved=";
                    case OccurrenceChange.Cancelled _ -> "skipped=";
                };
        respondOnce(
                context,
                booking,
                booked,
                back(context, day(change.get()))
                        + "changed="
                        + id
                        + "&"
                        + act
                        + id
                        + "&occurrence="
                        + change.get().id());
    }

    /** Answers a change of one occurrence; a stored one leads to {@code next}. */
    private void respondOnce(
            Context context, BookingResult booking, SlotRevision booked, String next) {
        Messages words = RequestUser.of(context).words();
        switch (booking) {
            case BookingResult.Booked _ -> context.redirect(next);
            case BookingResult.Refused(var refusals) -> {
                context.status(422);
                show(
                        context,
                        booked,
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

    /** The change of an occurrence: moved, or cancelled when there is no date. */
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
