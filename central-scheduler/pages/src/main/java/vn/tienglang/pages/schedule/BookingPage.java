package vn.tienglang.pages.schedule;

import java.util.List;
import vn.tienglang.pages.html.PageClock;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the schedule of a day, with the form of a booking.
 *
 * @param clock time of the centre
 * @param form the form
 * @param day the day shown
 */
public record BookingPage(PageFrame frame, PageClock clock, SlotFormView form, Day day) {

    /** Schedule of a day, with links to the days around it. */
    public record Day(
            String heading, String date, String before, String after, List<SlotLine> slots) {
        /** Takes a copy. */
        public Day {
            slots = List.copyOf(slots);
        }
    }

    /**
     * Line of a booked slot.
     *
     * @param path path of the slot
     * @param about language, length and class
     * @param where area and number of stations
     * @param withdraw path of the withdrawal; empty when it is no longer possible
     * @param state state, when it cannot be withdrawn; otherwise empty
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
