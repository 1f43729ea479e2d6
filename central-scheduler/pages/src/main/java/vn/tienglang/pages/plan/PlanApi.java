package vn.tienglang.pages.plan;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.plan.PlanItemService;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.situation.SituationService;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.PlanItemText;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ApiV1;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.document.DocumentResult;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** API routes of plan items and of raised situations. */
public final class PlanApi {
    private static final String ALL = "/api/1/plan/";
    private final PlanItemService planItems;
    private final SituationService situations;
    private final ProblemResponses problems;

    public PlanApi(
            PlanItemService planItems, SituationService situations, ProblemResponses problems) {
        this.planItems = planItems;
        this.situations = situations;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, PlanOperations.PLAN_ITEMS, RouteAccess.READER, this::all);
        ApiRoutes.add(
                routes,
                PlanOperations.LAY_DOWN_POLICY,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.NONE),
                this::createPolicy);
        ApiRoutes.add(
                routes,
                PlanOperations.RAISE_UNIT,
                RouteAccess.changes(AccessPermission.RELEASE_EMERGENCY, PathObject.NONE),
                this::raise);
        ApiRoutes.add(
                routes,
                PlanOperations.PLAN_ITEM,
                RouteAccess.reads(PathObject.PLAN_ITEM),
                this::revisions);
        ApiRoutes.add(
                routes,
                PlanOperations.PUT_PLAN_ITEM,
                RouteAccess.changesPlanItem(),
                context -> withRevision(context, this::put));
        ApiRoutes.add(
                routes,
                PlanOperations.TAKE_BACK_PLAN_ITEM,
                RouteAccess.changesPlanItem(),
                context -> withRevision(context, this::withdraw));
    }

    private void all(Context context) {
        Optional<PlanItem.Kind> kind =
                Optional.ofNullable(PlanRequestReader.KINDS.get(context.pathParam("kind")));
        if (kind.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
            return;
        }
        List<PlanItemRevision> kept =
                switch (kind.get()) {
                    case PLAYBOOK -> playbooks();
                    case POLICY,
                            PROFILE,
                            TAGS,
                            SUCCESSION,
                            ORDER,
                            RAISED,
                            OBLIGATION,
                            HOLIDAY,
                            HAND_OVER ->
                            planItems.items(kind.get());
                };
        respondWith(context, kept);
    }

    /** The playbooks; one that nobody has edited is revision 1, by nobody. */
    private List<PlanItemRevision> playbooks() {
        var all = new ArrayList<PlanItemRevision>();
        for (Playbook playbook : planItems.playbooks()) {
            var item = new PlanItem.OfPlaybook(playbook);
            all.add(
                    planItems
                            .find(item.name())
                            .orElseGet(() ->
                                    new PlanItemRevision(
                                            item, 1, Stage.APPROVED, "", Instant.EPOCH)));
        }
        return all;
    }

    private static void respondWith(Context context, List<PlanItemRevision> kept) {
        ApiJson.respond(
                context, 200, new ApiV1.PlanEntries(kept.stream().map(PlanApi::form).toList()));
    }

    private static ApiV1.PlanEntry form(PlanItemRevision kept) {
        return new ApiV1.PlanEntry(
                PlanRequestReader.kindName(kept.item().name().kind()),
                kept.item().name().id(),
                kept.revision(),
                kept.stage().name().toLowerCase(Locale.ROOT),
                kept.by(),
                kept.at().equals(Instant.EPOCH) ? null : kept.at().toString(),
                ApiJson.parse(PlanItemText.write(kept.item())));
    }

    private void revisions(Context context) {
        Optional<PlanItem.Name> name = name(context);
        List<PlanItemRevision> kept = name.map(planItems::revisions).orElse(List.of());
        if (kept.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
            return;
        }
        respondWith(context, kept);
    }

    private void createPolicy(Context context) {
        var unnamed = new PlanItem.Name(PlanItem.Kind.POLICY, "new");
        Optional<PlanItem> item = item(context, unnamed);
        if (item.isPresent() && item.get() instanceof PlanItem.OfPolicy(var _, Policy policy)) {
            items(context)
                    .ifPresent(items ->
                            respond(context, items.addPolicy(policy, officer(context)), 201));
        }
    }

    /** Handles a change of an item since the revision that was read. */
    private interface ChangeHandler {
        void handle(Context context, PlanItem.Name name, int revision);
    }

    /** Reads the name and the revision of the address; answers when they cannot be read. */
    private void withRevision(Context context, ChangeHandler handler) {
        Optional<PlanItem.Name> name = name(context);
        if (name.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
            return;
        }
        revision(context).ifPresent(revision -> handler.handle(context, name.get(), revision));
    }

    private void put(Context context, PlanItem.Name name, int revision) {
        Optional<PlanItem> item = item(context, name);
        if (item.isEmpty()) {
            return;
        }
        if (!item.get().name().equals(name)) {
            Messages words = RequestUser.of(context).words();
            String sentence = words.text("plan.other-name", item.get().name(), name);
            problems.reject(context, 422, List.of(new RequestError("other-name", "id", sentence)));
            return;
        }
        items(context)
                .ifPresent(items ->
                        respond(context, items.put(item.get(), revision, officer(context)), 200));
    }

    private void withdraw(Context context, PlanItem.Name name, int revision) {
        Officer officer = officer(context);
        SilenceQuestion.ofQuery(context, problems)
                .ifPresent(losses ->
                        respond(
                                context,
                                name.kind() == PlanItem.Kind.RAISED
                                        ? lower(losses, name, revision, officer)
                                        : planItems.with(losses).withdraw(name, revision, officer),
                                200));
    }

    /** The items, read as the query parameter {@code lost} allows; empty if already answered. */
    private Optional<PlanItemService> items(Context context) {
        return SilenceQuestion.ofQuery(context, problems).map(planItems::with);
    }

    private PlanItemResult lower(Losses losses, PlanItem.Name name, int revision, Officer officer) {
        return PlanRequestReader.parsed(name.id(), SlotId::new)
                .map(id -> situations.with(losses).lower(id, revision, officer))
                .orElseGet(() -> new PlanItemResult.Unknown(name));
    }

    private void raise(Context context) {
        Optional<RequestFields> read =
                RequestFields.ofBody(context, PlanItemJson.NewRaised.class, problems);
        if (read.isEmpty()) {
            return;
        }
        RequestFields fields = read.get();
        Messages words = RequestUser.of(context).words();
        var errors = new ArrayList<RequestError>();
        Optional<RaiseRequest> request = PlanRequestReader.raise(fields, words, errors);
        if (request.isEmpty()) {
            problems.reject(context, 422, errors);
            return;
        }
        SilenceQuestion.ofQuery(context, problems)
                .ifPresent(losses ->
                        respond(
                                context,
                                situations.with(losses).raise(request.get(), officer(context)),
                                201));
    }

    /** The item of the body; empty when the request was answered already. */
    private Optional<PlanItem> item(Context context, PlanItem.Name name) {
        Optional<String> sent = ApiJson.readBody(context, problems);
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        Optional<DocumentResult<PlanItem>> reading =
                PlanRequestReader.parsed(
                        sent.get(),
                        one ->
                                PlanItemJsonMapper.requireVisible(
                                        one, PlanItemText.read(name, one)));
        if (reading.isEmpty()) {
            problems.respond(context, 404, "plan.unknown");
            return Optional.empty();
        }
        return switch (reading.get()) {
            case DocumentResult.Parsed<PlanItem>(PlanItem item) -> Optional.of(item);
            case DocumentResult.Rejected<PlanItem> refused -> {
                var words = new PlanRefusalText(RequestUser.of(context).words());
                problems.reject(context, 422, words.errors(refused));
                yield Optional.empty();
            }
        };
    }

    private static Optional<PlanItem.Name> name(Context context) {
        return PlanRequestReader.itemName(context.pathParam("kind"), context.pathParam("id"));
    }

    /** The revision of the query; empty when the request was answered already. */
    private Optional<Integer> revision(Context context) {
        String text = Optional.ofNullable(context.queryParam("revision")).orElse("");
        Optional<Integer> revision =
                PlanRequestReader.parsed(text, Integer::valueOf).filter(number -> number >= 0);
        if (revision.isEmpty()) {
            Messages words = RequestUser.of(context).words();
            String sentence = words.text("plan.bad-field", "revision", text);
            problems.reject(
                    context, 400, List.of(new RequestError("bad-field", "revision", sentence)));
        }
        return revision;
    }

    private static Officer officer(Context context) {
        return RequestUser.of(context).officer();
    }

    private void respond(Context context, PlanItemResult edit, int status) {
        Messages words = RequestUser.of(context).words();
        switch (edit) {
            case PlanItemResult.Done(PlanItemRevision kept) -> {
                if (status == 201) {
                    PlanItem.Name name = kept.item().name();
                    context.header(
                            "Location",
                            ALL + PlanRequestReader.kindName(name.kind()) + "/" + name.id());
                }
                ApiJson.respond(context, status, form(kept));
            }
            case PlanItemResult.Unknown _ -> problems.respond(context, 404, "plan.unknown");
            case PlanItemResult.Conflict(PlanItemRevision present) -> {
                String sentence = words.text("plan.conflict", present.by(), present.revision());
                problems.rejectWithFirst(
                        context, 409, List.of(new RequestError("conflict", "revision", sentence)));
            }
            case PlanItemResult.Refused(var reasons) ->
                    problems.reject(
                            context,
                            SilenceQuestion.status(reasons),
                            new PlanRefusalText(words).errors(reasons));
        }
    }
}
