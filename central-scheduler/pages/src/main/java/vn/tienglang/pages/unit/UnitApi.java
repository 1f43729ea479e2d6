package vn.tienglang.pages.unit;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.area.AreaPreview;
import vn.tienglang.office.area.AreaProposal;
import vn.tienglang.office.area.AreaResult;
import vn.tienglang.office.area.AreaResult.Reason;
import vn.tienglang.office.area.AreaService;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.station.AreaChange;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.SilenceText;

/** API routes of changes of units. */
public final class UnitApi {
    private final AreaService areas;
    private final StationDirectory directory;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public UnitApi(
            AreaService areas,
            StationDirectory directory,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.areas = areas;
        this.directory = directory;
        this.computations = computations;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, UnitOperations.CHANGES, RouteAccess.READER, this::changes);
        ApiRoutes.add(routes, UnitOperations.PREVIEW, UnitRoutes.READS, this::preview);
        ApiRoutes.add(routes, UnitOperations.APPLY, UnitRoutes.CHANGES, this::apply);
        ApiRoutes.add(routes, UnitOperations.UNDO, UnitRoutes.CHANGES, this::undo);
    }

    private void changes(Context context) {
        ApiJson.respond(
                context,
                200,
                new UnitJson.Changes(areas.changes().stream().map(UnitApi::json).toList()));
    }

    /** The proposal of the body; empty if the request was answered already. */
    private Optional<AreaProposal> proposal(Context context) {
        if (!ApiJson.requireJson(context, problems)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        ApiJson.readObject(context.bodyAsBytes())
                .ifPresent(fields ->
                        fields.forEach((name, value) -> {
                            if (value instanceof ApiJson.Value.Text(String text)) {
                                values.put(name, text);
                            }
                        }));
        Messages words = RequestUser.of(context).words();
        var reader =
                new UnitChangeReader(
                        areas.tree(),
                        directory,
                        words,
                        pages.today(),
                        values,
                        new PlanFormReader(values, words));
        Optional<AreaProposal> proposal = reader.read();
        if (proposal.isEmpty()) {
            problems.reject(context, 422, reader.typed().errors());
        }
        return proposal;
    }

    private void preview(Context context) {
        Optional<AreaProposal> proposal = proposal(context);
        if (proposal.isEmpty()) {
            return;
        }
        switch (computations.run(context, () -> areas.preview(proposal.get()))) {
            case AreaService.PreviewResult.Refused(var reasons) -> reject(context, reasons);
            case AreaService.PreviewResult.Found(AreaPreview preview) ->
                    ApiJson.respond(context, 200, json(context, preview));
        }
    }

    private static UnitJson.Preview json(Context context, AreaPreview preview) {
        return new UnitJson.Preview(
                preview.version(),
                preview.proposal().reform().on().toString(),
                preview.orders().stream()
                        .map(one ->
                                new UnitJson.Order(
                                        one.kind().name(),
                                        one.id(),
                                        one.title(),
                                        one.unit().value(),
                                        one.inside().stream().map(AreaCode::value).toList()))
                        .toList(),
                preview.undecided().stream().map(AreaCode::value).toList(),
                preview.undecidedStations().stream().map(one -> one.id().value()).toList(),
                preview.silenced().stream()
                        .map(one -> SilenceText.sentence(RequestUser.of(context).words(), one))
                        .toList(),
                preview.stations().stream()
                        .map(one ->
                                new UnitJson.Station(
                                        one.station().id().value(),
                                        one.station().area().value(),
                                        one.area().value(),
                                        one.inside().value()))
                        .toList());
    }

    private void apply(Context context) {
        String text = Optional.ofNullable(context.queryParam("version")).orElse("");
        Optional<Long> version = PlanFormReader.parsed(text, Long::valueOf);
        if (version.isEmpty()) {
            problems.rejectQuery(context, "version", "plan.bad-field", "version", text);
            return;
        }
        Optional<Losses> losses = SilenceQuestion.ofQuery(context, problems);
        if (losses.isEmpty()) {
            return;
        }
        Optional<AreaProposal> proposal = proposal(context);
        if (proposal.isPresent()) {
            respond(
                    context,
                    areas.apply(
                            proposal.get(),
                            version.get(),
                            losses.get(),
                            RequestUser.of(context).officer()));
        }
    }

    private void undo(Context context) {
        Optional<Long> number = PlanFormReader.parsed(context.pathParam("number"), Long::valueOf);
        if (number.isEmpty()) {
            problems.respond(context, 404, "unit.refused.change", context.pathParam("number"));
            return;
        }
        respond(context, areas.undo(number.get(), RequestUser.of(context).officer()));
    }

    private void respond(Context context, AreaResult result) {
        switch (result) {
            case AreaResult.Done(AreaChange change) -> ApiJson.respond(context, 200, json(change));
            case AreaResult.Refused(var reasons) -> reject(context, reasons);
        }
    }

    private void reject(Context context, List<Reason> reasons) {
        problems.reject(
                context,
                422,
                new UnitText(RequestUser.of(context).words(), areas.tree(), pages.today())
                        .errors(reasons));
    }

    private static UnitJson.Change json(AreaChange change) {
        return new UnitJson.Change(
                change.number(),
                change.kind().name(),
                change.about(),
                change.on().toString(),
                change.login(),
                change.at().toString(),
                change.undone());
    }
}
