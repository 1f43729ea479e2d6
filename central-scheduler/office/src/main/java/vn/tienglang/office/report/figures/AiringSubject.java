package vn.tienglang.office.report.figures;

/**
 * Subject of an airing, as far as the log does not say it.
 *
 * @param title title for people; empty when only the clip has one
 * @param theme theme of the bulletin; empty without one
 * @param origin who ordered it
 * @param order id of the slot, situation or obligation; empty without one
 */
public record AiringSubject(String title, String theme, AirtimeOrigin origin, String order) {}
