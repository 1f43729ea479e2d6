package vn.tienglang.pages.cap;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Optional;
import vn.tienglang.office.cap.CapParser;
import vn.tienglang.office.cap.CapServices;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.emergency.AlertSender;
import vn.tienglang.office.store.emergency.IncomingAlert;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.MinimumRateInputStream;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;

/** API route on which programs send alerts. */
public final class CapApi {
    private static final String BEARER = "Bearer ";

    private final CapServices cap;
    private final ProblemResponses problems;

    public CapApi(CapServices cap, ProblemResponses problems) {
        this.cap = cap;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, CapOperations.SEND, this::send);
    }

    private void send(Context context) {
        String header = Optional.ofNullable(context.header("Authorization")).orElse("");
        Optional<AlertSender> sender =
                header.startsWith(BEARER)
                        ? cap.intake().senderOf(header.substring(BEARER.length()).strip())
                        : Optional.empty();
        if (sender.isEmpty()) {
            problems.respond(context, 401, "problem.401.token");
            return;
        }
        byte[] xml;
        try (var body = new MinimumRateInputStream(context.bodyInputStream())) {
            xml = body.readNBytes(CapParser.BYTES_AT_MOST + 1);
        } catch (IOException e) {
            var _ = problems.logOperatingFault(e, context);
            problems.respond(context, 400, "upload.broken");
            return;
        }
        IncomingAlert alert =
                cap.intake()
                        .receive(
                                xml,
                                IncomingAlert.Channel.HTTP,
                                sender,
                                new Officer(
                                        "cap",
                                        sender.get().name(),
                                        RequestUser.clientAddress(context)));
        if (alert.outcome() == IncomingAlert.Outcome.REFUSED) {
            problems.respond(context, 422, "cap.refused", alert.reasons(), alert.detail());
            return;
        }
        context.status(202);
        context.contentType("text/plain; charset=utf-8");
        context.result(alert.outcome().name() + " " + alert.emergency() + "\n");
    }
}
