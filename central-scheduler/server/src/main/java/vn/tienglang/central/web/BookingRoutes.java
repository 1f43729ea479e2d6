package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.central.desk.Booking;
import vn.tienglang.central.desk.BookingRequest;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.SlotView;
import vn.tienglang.central.desk.Withdrawal;
import vn.tienglang.central.web.page.BookingPage;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.central.web.page.WithdrawPage;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Slot;

/** The schedule: its days, the form that adds to it, and taking something off it. */
final class BookingRoutes {
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    BookingRoutes(Desk desk, Pages pages, Problems problems) {
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get("/lich", this::show, Door.OFFICER);
        routes.post("/lich", this::book, Door.OFFICER);
        routes.get("/lich/{slot}/rut", this::askWithdraw, Door.OFFICER);
        routes.post("/lich/{slot}/rut", this::withdraw, Door.OFFICER);
    }

    private void show(Context context) {
        Words words = Visitor.of(context).words();
        LocalDate day = query(context, "day").flatMap(Fields::day).orElse(pages.today());
        ScheduleWords schedule = schedule(words);
        var notices = new ArrayList<Notice>();
        query(context, "booked")
                .flatMap(id -> find(id, day))
                .map(schedule::booked)
                .ifPresent(notices::add);
        query(context, "withdrawn")
                .flatMap(id -> find(id, day))
                .map(view -> words.say("withdraw.done", view.slot().title()))
                .map(sentence -> Notice.of(Tone.GOOD, sentence))
                .ifPresent(notices::add);
        render(context, words, schedule, first(context.queryParamMap()), day, notices);
    }

    private void book(Context context) {
        Visitor visitor = Visitor.of(context);
        Words words = visitor.words();
        Map<String, String> values = first(context.formParamMap());
        var fields = new Fields(values, words);
        Optional<BookingRequest> request = fields.booking(titleOfClip(values));
        List<Complaint> complaints = fields.complaints();
        if (request.isPresent()) {
            switch (desk.book(request.get(), visitor.officer())) {
                case Booking.Booked booked -> {
                    Slot slot = booked.slot();
                    context.redirect(
                            "/lich?day="
                                    + slot.when().recurrence().first()
                                    + "&booked="
                                    + slot.id());
                    return;
                }
                case Booking.Refused(var refusals) ->
                        complaints = new Sentences(words, desk, pages.zone()).together(refusals);
                case Booking.Unknown _, Booking.Outdated _, Booking.Closed _ ->
                        throw new IllegalStateException("a new slot cannot be an old one");
            }
        }
        context.status(422);
        ScheduleWords schedule = schedule(words);
        LocalDate day = Fields.day(values.getOrDefault("date", "")).orElse(pages.today());
        render(context, words, schedule, values, day, List.of(schedule.refused(complaints)));
    }

    /** An announcement is called after its recording when nobody says otherwise. */
    private Optional<String> titleOfClip(Map<String, String> values) {
        String id = values.getOrDefault("clip", "");
        return desk.clips().stream()
                .filter(clip -> clip.id().value().equals(id))
                .map(Clip::title)
                .findFirst();
    }

    private void askWithdraw(Context context) {
        Words words = Visitor.of(context).words();
        LocalDate day = query(context, "day").flatMap(Fields::day).orElse(pages.today());
        Optional<SlotView> view = find(context.pathParam("slot"), day);
        if (view.isEmpty()) {
            problems.show(context, 404, "withdraw.unknown");
            return;
        }
        Slot slot = view.get().slot();
        String question =
                words.say(
                        "withdraw.question",
                        slot.title(),
                        words.time(view.get().times().getFirst().start().toLocalTime()),
                        words.day(day, pages.today()));
        pages.render(
                context,
                "withdraw.jte",
                new WithdrawPage(
                        pages.frame(context, words.say("withdraw.title")),
                        question,
                        "/lich/" + slot.id() + "/rut",
                        "/lich?day=" + day));
    }

    private void withdraw(Context context) {
        Optional<SlotId> id = slotId(context.pathParam("slot"));
        if (id.isEmpty()) {
            problems.show(context, 404, "withdraw.unknown");
            return;
        }
        switch (desk.withdraw(id.get(), Visitor.of(context).officer())) {
            case Withdrawal.Withdrawn(Slot slot) ->
                    context.redirect(
                            "/lich?day="
                                    + slot.when().recurrence().first()
                                    + "&withdrawn="
                                    + slot.id());
            case Withdrawal.UnknownSlot _ -> problems.show(context, 404, "withdraw.unknown");
            case Withdrawal.AlreadyOver _ -> problems.show(context, 409, "withdraw.over");
        }
    }

    /** The slot of an address, if there can be one of that name. */
    static Optional<SlotId> slotId(String text) {
        try {
            return Optional.of(new SlotId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<SlotView> find(String id, LocalDate day) {
        return desk.slots(day).stream()
                .filter(view -> view.slot().id().value().equals(id))
                .findFirst();
    }

    private ScheduleWords schedule(Words words) {
        return new ScheduleWords(words, desk, pages.now(), pages.zone());
    }

    private void render(
            Context context,
            Words words,
            ScheduleWords schedule,
            Map<String, String> values,
            LocalDate day,
            List<Notice> notices) {
        pages.render(
                context,
                "booking.jte",
                new BookingPage(
                        pages.liveFrame(context, words.say("booking.title"), notices),
                        pages.clock(words),
                        schedule.form(values),
                        schedule.day(day)));
    }

    private static Optional<String> query(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name));
    }

    private static Map<String, String> first(Map<String, List<String>> values) {
        var first = new HashMap<String, String>();
        values.forEach((name, all) -> all.stream().findFirst().ifPresent(v -> first.put(name, v)));
        return first;
    }
}
