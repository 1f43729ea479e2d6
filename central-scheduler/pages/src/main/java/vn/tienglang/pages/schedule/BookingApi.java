package vn.tienglang.pages.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.schedule.WithdrawalResult;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.SilenceText;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** API routes of the bookings of a day: list, book once, withdraw. */
public final class BookingApi {
    private final OfficeServices services;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public BookingApi(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.services = services;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, ScheduleOperations.SLOTS, RouteAccess.READER, this::slots);
        ApiRoutes.add(
                routes,
                ScheduleOperations.BOOK,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.NONE),
                this::book);
        ApiRoutes.add(
                routes,
                ScheduleOperations.WITHDRAW,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.SLOT),
                this::withdraw);
    }

    private void slots(Context context) {
        String text = Optional.ofNullable(context.queryParam("date")).orElse("");
        Optional<LocalDate> date =
                text.isEmpty() ? Optional.of(pages.today()) : RequestFields.parseDate(text);
        if (date.isEmpty()) {
            problems.rejectQuery(context, "date", "complaint.date", text);
            return;
        }
        ApiJson.respond(
                context,
                200,
                new BookingJson.Bookings(
                        date.get().toString(),
                        services.reports().slots(date.get()).stream()
                                .map(BookingMapper::toJson)
                                .toList()));
    }

    private void book(Context context) {
        Optional<RequestFields> read =
                RequestFields.ofBody(context, BookingJson.NewSlot.class, problems);
        if (read.isEmpty()) {
            return;
        }
        RequestUser user = RequestUser.of(context);
        Optional<BookingRequest> request =
                BookingFormReader.bookingRequest(read.get(), Optional.empty());
        if (request.isEmpty()) {
            problems.reject(context, 422, read.get().errors());
            return;
        }
        Optional<Losses> losses = SilenceQuestion.ofQuery(context, problems);
        if (losses.isEmpty()) {
            return;
        }
        switch (services.slots().with(losses.get()).book(request.get(), user.officer())) {
            case BookingResult.Booked booked -> {
                context.header("Location", "/api/1/slots/" + booked.slot().id());
                ApiJson.respond(context, 201, BookingMapper.toJson(booked));
            }
            case BookingResult.Refused(var refusals) ->
                    reject(
                            context,
                            refusals,
                            services.slots(),
                            services.directory(),
                            pages,
                            problems);
            case BookingResult.Unknown _, BookingResult.Outdated _, BookingResult.Closed _ ->
                    throw new IllegalStateException("a new slot cannot be an old one");
        }
    }

    /** Answers with all refusals of a booking: 409 on a conflict, otherwise 422. */
    static void reject(
            Context context,
            List<BookingRefusal> refusals,
            SlotService slots,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        var sentences =
                new RefusalText(RequestUser.of(context).words(), slots, directory, pages.zone());
        boolean conflict = refusals.stream().anyMatch(RefusalText::isConflict);
        problems.reject(
                context, conflict ? 409 : 422, refusals.stream().map(sentences::error).toList());
    }

    private void withdraw(Context context) {
        Optional<SlotId> id = PathIds.slotId(context.pathParam("slot"));
        if (id.isEmpty()) {
            problems.respond(context, 404, "withdraw.unknown");
            return;
        }
        Optional<Losses> losses = SilenceQuestion.ofQuery(context, problems);
        if (losses.isEmpty()) {
            return;
        }
        RequestUser user = RequestUser.of(context);
        switch (services.slots().with(losses.get()).withdraw(id.get(), user.officer())) {
            case WithdrawalResult.Withdrawn(Slot slot) ->
                    ApiJson.respond(context, 200, new BookingJson.WithdrawnSlot(slot.id().value()));
            case WithdrawalResult.UnknownSlot _ ->
                    problems.respond(context, 404, "withdraw.unknown");
            case WithdrawalResult.AlreadyOver _ -> problems.respond(context, 409, "withdraw.over");
            case WithdrawalResult.Silencing(Slot _, var silenced) ->
                    problems.reject(
                            context,
                            409,
                            silenced.stream()
                                    .map(one -> SilenceText.error(user.words(), one))
                                    .toList());
        }
    }
}
