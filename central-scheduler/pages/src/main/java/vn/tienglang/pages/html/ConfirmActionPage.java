package vn.tienglang.pages.html;

/**
 * Question before an action that cannot be undone.
 *
 * @param action path of the action
 * @param submit text of the button
 * @param back path of the way back
 * @param revision the revision that was read; empty when there is none
 */
public record ConfirmActionPage(
        PageFrame frame,
        String question,
        String action,
        String submit,
        String back,
        String revision) {}
