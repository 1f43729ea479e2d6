package vn.tienglang.pages.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.tinylog.Logger;
import vn.tienglang.airtime.FaultLogLimiter;
import vn.tienglang.pages.text.RequestError;

/**
 * Answers for requests that failed: a page, or {@code application/problem+json} (RFC 9457). An
 * internal error gets a reference, which the log contains too.
 */
public final class ProblemResponses {
    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final PageRenderer pages;
    private final InstantSource clock;
    private final SecureRandom random;
    private final FaultLogLimiter faults = new FaultLogLimiter();

    public ProblemResponses(PageRenderer pages, InstantSource clock, SecureRandom random) {
        this.pages = pages;
        this.clock = clock;
        this.random = random;
    }

    /** Answers with this status and the sentence of this key. */
    public void respond(Context context, int status, String key, Object... facts) {
        send(context, status, RequestUser.of(context).words().text(key, facts), "", List.of());
    }

    /** Answers with this status and this sentence in the language of the user. */
    void respondWith(Context context, int status, String sentence) {
        send(context, status, sentence, "", List.of());
    }

    /** Answers a program with all errors. */
    public void reject(Context context, int status, List<RequestError> errors) {
        String title = RequestUser.of(context).words().text("problem." + status);
        send(context, status, title, "", errors);
    }

    /**
     * Answers 400: a parameter of the query cannot be read.
     *
     * @param field name of the parameter
     * @param key key of the sentence
     * @param facts what the sentence names
     */
    public void rejectQuery(Context context, String field, String key, Object... facts) {
        String sentence = RequestUser.of(context).words().text(key, facts);
        reject(context, 400, List.of(new RequestError("bad-field", field, sentence)));
    }

    /** Answers a program with all errors; the detail is the sentence of the first. */
    public void rejectWithFirst(Context context, int status, List<RequestError> errors) {
        send(context, status, errors.getFirst().sentence(), "", errors);
    }

    /** Answers for an exception of Javalin: no such page, too large, malformed. */
    public void respondTo(HttpResponseException answer, Context context) {
        int status = answer.getStatus();
        if (status == 503) {
            respondToOperatingFault(answer, context, status, "problem.503");
        } else if (status >= 500) {
            respondToFault(answer, context, status);
        } else {
            respond(context, status, "problem." + supportedStatus(status));
        }
    }

    /**
     * Answers for a fault that is no bug: the database fails, a client went away.
     *
     * @param key key of the sentence
     */
    public void respondToOperatingFault(Exception fault, Context context, int status, String key) {
        String reference = logOperatingFault(fault, context);
        send(context, status, RequestUser.of(context).words().text(key), reference, List.of());
    }

    /**
     * Logs one sentence for each reason, without a stack trace. Returns the reference, which is the
     * same for the same reason.
     */
    public String logOperatingFault(Exception fault, Context context) {
        String reason = fault.getClass().getSimpleName() + ": " + fault.getMessage();
        String reference = reference(new Random(reason.hashCode()));
        OptionalLong suppressed = faults.next(reason, clock.instant());
        if (suppressed.isPresent()) {
            Logger.warn(
                    "{} {} failed, reference {}: {} ({} times more before)",
                    context.method(),
                    context.path(),
                    reference,
                    reason,
                    suppressed.getAsLong());
        }
        return reference;
    }

    /** Answers for an internal error, and logs it. */
    public void respondToFault(Exception fault, Context context, int status) {
        String reference = reference(random);
        Logger.error(
                fault, "{} {} failed, reference {}", context.method(), context.path(), reference);
        String sentence =
                RequestUser.of(context).words().text("problem." + supportedStatus(status));
        send(context, status, sentence, reference, List.of());
    }

    private void send(
            Context context,
            int status,
            String sentence,
            String reference,
            List<RequestError> errors) {
        context.status(status);
        if (RequestUser.isApi(context)) {
            ApiJson.problem(context, status, sentence, reference, errors);
        } else {
            RequestUser user = RequestUser.of(context);
            pages.render(
                    context,
                    "vn/tienglang/pages/http/problem.jte",
                    new ProblemPage(
                            pages.frame(context, user.words().text("problem.title")),
                            sentence,
                            reference));
        }
    }

    private static int supportedStatus(int status) {
        return switch (status) {
            case 400, 401, 403, 404, 405, 409, 413, 415, 422, 429, 500, 503 -> status;
            default -> status >= 500 ? 500 : 400;
        };
    }

    private static String reference(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return text.toString();
    }
}
