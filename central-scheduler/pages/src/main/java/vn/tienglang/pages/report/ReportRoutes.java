package vn.tienglang.pages.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.report.AirtimeReportService;
import vn.tienglang.office.report.FinalReportService;
import vn.tienglang.office.report.ReportingServices;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.report.document.CsvReportWriter;
import vn.tienglang.pages.report.document.PdfReportWriter;
import vn.tienglang.pages.report.document.ReportDocument;
import vn.tienglang.pages.report.document.XlsxReportWriter;
import vn.tienglang.pages.text.Messages;

/**
 * Routes of reports and of the broadcasting diary: pages and files. Figures are computed in the
 * pool of computations; files are written while they are made.
 */
public final class ReportRoutes {
    private static final String REPORTS = AirtimeDocumentBuilder.REPORTS;
    private static final String DIARY = AirtimeDocumentBuilder.DIARY;

    /** Lines of a page of the diary. */
    private static final int LINES = 100;

    /** Most lines of a file of the diary. */
    private static final int FILE_LINES = 20_000;

    /** Largest offset of a page of lines. */
    private static final int OFFSET = 1_000_000;

    private final ReportingServices reporting;
    private final StationDirectory directory;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    /** Routes over these services. */
    public ReportRoutes(
            ReportingServices reporting,
            StationDirectory directory,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.reporting = reporting;
        this.directory = directory;
        this.computations = computations;
        this.pages = pages;
        this.problems = problems;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.get(REPORTS, this::showReport, RouteAccess.READER);
        routes.get(REPORTS + "/tep/{format}", this::reportFile, RouteAccess.READER);
        routes.get(DIARY, this::showDiary, RouteAccess.READER);
        routes.get(DIARY + "/tep/{format}", this::diaryFile, RouteAccess.READER);
        routes.post(
                DIARY + "/khoa",
                this::lock,
                RouteAccess.changes(AccessPermission.VERIFY, PathObject.NONE));
    }

    private record Made(AirtimeReport report, ReportDocument document) {}

    private ReportRequest request(Context context, ReportPeriod usual) {
        return ReportRequest.of(PlanFormReader.queryValues(context), usual, pages.today());
    }

    private Made report(Context context, ReportRequest request) {
        Messages words = RequestUser.of(context).words();
        Instant now = pages.now();
        return computations.run(
                context,
                () -> {
                    AirtimeReport report = reporting.reports().report(request.query(), now);
                    return new Made(report, documents(words).report(request, report, now));
                });
    }

    private AirtimeDocumentBuilder documents(Messages words) {
        return new AirtimeDocumentBuilder(
                words, new ReportNames(words, directory, pages.today()), pages.zone());
    }

    private ReportPageBuilder builder(Context context) {
        return new ReportPageBuilder(RequestUser.of(context).words(), directory, pages);
    }

    private void showReport(Context context) {
        ReportRequest request = request(context, ReportPeriod.MONTH);
        Messages words = RequestUser.of(context).words();
        Made made = report(context, request);
        pages.render(
                context,
                "vn/tienglang/pages/report/report.jte",
                builder(context)
                        .report(
                                pages.frame(context, words.text("report.title")),
                                request,
                                made.report(),
                                made.document()));
    }

    private void reportFile(Context context) {
        ReportRequest request = request(context, ReportPeriod.MONTH);
        send(context, "bao-cao", request, report(context, request).document());
    }

    private AirtimeReportService.AiringsResult airings(
            Context context, ReportRequest request, long first, int atMost) {
        Instant now = pages.now();
        return computations.run(
                context, () -> reporting.reports().airings(request.airings(), first, atMost, now));
    }

    private void showDiary(Context context) {
        showDiary(context, request(context, ReportPeriod.DAY), List.of());
    }

    private void showDiary(Context context, ReportRequest request, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        long first = offset(context);
        var all = new ArrayList<Notice>(notices);
        ReportDocument document =
                switch (airings(context, request, first, LINES)) {
                    case AirtimeReportService.AiringsResult.Page(var airings, boolean more) -> {
                        context.attribute("more", more);
                        yield documents(words)
                                .diary(request, airings, !more && first == 0, pages.now());
                    }
                    case AirtimeReportService.AiringsResult.TooLarge(long stationDays) -> {
                        all.add(
                                Notice.of(
                                        BadgeTone.WARNING,
                                        words.text("diary.tooLarge", words.number(stationDays))));
                        yield documents(words).diary(request, List.of(), false, pages.now());
                    }
                };
        boolean more = Boolean.TRUE.equals(context.attribute("more"));
        List<FinalReportService.LockedDay> locks =
                reporting
                        .frozen()
                        .locks(
                                request.query().unit(),
                                request.query().from(),
                                request.query().until());
        pages.render(
                context,
                "vn/tienglang/pages/report/report.jte",
                builder(context)
                        .diary(
                                pages.frame(
                                        context,
                                        words.text("diary.title"),
                                        all.toArray(Notice[]::new)),
                                request,
                                document,
                                locks,
                                more ? request.url() + "&first=" + (first + LINES) : ""));
    }

    private static long offset(Context context) {
        String text = context.queryParam("first");
        return text != null && text.matches("[0-9]{1,7}")
                ? Math.min(OFFSET, Long.parseLong(text))
                : 0;
    }

    private void diaryFile(Context context) {
        ReportRequest request = request(context, ReportPeriod.DAY);
        Messages words = RequestUser.of(context).words();
        switch (airings(context, request, 0, FILE_LINES)) {
            case AirtimeReportService.AiringsResult.Page(var airings, boolean more) -> {
                if (more) {
                    problems.respond(context, 422, "diary.tooMany");
                } else {
                    send(
                            context,
                            "so-nhat-ky",
                            request,
                            documents(words).diary(request, airings, true, pages.now()));
                }
            }
            case AirtimeReportService.AiringsResult.TooLarge _ ->
                    problems.respond(context, 422, "diary.tooMany");
        }
    }

    /** Answers with a file; an unknown format is not found. */
    private void send(
            Context context, String stem, ReportRequest request, ReportDocument document) {
        Messages words = RequestUser.of(context).words();
        String format = context.pathParam("format");
        String type =
                switch (format) {
                    case "xlsx" ->
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    case "csv" -> "text/csv; charset=utf-8";
                    case "pdf" -> "application/pdf";
                    default -> "";
                };
        if (type.isEmpty()) {
            problems.respond(context, 404, "report.format.unknown");
            return;
        }
        String name =
                stem
                        + "-"
                        + request.query().unit()
                        + "-"
                        + ReportRequest.small(request.period())
                        + "-"
                        + request.query().from()
                        + "."
                        + format;
        context.contentType(type);
        context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
        try {
            OutputStream out = context.outputStream();
            switch (format) {
                case "xlsx" -> XlsxReportWriter.write(document, out);
                case "csv" -> new CsvReportWriter(words).write(document, out);
                default -> new PdfReportWriter(words).write(document, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + name, e);
        }
    }

    private void lock(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        ReportRequest request = ReportRequest.of(values, ReportPeriod.DAY, pages.today());
        FinalReportService.LockResult result =
                reporting
                        .frozen()
                        .lock(
                                request.query().unit(),
                                request.query().from(),
                                pages.today(),
                                user.officer());
        boolean isDone = result == FinalReportService.LockResult.DONE;
        if (!isDone) {
            context.status(409);
        }
        showDiary(
                context,
                request,
                List.of(
                        Notice.of(
                                isDone ? BadgeTone.GOOD : BadgeTone.WARNING,
                                user.words().text("diary.lock", result))));
    }
}
