package vn.tienglang.pages.board;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.PageRenderer;

/** API route of the stations and their plans of today. */
public final class BoardApi {
    private final ReportService reports;
    private final PageRenderer pages;

    public BoardApi(ReportService reports, PageRenderer pages) {
        this.reports = reports;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, BoardOperations.STATIONS, this::stations);
    }

    private void stations(Context context) {
        var now = pages.now();
        ApiJson.respond(
                context,
                200,
                new BoardJson.Stations(
                        now.toString(),
                        reports.stationSummaries(now).stream().map(BoardMapper::toJson).toList()));
    }
}
