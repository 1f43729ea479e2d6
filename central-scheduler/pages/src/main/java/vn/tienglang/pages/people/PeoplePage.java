package vn.tienglang.pages.people;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/** Page of all people, with the form of an invitation. */
public record PeoplePage(
        PageFrame frame, Form form, AreaPicker areas, List<Choice> roles, List<Line> people) {
    /** Takes copies. */
    public PeoplePage {
        roles = List.copyOf(roles);
        people = List.copyOf(people);
    }

    /** One person. */
    public record Line(String login, String name, String state, List<String> roles) {
        /** Takes a copy. */
        public Line {
            roles = List.copyOf(roles);
        }
    }
}
