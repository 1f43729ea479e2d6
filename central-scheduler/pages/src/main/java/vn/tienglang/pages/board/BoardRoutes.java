package vn.tienglang.pages.board;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.office.OfficeServices;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.station.StationDirectory;
import vn.tienglang.office.store.station.RejectionCount;
import vn.tienglang.pages.form.AreaLookup;
import vn.tienglang.pages.form.OverviewQuery;
import vn.tienglang.pages.form.PlanFormReader;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.map.ProvinceMapBuilder;
import vn.tienglang.pages.text.Messages;

/** Routes of the live board: the page, and the fragment that the script fetches. */
public final class BoardRoutes {
    private static final String PIECE = "/bang";

    /** Number of stations on a page. */
    private static final int STATIONS = 20;

    private final BoardReader reader;
    private final RejectionCounter rejections;
    private final OfficeServices services;
    private final StationDirectory directory;
    private final PageRenderer pages;
    private final ProvinceMapBuilder maps;

    public BoardRoutes(OfficeServices services, PageRenderer pages) {
        this.reader =
                new BoardReader(services.overviews(), services.reports(), services.directory());
        this.rejections = services.rejections();
        this.services = services;
        this.directory = services.directory();
        this.pages = pages;
        this.maps = new ProvinceMapBuilder(services.overviews());
    }

    public void register(RoutesConfig routes) {
        routes.get("/", this::show, RouteAccess.READER);
        routes.get(PIECE, this::showPiece, RouteAccess.UNATTENDED);
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        OverviewQuery query = OverviewQuery.of(context);
        Form form = Form.of(PlanFormReader.queryValues(context));
        pages.render(
                context,
                "vn/tienglang/pages/board/board.jte",
                new BoardPage(
                        pages.liveFrame(
                                context,
                                words.text("today.title", words.day(pages.today(), LocalDate.MIN)),
                                List.of()),
                        pages.clock(words),
                        PIECE + query.url(),
                        "/" + query.url(),
                        form,
                        new AreaLookup(words, directory, pages.today())
                                .picker(form.value(OverviewQuery.AREA), form.value("search")),
                        query.isFiltered() || query.after().isPresent(),
                        board(words, query)));
    }

    private void showPiece(Context context) {
        Messages words = RequestUser.of(context).words();
        pages.renderFragment(
                context,
                "vn/tienglang/pages/board/stations.jte",
                Map.of("board", board(words, OverviewQuery.of(context)), "words", words));
    }

    private BoardPage.Board board(Messages words, OverviewQuery query) {
        Instant now = pages.now();
        BoardReader.BoardStations read =
                reader.readForPage(query, STATIONS, now, services.planItems(), pages.today());
        var senders = new TreeSet<String>(Set.of(RejectionCount.STRANGER));
        read.stations().forEach(one -> senders.add(one.station().id().value()));
        var work = new WorkListBuilder(words, services, now, pages.zone());
        return new BoardPageBuilder(words, now)
                .board(
                        read,
                        query,
                        rejections.list(senders),
                        work.figures(read),
                        maps.map(query.area(), directory.areas(), pages.today(), words),
                        work.items(query.after().isPresent() ? List.of() : read.page().stations()));
    }
}
