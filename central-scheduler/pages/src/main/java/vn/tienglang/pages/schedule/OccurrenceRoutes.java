package vn.tienglang.pages.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.SlotId;

/** Routes that skip or move one occurrence of a slot, and that undo it. */
final class OccurrenceRoutes {
    /** Pattern of the address of a week, to which a change may return. */
    private static final Pattern WEEK_PATH = Pattern.compile("/tuan[A-Za-z0-9?=&%:._-]{0,200}");

    private final OfficeServices services;
    private final PageRenderer pages;
    private final ProblemResponses problems;
    private final SlotRoutes slots;

    OccurrenceRoutes(
            OfficeServices services,
            PageRenderer pages,
            ProblemResponses problems,
            SlotRoutes slots) {
        this.services = services;
        this.pages = pages;
        this.problems = problems;
        this.slots = slots;
    }

    void register(RoutesConfig routes) {
        routes.post(
                "/lich/{slot}/khoi-phuc",
                context ->
                        slots.withForm(
                                context,
                                (booked, _, fields) -> restoreOnce(context, booked, fields)),
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.SLOT));
        routes.post(
                "/lich/{slot}/lan",
                context ->
                        slots.withForm(
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
            slots.show(context, booked, List.of(SlotRoutes.refused(words, fields.errors())));
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

    private void changeOnce(Context context, SlotRevision booked, RequestFields fields) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Optional<Integer> revision = fields.revision();
        Optional<OccurrenceChange> change = occurrence(fields).flatMap(one -> change(fields, one));
        if (revision.isEmpty() || change.isEmpty()) {
            context.status(422);
            slots.show(context, booked, List.of(SlotRoutes.refused(words, fields.errors())));
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
                slots.show(
                        context,
                        booked,
                        List.of(
                                SlotRoutes.refused(
                                        words, slots.sentences(words).groupedErrors(refusals))));
            }
            case BookingResult.Outdated(SlotRevision now) -> {
                context.status(409);
                String sentence = words.text("slot.outdated", now.by());
                slots.show(context, now, List.of(Notice.of(BadgeTone.WARNING, sentence)));
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
