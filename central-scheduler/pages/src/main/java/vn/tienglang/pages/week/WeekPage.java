package vn.tienglang.pages.week;

import java.util.List;
import java.util.stream.Stream;
import vn.tienglang.office.preview.WeekPlan;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;
import vn.tienglang.pages.html.UndoAction;
import vn.tienglang.pages.schedule.BookingPreview;
import vn.tienglang.pages.schedule.SlotFormView;

/**
 * Page of the calendar of a week.
 *
 * @param heading the week, as days
 * @param where what is shown
 * @param show what is shown, as the query names it
 * @param from first day of the week, ISO
 * @param before path of the week before
 * @param after path of the week after
 * @param now path of this week
 * @param places units and stations to choose from
 * @param search text of the search for a place
 * @param searchAnswer result of the search; empty when there is none
 * @param height height of the grid in pixels
 * @param hours lines of the grid
 * @param days the seven days
 * @param chosen the day that narrow screens show
 * @param skipped the cancelled occurrences of the week
 * @param remark that stations are left out, or that nothing is planned; empty otherwise
 * @param form the booking form; empty for people who may not book
 * @param preview what the filled-in form would bring; empty until it is asked for
 */
public record WeekPage(
        PageFrame frame,
        String heading,
        String where,
        String show,
        String from,
        String before,
        String after,
        String now,
        List<ChoiceGroup> places,
        String search,
        String searchAnswer,
        int height,
        List<Hour> hours,
        List<Day> days,
        DayList chosen,
        List<Skipped> skipped,
        String remark,
        List<SlotFormView> form,
        List<BookingPreview> preview) {
    /** Takes copies. */
    public WeekPage {
        places = List.copyOf(places);
        hours = List.copyOf(hours);
        days = List.copyOf(days);
        skipped = List.copyOf(skipped);
        form = List.copyOf(form);
        preview = List.copyOf(preview);
    }

    /** Every reason in the order of the legend, as the style sheet names it. */
    public List<String> kinds() {
        return Stream.of(WeekPlan.Kind.values()).map(WeekText::style).toList();
    }

    /** Line of a full hour, in pixels from the top. */
    public record Hour(String text, int y) {}

    /**
     * Column of a day.
     *
     * @param name day of the week and date
     * @param date ISO
     * @param path the page with this day's list
     * @param load minutes planned against the cap
     * @param isOver whether they exceed the cap
     * @param isToday whether it is today
     * @param isChosen whether narrow screens show it
     * @param closed the closed times
     * @param blocks what is heard, and what was skipped
     */
    public record Day(
            String name,
            String date,
            String path,
            String load,
            boolean isOver,
            boolean isToday,
            boolean isChosen,
            List<Closed> closed,
            List<Block> blocks) {
        /** Takes copies. */
        public Day {
            closed = List.copyOf(closed);
            blocks = List.copyOf(blocks);
        }
    }

    /** Closed time, in pixels from the top. */
    public record Closed(int y, int height) {}

    /**
     * Block of a day.
     *
     * @param style class of its reason
     * @param x percent from the left
     * @param width percent
     * @param y pixels from the top
     * @param height pixels
     * @param text the title
     * @param label everything about it, for a tooltip and for screen readers
     * @param path the page of its order
     * @param move path that previews a move of it; empty when it cannot be moved
     * @param time its start, as hh:mm
     */
    public record Block(
            String style,
            String x,
            String width,
            int y,
            int height,
            String text,
            String label,
            String path,
            String move,
            String time) {}

    /** List of one day. */
    public record DayList(String heading, String load, String closed, List<Line> lines) {
        /** Takes a copy. */
        public DayList {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Line of the list of a day.
     *
     * @param style class of its reason
     * @param time when it is heard
     * @param title the title
     * @param why why it is heard
     * @param about where, how long and in which languages
     * @param path the page of its order
     * @param move path that previews a move of it; empty when it cannot be moved
     */
    public record Line(
            String style,
            String time,
            String title,
            String why,
            String about,
            String path,
            String move) {}

    /** Cancelled occurrence, with the form that undoes it. */
    public record Skipped(String text, List<UndoAction> undo) {
        /** Takes a copy. */
        public Skipped {
            undo = List.copyOf(undo);
        }
    }
}
