package vn.tienglang.pages.people;

import vn.tienglang.pages.html.PageFrame;

/**
 * Page that asks for the second factor.
 *
 * @param back path of the next page
 */
public record FactorPage(PageFrame frame, String back) {}
