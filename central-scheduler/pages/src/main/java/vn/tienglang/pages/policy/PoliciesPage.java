package vn.tienglang.pages.policy;

import java.util.List;
import vn.tienglang.pages.day.DayRuler;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the policies and their effect.
 *
 * @param form the unit and day to show, and the holiday to add
 * @param unit the selected unit
 * @param dayTitle title of the day; empty when no unit is selected
 * @param ruler open hours of that day as a picture; none or one
 * @param day rules for the unit on that day
 * @param units policies by unit
 * @param more that there are more units; empty when there are not
 * @param over policies no longer in force
 * @param holidays public holidays, the next first
 */
public record PoliciesPage(
        PageFrame frame,
        Form form,
        AreaPicker unit,
        String dayTitle,
        List<DayRuler> ruler,
        List<Detail> day,
        List<Unit> units,
        String more,
        List<Policy> over,
        List<Holiday> holidays) {
    /** Takes copies. */
    public PoliciesPage {
        ruler = List.copyOf(ruler);
        day = List.copyOf(day);
        units = List.copyOf(units);
        over = List.copyOf(over);
        holidays = List.copyOf(holidays);
    }

    /** Policies of one unit. */
    public record Unit(String name, List<Policy> policies) {
        /** Takes a copy. */
        public Unit {
            policies = List.copyOf(policies);
        }
    }

    /**
     * Line of a policy.
     *
     * @param paper the document it is based on
     * @param state first and last day
     * @param rules its rules
     * @param path path of its history
     * @param end path of the form that ends it; empty when it is over
     */
    public record Policy(String paper, Badge state, List<String> rules, String path, String end) {
        /** Takes a copy. */
        public Policy {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Line of a public holiday.
     *
     * @param path path that removes it
     * @param revision the revision shown
     */
    public record Holiday(String date, String path, String revision) {}
}
