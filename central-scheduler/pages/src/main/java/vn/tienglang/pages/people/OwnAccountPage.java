package vn.tienglang.pages.people;

import java.util.List;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the own account.
 *
 * @param hasFactor whether a second factor is set
 * @param key the new key in base32, to be confirmed; empty when none was begun
 * @param qrPath the new key as QR code: data of an SVG path
 * @param qrSize width of the QR code in modules
 * @param recoveryCodes new recovery codes, shown once
 * @param sessions the valid sessions
 */
public record OwnAccountPage(
        PageFrame frame,
        String login,
        boolean hasFactor,
        String key,
        String qrPath,
        int qrSize,
        List<String> recoveryCodes,
        List<Session> sessions) {
    /** Takes copies. */
    public OwnAccountPage {
        recoveryCodes = List.copyOf(recoveryCodes);
        sessions = List.copyOf(sessions);
    }

    /**
     * A session.
     *
     * @param id digest of its token
     * @param here whether it is the one of this browser
     */
    public record Session(String id, String begun, String address, boolean here) {}
}
