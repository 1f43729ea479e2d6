package vn.tienglang.pages.schedule;

import java.util.List;
import vn.tienglang.pages.html.PageClock;
import vn.tienglang.pages.html.PageFrame;

/**
 * The schedule of a day and the form that adds to it.
 *
 * @param clock the centre's time
 * @param form what is in the form
 * @param day the day that is shown
 */
public record BookingPage(PageFrame frame, PageClock clock, SlotFormView form, Day day) {

    /** A day's schedule, and the way to its neighbours. */
    public record Day(
            String heading, String date, String before, String after, List<SlotLine> slots) {
        /** Takes a copy. */
        public Day {
            slots = List.copyOf(slots);
        }
    }

    /**
     * One booked slot.
     *
     * @param path the slot's own page
     * @param about language, length and class
     * @param where area and number of stations
     * @param withdraw where to withdraw it; empty when that is no longer possible
     * @param state what to say of it instead; empty when it stands
     */
    public record SlotLine(
            String time,
            String title,
            String path,
            String about,
            String where,
            String withdraw,
            String state) {}
}
