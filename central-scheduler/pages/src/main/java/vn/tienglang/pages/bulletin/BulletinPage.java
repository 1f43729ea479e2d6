package vn.tienglang.pages.bulletin;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.PageFrame;

/**
 * One bulletin to be worked on.
 *
 * @param path its own address
 * @param about class, area, days
 * @param editable false once it was laid aside
 */
public record BulletinPage(
        PageFrame frame,
        String path,
        String about,
        Badge validity,
        boolean editable,
        BulletinsPage.TermsForm terms,
        boolean termsOpen,
        List<RenditionForm> renditions) {
    /** Takes a copy. */
    public BulletinPage {
        renditions = List.copyOf(renditions);
    }

    /**
     * One language of it.
     *
     * @param tag its tag
     * @param remedies what is to be done
     * @param clips the recordings in this language
     * @param listen where to listen to the chosen one; empty when there is none
     * @param theirs what somebody else saved meanwhile; empty when nobody did
     * @param open whether its form is unfolded
     */
    public record RenditionForm(
            String tag,
            String language,
            String dialect,
            Badge state,
            List<String> remedies,
            String revision,
            List<Choice> clips,
            String listen,
            String text,
            String translator,
            String reader,
            String reviewer,
            String theirs,
            boolean open) {
        /** Takes copies. */
        public RenditionForm {
            remedies = List.copyOf(remedies);
            clips = List.copyOf(clips);
        }
    }
}
