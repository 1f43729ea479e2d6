package vn.tienglang.pages.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
import vn.tienglang.pages.text.DateTimeInput;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.Slot;

/** Routes of the pages of one slot: show it, change it, change one of its occurrences. */
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
        new OccurrenceRoutes(services, pages, problems, this).register(routes);
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
    interface FormHandler {
        void handle(SlotRevision booked, Map<String, String> values, RequestFields fields);
    }

    /** Reads the slot and the form; answers 404 when there is no such slot. */
    void withForm(Context context, FormHandler handler) {
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

    /** Answers with the page of a slot. */
    void show(Context context, SlotRevision booked, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        LocalDate day =
                Optional.ofNullable(context.queryParam("day"))
                        .flatMap(text -> DateTimeInput.date(text, pages.today()))
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

    RefusalText sentences(Messages words) {
        return new RefusalText(words, services.slots(), services.directory(), pages.zone());
    }

    static Notice refused(Messages words, List<RequestError> errors) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("booking.refused")),
                errors.stream().map(RequestError::sentence).distinct().toList());
    }
}
