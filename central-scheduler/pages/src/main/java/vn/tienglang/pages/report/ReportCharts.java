package vn.tienglang.pages.report;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.report.figures.AirtimeFigures;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.report.figures.AirtimeReport.Dimension;
import vn.tienglang.pages.report.document.ReportDocument.Cell;
import vn.tienglang.pages.text.Messages;

/** Pictures of a report: minutes by week and language, shares on time, causes, weeks of units. */
final class ReportCharts {
    private static final int WIDTH = 320;
    private static final int ROW = 26;
    private static final int PLOT = 150;
    private static final int TOP = 16;
    private static final int BASE = TOP + PLOT;

    /** Languages with a colour of their own; the others share the last colour. */
    private static final int LANGUAGES = 6;

    private static final int WEEKS = 14;
    private static final int UNITS = 12;
    private static final int HEAT_ROWS = 60;
    private static final int PER_MILLE = 1_000;

    private final Messages words;
    private final ReportNames names;

    ReportCharts(Messages words, ReportNames names) {
        this.words = words;
        this.names = names;
    }

    /** The pictures; none when nothing was planned or played. */
    List<SvgChart> charts(AirtimeReport report) {
        if (report.total().isEmpty()) {
            return List.of();
        }
        names.readRows(report.table(Dimension.UNIT).keySet());
        return List.of(weeks(report), onTime(report), losses(report.total()));
    }

    /** Proven minutes of the last weeks, stacked by language. */
    private SvgChart weeks(AirtimeReport report) {
        List<String> languages =
                report.table(Dimension.LANGUAGE).entrySet().stream()
                        .sorted(
                                Comparator.comparing((Map.Entry<String, AirtimeFigures> one) ->
                                                one.getValue().provenTime())
                                        .reversed()
                                        .thenComparing(Map.Entry::getKey))
                        .map(Map.Entry::getKey)
                        .toList();
        var weeks = new ArrayList<>(report.weeks().entrySet());
        List<Map.Entry<LocalDate, SortedMap<String, AirtimeFigures>>> shown =
                weeks.subList(Math.max(0, weeks.size() - WEEKS), weeks.size());
        long most =
                shown.stream()
                        .mapToLong(one ->
                                one.getValue().values().stream()
                                        .mapToLong(figures -> figures.provenTime().toMillis())
                                        .sum())
                        .max()
                        .orElse(0);
        var bars = new ArrayList<SvgChart.Bar>();
        var labels = new ArrayList<SvgChart.Label>();
        int step = WIDTH / Math.max(4, shown.size());
        for (int week = 0; week < shown.size(); week++) {
            LocalDate monday = shown.get(week).getKey();
            int x = week * step + 4;
            int y = BASE;
            long sum = 0;
            for (int i = 0; i < languages.size(); i++) {
                AirtimeFigures figures = shown.get(week).getValue().get(languages.get(i));
                if (figures == null || figures.provenTime().isZero()) {
                    continue;
                }
                sum += figures.provenTime().toMillis();
                int top = BASE - scaled(sum, most, PLOT);
                bars.add(
                        new SvgChart.Bar(
                                x,
                                top,
                                step - 8,
                                Math.max(1, y - top),
                                Math.min(i, LANGUAGES),
                                words.text(
                                        "chart.weeks.bar",
                                        words.date(monday),
                                        language(languages.get(i)),
                                        minutes(figures.provenTime()))));
                y = top;
            }
            labels.add(
                    new SvgChart.Label(
                            x + (step - 8) / 2,
                            Math.max(11, y - 3),
                            "middle",
                            minutes(Duration.ofMillis(sum))));
            labels.add(
                    new SvgChart.Label(
                            x + (step - 8) / 2,
                            BASE + 13,
                            "middle",
                            monday.getDayOfMonth() + "/" + monday.getMonthValue()));
        }
        int y = BASE + 24;
        for (int i = 0; i < Math.min(languages.size(), LANGUAGES + 1); i++) {
            int x = i % 2 * (WIDTH / 2) + 4;
            bars.add(new SvgChart.Bar(x, y + i / 2 * 18, 12, 12, i, ""));
            String name = i == LANGUAGES ? words.text("chart.other") : language(languages.get(i));
            labels.add(new SvgChart.Label(x + 18, y + i / 2 * 18 + 10, "start", name));
        }
        int height = y + (Math.min(languages.size(), LANGUAGES + 1) + 1) / 2 * 18 + 2;
        return new SvgChart(
                words.text("chart.weeks"),
                words.text("chart.weeks.about", minutes(report.total().provenTime())),
                WIDTH,
                height,
                bars,
                labels);
    }

    private String language(String tag) {
        return words.language(new LanguageTag(tag));
    }

    private String minutes(Duration length) {
        return words.number(length.plusSeconds(30).toMinutes());
    }

    private static int scaled(long value, long most, int length) {
        return most == 0 ? 0 : Math.toIntExact(value * length / most);
    }

    /** Share on time of units, the worst first. */
    private SvgChart onTime(AirtimeReport report) {
        List<Map.Entry<String, AirtimeFigures>> units =
                worst(report).stream().limit(UNITS).toList();
        var bars = new ArrayList<SvgChart.Bar>();
        var labels = new ArrayList<SvgChart.Label>();
        for (int i = 0; i < units.size(); i++) {
            int share = units.get(i).getValue().onTimePerMille();
            String text = new Cell.PerMille(share).shown(words);
            row(
                    bars,
                    labels,
                    i,
                    names.row(Dimension.UNIT, units.get(i).getKey()),
                    share,
                    PER_MILLE,
                    0,
                    text);
        }
        return new SvgChart(
                words.text("chart.onTime"),
                words.text(
                        "chart.onTime.about",
                        new Cell.PerMille(report.total().onTimePerMille()).shown(words)),
                WIDTH,
                Math.max(1, units.size()) * (ROW + 8) + 4,
                bars,
                labels);
    }

    private static List<Map.Entry<String, AirtimeFigures>> worst(AirtimeReport report) {
        return report.table(Dimension.UNIT).entrySet().stream()
                .filter(one -> one.getValue().due() > 0)
                .sorted(
                        Comparator.comparingInt((Map.Entry<String, AirtimeFigures> one) ->
                                        one.getValue().onTimePerMille())
                                .thenComparing(Map.Entry::getKey))
                .toList();
    }

    private static void row(
            List<SvgChart.Bar> bars,
            List<SvgChart.Label> labels,
            int number,
            String name,
            long value,
            long most,
            int colour,
            String text) {
        int y = number * (ROW + 8);
        labels.add(new SvgChart.Label(2, y + 12, "start", name));
        labels.add(new SvgChart.Label(WIDTH - 2, y + 12, "end", text));
        bars.add(new SvgChart.Bar(2, y + 17, WIDTH - 4, 10, LANGUAGES + 1, ""));
        bars.add(
                new SvgChart.Bar(
                        2, y + 17, scaled(value, most, WIDTH - 4), 10, colour, name + ": " + text));
    }

    private SvgChart losses(AirtimeFigures total) {
        var causes = new ArrayList<>(total.losses().entrySet());
        causes.sort((one, other) -> Long.compare(other.getValue(), one.getValue()));
        long most = causes.isEmpty() ? 0 : causes.getFirst().getValue();
        var bars = new ArrayList<SvgChart.Bar>();
        var labels = new ArrayList<SvgChart.Label>();
        for (int i = 0; i < causes.size(); i++) {
            row(
                    bars,
                    labels,
                    i,
                    words.text("report.loss", causes.get(i).getKey()),
                    causes.get(i).getValue(),
                    most,
                    1,
                    words.number(causes.get(i).getValue()));
        }
        return new SvgChart(
                words.text("chart.losses"),
                words.text("chart.losses.about", words.number(total.lost())),
                WIDTH,
                Math.max(1, causes.size()) * (ROW + 8) + 4,
                bars,
                labels);
    }

    /** Share on time by unit and week, the worst units first; empty with one week or less. */
    HeatTable heat(AirtimeReport report) {
        var mondays = new TreeSet<>(report.weeks().keySet());
        List<LocalDate> shown = mondays.stream().skip(Math.max(0, mondays.size() - WEEKS)).toList();
        if (shown.size() < 2) {
            return new HeatTable(List.of(), List.of());
        }
        List<HeatTable.Line> rows =
                worst(report).stream()
                        .limit(HEAT_ROWS)
                        .map(unit ->
                                new HeatTable.Line(
                                        names.row(Dimension.UNIT, unit.getKey()),
                                        shown.stream()
                                                .map(week -> shade(report, unit.getKey(), week))
                                                .toList()))
                        .toList();
        return new HeatTable(
                shown.stream().map(day -> day.getDayOfMonth() + "/" + day.getMonthValue()).toList(),
                rows);
    }

    private HeatTable.Shade shade(AirtimeReport report, String unit, LocalDate week) {
        AirtimeFigures figures =
                report.map()
                        .getOrDefault(unit, Collections.emptySortedMap())
                        .getOrDefault(week, AirtimeFigures.NONE);
        int share = figures.onTimePerMille();
        if (share < 0) {
            return new HeatTable.Shade(0, "–");
        }
        int level = share >= 980 ? 5 : share >= 900 ? 4 : share >= 750 ? 3 : share >= 500 ? 2 : 1;
        return new HeatTable.Shade(level, words.number((share + 5) / 10) + " %");
    }
}
