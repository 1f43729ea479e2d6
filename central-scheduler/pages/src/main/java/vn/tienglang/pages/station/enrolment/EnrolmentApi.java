package vn.tienglang.pages.station.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import vn.tienglang.airtime.enrolment.EnrolmentAnswer;
import vn.tienglang.airtime.enrolment.EnrolmentMac;
import vn.tienglang.airtime.enrolment.EnrolmentRequest;
import vn.tienglang.office.station.EnrolmentResult;
import vn.tienglang.office.station.EnrolmentService;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;

/**
 * API route of boards that enrol themselves. It needs no session: the request itself is
 * authenticated. The body has the limit of a form, and wrong codes are throttled by network.
 */
public final class EnrolmentApi {
    private final EnrolmentService service;
    private final ProblemResponses problems;

    public EnrolmentApi(EnrolmentService service, ProblemResponses problems) {
        this.service = service;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, EnrolmentOperations.ENROL, this::enrol);
    }

    private void enrol(Context context) {
        EnrolmentRequest request;
        try {
            request =
                    EnrolmentRequest.parse(
                            new String(context.bodyAsBytes(), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            problems.respond(context, 400, "enrolment.malformed");
            return;
        }
        switch (service.enrol(request, RequestUser.clientAddress(context))) {
            case EnrolmentResult.Enrolled(var _, EnrolmentAnswer answer, EnrolmentMac mac) -> {
                context.contentType("text/plain; charset=utf-8");
                context.result(answer.text(request, mac));
            }
            case EnrolmentResult.WrongCode _ -> problems.respond(context, 403, "enrolment.wrong");
            case EnrolmentResult.Throttled(Duration left) -> {
                context.header("Retry-After", Long.toString(left.toSeconds() + 1));
                String words = RequestUser.of(context).words().duration(left);
                problems.respond(context, 429, "enrolment.wait", words);
            }
            case EnrolmentResult.Expired _ -> problems.respond(context, 410, "enrolment.expired");
            case EnrolmentResult.AlreadyUsed _ -> problems.respond(context, 409, "enrolment.used");
            case EnrolmentResult.KnownKey _ -> problems.respond(context, 409, "enrolment.knownKey");
            case EnrolmentResult.UnknownArea _ ->
                    problems.respond(context, 409, "enrolment.unknownArea");
        }
    }
}
