package vn.tienglang.pages.board;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.pages.form.OverviewQuery;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.ApiRoutes;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RouteAccess;

/** API route of the stations and their plans of today, the worst stations first. */
public final class BoardApi {
    private static final int STATIONS_AT_MOST = 500;
    private static final int STATIONS_UNASKED = 100;

    private final BoardReader reader;
    private final PageRenderer pages;
    private final ProblemResponses problems;

    public BoardApi(OfficeServices services, PageRenderer pages, ProblemResponses problems) {
        this.reader =
                new BoardReader(services.overviews(), services.reports(), services.directory());
        this.pages = pages;
        this.problems = problems;
    }

    public void register(RoutesConfig routes) {
        ApiRoutes.add(routes, BoardOperations.STATIONS, RouteAccess.READER, this::stations);
    }

    private void stations(Context context) {
        String within = parameter(context, "within");
        Optional<AreaCode> area =
                within.isEmpty()
                        ? Optional.of(AreaCode.COUNTRY)
                        : PlanFormReader.parsed(within, AreaCode::new);
        if (area.isEmpty()) {
            problems.rejectQuery(context, "within", "complaint.area", within);
            return;
        }
        String after = parameter(context, "after");
        Optional<StationOverview.Position> position = OverviewQuery.position(after);
        if (position.isEmpty() && !after.isEmpty()) {
            problems.rejectQuery(context, "after", "complaint.after", after);
            return;
        }
        String most = parameter(context, "most");
        if (!most.isEmpty() && !isCount(most)) {
            problems.rejectQuery(context, "most", "complaint.most", most, STATIONS_AT_MOST);
            return;
        }
        var now = pages.now();
        BoardReader.BoardStations read =
                reader.read(
                        new OverviewQuery(area.get(), position),
                        most.isEmpty() ? STATIONS_UNASKED : Integer.parseInt(most),
                        now);
        ApiJson.respond(
                context,
                200,
                new BoardJson.Stations(
                        now.toString(),
                        read.page().counts().stations(),
                        ApiMapper.orNull(read.page().next().map(OverviewQuery::text)),
                        read.stations().stream()
                                .map(one ->
                                        BoardMapper.toJson(one, read.condition(one.station().id())))
                                .toList()));
    }

    private static String parameter(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    private static boolean isCount(String text) {
        return text.matches("[0-9]{1,3}")
                && Integer.parseInt(text) >= 1
                && Integer.parseInt(text) <= STATIONS_AT_MOST;
    }
}
