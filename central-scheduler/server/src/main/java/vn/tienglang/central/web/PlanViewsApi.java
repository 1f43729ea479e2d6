package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.PlanChange;
import vn.tienglang.central.desk.PlanView;
import vn.tienglang.central.desk.PlanViews;
import vn.tienglang.planner.form.PlanForm;
import vn.tienglang.planner.form.Reading;
import vn.tienglang.planner.reach.Target;

/** What a plan brings, and why, for programs. Nothing here changes anything. */
final class PlanViewsApi {
    private static final String ALL = "/api/1/plan/";
    private static final String A_WEEK = "7";

    private final PlanViews views;
    private final Desk desk;
    private final Pages pages;
    private final Problems problems;

    PlanViewsApi(PlanViews views, Desk desk, Pages pages, Problems problems) {
        this.views = views;
        this.desk = desk;
        this.pages = pages;
        this.problems = problems;
    }

    /** Before what answers for any kind of item: these words are no kinds. */
    void register(RoutesConfig routes) {
        routes.get(ALL + "why", this::why, Door.OFFICER);
        routes.get(ALL + "conflicts", this::conflicts, Door.OFFICER);
        routes.post(ALL + "preview", this::preview, Door.OFFICER);
        routes.post(ALL + "reach", this::reach, Door.OFFICER);
    }

    private void why(Context context) {
        var asked = new Asked(context);
        Optional<StationId> station = asked.value("station", "", StationId::new);
        Optional<Instant> at = asked.value("at", pages.now().toString(), PlanViewsApi::instant);
        if (station.isEmpty() || at.isEmpty()) {
            problems.refuse(context, 400, asked.complaints);
            return;
        }
        tell(
                context,
                views.why(station.get(), at.get()),
                (seen, shapes) -> shapes.explanation(seen));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private void conflicts(Context context) {
        var asked = new Asked(context);
        Optional<AreaCode> unit = asked.value("unit", "", AreaCode::new);
        Optional<LocalDate> from = asked.from();
        Optional<Integer> days = asked.days();
        if (unit.isEmpty() || from.isEmpty() || days.isEmpty()) {
            problems.refuse(context, 400, asked.complaints);
            return;
        }
        tell(
                context,
                views.conflicts(unit.get(), from.get(), days.get()),
                (seen, shapes) -> shapes.clashes(seen));
    }

    private void preview(Context context) {
        var asked = new Asked(context);
        Optional<LocalDate> from = asked.from();
        Optional<Integer> days = asked.days();
        if (from.isEmpty() || days.isEmpty()) {
            problems.refuse(context, 400, asked.complaints);
            return;
        }
        Optional<String> body = Json.sent(context, problems);
        if (body.isEmpty()) {
            return;
        }
        var changes = new PlanChanges(Visitor.of(context).words());
        Optional<PlanChange> change = changes.change(body.get());
        if (change.isEmpty()) {
            problems.refuse(context, 422, changes.complaints());
            return;
        }
        tell(
                context,
                views.preview(change.get(), from.get(), days.get()),
                (seen, shapes) -> shapes.foreseen(seen));
    }

    private void reach(Context context) {
        var asked = new Asked(context);
        Optional<LocalDate> date = asked.value("date", pages.today().toString(), LocalDate::parse);
        if (date.isEmpty()) {
            problems.refuse(context, 400, asked.complaints);
            return;
        }
        Optional<String> body = Json.sent(context, problems);
        if (body.isEmpty()) {
            return;
        }
        switch (PlanForm.target(body.get())) {
            case Reading.Understood<Target>(Target target) ->
                    tell(
                            context,
                            views.reached(target, date.get()),
                            (seen, _) -> PlanShapes.reached(seen, date.get()));
            case Reading.Refused<Target> refused ->
                    problems.refuse(
                            context,
                            422,
                            new PlanWords(Visitor.of(context).words()).complaints(refused));
        }
    }

    private <T> void tell(
            Context context, PlanView<T> view, BiFunction<T, PlanShapes, Record> form) {
        Words words = Visitor.of(context).words();
        switch (view) {
            case PlanView.Seen<T>(T seen) -> {
                var sentences = new Sentences(words, desk, pages.zone());
                var shapes = new PlanShapes(words, sentences, pages.zone());
                Json.answer(context, 200, form.apply(seen, shapes));
            }
            case PlanView.Refused<T>(var bars) -> {
                boolean unknown = bars.stream().anyMatch(PlanViewsApi::isUnknown);
                problems.refuse(context, unknown ? 404 : 422, new PlanWords(words).unseen(bars));
            }
        }
    }

    private static boolean isUnknown(PlanView.Bar bar) {
        return switch (bar) {
            case PlanView.Bar.UnknownStation _,
                    PlanView.Bar.UnknownUnit _,
                    PlanView.Bar.UnknownItem _ ->
                    true;
            case PlanView.Bar.NotPlanned _,
                    PlanView.Bar.Days _,
                    PlanView.Bar.TooMuch _,
                    PlanView.Bar.AgainstChange _ ->
                    false;
        };
    }

    /** What an address asks for, and what is wrong in it. */
    private final class Asked {
        private final Context context;
        private final List<Complaint> complaints = new ArrayList<>();

        Asked(Context context) {
            this.context = context;
        }

        <T> Optional<T> value(String name, String otherwise, Function<String, T> parse) {
            String text = Optional.ofNullable(context.queryParam(name)).orElse(otherwise);
            Optional<T> value = PlanFields.parsed(text, parse);
            if (value.isEmpty()) {
                complaints.add(PlanFields.bad(Visitor.of(context).words(), name, text));
            }
            return value;
        }

        Optional<LocalDate> from() {
            return value("from", pages.today().toString(), LocalDate::parse);
        }

        Optional<Integer> days() {
            return value("days", A_WEEK, Integer::valueOf);
        }
    }
}
