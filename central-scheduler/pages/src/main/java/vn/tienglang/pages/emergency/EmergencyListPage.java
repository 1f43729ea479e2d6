package vn.tienglang.pages.emergency;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.PageLink;

/**
 * The newest emergencies, and the ways to a new one.
 *
 * @param alerts links to a new warning, one a hazard
 * @param drills links to a new drill, one a hazard
 * @param lines the emergencies, the newest first
 */
public record EmergencyListPage(
        PageFrame frame, List<PageLink> alerts, List<PageLink> drills, List<Line> lines) {
    /** Takes copies. */
    public EmergencyListPage {
        alerts = List.copyOf(alerts);
        drills = List.copyOf(drills);
        lines = List.copyOf(lines);
    }

    /**
     * One emergency.
     *
     * @param title hazard and kind
     * @param state where it stands
     * @param about who prepared it and when
     * @param path its page
     * @param drill whether it is a drill
     */
    public record Line(String title, Badge state, String about, String path, boolean drill) {}
}
