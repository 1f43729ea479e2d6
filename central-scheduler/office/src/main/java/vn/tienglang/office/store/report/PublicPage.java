package vn.tienglang.office.store.report;

import java.time.Instant;
import vn.tienglang.airtime.AreaCode;

/**
 * Choice of a unit whether it has a public page.
 *
 * @param unit the unit
 * @param shown whether the page is shown
 * @param by login of the person who chose last
 * @param at when, to the millisecond
 */
public record PublicPage(AreaCode unit, boolean shown, String by, Instant at) {}
