package vn.tienglang.pages.schedule;

import vn.tienglang.pages.html.PageFrame;

/**
 * A slot that is changed.
 *
 * @param title what people call it
 * @param form what is in the form
 * @param back the slot itself
 */
public record SlotEditPage(PageFrame frame, String title, SlotFormView form, String back) {}
