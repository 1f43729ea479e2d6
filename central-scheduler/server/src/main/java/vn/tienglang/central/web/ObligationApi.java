package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import vn.tienglang.central.desk.PeriodClosing;
import vn.tienglang.central.desk.PeriodProgress;
import vn.tienglang.central.desk.PlanItem;
import vn.tienglang.central.desk.PlanRooms;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/** What obligations come to, for programs. */
final class ObligationApi {
    /** So many closings an answer: a season of days of a handful of stations. */
    private static final int CLOSINGS_AT_MOST = 1_000;

    private final PlanRooms rooms;
    private final Pages pages;
    private final Problems problems;

    ObligationApi(PlanRooms rooms, Pages pages, Problems problems) {
        this.rooms = rooms;
        this.pages = pages;
        this.problems = problems;
    }

    void register(RoutesConfig routes) {
        String one = "/api/1/plan/obligations/{id}/";
        routes.get(one + "progress", this::progress, Door.OFFICER);
        routes.get(one + "closings", this::closings, Door.OFFICER);
    }

    private void progress(Context context) {
        Optional<Obligation> owed = obligation(context);
        Optional<List<PeriodProgress>> progress =
                owed.flatMap(one -> rooms.periods().progress(one.id(), pages.now()));
        if (owed.isEmpty() || progress.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return;
        }
        Json.answer(
                context,
                200,
                new Forms.AllProgress(
                        owed.get().id().value(),
                        unit(owed.get()),
                        progress.get().stream().map(ObligationApi::form).toList()));
    }

    private static Forms.Progress form(PeriodProgress one) {
        return new Forms.Progress(
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
                owed.flatMap(one -> rooms.periods().closings(one.id(), CLOSINGS_AT_MOST));
        if (owed.isEmpty() || closings.isEmpty()) {
            problems.show(context, 404, "plan.unknown");
            return;
        }
        Json.answer(
                context,
                200,
                new Forms.AllClosings(
                        owed.get().id().value(),
                        unit(owed.get()),
                        closings.get().stream().map(ObligationApi::form).toList()));
    }

    private static Forms.Closing form(PeriodClosing one) {
        return new Forms.Closing(
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
        return rooms.office()
                .find(name)
                .flatMap(kept ->
                        kept.item() instanceof PlanItem.OfObligation(Obligation one)
                                ? Optional.of(one)
                                : Optional.empty());
    }
}
