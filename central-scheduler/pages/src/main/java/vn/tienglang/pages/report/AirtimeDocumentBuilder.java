package vn.tienglang.pages.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.report.figures.AirtimeFigures;
import vn.tienglang.office.report.figures.AirtimeOrigin;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.report.figures.AirtimeReport.Dimension;
import vn.tienglang.office.report.figures.CountedAiring;
import vn.tienglang.office.report.figures.DayCounter;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.pages.report.document.ReportDocument;
import vn.tienglang.pages.report.document.ReportDocument.Cell;
import vn.tienglang.pages.report.document.ReportDocument.Column;
import vn.tienglang.pages.report.document.ReportDocument.Remark;
import vn.tienglang.pages.report.document.ReportDocument.Row;
import vn.tienglang.pages.report.document.ReportDocument.Table;
import vn.tienglang.pages.text.Messages;

/** Builder of the documents of reports and of the broadcasting diary. */
final class AirtimeDocumentBuilder {
    /** Path of the page of reports. */
    static final String REPORTS = "/bao-cao";

    /** Path of the page of the diary. */
    static final String DIARY = "/so-nhat-ky";

    private final Messages words;
    private final ReportNames names;
    private final ZoneId zone;

    AirtimeDocumentBuilder(Messages words, ReportNames names, ZoneId zone) {
        this.words = words;
        this.names = names;
        this.zone = zone;
    }

    /** The document of a report. */
    ReportDocument report(ReportRequest request, AirtimeReport report, Instant now) {
        names.readRows(report.table(Dimension.UNIT).keySet());
        var tables = new ArrayList<Table>();
        for (Dimension dimension : Dimension.values()) {
            tables.add(table(request, report, dimension));
        }
        tables.add(losses(report.total()));
        return new ReportDocument(
                words.text("report.title"),
                subtitle(request),
                remarks(request, now),
                tables,
                signatures());
    }

    private List<String> signatures() {
        return List.of(
                words.text("report.sign.author"),
                words.text("report.sign.checker"),
                words.text("report.sign.leader"));
    }

    private String subtitle(ReportRequest request) {
        String station =
                request.station()
                        .map(id -> {
                            names.read(Set.of(id));
                            return " · " + names.station(id);
                        })
                        .orElse("");
        return names.unit(request.query().unit())
                + station
                + " · "
                + request.period().name(request.query().from(), words);
    }

    private List<Remark> remarks(ReportRequest request, Instant now) {
        var remarks = new ArrayList<Remark>();
        ReportQuery.Filter filter = request.query().filter();
        String filters =
                Stream.of(
                                filter.language().map(words::language),
                                filter.theme().map(names::theme),
                                filter.origin().map(one -> words.text("report.origin", one)),
                                filter.messageClass().map(one -> words.text("messageClass", one)),
                                request.order())
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" · "));
        if (!filters.isEmpty()) {
            remarks.add(new Remark(words.text("report.remark.filter"), filters));
        }
        remarks.add(
                new Remark(words.text("report.remark.at"), words.moment(now, zone, LocalDate.MIN)));
        remarks.add(
                new Remark(
                        words.text("report.remark.rule"),
                        words.text(
                                "report.remark.rule.text",
                                words.duration(DayCounter.START_TOLERANCE))));
        return remarks;
    }

    private Table table(ReportRequest request, AirtimeReport report, Dimension dimension) {
        SortedMap<String, AirtimeFigures> rows = report.table(dimension);
        var lines = new ArrayList<Row>();
        rows.forEach((row, figures) ->
                lines.add(
                        row(
                                names.row(dimension, row),
                                figures,
                                false,
                                path(request, dimension, row))));
        if (rows.size() != 1) {
            lines.add(row(words.text("report.total"), report.total(), true, ""));
        }
        return new Table(
                ReportRequest.small(dimension),
                words.text("report.by", dimension),
                columns(words.text("report.column", dimension)),
                lines);
    }

    /** The page with what is behind a row. */
    private static String path(ReportRequest request, Dimension dimension, String row) {
        ReportQuery.Filter filter = request.query().filter();
        return switch (dimension) {
            case UNIT ->
                    ReportNames.station(row)
                            .map(id -> DIARY + request.at(id).url())
                            .orElseGet(() -> REPORTS + request.in(new AreaCode(row)).url());
            case LANGUAGE ->
                    DIARY
                            + request.with(
                                            new ReportQuery.Filter(
                                                    Optional.of(new LanguageTag(row)),
                                                    filter.theme(),
                                                    filter.origin(),
                                                    filter.messageClass()))
                                    .url();
            case THEME ->
                    DIARY
                            + request.with(
                                            new ReportQuery.Filter(
                                                    filter.language(),
                                                    Optional.of(row),
                                                    filter.origin(),
                                                    filter.messageClass()))
                                    .url();
            case ORIGIN ->
                    DIARY
                            + request.with(
                                            new ReportQuery.Filter(
                                                    filter.language(),
                                                    filter.theme(),
                                                    Optional.of(AirtimeOrigin.valueOf(row)),
                                                    filter.messageClass()))
                                    .url();
            case MESSAGE_CLASS ->
                    DIARY
                            + request.with(
                                            new ReportQuery.Filter(
                                                    filter.language(),
                                                    filter.theme(),
                                                    filter.origin(),
                                                    Optional.of(MessageClass.valueOf(row))))
                                    .url();
            case DAY -> DIARY + request.from(ReportPeriod.DAY, LocalDate.parse(row)).url();
        };
    }

    private List<Column> columns(String first) {
        return List.of(
                new Column("name", first),
                new Column("planned", words.text("report.column.planned")),
                new Column("plannedMinutes", words.text("report.column.plannedMinutes")),
                new Column("claimedMinutes", words.text("report.column.claimedMinutes")),
                new Column("provenMinutes", words.text("report.column.provenMinutes")),
                new Column("claimed", words.text("report.column.claimed")),
                new Column("proven", words.text("report.column.proven")),
                new Column("onTimePercent", words.text("report.column.onTime")),
                new Column("lost", words.text("report.column.lost")),
                new Column("open", words.text("report.column.open")));
    }

    private static Row row(String name, AirtimeFigures figures, boolean isTotal, String path) {
        return new Row(
                List.of(
                        new Cell.Text(name),
                        new Cell.Count(figures.planned()),
                        new Cell.Minutes(figures.plannedTime()),
                        new Cell.Minutes(figures.claimedTime()),
                        new Cell.Minutes(figures.provenTime()),
                        new Cell.Count(figures.claimed()),
                        new Cell.Count(figures.proven()),
                        new Cell.PerMille(figures.onTimePerMille()),
                        new Cell.Count(figures.lost()),
                        new Cell.Count(figures.open())),
                isTotal,
                path);
    }

    private Table losses(AirtimeFigures total) {
        return new Table(
                "loss",
                words.text("report.losses"),
                List.of(
                        new Column("cause", words.text("report.column.cause")),
                        new Column("airings", words.text("report.column.airings"))),
                total.losses().entrySet().stream()
                        .map(one ->
                                new Row(
                                        List.of(
                                                new Cell.Text(
                                                        words.text("report.loss", one.getKey())),
                                                new Cell.Count(one.getValue())),
                                        false,
                                        ""))
                        .toList());
    }

    /**
     * The document of the diary: one row an airing.
     *
     * @param isWhole whether these are all airings; otherwise the sum is left out
     */
    ReportDocument diary(
            ReportRequest request, List<CountedAiring> airings, boolean isWhole, Instant now) {
        names.read(airings.stream().map(CountedAiring::station).collect(Collectors.toSet()));
        var rows = new ArrayList<Row>();
        var sum = new AirtimeFigures.Sum();
        for (CountedAiring airing : airings) {
            rows.add(diaryRow(airing));
            airing.addTo(sum);
        }
        if (isWhole && !airings.isEmpty()) {
            AirtimeFigures total = sum.figures();
            rows.add(
                    new Row(
                            List.of(
                                    new Cell.Text(words.text("report.total")),
                                    new Cell.Text(""),
                                    new Cell.Text(""),
                                    new Cell.Text(words.count("report.airings", airings.size())),
                                    new Cell.Text(""),
                                    new Cell.Text(""),
                                    new Cell.Minutes(total.plannedTime()),
                                    new Cell.Minutes(total.claimedTime()),
                                    new Cell.Minutes(total.provenTime()),
                                    new Cell.Text("")),
                            true,
                            ""));
        }
        var table = new Table("airings", words.text("diary.lines"), diaryColumns(), rows);
        return new ReportDocument(
                words.text("diary.title"),
                subtitle(request),
                remarks(request, now),
                List.of(table),
                signatures());
    }

    private List<Column> diaryColumns() {
        return List.of(
                new Column("date", words.text("diary.column.date")),
                new Column("start", words.text("diary.column.start")),
                new Column("station", words.text("diary.column.station")),
                new Column("title", words.text("diary.column.title")),
                new Column("language", words.text("report.column.LANGUAGE")),
                new Column("class", words.text("report.column.MESSAGE_CLASS")),
                new Column("plannedMinutes", words.text("report.column.plannedMinutes")),
                new Column("claimedMinutes", words.text("report.column.claimedMinutes")),
                new Column("provenMinutes", words.text("report.column.provenMinutes")),
                new Column("result", words.text("diary.column.result")));
    }

    private Row diaryRow(CountedAiring airing) {
        return new Row(
                List.of(
                        new Cell.Text(words.date(airing.date())),
                        new Cell.Text(words.time(airing.start(), zone)),
                        new Cell.Text(names.station(airing.station())),
                        new Cell.Text(airing.title()),
                        new Cell.Text(words.language(airing.key().language())),
                        new Cell.Text(words.text("messageClass", airing.key().messageClass())),
                        new Cell.Minutes(airing.planned()),
                        new Cell.Minutes(airing.claimed().orElse(Duration.ZERO)),
                        new Cell.Minutes(airing.proven()),
                        new Cell.Text(result(airing))),
                false,
                "/dai/" + airing.station().value());
    }

    private String result(CountedAiring airing) {
        return airing.cause()
                .map(cause -> words.text("report.loss", cause))
                .orElseGet(() -> words.text("diary.state", airing.state()));
    }
}
