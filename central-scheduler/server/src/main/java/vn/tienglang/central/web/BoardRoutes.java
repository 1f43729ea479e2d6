package vn.tienglang.central.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.web.page.BoardPage;

/** The live board, whole and as the piece that is fetched again and again. */
final class BoardRoutes {
    private static final String PIECE = "/bang";

    private final Desk desk;
    private final Pages pages;

    BoardRoutes(Desk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    void register(RoutesConfig routes) {
        routes.get("/", this::show, Door.OFFICER);
        routes.get(PIECE, this::showPiece, Door.UNATTENDED);
    }

    private void show(Context context) {
        Words words = Visitor.of(context).words();
        pages.render(
                context,
                "board.jte",
                new BoardPage(
                        pages.liveFrame(context, words.say("board.title"), List.of()),
                        pages.clock(words),
                        PIECE,
                        board(words)));
    }

    private void showPiece(Context context) {
        Words words = Visitor.of(context).words();
        pages.renderPiece(context, "stations.jte", Map.of("board", board(words), "words", words));
    }

    private BoardPage.Board board(Words words) {
        Instant now = pages.now();
        return new BoardWords(words, now).board(desk.board(now), desk.objections());
    }
}
