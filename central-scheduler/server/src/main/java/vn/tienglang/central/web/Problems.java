package vn.tienglang.central.web;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.security.SecureRandom;
import java.util.List;
import org.tinylog.Logger;
import vn.tienglang.central.web.page.ProblemPage;

/**
 * Tells people and programs what did not work: a page, or {@code application/problem+json} (RFC
 * 9457). A fault of ours gets a reference that stands in the trace as well.
 */
final class Problems {
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Pages pages;
    private final SecureRandom random;

    Problems(Pages pages, SecureRandom random) {
        this.pages = pages;
        this.random = random;
    }

    /** Answers with this status and the sentence of this key. */
    void show(Context context, int status, String key, Object... facts) {
        tell(context, status, Visitor.of(context).words().say(key, facts), "", List.of());
    }

    /** Answers a program with everything that stands against what it asked. */
    void refuse(Context context, int status, List<Complaint> complaints) {
        String title = Visitor.of(context).words().say("problem." + status);
        tell(context, status, title, "", complaints);
    }

    /** The same, in the words of the first complaint. */
    void refuseWith(Context context, int status, List<Complaint> complaints) {
        tell(context, status, complaints.getFirst().sentence(), "", complaints);
    }

    /** Javalin's own answers: no such page, too large, malformed. */
    void told(HttpResponseException answer, Context context) {
        int status = answer.getStatus();
        if (status >= 500) {
            failed(answer, context, status);
        } else {
            show(context, status, "problem." + known(status));
        }
    }

    /** Something that should not have happened. */
    void failed(Exception fault, Context context, int status) {
        String reference = reference();
        Logger.error(
                fault, "{} {} failed, reference {}", context.method(), context.path(), reference);
        String sentence = Visitor.of(context).words().say("problem." + known(status));
        tell(context, status, sentence, reference, List.of());
    }

    private void tell(
            Context context,
            int status,
            String sentence,
            String reference,
            List<Complaint> complaints) {
        context.status(status);
        if (Visitor.isInterface(context)) {
            Json.problem(context, status, sentence, reference, complaints);
        } else {
            Visitor visitor = Visitor.of(context);
            pages.render(
                    context,
                    "problem.jte",
                    new ProblemPage(
                            pages.frame(context, visitor.words().say("problem.title")),
                            sentence,
                            reference));
        }
    }

    private static int known(int status) {
        return switch (status) {
            case 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503 -> status;
            default -> status >= 500 ? 500 : 400;
        };
    }

    private String reference() {
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }
}
