package vn.tienglang.pages.station.enrolment;

import vn.tienglang.pages.html.PageFrame;

/**
 * Question before a board is revoked.
 *
 * @param question what is going to happen, with the reason
 * @param reason the reason that was typed
 * @param action path that revokes
 * @param back path of the way back
 */
public record RevocationPage(
        PageFrame frame, String question, String reason, String action, String back) {}
