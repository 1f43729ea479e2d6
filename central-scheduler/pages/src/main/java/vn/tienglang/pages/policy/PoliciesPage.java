package vn.tienglang.pages.policy;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * What units have laid down, and what that comes to.
 *
 * @param form which unit and day are looked at, and the holiday that is to be added
 * @param unit the unit that is looked at
 * @param dayTitle what is told of it; empty when no unit was chosen
 * @param day everything that holds for it on that day
 * @param units what each unit has laid down
 * @param more that there are more of them; empty when there are not
 * @param over what is no longer in force
 * @param holidays the public holidays, the next first
 */
public record PoliciesPage(
        PageFrame frame,
        Form form,
        AreaPicker unit,
        String dayTitle,
        List<Detail> day,
        List<Unit> units,
        String more,
        List<Policy> over,
        List<Holiday> holidays) {
    /** Takes copies. */
    public PoliciesPage {
        day = List.copyOf(day);
        units = List.copyOf(units);
        over = List.copyOf(over);
        holidays = List.copyOf(holidays);
    }

    /** What one unit has laid down. */
    public record Unit(String name, List<Policy> policies) {
        /** Takes a copy. */
        public Unit {
            policies = List.copyOf(policies);
        }
    }

    /**
     * One policy.
     *
     * @param paper what it stands on
     * @param state since when, until when
     * @param rules what it says
     * @param path where its history is
     * @param end where it is ended; empty when it has
     */
    public record Policy(String paper, Badge state, List<String> rules, String path, String end) {
        /** Takes a copy. */
        public Policy {
            rules = List.copyOf(rules);
        }
    }

    /**
     * A public holiday.
     *
     * @param path where it is taken off the list
     * @param revision the one that is read here
     */
    public record Holiday(String date, String path, String revision) {}
}
