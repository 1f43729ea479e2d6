package vn.tienglang.pages.explain;

import java.util.List;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;
import vn.tienglang.pages.openapi.SharedAnswer;

/** Operations of the HTTP API on explanations, conflicts and previews. */
public final class ExplanationOperations {
    static final ApiOperation WHY =
            ApiOperation.get(
                            "/api/1/plan/why",
                            "why",
                            "What would sound at a station at an instant and by which "
                                    + "rules, or why nothing would")
                    .with(ApiParameter.required("station", "Which station."))
                    .with(
                            ApiParameter.optional(
                                            "at",
                                            "When, with an offset: 2026-11-21T17:00:00+07:00; now"
                                                    + " when absent.")
                                    .with("format", "date-time"))
                    .answers(200, "What would, and why", ExplanationJson.Explanation.class)
                    .problem(400, "A value that makes no sense")
                    .problem(404, "No such station")
                    .problem(422, "Nobody plans that early or that late");

    static final ApiOperation CONFLICTS =
            ApiOperation.get(
                            "/api/1/plan/conflicts",
                            "conflicts",
                            "What is ordered and would not be heard at any station of a " + "unit")
                    .with(
                            ApiParameter.required(
                                    "unit", "Which unit: a commune, a province, the country."))
                    .with(
                            ApiParameter.optional("from", "The first day; today when absent.")
                                    .with("format", "date"))
                    .with(
                            ApiParameter.optional(
                                            "days", "How many days, 1 to 31; a week when absent.")
                                    .integer())
                    .answers(200, "By order and reason", ExplanationJson.Conflicts.class)
                    .problem(400, "A value that makes no sense")
                    .problem(404, "No such unit on any of these days")
                    .problem(422, "More than is looked at together");

    static final ApiOperation PREVIEW =
            ApiOperation.post(
                            "/api/1/plan/preview",
                            "preview",
                            "What a change would bring, as if it were made now and "
                                    + "approved at once; nothing is written")
                    .with(
                            ApiParameter.optional("from", "The first day; today when absent.")
                                    .with("format", "date"))
                    .with(
                            ApiParameter.optional(
                                            "days", "How many days, 1 to 31; a week when absent.")
                                    .integer())
                    .body(ExplanationJson.PlanChange.class)
                    .answers(200, "What it would bring", ExplanationJson.ChangePreview.class)
                    .problem(400, "A value that makes no sense")
                    .problem(404, "Nothing of that name")
                    .problem(422, "Everything that stands against it")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation REACH =
            ApiOperation.post(
                            "/api/1/plan/reach", "reach", "The exact stations of a target on a day")
                    .with(
                            ApiParameter.optional("date", "Which day; today when absent.")
                                    .with("format", "date"))
                    .body(ExplanationJson.Target.class)
                    .answers(200, "Whom it reaches", ExplanationJson.ReachedStations.class)
                    .problem(400, "A value that makes no sense")
                    .problem(422, "Everything that is wrong in it, with where")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(WHY, CONFLICTS, PREVIEW, REACH);

    private ExplanationOperations() {}
}
