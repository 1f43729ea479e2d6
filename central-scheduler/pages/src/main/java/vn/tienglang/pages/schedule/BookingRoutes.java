package vn.tienglang.pages.schedule;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.report.ScheduledSlot;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.SlotOutlook;
import vn.tienglang.office.schedule.WithdrawalResult;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
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
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Routes of the schedule: its days, the booking form, and withdrawal. */
public final class BookingRoutes {
    /** What the calendar of a week shows. */
    private static final Pattern SHOWN = Pattern.compile("[a-z]{1,10}:[A-Za-z0-9-]{1,60}");

    private final OfficeServices services;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public BookingRoutes(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.services = services;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get("/lich", this::show, RouteAccess.READER);
        routes.post(
                "/lich",
                this::book,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.NONE));
        routes.get(
                "/lich/{slot}/rut",
                this::askWithdraw,
                RouteAccess.form(AccessPermission.SCHEDULE, PathObject.SLOT));
        routes.post(
                "/lich/{slot}/rut",
                this::withdraw,
                RouteAccess.changes(AccessPermission.SCHEDULE, PathObject.SLOT));
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        LocalDate day = day(context);
        ScheduleText schedule = schedule(words);
        var notices = new ArrayList<Notice>();
        query(context, "booked").flatMap(previews(words)::booked).ifPresent(notices::add);
        query(context, "withdrawn")
                .flatMap(id -> find(id, day))
                .map(view -> words.text("withdraw.done", view.slot().title()))
                .map(sentence -> Notice.of(BadgeTone.GOOD, sentence))
                .ifPresent(notices::add);
        query(context, "changed")
                .flatMap(this::outlook)
                .map(schedule::changed)
                .ifPresent(notices::add);
        notices.addAll(
                new OccurrenceNotices(words, services.slots()).of(context, "/lich?day=" + day));
        render(context, words, schedule, firstValues(context.queryParamMap()), day, notices, false);
    }

    private void book(Context context) {
        RequestUser user = RequestUser.of(context);
        Messages words = user.words();
        Map<String, String> values = firstValues(context.formParamMap());
        var fields = new RequestFields(values, words, pages.today());
        Optional<BookingRequest> request =
                new SlotFormReader(fields, words, Optional.empty()).request(forms(words).titles());
        List<RequestError> errors = fields.errors();
        boolean mayFit = false;
        if (request.isPresent()) {
            BookingResult booking =
                    services.slots()
                            .with(SilenceQuestion.ofForm(context))
                            .book(request.get(), SlotRoutes.bookingScope(values), user.officer());
            if (SilenceQuestion.isAsked(context, pages, booking, "/lich")) {
                return;
            }
            switch (booking) {
                case BookingResult.Booked booked -> {
                    Slot slot = booked.slot();
                    LocalDate first =
                            booked.first()
                                    .map(LocalDateTime::toLocalDate)
                                    .orElse(slot.when().recurrence().first());
                    context.redirect(booked(values, first, slot));
                    return;
                }
                case BookingResult.Refused refused -> {
                    errors =
                            new RefusalText(
                                            words,
                                            services.slots(),
                                            services.directory(),
                                            pages.zone())
                                    .groupedErrors(refused.refusals());
                    mayFit = refused.mayBeBookedInPart();
                }
                case BookingResult.Unknown _, BookingResult.Outdated _, BookingResult.Closed _ ->
                        throw new IllegalStateException("a new slot cannot be an old one");
            }
        }
        context.status(422);
        ScheduleText schedule = schedule(words);
        LocalDate day =
                DateTimeInput.date(values.getOrDefault("date", ""), pages.today())
                        .orElse(pages.today());
        render(context, words, schedule, values, day, List.of(schedule.refused(errors)), mayFit);
    }

    private BookingPreviewBuilder previews(Messages words) {
        return new BookingPreviewBuilder(words, services, pages.now(), pages.zone());
    }

    private SlotFormBuilder forms(Messages words) {
        return new SlotFormBuilder(words, services, pages.now(), pages.zone());
    }

    private void askWithdraw(Context context) {
        Messages words = RequestUser.of(context).words();
        LocalDate day = day(context);
        Optional<ScheduledSlot> view = find(context.pathParam("slot"), day);
        if (view.isEmpty()) {
            problems.respond(context, 404, "withdraw.unknown");
            return;
        }
        Slot slot = view.get().slot();
        String question =
                words.text(
                        "withdraw.question",
                        slot.title(),
                        words.time(view.get().times().getFirst().start().toLocalTime()),
                        words.day(day, pages.today()));
        pages.render(
                context,
                "vn/tienglang/pages/schedule/withdraw.jte",
                new WithdrawPage(
                        pages.frame(context, words.text("withdraw.title")),
                        question,
                        "/lich/" + slot.id() + "/rut",
                        "/lich?day=" + day));
    }

    private void withdraw(Context context) {
        Optional<SlotId> id = PathIds.slotId(context.pathParam("slot"));
        if (id.isEmpty()) {
            problems.respond(context, 404, "withdraw.unknown");
            return;
        }
        WithdrawalResult withdrawal =
                services.slots()
                        .with(SilenceQuestion.ofForm(context))
                        .withdraw(id.get(), RequestUser.of(context).officer());
        if (SilenceQuestion.isAsked(context, pages, withdrawal, "/lich/" + id.get())) {
            return;
        }
        switch (withdrawal) {
            case WithdrawalResult.Withdrawn(Slot slot) ->
                    context.redirect(
                            "/lich?day="
                                    + slot.when().recurrence().first()
                                    + "&withdrawn="
                                    + slot.id());
            case WithdrawalResult.UnknownSlot _ ->
                    problems.respond(context, 404, "withdraw.unknown");
            case WithdrawalResult.AlreadyOver _ -> problems.respond(context, 409, "withdraw.over");
            case WithdrawalResult.Silencing _ ->
                    throw new IllegalStateException("the question was asked already");
        }
    }

    /** Where a booked slot is seen: in the week from which it was booked, or on its first day. */
    private static String booked(Map<String, String> values, LocalDate first, Slot slot) {
        String show = values.getOrDefault("show", "");
        return SHOWN.matcher(show).matches()
                ? "/tuan?show=" + show + "&day=" + first + "&booked=" + slot.id()
                : "/lich?day=" + first + "&booked=" + slot.id();
    }

    /** The day that the query names; today when it names none. */
    private LocalDate day(Context context) {
        LocalDate today = pages.today();
        return query(context, "day").flatMap(text -> DateTimeInput.date(text, today)).orElse(today);
    }

    private Optional<SlotOutlook> outlook(String id) {
        return PathIds.slotId(id).flatMap(services.slots()::outlook);
    }

    private Optional<ScheduledSlot> find(String id, LocalDate day) {
        return services.reports().slots(day).stream()
                .filter(view -> view.slot().id().value().equals(id))
                .findFirst();
    }

    private ScheduleText schedule(Messages words) {
        return new ScheduleText(words, services, pages.now(), pages.zone());
    }

    private void render(
            Context context,
            Messages words,
            ScheduleText schedule,
            Map<String, String> values,
            LocalDate day,
            List<Notice> notices,
            boolean mayFit) {
        pages.render(
                context,
                "vn/tienglang/pages/schedule/booking.jte",
                new BookingPage(
                        pages.liveFrame(context, words.text("booking.title"), notices),
                        pages.clock(words),
                        forms(words).anew(values, mayFit),
                        schedule.day(day)));
    }

    private static Optional<String> query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).map(PlainText::composed);
    }

    /** The first value of each field. */
    static Map<String, String> firstValues(Map<String, List<String>> values) {
        var first = new HashMap<String, String>();
        values.forEach((name, all) ->
                all.stream()
                        .findFirst()
                        .map(PlainText::composed)
                        .ifPresent(v -> first.put(name, v)));
        return first;
    }
}
