package vn.tienglang.pages.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RouteAccess;

/** API route of the newest as-run confirmations. */
public final class ConfirmationApi {
    private static final int CONFIRMATIONS_AT_MOST = 500;
    private static final int CONFIRMATIONS_UNASKED = 50;

    private final ReportService reports;
    private final ProblemResponses problems;

    public ConfirmationApi(ReportService reports, ProblemResponses problems) {
        this.reports = reports;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(
                routes,
                ConfirmationOperations.CONFIRMATIONS,
                RouteAccess.READER,
                this::confirmations);
    }

    private void confirmations(Context context) {
        String text = Optional.ofNullable(context.queryParam("most")).orElse("");
        int most = CONFIRMATIONS_UNASKED;
        if (!text.isEmpty()) {
            if (!text.matches("[0-9]{1,3}")
                    || Integer.parseInt(text) < 1
                    || Integer.parseInt(text) > CONFIRMATIONS_AT_MOST) {
                problems.rejectQuery(
                        context, "most", "complaint.most", text, CONFIRMATIONS_AT_MOST);
                return;
            }
            most = Integer.parseInt(text);
        }
        ApiJson.respond(
                context,
                200,
                new ConfirmationJson.Confirmations(
                        reports.confirmations(most).stream()
                                .map(ConfirmationMapper::toJson)
                                .toList()));
    }
}
