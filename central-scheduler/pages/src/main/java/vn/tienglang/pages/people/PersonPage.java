package vn.tienglang.pages.people;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of one person.
 *
 * @param active whether the person may sign in
 * @param today the day that the forms begin with
 */
public record PersonPage(
        PageFrame frame,
        Form form,
        AreaPicker areas,
        List<Choice> roles,
        PeoplePage.Line person,
        boolean active,
        List<Grant> grants,
        List<OwnAccountPage.Session> sessions,
        String today) {
    /** Takes copies. */
    public PersonPage {
        roles = List.copyOf(roles);
        grants = List.copyOf(grants);
        sessions = List.copyOf(sessions);
    }

    /** A role that holds or will hold. */
    public record Grant(String text, String role, String unit, String from) {}
}
