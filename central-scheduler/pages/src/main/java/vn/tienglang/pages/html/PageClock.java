package vn.tienglang.pages.html;

/**
 * The centre's time.
 *
 * @param text for the eye
 * @param millis since 1970, for the script that keeps it going
 * @param offsetMinutes how far the office's clocks are ahead of UTC
 */
public record PageClock(String text, long millis, int offsetMinutes) {}
