package vn.tienglang.central.web.page;

/**
 * A slot that is changed.
 *
 * @param title what people call it
 * @param form what is in the form
 * @param back the slot itself
 */
public record SlotEditPage(Frame frame, String title, SlotForm form, String back) {}
