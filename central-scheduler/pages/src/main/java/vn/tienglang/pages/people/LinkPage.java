package vn.tienglang.pages.people;

import vn.tienglang.pages.html.PageFrame;

/**
 * Page of a one-time link.
 *
 * @param action path of the form
 */
public record LinkPage(PageFrame frame, String login, String action) {}
