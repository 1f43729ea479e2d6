package vn.tienglang.pages.schedule;

import vn.tienglang.pages.html.PageFrame;

/**
 * Page to change a slot.
 *
 * @param title title of the slot
 * @param form the form
 * @param back path of the slot
 */
public record SlotEditPage(PageFrame frame, String title, SlotFormView form, String back) {}
