package vn.tienglang.pages.obligation;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.obligation.PeriodProgress;
import vn.tienglang.office.obligation.PeriodService;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/** API routes of the progress and the closings of obligations. */
public final class ObligationApi {
    /** Greatest number of closings in an answer. */
    private static final int CLOSINGS_AT_MOST = 1_000;

    private final PlanItemService planItems;
    private final PeriodService periods;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public ObligationApi(
            PlanItemService planItems,
            PeriodService periods,
            PageRenderer pages,
            ProblemResponses problems) {
        this.planItems = planItems;
        this.periods = periods;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(
                routes,
                ObligationOperations.OBLIGATION_PROGRESS,
                RouteAccess.reads(PathObject.OBLIGATION_ID),
                this::progress);
        ApiRoutes.add(
                routes,
                ObligationOperations.OBLIGATION_CLOSINGS,
                RouteAccess.reads(PathObject.OBLIGATION_ID),
                this::closings);
    }

    private void progress(Context context) {
        Optional<Obligation> owed = obligation(context);
        Optional<List<PeriodProgress>> progress =
                owed.flatMap(one -> periods.progress(one.id(), pages.now()));
        if (owed.isEmpty() || progress.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
            return;
        }
        ApiJson.respond(
                context,
                200,
                new ObligationJson.ObligationProgressList(
                        owed.get().id().value(),
                        unit(owed.get()),
                        progress.get().stream().map(ObligationApi::form).toList()));
    }

    private static ObligationJson.ObligationProgress form(PeriodProgress one) {
        return new ObligationJson.ObligationProgress(
                one.station().value(),
                one.period().toString(),
                one.until().toString(),
                one.owed(),
                one.heard(),
                one.planned(),
                one.missing());
    }

    private void closings(Context context) {
        Optional<Obligation> owed = obligation(context);
        Optional<List<PeriodClosing>> closings =
                owed.flatMap(one -> periods.closings(one.id(), CLOSINGS_AT_MOST));
        if (owed.isEmpty() || closings.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
            return;
        }
        ApiJson.respond(
                context,
                200,
                new ObligationJson.PeriodClosings(
                        owed.get().id().value(),
                        unit(owed.get()),
                        closings.get().stream().map(ObligationApi::form).toList()));
    }

    private static ObligationJson.PeriodClosing form(PeriodClosing one) {
        return new ObligationJson.PeriodClosing(
                one.station().value(),
                one.period().toString(),
                one.owed(),
                one.heard(),
                one.missing(),
                one.at().toString());
    }

    private static String unit(Obligation obligation) {
        return switch (obligation.amount()) {
            case Obligation.Amount.Time _ -> "ms";
            case Obligation.Amount.Airings _ -> "airings";
        };
    }

    private Optional<Obligation> obligation(Context context) {
        ObligationId id;
        try {
            id = new ObligationId(context.pathParam("id"));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        var name = new PlanItem.Name(PlanItem.Kind.OBLIGATION, id.value());
        return planItems
                .find(name)
                .flatMap(kept ->
                        kept.item() instanceof PlanItem.OfObligation(Obligation one)
                                ? Optional.of(one)
                                : Optional.empty());
    }
}
