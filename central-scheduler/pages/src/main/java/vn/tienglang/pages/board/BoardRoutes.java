package vn.tienglang.pages.board;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.publish.UndeliverableService;
import vn.tienglang.office.report.ReportService;
import vn.tienglang.pages.http.PageRenderer;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.http.RouteAccess;
import vn.tienglang.pages.text.Messages;

/** Routes of the live board: the page, and the fragment that the script fetches. */
public final class BoardRoutes {
    private static final String PIECE = "/bang";

    private final ReportService reports;
    private final RejectionCounter rejections;
    private final UndeliverableService deadLetters;
    private final PageRenderer pages;

    public BoardRoutes(
            ReportService reports,
            RejectionCounter rejections,
            UndeliverableService deadLetters,
            PageRenderer pages) {
        this.reports = reports;
        this.rejections = rejections;
        this.deadLetters = deadLetters;
        this.pages = pages;
    }

    public void register(RoutesConfig routes) {
        routes.get("/", this::show, RouteAccess.OFFICER);
        routes.get(PIECE, this::showPiece, RouteAccess.UNATTENDED);
    }

    private void show(Context context) {
        Messages words = RequestUser.of(context).words();
        pages.render(
                context,
                "vn/tienglang/pages/board/board.jte",
                new BoardPage(
                        pages.liveFrame(context, words.text("board.title"), List.of()),
                        pages.clock(words),
                        PIECE,
                        board(words)));
    }

    private void showPiece(Context context) {
        Messages words = RequestUser.of(context).words();
        pages.renderFragment(
                context,
                "vn/tienglang/pages/board/stations.jte",
                Map.of("board", board(words), "words", words));
    }

    private BoardPage.Board board(Messages words) {
        Instant now = pages.now();
        return new BoardPageBuilder(words, now)
                .board(
                        reports.stationSummaries(now),
                        rejections.list(),
                        deadLetters.list().letters().size());
    }
}
