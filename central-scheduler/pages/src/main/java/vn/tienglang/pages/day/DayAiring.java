package vn.tienglang.pages.day;

import vn.tienglang.airtime.Airtime;

/**
 * Airing in the picture of a day.
 *
 * @param airtime when it is heard
 * @param state its state
 * @param text its time, title and state as a text
 */
public record DayAiring(Airtime airtime, DayState state, String text) {}
