package vn.tienglang.pages.plan;

import java.util.List;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiV1;
import vn.tienglang.pages.openapi.ApiBody;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;
import vn.tienglang.pages.openapi.SharedAnswer;

/** Operations of the HTTP API on plan items and plan documents. */
public final class PlanOperations {
    private static final List<String> KINDS =
            List.of(
                    "policies",
                    "profiles",
                    "tags",
                    "successions",
                    "orders",
                    "playbooks",
                    "raised",
                    "obligations",
                    "holidays",
                    "handovers");

    private static final ApiParameter ID =
            ApiParameter.path(
                    "id",
                    "Of a profile or tags the station; of an order the unit; of a "
                            + "playbook the number of its situation; of a holiday its date; "
                            + "of a succession both units with a hyphen between.");

    static final ApiOperation PLAN_ITEMS =
            ApiOperation.get(
                            "/api/1/plan/{kind}",
                            "planItems",
                            "What plans are made from, of one kind")
                    .with(ApiParameter.path("kind", "").oneOf(KINDS))
                    .answers(200, "The last revision of each", ApiV1.PlanEntries.class)
                    .problem(404, "No such kind");

    static final ApiOperation LAY_DOWN_POLICY =
            ApiOperation.post("/api/1/plan/policies", "layDownPolicy", "Lay down a policy")
                    .with(SilenceQuestion.PARAMETER)
                    .with(
                            new ApiBody.AnyJson(
                                    "application/json", "The definition, as it is read back."))
                    .answers(201, "It stands", ApiV1.PlanEntry.class)
                    .problem(400, "A parameter is wrong")
                    .problem(409, "It would silence airings")
                    .problem(415, "Not JSON")
                    .problem(422, "Everything that stands against it");

    static final ApiOperation RAISE_UNIT =
            ApiOperation.post(
                            "/api/1/plan/raised",
                            "raiseUnit",
                            "Raise a unit to a situation; its stations are planned anew at "
                                    + "once")
                    .with(SilenceQuestion.PARAMETER)
                    .body(PlanItemJson.NewRaised.class)
                    .answers(201, "It is raised, or waits for approval", ApiV1.PlanEntry.class)
                    .problem(400, "Not a JSON object, or a parameter is wrong")
                    .problem(409, "It would silence airings")
                    .problem(415, "Not JSON")
                    .problem(422, "Everything that stands against it");

    static final ApiOperation PLAN_DOCUMENT =
            ApiOperation.get(
                            "/api/1/plan/document",
                            "planDocument",
                            "The whole plan as it stands: what is approved and not over. "
                                    + "The same plan, the same text")
                    .answers(200, "The plan", PlanDocumentJson.PlanDocument.class)
                    .problem(422, "More stands here than a document holds");

    static final ApiOperation TAKE_PLAN =
            ApiOperation.post(
                            "/api/1/plan/document",
                            "takePlan",
                            "Take a whole plan in, all of it or nothing: things of the "
                                    + "same name become the next revision, others stay; what needs "
                                    + "approval here waits for it")
                    .with(
                            ApiParameter.required("mode", "check: nothing is written.")
                                    .oneOf(List.of("check", "take")))
                    .with(SilenceQuestion.PARAMETER)
                    .body(PlanDocumentJson.PlanDocument.class)
                    .answers(
                            200,
                            "What is new or changed, or would be",
                            PlanDocumentJson.ImportedPlan.class)
                    .problem(400, "No such mode")
                    .problem(409, "It would silence airings; nothing is taken")
                    .problem(
                            422,
                            "Everything that stands against it, each with its place in the "
                                    + "document; nothing is taken")
                    .shared(SharedAnswer.TOO_LARGE, SharedAnswer.ONLY_JSON);

    static final ApiOperation PLAN_ITEM =
            ApiOperation.get(
                            "/api/1/plan/{kind}/{id}",
                            "planItem",
                            "Every revision of one item, from the first on")
                    .with(ApiParameter.path("kind", "").oneOf(KINDS))
                    .with(ID)
                    .answers(200, "The revisions", ApiV1.PlanEntries.class)
                    .problem(404, "Nothing of that name");

    static final ApiOperation PUT_PLAN_ITEM =
            ApiOperation.put(
                            "/api/1/plan/{kind}/{id}",
                            "putPlanItem",
                            "Change an item, or put in the first of its name")
                    .with(ApiParameter.path("kind", "").oneOf(KINDS))
                    .with(ID)
                    .with(
                            ApiParameter.required(
                                            "revision",
                                            "The revision that was read; 0 when there was none.")
                                    .integer())
                    .with(SilenceQuestion.PARAMETER)
                    .with(
                            new ApiBody.AnyJson(
                                    "application/json", "The definition, as it is read back."))
                    .answers(200, "It stands", ApiV1.PlanEntry.class)
                    .problem(400, "No revision")
                    .problem(404, "Nothing of that name")
                    .problem(
                            409,
                            "Somebody changed it since it was read, or it would silence airings")
                    .problem(415, "Not JSON")
                    .problem(422, "Everything that stands against it");

    static final ApiOperation TAKE_BACK_PLAN_ITEM =
            ApiOperation.delete(
                            "/api/1/plan/{kind}/{id}",
                            "takeBackPlanItem",
                            "Take an item back, or lower a raised unit")
                    .with(ApiParameter.path("kind", "").oneOf(KINDS))
                    .with(ID)
                    .with(
                            ApiParameter.required(
                                            "revision",
                                            "The revision that was read; 0 when there was none.")
                                    .integer())
                    .with(SilenceQuestion.PARAMETER)
                    .answers(200, "It is taken back", ApiV1.PlanEntry.class)
                    .problem(400, "No revision")
                    .problem(404, "Nothing of that name")
                    .problem(
                            409,
                            "Somebody changed it since it was read, or it would silence airings")
                    .problem(422, "Everything that stands against it");

    /** All operations. */
    public static final List<ApiOperation> ALL =
            List.of(
                    PLAN_ITEMS,
                    LAY_DOWN_POLICY,
                    RAISE_UNIT,
                    PLAN_DOCUMENT,
                    TAKE_PLAN,
                    PLAN_ITEM,
                    PUT_PLAN_ITEM,
                    TAKE_BACK_PLAN_ITEM);

    private PlanOperations() {}
}
