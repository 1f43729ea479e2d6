package vn.tienglang.pages.report;

import java.util.List;
import vn.tienglang.pages.openapi.ApiOperation;
import vn.tienglang.pages.openapi.ApiParameter;

/** Operations of the HTTP API on reports. */
public final class ReportOperations {
    static final ApiOperation AIRTIME =
            ApiOperation.get(
                            "/api/1/reports/airtime",
                            "airtimeReport",
                            "What was planned, claimed and proven in a period")
                    .with(ApiParameter.optional("unit", "Code of a unit; vn without."))
                    .with(
                            ApiParameter.optional(
                                    "period", "day, week, month, quarter or year; month without."))
                    .with(ApiParameter.optional("date", "A day of the period; today without."))
                    .with(ApiParameter.optional("language", "Only this language, a BCP-47 tag."))
                    .with(ApiParameter.optional("theme", "Only this theme; - for none."))
                    .with(ApiParameter.optional("origin", "Only this origin."))
                    .with(ApiParameter.optional("class", "Only this class of message."))
                    .answers(200, "The report", ReportJson.Report.class);

    /** All operations. */
    public static final List<ApiOperation> ALL = List.of(AIRTIME);

    private ReportOperations() {}
}
