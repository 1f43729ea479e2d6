package vn.tienglang.pages.approval;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of one approval, with everything that would be played.
 *
 * @param path path of the page
 * @param details what, when and where
 * @param steps completed and open steps
 * @param heard texts and recordings
 * @param step number of the next step, as the form sends it; empty when there is none
 * @param stepName name of the next step
 * @param hindrance why this officer cannot take the step; empty when the officer can
 * @param handIn whether it can be submitted again
 * @param mustConfirm whether something has not been heard
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
        boolean handIn,
        boolean mustConfirm) {
    /** Takes copies. */
    public ApprovalPage {
        details = List.copyOf(details);
        steps = List.copyOf(steps);
        heard = List.copyOf(heard);
    }

    /**
     * Text and recording in one language.
     *
     * @param about language, length, translator, reader and reviewer
     * @param tag language tag, for screen readers
     * @param text the text; empty when there is none
     * @param listen path of the recording; empty when there is none
     * @param missing missing parts; empty when there are none
     * @param clip the recording, if there is one
     * @param played whether the person heard it to its end
     */
    public record Heard(
            String title,
            String about,
            String tag,
            String text,
            String listen,
            String missing,
            Optional<ClipId> clip,
            boolean played) {}
}
