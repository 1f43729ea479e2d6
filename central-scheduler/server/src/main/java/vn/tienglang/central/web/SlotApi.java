package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.central.desk.BookedSlot;
import vn.tienglang.central.desk.Booking;
import vn.tienglang.central.desk.BookingRequest;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.Wish;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.form.PlanForm;
import vn.tienglang.planner.form.Reading;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.recurrence.Change;

/** Whole slots for programs: as the planner writes them down, revision by revision. */
final class SlotApi {
    private static final String ALL = "/api/1/plan/slots";
    private static final String ONE = ALL + "/{slot}";

    /** What a slot is called that has no name yet. */
    private static final SlotId NEW = new SlotId("new");

    private static final Set<String> ONCE = Set.of("occurrence", "to");

    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    SlotApi(Desk desk, Pages pages, Problems problems) {
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    /**
     * Before what is there for every kind of item, which would take these addresses for its own.
     */
    void register(RoutesConfig routes) {
        routes.post(ALL, this::book, Door.OFFICER);
        routes.get(ONE, this::revisions, Door.OFFICER);
        routes.put(ONE, this::change, Door.OFFICER);
        routes.post(ONE + "/occurrences", this::changeOnce, Door.OFFICER);
    }

    private void revisions(Context context) {
        List<BookedSlot> revisions =
                BookingRoutes.slotId(context.pathParam("slot"))
                        .map(desk::revisions)
                        .orElse(List.of());
        if (revisions.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return;
        }
        Json.answer(
                context,
                200,
                new Forms.PlanEntries(revisions.stream().map(SlotApi::form).toList()));
    }

    private static Forms.PlanEntry form(BookedSlot booked) {
        return new Forms.PlanEntry(
                "slots",
                booked.slot().id().value(),
                booked.revision(),
                Shapes.word(booked.stage()),
                booked.by(),
                booked.at().toString(),
                Json.tree(PlanForm.text(booked.slot())));
    }

    private void book(Context context) {
        Optional<Wish> wish = wish(context);
        Optional<BookingRequest> request = wish.flatMap(_ -> request(context, NEW));
        request.ifPresent(wanted ->
                tell(context, desk.book(wanted, wish.orElseThrow(), officer(context)), 201));
    }

    private void change(Context context) {
        Optional<SlotId> id = known(context);
        Optional<Integer> revision = id.flatMap(_ -> revision(context));
        Optional<Wish> wish = revision.flatMap(_ -> wish(context));
        Optional<BookingRequest> request = wish.flatMap(_ -> request(context, id.orElseThrow()));
        request.ifPresent(wanted ->
                tell(
                        context,
                        desk.change(
                                id.orElseThrow(),
                                revision.orElseThrow(),
                                wanted,
                                wish.orElseThrow(),
                                officer(context)),
                        200));
    }

    private void changeOnce(Context context) {
        Optional<SlotId> id = known(context);
        Optional<Integer> revision = id.flatMap(_ -> revision(context));
        Optional<Fields> read = revision.flatMap(_ -> ApiRoutes.body(context, ONCE, problems));
        if (read.isEmpty()) {
            return;
        }
        Fields fields = read.get();
        fields.required("occurrence");
        var complaints = new ArrayList<Complaint>(fields.complaints());
        Words words = Visitor.of(context).words();
        Optional<LocalDateTime> occurrence = moment(fields, "occurrence", words, complaints);
        Optional<LocalDateTime> to = moment(fields, "to", words, complaints);
        if (occurrence.isEmpty() || !complaints.isEmpty()) {
            problems.refuse(context, 422, complaints);
            return;
        }
        Change change =
                to.<Change>map(moved -> new Change.Moved(occurrence.get(), moved))
                        .orElseGet(() -> new Change.Cancelled(occurrence.get()));
        tell(
                context,
                desk.changeOnce(id.orElseThrow(), revision.orElseThrow(), change, officer(context)),
                200);
    }

    private static Optional<LocalDateTime> moment(
            Fields fields, String name, Words words, List<Complaint> complaints) {
        String text = fields.text(name).strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException e) {
            complaints.add(
                    new Complaint("bad-field", name, words.say("plan.bad-field", name, text)));
            return Optional.empty();
        }
    }

    private Optional<SlotId> known(Context context) {
        Optional<SlotId> id = BookingRoutes.slotId(context.pathParam("slot"));
        if (id.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
        }
        return id;
    }

    private Optional<Integer> revision(Context context) {
        String text = Optional.ofNullable(context.queryParam("revision")).orElse("");
        if (text.matches("[1-9][0-9]{0,8}")) {
            return Optional.of(Integer.valueOf(text));
        }
        refuseQuery(context, "revision", text);
        return Optional.empty();
    }

    /** All of it, unless the address says otherwise. */
    private Optional<Wish> wish(Context context) {
        String text = Optional.ofNullable(context.queryParam("wish")).orElse("whole");
        Optional<Wish> wish =
                Arrays.stream(Wish.values())
                        .filter(one -> Shapes.word(one).equals(text))
                        .findFirst();
        if (wish.isEmpty()) {
            refuseQuery(context, "wish", text);
        }
        return wish;
    }

    private void refuseQuery(Context context, String name, String text) {
        String sentence = Visitor.of(context).words().say("plan.bad-field", name, text);
        problems.refuse(context, 400, List.of(new Complaint("bad-field", name, sentence)));
    }

    /** What the body asks for; empty when the answer was given already. */
    private Optional<BookingRequest> request(Context context, SlotId named) {
        Optional<String> sent = Json.sent(context, problems);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Words words = Visitor.of(context).words();
        return switch (PlanForm.slot(sent.get())) {
            case Reading.Understood<Slot>(Slot slot) when slot.id().equals(named) ->
                    Optional.of(BookingRequest.of(slot));
            case Reading.Understood<Slot>(Slot slot) -> {
                String sentence = words.say("plan.other-name", slot.id(), named);
                problems.refuse(context, 422, List.of(new Complaint("other-name", "id", sentence)));
                yield Optional.empty();
            }
            case Reading.Refused<Slot> refused -> {
                problems.refuse(context, 422, new PlanWords(words).complaints(refused));
                yield Optional.empty();
            }
        };
    }

    private static Officer officer(Context context) {
        return Visitor.of(context).officer();
    }

    private void tell(Context context, Booking booking, int status) {
        Words words = Visitor.of(context).words();
        switch (booking) {
            case Booking.Booked booked -> {
                if (status == 201) {
                    context.header("Location", ALL + "/" + booked.slot().id());
                }
                Json.answer(context, status, Shapes.form(booked));
            }
            case Booking.Refused(var refusals) ->
                    ApiRoutes.refuse(context, refusals, desk, pages, problems);
            case Booking.Unknown _ -> problems.show(context, 404, "plan.unknown");
            case Booking.Outdated(BookedSlot present) -> {
                String sentence = words.say("plan.conflict", present.by(), present.revision());
                problems.refuseWith(
                        context, 409, List.of(new Complaint("conflict", "revision", sentence)));
            }
            case Booking.Closed(BookedSlot present) ->
                    problems.refuse(
                            context,
                            422,
                            List.of(
                                    new Complaint(
                                            "taken-back",
                                            "id",
                                            words.say(
                                                    "plan-bar.taken-back", present.slot().id()))));
        }
    }
}
