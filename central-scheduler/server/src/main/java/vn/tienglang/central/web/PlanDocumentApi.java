package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.tinylog.Logger;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.PlanDocuments;
import vn.tienglang.central.desk.PlanTaking;
import vn.tienglang.planner.form.Complaint;
import vn.tienglang.planner.form.PlanDocument;

/** A whole plan as a document, out and in, for programs. */
final class PlanDocumentApi {
    /** A plan of {@link vn.tienglang.planner.form.FormLimits#PLAN_CHARACTERS}, in Vietnamese. */
    private static final int BYTES_MOST = 32 << 20;

    private final PlanDocuments documents;
    private final Problems problems;

    /** One at a time: each is held in memory as a whole. */
    private final Semaphore place = new Semaphore(1);

    PlanDocumentApi(PlanDocuments documents, Problems problems) {
        this.documents = documents;
        this.problems = problems;
    }

    /** Before what answers for any kind of item: this word is no kind. */
    void register(RoutesConfig routes) {
        routes.get(BodyLimits.PLAN_DOCUMENT, this::handOut, Door.OFFICER);
        routes.post(BodyLimits.PLAN_DOCUMENT, this::takeIn, Door.OFFICER);
    }

    private void handOut(Context context) {
        PlanDocument plan = documents.whole();
        List<Complaint> complaints = plan.complaints(Set.of());
        if (!complaints.isEmpty()) {
            var words = new PlanWords(Visitor.of(context).words());
            problems.refuse(context, 422, words.forms(complaints));
            return;
        }
        context.contentType("application/json");
        context.header("Content-Disposition", "attachment; filename=\"ke-hoach.json\"");
        context.result(plan.text());
    }

    private void takeIn(Context context) {
        String mode = Optional.ofNullable(context.queryParam("mode")).orElse("");
        Officer officer = Visitor.of(context).officer();
        switch (mode) {
            case "check" -> tell(context, mode, bytes -> documents.check(bytes, officer));
            case "take" -> tell(context, mode, bytes -> documents.take(bytes, officer));
            default ->
                    problems.refuse(
                            context,
                            400,
                            List.of(PlanFields.bad(Visitor.of(context).words(), "mode", mode)));
        }
    }

    /** What is done with a document. */
    private interface Work {
        PlanTaking with(byte[] document);
    }

    private void tell(Context context, String mode, Work work) {
        if (!Json.isSent(context, problems)) {
            return;
        }
        if (!place.tryAcquire()) {
            context.header("Retry-After", "30");
            problems.show(context, 503, "problem.503");
            return;
        }
        try {
            byte[] document = new Patience(context.bodyInputStream()).readNBytes(BYTES_MOST + 1);
            if (document.length > BYTES_MOST) {
                problems.show(context, 413, "problem.413");
                return;
            }
            tell(context, mode, work.with(document));
        } catch (IOException e) {
            Logger.warn(e, "Một lần gửi kế hoạch lên bị dở dang");
            problems.show(context, 400, "problem.400");
        } finally {
            place.release();
        }
    }

    private void tell(Context context, String mode, PlanTaking taking) {
        switch (taking) {
            case PlanTaking.Taken(var entries, int unchanged) ->
                    Json.answer(
                            context,
                            200,
                            new Forms.TakenPlan(
                                    mode,
                                    entries.stream()
                                            .map(one ->
                                                    new Forms.TakenEntry(
                                                            one.path(), one.revision()))
                                            .toList(),
                                    unchanged));
            case PlanTaking.Refused(var against, int beyond) -> {
                var words = new PlanWords(Visitor.of(context).words());
                problems.refuse(context, 422, words.against(against, beyond));
            }
        }
    }
}
