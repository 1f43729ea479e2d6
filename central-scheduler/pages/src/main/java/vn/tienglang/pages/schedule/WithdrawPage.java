package vn.tienglang.pages.schedule;

import vn.tienglang.pages.html.PageFrame;

/**
 * Page that asks before a slot is withdrawn.
 *
 * @param question the question
 * @param action path of the withdrawal
 * @param back path of the way back
 */
public record WithdrawPage(PageFrame frame, String question, String action, String back) {}
