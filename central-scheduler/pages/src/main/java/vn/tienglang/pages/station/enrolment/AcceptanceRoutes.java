package vn.tienglang.pages.station.enrolment;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.station.AcceptanceService;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.station.AcceptanceReport;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;

/** Routes of the acceptance reports of a station. */
public final class AcceptanceRoutes {
    private static final String PATH = "/dai/{station}/nghiem-thu";
    private static final String LEVEL = "-[0-9]{1,2}([.,][0-9])?";

    private final AcceptanceService service;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public AcceptanceRoutes(
            AcceptanceService service,
            StationDirectory directory,
            PageRenderer pages,
            ProblemResponses problems) {
        this.service = service;
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        routes.get(PATH, this::show, EnrolmentRoutes.READS_BOARD);
        routes.post(PATH, this::store, EnrolmentRoutes.CHANGES_BOARD);
    }

    private Optional<Station> station(Context context) {
        Optional<Station> station =
                PlanFormReader.parsed(context.pathParam("station"), StationId::new)
                        .flatMap(directory::station);
        if (station.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
        }
        return station;
    }

    private void show(Context context) {
        station(context)
                .ifPresent(station -> render(context, station, Form.of(Map.of()), List.of()));
    }

    private void render(Context context, Station station, Form form, List<Notice> notices) {
        Messages words = RequestUser.of(context).words();
        String path = "/dai/" + station.id();
        pages.render(
                context,
                "vn/tienglang/pages/station/enrolment/acceptance.jte",
                new AcceptancePage(
                        pages.frame(
                                context,
                                words.text("acceptance.title", station.name()),
                                notices.toArray(Notice[]::new)),
                        path + "/nghiem-thu",
                        path,
                        form,
                        IntStream.rangeClosed(1, AcceptanceReport.ZONES)
                                .mapToObj(Integer::toString)
                                .toList(),
                        service.reports(station.id()).stream()
                                .map(report -> report(words, report))
                                .toList()));
    }

    private AcceptancePage.Report report(Messages words, AcceptanceReport report) {
        var details = new ArrayList<Detail>();
        details.add(
                Detail.of(
                        words.text("acceptance.relay"),
                        words.text(report.relaySeen() ? "acceptance.yes" : "acceptance.no")));
        details.add(
                Detail.of(
                        words.text("acceptance.lineIn"),
                        report.lineInDb().isEmpty()
                                ? words.text("acceptance.none")
                                : report.lineInDb() + " dBFS"));
        details.add(
                Detail.of(
                        words.text("acceptance.boots"),
                        words.text(
                                "acceptance.boots.of",
                                words.number(report.bootsOff()),
                                words.number(AcceptanceReport.BOOTS))));
        details.add(Detail.of(words.text("enrolment.key"), report.key()));
        details.add(Detail.of(words.text("acceptance.by"), report.by()));
        if (!report.note().isEmpty()) {
            details.add(Detail.of(words.text("acceptance.note"), report.note()));
        }
        return new AcceptancePage.Report(
                words.text(
                        "acceptance.report",
                        words.moment(report.at(), pages.zone(), pages.today())),
                report.isComplete()
                        ? new Badge(BadgeTone.GOOD, words.text("acceptance.complete"))
                        : new Badge(BadgeTone.WARNING, words.text("acceptance.open")),
                report.zones().stream()
                        .map(zone ->
                                new Fact(
                                        zone.name(),
                                        zone.heard()
                                                ? new Badge(
                                                        BadgeTone.GOOD,
                                                        words.text("acceptance.heard"))
                                                : new Badge(
                                                        BadgeTone.BAD,
                                                        words.text("acceptance.notHeard"))))
                        .toList(),
                details,
                report.signer());
    }

    private void store(Context context) {
        Optional<Station> station = station(context);
        if (station.isEmpty()) {
            return;
        }
        RequestUser user = RequestUser.of(context);
        Map<String, String> values = PlanFormReader.formValues(context);
        var typed = new PlanFormReader(values, user.words());
        List<AcceptanceReport.Zone> zones = zones(typed, user.words());
        String lineIn = typed.text("lineIn");
        if (!lineIn.isEmpty() && !lineIn.matches(LEVEL)) {
            typed.addError("bad-field", "lineIn", user.words().text("acceptance.lineIn.hint"));
        }
        Optional<Integer> boots = typed.number("boots", 0, AcceptanceReport.BOOTS);
        Optional<String> signer = typed.singleLine("signer", AcceptanceReport.TEXT_CHARACTERS);
        String note = typed.text("note");
        if (!note.isEmpty() && !PlainText.isLine(note, AcceptanceReport.TEXT_CHARACTERS)) {
            typed.addError(
                    "bad-field",
                    "note",
                    user.words()
                            .text(
                                    "typed.line",
                                    user.words().number(AcceptanceReport.TEXT_CHARACTERS)));
        }
        if (!typed.isValid()) {
            reject(context, station.get(), values, typed.errors());
            return;
        }
        Optional<AcceptanceReport> stored =
                service.store(
                        station.get().id(),
                        head ->
                                new AcceptanceReport(
                                        head.station(),
                                        head.at(),
                                        head.login(),
                                        zones,
                                        typed.text("relaySeen").equals("yes"),
                                        lineIn.replace(',', '.'),
                                        boots.orElseThrow(),
                                        head.key(),
                                        signer.orElseThrow(),
                                        note),
                        user.officer());
        if (stored.isEmpty()) {
            problems.respond(context, 404, "station.unknown");
            return;
        }
        context.redirect("/dai/" + station.get().id() + "/nghiem-thu?note=saved");
    }

    private static List<AcceptanceReport.Zone> zones(PlanFormReader typed, Messages words) {
        var zones = new ArrayList<AcceptanceReport.Zone>();
        for (int number = 1; number <= AcceptanceReport.ZONES; number++) {
            String field = "zone" + number;
            boolean heard = typed.text("heard" + number).equals("yes");
            if (typed.text(field).isEmpty() && !heard) {
                continue;
            }
            typed.singleLine(field, AcceptanceReport.TEXT_CHARACTERS)
                    .ifPresent(name -> zones.add(new AcceptanceReport.Zone(name, heard)));
        }
        if (zones.isEmpty() && typed.isValid()) {
            typed.addError("missing", "zone1", words.text("acceptance.zones.none"));
        }
        return zones;
    }

    private void reject(
            Context context,
            Station station,
            Map<String, String> values,
            List<RequestError> errors) {
        context.status(422);
        Messages words = RequestUser.of(context).words();
        render(
                context,
                station,
                PlanFormReader.form(values, errors),
                List.of(PlanFormReader.notice(words, errors)));
    }
}
