package vn.tienglang.central.web.page;

/**
 * Asks once more before something is taken off the schedule.
 *
 * @param question what will happen
 * @param action where the answer goes
 * @param back where to go instead
 */
public record WithdrawPage(Frame frame, String question, String action, String back) {}
