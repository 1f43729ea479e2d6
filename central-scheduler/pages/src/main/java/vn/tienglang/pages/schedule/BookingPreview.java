package vn.tienglang.pages.schedule;

import java.util.List;

/**
 * Preview of a booking that is not stored yet.
 *
 * @param refusals why it would be refused, one sentence each; empty when it would be stored
 * @param nearest the nearest open time, as the text of a button; empty when none is known
 * @param nearestValue that time as the form sends it; empty when none is known
 * @param next the next airings; at most five
 * @param brings where it is heard, and what does not air
 */
public record BookingPreview(
        List<String> refusals,
        String nearest,
        String nearestValue,
        List<String> next,
        List<String> brings) {
    /** Takes copies. */
    public BookingPreview {
        refusals = List.copyOf(refusals);
        next = List.copyOf(next);
        brings = List.copyOf(brings);
    }

    /** A preview that only refuses. */
    static BookingPreview refused(List<String> refusals) {
        return new BookingPreview(refusals, "", "", List.of(), List.of());
    }
}
