package vn.tienglang.pages.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ApiV1;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** API routes of whole slots and their revisions. */
public final class SlotApi {
    private static final String ALL = "/api/1/plan/slots";

    /** The id of a slot that is not booked yet. */
    private static final SlotId NEW = new SlotId("new");

    private final SlotService slots;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public SlotApi(
            SlotService slots,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.slots = slots;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    /** Registers the routes; before those of plan items, whose paths match too. */
    public void register(RoutesConfig routes) {
        ApiRoutes.add(
                routes,
                ScheduleOperations.BOOK_SLOT,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.NONE),
                this::book);
        ApiRoutes.add(
                routes,
                ScheduleOperations.SLOT_REVISIONS,
                RouteAccess.reads(PathObject.SLOT),
                this::revisions);
        ApiRoutes.add(
                routes,
                ScheduleOperations.CHANGE_SLOT,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.SLOT),
                this::change);
        ApiRoutes.add(
                routes,
                ScheduleOperations.CHANGE_SLOT_ONCE,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.SLOT),
                this::changeOnce);
    }

    private void revisions(Context context) {
        List<SlotRevision> revisions =
                PathIds.slotId(context.pathParam("slot")).map(slots::revisions).orElse(List.of());
        if (revisions.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
            return;
        }
        ApiJson.respond(
                context,
                200,
                new ApiV1.PlanEntries(revisions.stream().map(SlotApi::form).toList()));
    }

    private static ApiV1.PlanEntry form(SlotRevision booked) {
        return new ApiV1.PlanEntry(
                "slots",
                booked.slot().id().value(),
                booked.revision(),
                ApiMapper.kebabCase(booked.stage()),
                booked.by(),
                booked.at().toString(),
                ApiJson.parse(PlanItemJsonMapper.toJson(booked.slot())));
    }

    private void book(Context context) {
        Optional<BookingScope> wish = bookingScope(context);
        Optional<BookingRequest> request = wish.flatMap(_ -> request(context, NEW));
        request.ifPresent(wanted ->
                losses(context)
                        .ifPresent(losses ->
                                respond(
                                        context,
                                        slots.with(losses)
                                                .book(wanted, wish.orElseThrow(), officer(context)),
                                        201)));
    }

    private void change(Context context) {
        Optional<SlotId> id = existingSlot(context);
        Optional<Integer> revision = id.flatMap(_ -> revision(context));
        Optional<BookingScope> wish = revision.flatMap(_ -> bookingScope(context));
        Optional<Boolean> mayLose = wish.flatMap(_ -> mayLose(context));
        Optional<BookingRequest> request = mayLose.flatMap(_ -> request(context, id.orElseThrow()));
        request.ifPresent(wanted ->
                respond(
                        context,
                        slots.with(mayLose.orElseThrow() ? Losses.ACCEPT : Losses.REFUSE)
                                .change(
                                        id.orElseThrow(),
                                        revision.orElseThrow(),
                                        wanted,
                                        wish.orElseThrow(),
                                        _ -> mayLose.orElseThrow(),
                                        officer(context)),
                        200));
    }

    private void changeOnce(Context context) {
        Optional<SlotId> id = existingSlot(context);
        Optional<Integer> revision = id.flatMap(_ -> revision(context));
        Optional<RequestFields> read =
                revision.flatMap(_ ->
                        RequestFields.ofBody(
                                context, BookingJson.OccurrenceRequest.class, problems));
        if (read.isEmpty()) {
            return;
        }
        RequestFields fields = read.get();
        fields.required("occurrence");
        var errors = new ArrayList<RequestError>(fields.errors());
        Messages words = RequestUser.of(context).words();
        Optional<LocalDateTime> occurrence = moment(fields, "occurrence", words, errors);
        Optional<LocalDateTime> to = moment(fields, "to", words, errors);
        if (occurrence.isEmpty() || !errors.isEmpty()) {
            problems.reject(context, 422, errors);
            return;
        }
        OccurrenceChange change =
                to.<OccurrenceChange>map(
                                moved -> new OccurrenceChange.Moved(occurrence.get(), moved))
                        .orElseGet(() -> new OccurrenceChange.Cancelled(occurrence.get()));
        losses(context)
                .ifPresent(losses ->
                        respond(
                                context,
                                slots.with(losses)
                                        .changeOnce(
                                                id.orElseThrow(),
                                                revision.orElseThrow(),
                                                change,
                                                officer(context)),
                                200));
    }

    private static Optional<LocalDateTime> moment(
            RequestFields fields, String name, Messages words, List<RequestError> errors) {
        String text = fields.text(name).strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException e) {
            errors.add(
                    new RequestError("bad-field", name, words.text("plan.bad-field", name, text)));
            return Optional.empty();
        }
    }

    private Optional<SlotId> existingSlot(Context context) {
        Optional<SlotId> id = PathIds.slotId(context.pathParam("slot"));
        if (id.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
        }
        return id;
    }

    private Optional<Integer> revision(Context context) {
        String text = Optional.ofNullable(context.queryParam("revision")).orElse("");
        if (text.matches("[1-9][0-9]{0,8}")) {
            return Optional.of(Integer.valueOf(text));
        }
        rejectQuery(context, "revision", text);
        return Optional.empty();
    }

    /** The scope of the booking; all or nothing unless the query says otherwise. */
    private Optional<BookingScope> bookingScope(Context context) {
        String text = Optional.ofNullable(context.queryParam("wish")).orElse("whole");
        Optional<BookingScope> wish =
                Arrays.stream(BookingScope.values())
                        .filter(one -> ApiMapper.kebabCase(one).equals(text))
                        .findFirst();
        if (wish.isEmpty()) {
            rejectQuery(context, "wish", text);
        }
        return wish;
    }

    /** Whether changes of single occurrences that cannot be kept may be lost. */
    private Optional<Boolean> mayLose(Context context) {
        return losses(context).map(losses -> losses == Losses.ACCEPT);
    }

    /** The decision on losses of the query; empty when the request was answered already. */
    private Optional<Losses> losses(Context context) {
        return SilenceQuestion.ofQuery(context, problems);
    }

    private void rejectQuery(Context context, String name, String text) {
        String sentence = RequestUser.of(context).words().text("plan.bad-field", name, text);
        problems.reject(context, 400, List.of(new RequestError("bad-field", name, sentence)));
    }

    /** The request of the body; empty when the request was answered already. */
    private Optional<BookingRequest> request(Context context, SlotId named) {
        Optional<String> sent = ApiJson.readBody(context, problems);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Messages words = RequestUser.of(context).words();
        return switch (PlanItemJsonMapper.requireVisible(
                sent.get(), PlanItemJsonMapper.slot(sent.get()))) {
            case DocumentResult.Parsed<Slot>(Slot slot) when slot.id().equals(named) ->
                    Optional.of(BookingRequest.of(slot));
            case DocumentResult.Parsed<Slot>(Slot slot) -> {
                String sentence = words.text("plan.other-name", slot.id(), named);
                problems.reject(
                        context, 422, List.of(new RequestError("other-name", "id", sentence)));
                yield Optional.empty();
            }
            case DocumentResult.Rejected<Slot> refused -> {
                problems.reject(context, 422, new PlanRefusalText(words).errors(refused));
                yield Optional.empty();
            }
        };
    }

    private static Officer officer(Context context) {
        return RequestUser.of(context).officer();
    }

    private void respond(Context context, BookingResult booking, int status) {
        Messages words = RequestUser.of(context).words();
        switch (booking) {
            case BookingResult.Booked booked -> {
                if (status == 201) {
                    context.header("Location", ALL + "/" + booked.slot().id());
                }
                ApiJson.respond(context, status, BookingMapper.toJson(booked));
            }
            case BookingResult.Refused(var refusals) ->
                    BookingApi.reject(context, refusals, slots, directory, pages, problems);
            case BookingResult.Unknown _ -> problems.respond(context, 404, "plan.unknown");
            case BookingResult.Outdated(SlotRevision present) -> {
                String sentence = words.text("plan.conflict", present.by(), present.revision());
                problems.rejectWithFirst(
                        context, 409, List.of(new RequestError("conflict", "revision", sentence)));
            }
            case BookingResult.Closed(SlotRevision present) ->
                    problems.reject(
                            context,
                            422,
                            List.of(
                                    new RequestError(
                                            "taken-back",
                                            "id",
                                            words.text(
                                                    "plan-bar.taken-back", present.slot().id()))));
        }
    }
}
