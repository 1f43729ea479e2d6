package vn.tienglang.pages.week;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.pages.form.PathIds;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.SlotId;

/**
 * Preview of a move of one occurrence: what it brings and what it silences. The form of the page
 * stores it by the route of the slot.
 */
final class WeekMoves {
    private static final Pattern BACK = Pattern.compile("/tuan[A-Za-z0-9?=&%:._-]{0,200}");

    private final OfficeServices services;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    WeekMoves(
            OfficeServices services,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.services = services;
        this.computations = computations;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        routes.get("/tuan/doi", this::ask, RouteAccess.READER);
    }

    private void ask(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.queryValues(context);
        Optional<LocalDateTime> occurrence =
                PlanFormReader.parsed(values.getOrDefault("occurrence", ""), LocalDateTime::parse);
        Optional<SlotRevision> booked =
                PathIds.slotId(values.getOrDefault("slot", ""))
                        .flatMap(services.slots()::find)
                        .filter(one -> !one.withdrawn());
        if (occurrence.isEmpty() || booked.isEmpty()) {
            problems.respond(context, 404, "withdraw.unknown");
            return;
        }
        pages.render(
                context,
                "vn/tienglang/pages/week/weekmove.jte",
                page(context, user, booked.get(), occurrence.get(), values));
    }

    /** Answer to a move: why it is refused, or what it brings. */
    private record Answer(List<String> refusals, List<String> brings, boolean mayStore) {}

    private WeekMovePage page(
            Context context,
            RequestUser user,
            SlotRevision booked,
            LocalDateTime occurrence,
            Map<String, String> values) {
        Messages words = user.words();
        LocalDateTime start = start(booked, occurrence);
        boolean isGiven = values.containsKey("date") || values.containsKey("time");
        Answer answer =
                isGiven
                        ? answer(context, user, booked, occurrence, values)
                        : new Answer(List.of(), List.of(), false);
        String back = values.getOrDefault("back", "");
        return new WeekMovePage(
                pages.weekFrame(context, words.text("week.move.title"), List.of()),
                booked.slot().title(),
                words.text(
                        "slot.time",
                        words.time(start.toLocalTime()),
                        words.day(start.toLocalDate(), pages.today())),
                booked.slot().id().value(),
                Integer.toString(booked.revision()),
                occurrence.toString(),
                values.getOrDefault("date", start.toLocalDate().toString()),
                values.getOrDefault("time", words.time(start.toLocalTime())),
                BACK.matcher(back).matches() ? back : "/tuan",
                answer.refusals(),
                answer.brings(),
                answer.mayStore());
    }

    /** When the occurrence airs: where it was moved before, otherwise as the recurrence says. */
    private static LocalDateTime start(SlotRevision booked, LocalDateTime occurrence) {
        return booked.slot().when().recurrence().changes().stream()
                .filter(change -> change.id().equals(occurrence))
                .flatMap(change ->
                        change instanceof OccurrenceChange.Moved(var _, LocalDateTime to)
                                ? Stream.of(to)
                                : Stream.empty())
                .findFirst()
                .orElse(occurrence);
    }

    private Answer answer(
            Context context,
            RequestUser user,
            SlotRevision booked,
            LocalDateTime occurrence,
            Map<String, String> values) {
        Messages words = user.words();
        var fields = new RequestFields(values, words, pages.today());
        Optional<LocalDate> date = fields.bookableDay("date");
        Optional<LocalTime> time = fields.time("time");
        if (date.isEmpty() || time.isEmpty()) {
            return new Answer(sentences(fields.errors()), List.of(), false);
        }
        LocalDateTime to = date.get().atTime(time.get());
        var move = new OccurrenceChange.Moved(occurrence, to);
        SlotId id = booked.slot().id();
        BookingResult result =
                computations.run(
                        context, () -> services.slots().previews().move(id, move, user.officer()));
        return answer(words, to, result);
    }

    private Answer answer(Messages words, LocalDateTime to, BookingResult result) {
        var sentences =
                new RefusalText(words, services.slots(), services.directory(), pages.zone());
        return switch (result) {
            case BookingResult.Booked booked -> {
                var brings = new ArrayList<String>();
                brings.add(
                        words.text(
                                "week.move.brings",
                                words.time(to.toLocalTime()),
                                words.day(to.toLocalDate(), pages.today()),
                                words.count("board.stations", booked.stations().size())));
                long lost = booked.displaced().groups().size();
                brings.add(
                        lost == 0
                                ? words.text("week.move.silences.none")
                                : words.text("week.move.silences", words.number(lost)));
                yield new Answer(List.of(), brings, true);
            }
            case BookingResult.Refused(var refusals) -> {
                boolean isSilencing =
                        refusals.stream().allMatch(BookingRefusal.Silences.class::isInstance);
                yield new Answer(
                        sentences(sentences.groupedErrors(refusals)), List.of(), isSilencing);
            }
            case BookingResult.Outdated _, BookingResult.Unknown _, BookingResult.Closed _ ->
                    new Answer(List.of(words.text("withdraw.unknown")), List.of(), false);
        };
    }

    private static List<String> sentences(List<RequestError> errors) {
        return errors.stream().map(RequestError::sentence).distinct().toList();
    }
}
