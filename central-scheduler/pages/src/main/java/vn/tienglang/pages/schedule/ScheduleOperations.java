package vn.tienglang.pages.schedule;

import java.util.List;
import vn.tienglang.office.check.BookingScope;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiV1;
import vn.tienglang.pages.openapi.ApiAnswer;
import vn.tienglang.pages.openapi.ApiBody;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;
import vn.tienglang.pages.openapi.SharedAnswer;

/** Operations of the HTTP API on slots. */
public final class ScheduleOperations {
    private static final ApiParameter WISH =
            ApiParameter.optional(
                            "wish",
                            "How much of it: all or nothing; what fits, if only some of it "
                                    + "is heard; or a draft that nobody hears. All when absent.")
                    .oneOf(BookingScope.class);

    private static final ApiParameter LOST =
            ApiParameter.optional(
                            "lost",
                            "Skipped and moved times stay so on their days. If the new slot has no "
                                    + "matching time that day, or if the change would silence "
                                    + "airings of other orders: refuse lists them, accept stores "
                                    + "the change. Refuse when absent.")
                    .oneOf(List.of("refuse", "accept"));

    static final ApiOperation SLOTS =
            ApiOperation.get("/api/1/slots", "slots", "The schedule of a day")
                    .with(
                            ApiParameter.optional("date", "The day; today when absent.")
                                    .with("format", "date"))
                    .answers(200, "In order of booking", BookingJson.Bookings.class)
                    .problem(400, "Not a date");

    static final ApiOperation BOOK =
            ApiOperation.post(
                            "/api/1/slots",
                            "book",
                            "Book a slot, or hear everything that stands against it")
                    .with(SilenceQuestion.PARAMETER)
                    .body(BookingJson.NewSlot.class)
                    .answers(
                            new ApiAnswer.Created(
                                    201,
                                    "Booked",
                                    BookingJson.BookingResult.class,
                                    "Where it can be withdrawn."))
                    .problem(400, "Not a plain JSON object, or a parameter is wrong")
                    .problem(
                            409,
                            "The schedule as it stands is in the way, or it would silence airings")
                    .problem(422, "What was asked cannot be booked")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation WITHDRAW =
            ApiOperation.delete(
                            "/api/1/slots/{slot}",
                            "withdraw",
                            "Take a slot off the schedule; twice comes to the same")
                    .with(ApiParameter.path("slot", ""))
                    .with(SilenceQuestion.PARAMETER)
                    .answers(200, "Withdrawn", BookingJson.WithdrawnSlot.class)
                    .problem(400, "A parameter is wrong")
                    .problem(404, "No such slot")
                    .problem(409, "Over at every station, or it would silence airings");

    static final ApiOperation BOOK_SLOT =
            ApiOperation.post(
                            "/api/1/plan/slots",
                            "bookSlot",
                            "Book a whole slot: any recurrence, any parts")
                    .with(WISH)
                    .with(SilenceQuestion.PARAMETER)
                    .with(
                            new ApiBody.AnyObject(
                                    "application/json",
                                    "A slot as the planner writes it down: id (new, or that of the"
                                            + " address), title, issuer, class, target, when, starting,"
                                            + " hardEnd, parts, languages."))
                    .answers(
                            new ApiAnswer.Created(
                                    201,
                                    "Booked",
                                    BookingJson.BookingResult.class,
                                    "Where its revisions are."))
                    .problem(400, "A parameter is wrong")
                    .problem(
                            409,
                            "The plan as it stands is in the way, or somebody changed the "
                                    + "slot since")
                    .problem(422, "What was asked cannot be booked")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation SLOT_REVISIONS =
            ApiOperation.get(
                            "/api/1/plan/slots/{slot}",
                            "slotRevisions",
                            "Every revision of a slot, from the first on")
                    .with(ApiParameter.path("slot", ""))
                    .answers(200, "First to last", ApiV1.PlanEntries.class)
                    .problem(404, "No such slot");

    static final ApiOperation CHANGE_SLOT =
            ApiOperation.put(
                            "/api/1/plan/slots/{slot}",
                            "changeSlot",
                            "Put another wish in the place of a slot; until it is "
                                    + "approved, what was approved before goes on")
                    .with(ApiParameter.path("slot", ""))
                    .with(
                            ApiParameter.required("revision", "The revision that was read.")
                                    .integer()
                                    .with("minimum", 1))
                    .with(WISH)
                    .with(LOST)
                    .with(
                            new ApiBody.AnyObject(
                                    "application/json",
                                    "A slot as the planner writes it down: id (new, or that of the"
                                            + " address), title, issuer, class, target, when, starting,"
                                            + " hardEnd, parts, languages."))
                    .answers(200, "Changed", BookingJson.BookingResult.class)
                    .problem(400, "A parameter is wrong")
                    .problem(
                            409,
                            "The plan as it stands is in the way, or somebody changed the "
                                    + "slot since")
                    .problem(422, "What was asked cannot be booked")
                    .problem(404, "No such slot")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation CHANGE_SLOT_ONCE =
            ApiOperation.post(
                            "/api/1/plan/slots/{slot}/occurrences",
                            "changeSlotOnce",
                            "Move or cancel one time of a slot")
                    .with(ApiParameter.path("slot", ""))
                    .with(
                            ApiParameter.required("revision", "The revision that was read.")
                                    .integer()
                                    .with("minimum", 1))
                    .with(SilenceQuestion.PARAMETER)
                    .body(BookingJson.OccurrenceRequest.class)
                    .answers(200, "Changed", BookingJson.BookingResult.class)
                    .problem(400, "A parameter is wrong")
                    .problem(
                            409,
                            "The plan as it stands is in the way, or somebody changed the "
                                    + "slot since")
                    .problem(422, "What was asked cannot be booked")
                    .problem(404, "No such slot")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    /** All operations. */
    public static final List<ApiOperation> ALL =
            List.of(
                    SLOTS,
                    BOOK,
                    WITHDRAW,
                    BOOK_SLOT,
                    SLOT_REVISIONS,
                    CHANGE_SLOT,
                    CHANGE_SLOT_ONCE);

    private ScheduleOperations() {}
}
