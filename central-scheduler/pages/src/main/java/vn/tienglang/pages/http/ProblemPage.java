package vn.tienglang.pages.http;

import vn.tienglang.pages.html.PageFrame;

/**
 * Page of a request that failed.
 *
 * @param sentence what failed
 * @param reference the reference in the log; empty when it is no internal error
 */
public record ProblemPage(PageFrame frame, String sentence, String reference) {}
