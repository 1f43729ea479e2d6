package vn.tienglang.pages.http;

import vn.tienglang.pages.html.PageFrame;

/**
 * Something did not work.
 *
 * @param sentence what
 * @param reference what the trace calls it; empty when it is no fault of ours
 */
public record ProblemPage(PageFrame frame, String sentence, String reference) {}
