package vn.tienglang.pages.explain;

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
import vn.tienglang.office.preview.PlanChange;
import vn.tienglang.office.preview.PlanPreviewService;
import vn.tienglang.office.preview.PreviewResult;
import vn.tienglang.office.schedule.SlotService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.plan.PlanRequestReader;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RefusalText;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.reach.Target;

/** API routes of explanations, conflicts and previews; none changes anything. */
public final class ExplanationApi {
    private static final String A_WEEK = "7";

    private final PlanPreviewService views;
    private final SlotService slots;
    private final StationDirectory directory;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public ExplanationApi(
            PlanPreviewService views,
            SlotService slots,
            StationDirectory directory,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.views = views;
        this.slots = slots;
        this.directory = directory;
        this.computations = computations;
        this.pages = pages;
        this.problems = problems;
    }

    /** Registers the routes; before those of plan items, whose paths match too. */
    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, ExplanationOperations.WHY, RouteAccess.READER, this::why);
        ApiRoutes.add(routes, ExplanationOperations.CONFLICTS, RouteAccess.READER, this::conflicts);
        ApiRoutes.add(routes, ExplanationOperations.PREVIEW, RouteAccess.READER, this::preview);
        ApiRoutes.add(routes, ExplanationOperations.REACH, RouteAccess.READER, this::reach);
    }

    private void why(Context context) {
        var asked = new RequestedStation(context);
        Optional<StationId> station = asked.value("station", "", StationId::new);
        Optional<Instant> at = asked.value("at", pages.now().toString(), ExplanationApi::instant);
        if (station.isEmpty() || at.isEmpty()) {
            problems.reject(context, 400, asked.errors);
            return;
        }
        respond(
                context,
                views.explain(station.get(), at.get()),
                (seen, shapes) -> shapes.explanation(seen));
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private void conflicts(Context context) {
        var asked = new RequestedStation(context);
        Optional<AreaCode> unit = asked.value("unit", "", AreaCode::new);
        Optional<LocalDate> from = asked.from();
        Optional<Integer> days = asked.days();
        if (unit.isEmpty() || from.isEmpty() || days.isEmpty()) {
            problems.reject(context, 400, asked.errors);
            return;
        }
        respond(
                context,
                computations.run(
                        context, () -> views.conflicts(unit.get(), from.get(), days.get())),
                (seen, shapes) -> shapes.conflicts(seen));
    }

    private void preview(Context context) {
        var asked = new RequestedStation(context);
        Optional<LocalDate> from = asked.from();
        Optional<Integer> days = asked.days();
        if (from.isEmpty() || days.isEmpty()) {
            problems.reject(context, 400, asked.errors);
            return;
        }
        Optional<String> body = ApiJson.readBody(context, problems);
        if (body.isEmpty()) {
            return;
        }
        var changes = new ProposedChangeReader(RequestUser.of(context).words());
        Optional<PlanChange> change = changes.change(body.get());
        if (change.isEmpty()) {
            problems.reject(context, 422, changes.errors());
            return;
        }
        respond(
                context,
                computations.run(
                        context, () -> views.preview(change.get(), from.get(), days.get())),
                (seen, shapes) -> shapes.changePreview(seen));
    }

    private void reach(Context context) {
        var asked = new RequestedStation(context);
        Optional<LocalDate> date = asked.value("date", pages.today().toString(), LocalDate::parse);
        if (date.isEmpty()) {
            problems.reject(context, 400, asked.errors);
            return;
        }
        Optional<String> body = ApiJson.readBody(context, problems);
        if (body.isEmpty()) {
            return;
        }
        switch (PlanItemJsonMapper.target(body.get())) {
            case DocumentResult.Parsed<Target>(Target target) ->
                    respond(
                            context,
                            views.stationsOf(target, date.get()),
                            (seen, _) -> ExplanationMapper.reachedStations(seen, date.get()));
            case DocumentResult.Rejected<Target> refused ->
                    problems.reject(
                            context,
                            422,
                            new PlanRefusalText(RequestUser.of(context).words()).errors(refused));
        }
    }

    private <T> void respond(
            Context context, PreviewResult<T> view, BiFunction<T, ExplanationMapper, Record> form) {
        Messages words = RequestUser.of(context).words();
        switch (view) {
            case PreviewResult.Found<T>(T seen) -> {
                var sentences = new RefusalText(words, slots, directory, pages.zone());
                var shapes = new ExplanationMapper(words, sentences, pages.zone());
                ApiJson.respond(context, 200, form.apply(seen, shapes));
            }
            case PreviewResult.Refused<T>(var reasons) -> {
                boolean unknown = reasons.stream().anyMatch(ExplanationApi::isUnknown);
                problems.reject(
                        context,
                        unknown ? 404 : 422,
                        new PlanRefusalText(words).previewErrors(reasons));
            }
        }
    }

    private static boolean isUnknown(PreviewResult.Reason bar) {
        return switch (bar) {
            case PreviewResult.Reason.UnknownStation _,
                    PreviewResult.Reason.UnknownUnit _,
                    PreviewResult.Reason.UnknownItem _ ->
                    true;
            case PreviewResult.Reason.OutsidePlanningRange _,
                    PreviewResult.Reason.TooManyDays _,
                    PreviewResult.Reason.TooManyStationDays _,
                    PreviewResult.Reason.ChangeRefused _ ->
                    false;
        };
    }

    /** Reader of the query of a request, with its errors. */
    private final class RequestedStation {
        private final Context context;
        private final List<RequestError> errors = new ArrayList<>();

        RequestedStation(Context context) {
            this.context = context;
        }

        <T> Optional<T> value(String name, String otherwise, Function<String, T> parse) {
            String text = Optional.ofNullable(context.queryParam(name)).orElse(otherwise);
            Optional<T> value = PlanRequestReader.parsed(text, parse);
            if (value.isEmpty()) {
                errors.add(
                        PlanRequestReader.badFieldError(
                                RequestUser.of(context).words(), name, text));
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
