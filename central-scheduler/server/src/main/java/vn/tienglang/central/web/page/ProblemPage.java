package vn.tienglang.central.web.page;

/**
 * Something did not work.
 *
 * @param sentence what
 * @param reference what the trace calls it; empty when it is no fault of ours
 */
public record ProblemPage(Frame frame, String sentence, String reference) {}
