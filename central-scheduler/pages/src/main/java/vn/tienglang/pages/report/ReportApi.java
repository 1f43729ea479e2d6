package vn.tienglang.pages.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.tienglang.office.report.AirtimeReportService;
import vn.tienglang.office.report.figures.AirtimeFigures;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.report.figures.AirtimeReport.Dimension;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.report.document.ReportDocument.Cell;

/** API route of reports. */
public final class ReportApi {
    private final AirtimeReportService reports;
    private final StationDirectory directory;
    private final ComputationPool computations;
    private final PageRenderer pages;

    /** Route over these services. */
    public ReportApi(
            AirtimeReportService reports,
            StationDirectory directory,
            ComputationPool computations,
            PageRenderer pages) {
        this.reports = reports;
        this.directory = directory;
        this.computations = computations;
        this.pages = pages;
    }

    /** Registers the route. */
    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, ReportOperations.AIRTIME, RouteAccess.READER, this::airtime);
    }

    private void airtime(Context context) {
        ReportRequest request =
                ReportRequest.of(
                        PlanFormReader.queryValues(context), ReportPeriod.MONTH, pages.today());
        Instant now = pages.now();
        AirtimeReport report =
                computations.run(context, () -> reports.report(request.query(), now));
        var names = new ReportNames(RequestUser.of(context).words(), directory, pages.today());
        names.readRows(report.table(Dimension.UNIT).keySet());
        ApiJson.respond(context, 200, json(request, report, names));
    }

    private static ReportJson.Report json(
            ReportRequest request, AirtimeReport report, ReportNames names) {
        var tables = new ArrayList<ReportJson.Table>();
        for (Dimension dimension : Dimension.values()) {
            var rows = new ArrayList<ReportJson.Row>();
            report.table(dimension)
                    .forEach((row, figures) ->
                            rows.add(row(row, names.row(dimension, row), figures)));
            tables.add(new ReportJson.Table(ReportRequest.small(dimension), rows));
        }
        return new ReportJson.Report(
                request.query().unit().value(),
                request.query().from().toString(),
                request.query().until().toString(),
                row("", "", report.total()),
                tables,
                losses(report.total().losses()));
    }

    private static <C extends Enum<C>> List<ReportJson.Loss> losses(Map<C, Long> losses) {
        return losses.entrySet().stream()
                .map(one -> new ReportJson.Loss(ApiMapper.kebabCase(one.getKey()), one.getValue()))
                .toList();
    }

    private static ReportJson.Row row(String row, String name, AirtimeFigures figures) {
        var share = new Cell.PerMille(figures.onTimePerMille());
        return new ReportJson.Row(
                row,
                name,
                figures.planned(),
                new Cell.Minutes(figures.plannedTime()).minutes().doubleValue(),
                new Cell.Minutes(figures.claimedTime()).minutes().doubleValue(),
                new Cell.Minutes(figures.provenTime()).minutes().doubleValue(),
                figures.claimed(),
                figures.proven(),
                share.isKnown() ? share.percent().doubleValue() : null,
                figures.lost(),
                figures.open());
    }
}
