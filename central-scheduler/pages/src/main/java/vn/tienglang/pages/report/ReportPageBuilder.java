package vn.tienglang.pages.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.office.language.VietnamLanguages;
import vn.tienglang.office.report.FinalReportService;
import vn.tienglang.office.report.figures.AirtimeOrigin;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.office.report.figures.StationDay;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.LanguageChoices;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.PageLink;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.report.document.ReportDocument;
import vn.tienglang.pages.text.Messages;

/** Builder of the pages of reports and of the diary. */
final class ReportPageBuilder {
    private final Messages words;
    private final StationDirectory directory;
    private final PageRenderer pages;

    ReportPageBuilder(Messages words, StationDirectory directory, PageRenderer pages) {
        this.words = words;
        this.directory = directory;
        this.pages = pages;
    }

    ReportPage report(
            PageFrame frame, ReportRequest request, AirtimeReport report, ReportDocument document) {
        var charts = new ReportCharts(words, names());
        boolean isBegun = request.query().from().isBefore(pages.today());
        return page(
                frame,
                AirtimeDocumentBuilder.REPORTS,
                request,
                document,
                charts.charts(report),
                charts.heat(report),
                isBegun
                        ? new ReportPage.Act(
                                "/bao-cao/chot",
                                words.text("report.freeze"),
                                words.text("report.freeze.hint"))
                        : ReportPage.Act.NONE,
                List.of(),
                "");
    }

    ReportPage diary(
            PageFrame frame,
            ReportRequest request,
            ReportDocument document,
            List<FinalReportService.LockedDay> locks,
            String next) {
        boolean canLock =
                request.period() == ReportPeriod.DAY
                        && request.query().from().isBefore(pages.today())
                        && locks.isEmpty();
        return page(
                frame,
                AirtimeDocumentBuilder.DIARY,
                request,
                document,
                List.of(),
                new HeatTable(List.of(), List.of()),
                canLock
                        ? new ReportPage.Act(
                                "/so-nhat-ky/khoa",
                                words.text("diary.lock"),
                                words.text("diary.lock.hint"))
                        : ReportPage.Act.NONE,
                locks.stream().map(this::lock).toList(),
                next);
    }

    private ReportNames names() {
        return new ReportNames(words, directory, pages.today());
    }

    private ReportPage page(
            PageFrame frame,
            String path,
            ReportRequest request,
            ReportDocument document,
            List<SvgChart> charts,
            HeatTable heat,
            ReportPage.Act act,
            List<ReportPage.Lock> locks,
            String next) {
        return new ReportPage(
                frame,
                path,
                request.url(),
                Form.of(request.values()),
                areas(request.query().unit()),
                filters(request, document),
                link(path, request.before()),
                link(path, request.after()),
                document,
                charts,
                heat,
                act,
                locks,
                next.isEmpty() ? "" : path + next);
    }

    private PageLink link(String path, ReportRequest request) {
        return new PageLink(
                path + request.url(), request.period().name(request.query().from(), words));
    }

    private AreaPicker areas(AreaCode unit) {
        return new AreaLookup(words, directory, pages.today()).picker(unit.value(), "");
    }

    private List<ReportPage.Filter> filters(ReportRequest request, ReportDocument document) {
        ReportQuery.Filter filter = request.query().filter();
        Optional<LanguageTag> language = filter.language();
        var filters = new ArrayList<ReportPage.Filter>();
        filters.add(
                new ReportPage.Filter(
                        "period",
                        words.text("report.period"),
                        constants(
                                ReportPeriod.values(),
                                "report.period.kind.",
                                Optional.of(request.period()))));
        filters.add(
                filter(
                        "language",
                        new LanguageChoices(words, VietnamLanguages.TABLE, directory, pages.today())
                                .local(language.stream().toList())));
        filters.add(filter("theme", themes(filter.theme(), document)));
        filters.add(
                filter(
                        "origin",
                        constants(AirtimeOrigin.values(), "report.origin.", filter.origin())));
        filters.add(
                filter(
                        "class",
                        constants(MessageClass.values(), "messageClass.", filter.messageClass())));
        return filters;
    }

    private ReportPage.Filter filter(String name, List<Choice> choices) {
        boolean isChosen = choices.stream().anyMatch(Choice::chosen);
        return new ReportPage.Filter(
                name,
                words.text("report.filter." + name),
                Stream.concat(
                                Stream.of(new Choice("", words.text("report.all"), !isChosen)),
                                choices.stream())
                        .toList());
    }

    private <E extends Enum<E>> List<Choice> constants(
            E[] constants, String prefix, Optional<E> chosen) {
        return Arrays.stream(constants)
                .map(one ->
                        new Choice(
                                ReportRequest.small(one),
                                words.text(prefix + one.name()),
                                chosen.filter(one::equals).isPresent()))
                .toList();
    }

    /** The themes of the report and the chosen one. */
    private List<Choice> themes(Optional<String> chosen, ReportDocument document) {
        Set<String> known =
                document.tables().stream()
                        .filter(table -> table.name().equals("theme"))
                        .flatMap(table -> table.rows().stream())
                        .filter(row -> !row.isTotal())
                        .map(row -> row.cells().getFirst().shown(words))
                        .filter(theme -> !theme.equals(words.text("report.theme.none")))
                        .collect(Collectors.toCollection(TreeSet::new));
        chosen.filter(theme -> !theme.isEmpty()).ifPresent(known::add);
        var choices = new ArrayList<Choice>();
        known.forEach(theme ->
                choices.add(new Choice(theme, theme, chosen.filter(theme::equals).isPresent())));
        choices.add(
                new Choice(
                        ReportRequest.NO_THEME,
                        words.text("report.theme.none"),
                        chosen.filter(String::isEmpty).isPresent()));
        return choices;
    }

    private ReportPage.Lock lock(FinalReportService.LockedDay locked) {
        ReportNames names = names();
        names.read(
                locked.corrected().stream().map(StationDay::station).collect(Collectors.toSet()));
        LocalDate today = pages.today();
        return new ReportPage.Lock(
                words.text(
                        "diary.locked",
                        words.date(locked.lock().date()),
                        locked.lock().by(),
                        words.moment(locked.lock().at(), pages.zone(), today)),
                locked.corrected().stream()
                        .map(day -> words.text("diary.corrected", names.station(day.station())))
                        .toList());
    }
}
