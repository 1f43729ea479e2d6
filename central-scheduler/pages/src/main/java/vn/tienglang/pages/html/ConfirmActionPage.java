package vn.tienglang.pages.html;

/**
 * A question before something is done that cannot be undone.
 *
 * @param action where the answer "do it" goes
 * @param submit what that answer says
 * @param back where the other answer leads
 * @param revision the revision that was read; empty when there is none
 */
public record ConfirmActionPage(
        PageFrame frame,
        String question,
        String action,
        String submit,
        String back,
        String revision) {}
