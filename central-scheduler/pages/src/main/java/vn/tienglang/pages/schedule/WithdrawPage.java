package vn.tienglang.pages.schedule;

import vn.tienglang.pages.html.PageFrame;

/**
 * Asks once more before something is taken off the schedule.
 *
 * @param question what will happen
 * @param action where the answer goes
 * @param back where to go instead
 */
public record WithdrawPage(PageFrame frame, String question, String action, String back) {}
