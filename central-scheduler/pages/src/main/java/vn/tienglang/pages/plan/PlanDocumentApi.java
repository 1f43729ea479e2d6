package vn.tienglang.pages.plan;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.document.PlanDocumentService;
import vn.tienglang.office.document.PlanImportResult;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.people.Officer;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PlanRefusalText;
import vn.tienglang.pages.form.SilenceQuestion;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.MinimumRateInputStream;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.planner.document.DocumentProblem;
import vn.tienglang.planner.document.PlanDocument;

/** API routes that export and import a plan document. */
public final class PlanDocumentApi {
    /** A plan of {@link vn.tienglang.planner.form.FormLimits#PLAN_CHARACTERS}, in Vietnamese. */
    private static final int BYTES_MOST = 32 << 20;

    private final PlanDocumentService documents;
    private final ProblemResponses problems;

    /** One import at a time, because a document is held in memory. */
    private final Semaphore place = new Semaphore(1);

    public PlanDocumentApi(PlanDocumentService documents, ProblemResponses problems) {
        this.documents = documents;
        this.problems = problems;
    }

    /** Registers the routes; before those of {@link PlanApi}, whose paths match too. */
    public void register(RoutesConfig routes) {
        ApiRoutes.add(
                routes,
                PlanOperations.PLAN_DOCUMENT,
                RouteAccess.reads(PathObject.COUNTRY),
                this::exportDocument);
        ApiRoutes.add(
                routes,
                PlanOperations.TAKE_PLAN,
                RouteAccess.changes(AccessPermission.ADMINISTER_RULES, PathObject.COUNTRY),
                this::importDocument);
    }

    private void exportDocument(Context context) {
        PlanDocument plan = documents.export();
        List<DocumentProblem> errors = plan.problems(Set.of());
        if (!errors.isEmpty()) {
            var words = new PlanRefusalText(RequestUser.of(context).words());
            problems.reject(context, 422, words.formErrors(errors));
            return;
        }
        context.contentType("application/json");
        context.header("Content-Disposition", "attachment; filename=\"ke-hoach.json\"");
        context.result(plan.toJson());
    }

    private void importDocument(Context context) {
        String mode = Optional.ofNullable(context.queryParam("mode")).orElse("");
        Officer officer = RequestUser.of(context).officer();
        Optional<Losses> losses = SilenceQuestion.ofQuery(context, problems);
        if (losses.isEmpty()) {
            return;
        }
        PlanDocumentService accepting = documents.with(losses.get());
        switch (mode) {
            case "check" -> respond(context, mode, bytes -> accepting.check(bytes, officer));
            case "take" ->
                    respond(context, mode, bytes -> accepting.importDocument(bytes, officer));
            default ->
                    problems.reject(
                            context,
                            400,
                            List.of(
                                    PlanRequestReader.badFieldError(
                                            RequestUser.of(context).words(), "mode", mode)));
        }
    }

    /** Action on a document. */
    private interface ImportAction {
        PlanImportResult with(byte[] document);
    }

    private void respond(Context context, String mode, ImportAction work) {
        if (!ApiJson.requireJson(context, problems)) {
            return;
        }
        if (!place.tryAcquire()) {
            context.header("Retry-After", "30");
            problems.respond(context, 503, "problem.503");
            return;
        }
        try {
            byte[] document =
                    new MinimumRateInputStream(context.bodyInputStream())
                            .readNBytes(BYTES_MOST + 1);
            if (document.length > BYTES_MOST) {
                problems.respond(context, 413, "problem.413");
                return;
            }
            respond(context, mode, work.with(document));
        } catch (IOException e) {
            var _ = problems.logOperatingFault(e, context);
            problems.respond(context, 400, "problem.400");
        } finally {
            place.release();
        }
    }

    /** Status of a refusal: 409 if the document only silences airings, otherwise 422. */
    private static int status(List<PlanImportResult.Problem> against) {
        return SilenceQuestion.status(
                against.stream()
                        .map(PlanImportResult.Problem::reason)
                        .<Object>map(reason ->
                                reason instanceof PlanImportResult.Reason.ItemRefused(var inner)
                                        ? inner
                                        : reason)
                        .toList());
    }

    private void respond(Context context, String mode, PlanImportResult result) {
        switch (result) {
            case PlanImportResult.Imported(var entries, int unchanged) ->
                    ApiJson.respond(
                            context,
                            200,
                            new PlanDocumentJson.ImportedPlan(
                                    mode,
                                    entries.stream()
                                            .map(one ->
                                                    new PlanDocumentJson.ImportedEntry(
                                                            one.path(), one.revision()))
                                            .toList(),
                                    unchanged));
            case PlanImportResult.Refused(var against, int beyond) -> {
                var words = new PlanRefusalText(RequestUser.of(context).words());
                problems.reject(context, status(against), words.ruleErrors(against, beyond));
            }
        }
    }
}
