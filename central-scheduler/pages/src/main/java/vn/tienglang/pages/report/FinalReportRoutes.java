package vn.tienglang.pages.report;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tienglang.office.people.AccessPermission;
import vn.tienglang.office.report.FinalReportService;
import vn.tienglang.office.report.figures.AirtimeFigures;
import vn.tienglang.office.report.figures.AirtimeReport.Dimension;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.office.report.figures.StationDay;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.report.FinalReport;
import vn.tienglang.pages.access.PathObject;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.html.PageLink;
import vn.tienglang.pages.http.ComputationPool;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.report.document.ReportDocument.Cell;
import vn.tienglang.pages.report.document.ReportDocument.Column;
import vn.tienglang.pages.report.document.ReportDocument.Remark;
import vn.tienglang.pages.report.document.ReportDocument.Row;
import vn.tienglang.pages.report.document.ReportDocument.Table;
import vn.tienglang.pages.text.Messages;

/** Routes of frozen reports: freezing, the list, and the comparison with the figures of now. */
public final class FinalReportRoutes {
    private static final String PATH = "/bao-cao/chot";
    private static final String TEMPLATE = "vn/tienglang/pages/report/finalreports.jte";
    private static final int LISTED = 200;

    private final FinalReportService frozen;
    private final StationDirectory directory;
    private final ComputationPool computations;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    /** Routes over these services. */
    public FinalReportRoutes(
            FinalReportService frozen,
            StationDirectory directory,
            ComputationPool computations,
            PageRenderer pages,
            ProblemResponses problems) {
        this.frozen = frozen;
        this.directory = directory;
        this.computations = computations;
        this.pages = pages;
        this.problems = problems;
    }

    /** Registers the routes. */
    public void register(RoutesConfig routes) {
        routes.get(PATH, context -> list(context), RouteAccess.READER);
        routes.get(PATH + "/{number}", this::compare, RouteAccess.READER);
        routes.post(
                PATH, this::freeze, RouteAccess.changes(AccessPermission.VERIFY, PathObject.NONE));
    }

    private void list(Context context, Notice... notices) {
        Messages words = RequestUser.of(context).words();
        ReportNames names = names(words);
        pages.render(
                context,
                TEMPLATE,
                new FinalReportPage(
                        pages.frame(context, words.text("frozen.title"), notices),
                        frozen.latest(LISTED).stream().map(one -> link(one, words, names)).toList(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private ReportNames names(Messages words) {
        return new ReportNames(words, directory, pages.today());
    }

    private PageLink link(FinalReport report, Messages words, ReportNames names) {
        return new PageLink(PATH + "/" + report.number(), title(report, words, names));
    }

    private String title(FinalReport report, Messages words, ReportNames names) {
        ReportQuery query = report.query();
        return words.text(
                "frozen.line",
                words.number(report.number()),
                names.unit(query.unit()),
                words.date(query.from()),
                words.date(query.until().minusDays(1)),
                report.by(),
                words.moment(report.at(), pages.zone(), pages.today()));
    }

    private void freeze(Context context) {
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        ReportRequest request = ReportRequest.of(values, ReportPeriod.MONTH, pages.today());
        switch (computations.run(
                context, () -> frozen.freeze(request.query(), pages.today(), user.officer()))) {
            case FinalReportService.FreezeResult.Done(FinalReport report) ->
                    context.redirect(PATH + "/" + report.number());
            case FinalReportService.FreezeResult.NotBegun _ ->
                    refuse(context, user.words().text("frozen.notBegun"));
            case FinalReportService.FreezeResult.TooLarge _ ->
                    refuse(context, user.words().text("frozen.tooLarge"));
        }
    }

    private void refuse(Context context, String sentence) {
        context.status(422);
        list(context, Notice.of(BadgeTone.WARNING, sentence));
    }

    private void compare(Context context) {
        Optional<Long> number =
                Optional.of(context.pathParam("number"))
                        .filter(text -> text.matches("[0-9]{1,9}"))
                        .map(Long::valueOf);
        Optional<FinalReportService.Comparison> found =
                number.flatMap(one -> computations.run(context, () -> frozen.compare(one)));
        if (found.isEmpty()) {
            problems.respond(context, 404, "frozen.unknown");
            return;
        }
        Messages words = RequestUser.of(context).words();
        ReportNames names = names(words);
        FinalReportService.Comparison result = found.get();
        pages.render(
                context,
                TEMPLATE,
                new FinalReportPage(
                        pages.frame(
                                context,
                                words.text("frozen.one", words.number(result.report().number()))),
                        List.of(),
                        List.of(verdict(result, words)),
                        facts(result, words, names),
                        tables(result, words, names),
                        changed(result, words, names)));
    }

    private static Badge verdict(FinalReportService.Comparison result, Messages words) {
        return result.same()
                ? new Badge(BadgeTone.GOOD, words.text("frozen.same"))
                : new Badge(
                        BadgeTone.WARNING,
                        words.text("frozen.differs", words.number(result.changed().size())));
    }

    private List<Remark> facts(
            FinalReportService.Comparison result, Messages words, ReportNames names) {
        FinalReport report = result.report();
        Instant at = report.at();
        return List.of(
                new Remark(words.text("frozen.what"), title(report, words, names)),
                new Remark(
                        words.text("frozen.at"),
                        report.by() + ", " + words.evidence(at, pages.zone(), pages.today())),
                new Remark(words.text("frozen.stationDays"), words.number(report.stationDays())),
                new Remark(words.text("frozen.digest"), report.digest()),
                new Remark(words.text("frozen.digest.now"), result.digest()),
                new Remark(words.text("frozen.rules"), report.rules()));
    }

    private static List<PageLink> changed(
            FinalReportService.Comparison result, Messages words, ReportNames names) {
        names.read(result.changed().stream().map(StationDay::station).collect(Collectors.toSet()));
        return result.changed().stream()
                .map(day ->
                        new PageLink(
                                "/so-nhat-ky?unit="
                                        + day.area()
                                        + "&period=day&date="
                                        + day.date()
                                        + "&station="
                                        + day.station(),
                                words.date(day.date()) + " · " + names.station(day.station())))
                .toList();
    }

    /** The rows of each dimension, frozen beside present. */
    private static List<Table> tables(
            FinalReportService.Comparison result, Messages words, ReportNames names) {
        var columns =
                List.of(
                        new Column("name", words.text("frozen.column.row")),
                        new Column("frozenMinutes", words.text("frozen.column.frozen")),
                        new Column("presentMinutes", words.text("frozen.column.present")),
                        new Column("frozenOnTime", words.text("frozen.column.frozenOnTime")),
                        new Column("presentOnTime", words.text("frozen.column.presentOnTime")));
        var tables = new ArrayList<Table>();
        tables.add(
                new Table(
                        "total",
                        words.text("report.total"),
                        columns,
                        List.of(
                                row(
                                        words.text("report.total"),
                                        result.frozen().total(),
                                        result.present().total()))));
        for (Dimension dimension : Dimension.values()) {
            var all = new TreeSet<>(result.frozen().table(dimension).keySet());
            all.addAll(result.present().table(dimension).keySet());
            names.readRows(all);
            tables.add(
                    new Table(
                            ReportRequest.small(dimension),
                            words.text("report.by", dimension),
                            columns,
                            all.stream()
                                    .map(name ->
                                            row(
                                                    names.row(dimension, name),
                                                    figures(result.frozen().table(dimension), name),
                                                    figures(
                                                            result.present().table(dimension),
                                                            name)))
                                    .toList()));
        }
        return tables;
    }

    private static AirtimeFigures figures(Map<String, AirtimeFigures> table, String name) {
        return table.getOrDefault(name, AirtimeFigures.NONE);
    }

    private static Row row(String name, AirtimeFigures frozen, AirtimeFigures present) {
        return new Row(
                List.of(
                        new Cell.Text(name),
                        new Cell.Minutes(frozen.provenTime()),
                        new Cell.Minutes(present.provenTime()),
                        new Cell.PerMille(frozen.onTimePerMille()),
                        new Cell.PerMille(present.onTimePerMille())),
                !frozen.equals(present),
                "");
    }
}
