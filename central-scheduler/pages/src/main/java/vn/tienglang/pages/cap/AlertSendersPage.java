package vn.tienglang.pages.cap;

import java.util.List;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of registered senders.
 *
 * @param token the token that was just made; empty otherwise
 * @param lines the senders
 */
public record AlertSendersPage(PageFrame frame, String token, List<Line> lines) {
    /** Takes a copy. */
    public AlertSendersPage {
        lines = List.copyOf(lines);
    }

    /**
     * One sender.
     *
     * @param name its name for people
     * @param sender its name in alerts
     * @param about its unit, its limit and whether it signs
     */
    public record Line(String name, String sender, String about) {}
}
