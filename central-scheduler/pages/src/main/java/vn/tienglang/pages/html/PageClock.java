package vn.tienglang.pages.html;

/**
 * Time of the centre.
 *
 * @param text the displayed time
 * @param millis milliseconds since 1970, for the script that keeps the clock running
 * @param offsetMinutes offset of the zone of the office from UTC, in minutes
 */
public record PageClock(String text, long millis, int offsetMinutes) {}
