package vn.tienglang.pages.approval;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * One thing to be approved, with everything that would be heard.
 *
 * @param path its own address
 * @param details what it is, when and where it would be heard
 * @param steps the steps taken and to come
 * @param heard every text and sound
 * @param step the step that is next, as it is sent; empty when there is none to take
 * @param stepName what that step is called
 * @param hindrance why who reads this cannot take it; empty when they can
 * @param handIn whether it can be handed in again
 */
public record ApprovalPage(
        PageFrame frame,
        Form form,
        String path,
        Badge state,
        List<Detail> details,
        List<Badge> steps,
        List<Heard> heard,
        String step,
        String stepName,
        String hindrance,
        boolean handIn) {
    /** Takes copies. */
    public ApprovalPage {
        details = List.copyOf(details);
        steps = List.copyOf(steps);
        heard = List.copyOf(heard);
    }

    /**
     * What would be heard in one language.
     *
     * @param about language, length, and who translated, read and reviewed it
     * @param tag of the language, for the reader's voice
     * @param text every word of it; empty when nobody wrote it down
     * @param listen where to listen to it; empty when there is nothing to hear
     * @param missing what is lacking; empty when nothing is
     */
    public record Heard(
            String title, String about, String tag, String text, String listen, String missing) {}
}
