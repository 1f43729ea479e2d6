package vn.tienglang.pages.openapi;

import java.util.ArrayList;
import java.util.List;

/**
 * Operation of the HTTP API: a route and its description.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with parameters in braces
 * @param id the unique name of the operation
 * @param summary one sentence for people
 * @param open whether the operation needs no session
 */
public record ApiOperation(
        String method,
        String path,
        String id,
        String summary,
        boolean open,
        List<ApiParameter> parameters,
        List<ApiBody> bodies,
        List<ApiAnswer> answers) {
    private static final String JSON = "application/json";

    public ApiOperation {
        parameters = List.copyOf(parameters);
        bodies = List.copyOf(bodies);
        answers = List.copyOf(answers);
    }

    public static ApiOperation get(String path, String id, String summary) {
        return of("GET", path, id, summary);
    }

    public static ApiOperation post(String path, String id, String summary) {
        return of("POST", path, id, summary);
    }

    public static ApiOperation put(String path, String id, String summary) {
        return of("PUT", path, id, summary);
    }

    public static ApiOperation delete(String path, String id, String summary) {
        return of("DELETE", path, id, summary);
    }

    private static ApiOperation of(String method, String path, String id, String summary) {
        return new ApiOperation(method, path, id, summary, false, List.of(), List.of(), List.of());
    }

    /** The same operation without a session. */
    public ApiOperation withoutSession() {
        return new ApiOperation(method, path, id, summary, true, parameters, bodies, answers);
    }

    /** The same operation with one more parameter. */
    public ApiOperation with(ApiParameter parameter) {
        return new ApiOperation(
                method, path, id, summary, open, plus(parameters, parameter), bodies, answers);
    }

    /** The same operation with one more kind of body. */
    public ApiOperation with(ApiBody body) {
        return new ApiOperation(
                method, path, id, summary, open, parameters, plus(bodies, body), answers);
    }

    /** The same operation with the JSON object of this record as its body. */
    public ApiOperation body(Class<? extends Record> record) {
        return with(new ApiBody.Fields(JSON, record));
    }

    /** The same operation with one more answer. */
    public ApiOperation answers(ApiAnswer answer) {
        return new ApiOperation(
                method, path, id, summary, open, parameters, bodies, plus(answers, answer));
    }

    /** The same operation with one more answer: the JSON object of this record. */
    public ApiOperation answers(int status, String description, Class<? extends Record> record) {
        return answers(new ApiAnswer.Json(status, description, record));
    }

    /** The same operation with one more answer: a problem. */
    public ApiOperation problem(int status, String description) {
        return answers(new ApiAnswer.Problem(status, description));
    }

    /** The same operation with more answers that many operations have. */
    public ApiOperation shared(SharedAnswer... more) {
        ApiOperation operation = this;
        for (SharedAnswer one : more) {
            operation = operation.answers(new ApiAnswer.Shared(one));
        }
        return operation;
    }

    /**
     * All answers: those that were added, a fault, and for an operation that needs a session those
     * that every such operation has.
     */
    public List<ApiAnswer> allAnswers() {
        var all = new ArrayList<>(answers);
        List<SharedAnswer> usual =
                open
                        ? List.of(SharedAnswer.FAULT)
                        : List.of(
                                SharedAnswer.SIGN_IN_FIRST,
                                SharedAnswer.NOT_ALLOWED,
                                SharedAnswer.FAULT,
                                SharedAnswer.BUSY);
        for (SharedAnswer one : usual) {
            if (all.stream().noneMatch(answer -> answer.status() == one.status())) {
                all.add(new ApiAnswer.Shared(one));
            }
        }
        return all;
    }

    private static <T> List<T> plus(List<T> list, T one) {
        var longer = new ArrayList<>(list);
        longer.add(one);
        return longer;
    }
}
