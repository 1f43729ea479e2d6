package vn.tienglang.pages.station.enrolment;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the board of a station: its key and state, a new board, revocation.
 *
 * @param path path of the page
 * @param station path of the station's page
 * @param state in use, or revoked
 * @param form form of a new board
 * @param revocation form of the revocation
 * @param revoked whether the board is revoked
 */
public record StationBoardPage(
        PageFrame frame,
        String path,
        String station,
        Badge state,
        List<Detail> details,
        Form form,
        Form revocation,
        boolean revoked) {
    /** Takes a copy. */
    public StationBoardPage {
        details = List.copyOf(details);
    }
}
