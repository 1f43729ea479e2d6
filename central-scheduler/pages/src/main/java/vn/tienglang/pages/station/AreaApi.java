package vn.tienglang.pages.station;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RouteAccess;

/** API route of the areas directly inside an area. */
public final class AreaApi {
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public AreaApi(StationDirectory directory, PageRenderer pages, ProblemResponses problems) {
        this.directory = directory;
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, AreaOperations.AREAS, RouteAccess.OFFICER, this::areas);
    }

    private void areas(Context context) {
        String text = Optional.ofNullable(context.queryParam("within")).orElse("vn");
        AreaCode within;
        try {
            within = new AreaCode(text);
        } catch (IllegalArgumentException e) {
            problems.rejectQuery(context, "within", "complaint.area", text);
            return;
        }
        Optional<String> day = Optional.ofNullable(context.queryParam("date"));
        Optional<LocalDate> date =
                day.isEmpty() ? Optional.of(pages.today()) : RequestFields.parseDate(day.get());
        if (date.isEmpty()) {
            problems.rejectQuery(context, "date", "complaint.date", day.orElse(""));
            return;
        }
        areas(context, within, date.get());
    }

    private void areas(Context context, AreaCode within, LocalDate today) {
        var tree = directory.areas();
        if (tree.find(within, today).isEmpty()) {
            problems.respond(context, 404, "refusal.unknown-area", within, today);
            return;
        }
        List<Area> children =
                tree.directlyInside(within, today).stream()
                        .flatMap(code -> tree.find(code, today).stream())
                        .toList();
        var stations = directory.stationsInside(children.stream().map(Area::code).toList());
        ApiJson.respond(
                context,
                200,
                new AreaJson.Areas(
                        within.value(),
                        today.toString(),
                        children.stream()
                                .map(area ->
                                        json(
                                                tree,
                                                area,
                                                stations.getOrDefault(area.code(), 0),
                                                today))
                                .toList()));
    }

    private static AreaJson.Area json(AreaTree tree, Area area, int stations, LocalDate date) {
        return new AreaJson.Area(
                area.code().value(),
                area.parent().value(),
                area.kind(),
                area.name(),
                stations,
                area.code().official(),
                area.from().toString(),
                area.until().equals(LocalDate.MAX) ? null : area.until().minusDays(1).toString(),
                area.former(),
                area.former()
                        ? tree.presentUnit(area.code(), date)
                                .map(one -> one.code().value())
                                .orElse(null)
                        : null);
    }
}
