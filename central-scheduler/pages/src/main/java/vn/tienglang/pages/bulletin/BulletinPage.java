package vn.tienglang.pages.bulletin;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of one bulletin.
 *
 * @param path path of the page
 * @param about class, area and days
 * @param editable false when it is retired
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
     * Rendition in one language.
     *
     * @param tag language tag
     * @param remedies remedies of the missing parts
     * @param clips clips in this language
     * @param listen path of the selected clip; empty when there is none
     * @param theirs the current version after a conflict; otherwise empty
     * @param open whether its form is unfolded
     * @param recordPath path of the recorder for this rendition
     * @param uploadPath path of the upload form for this rendition
     * @param soundLength length of the recording; empty when there is none
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
            boolean open,
            String recordPath,
            String uploadPath,
            String soundLength) {
        /** Takes copies. */
        public RenditionForm {
            remedies = List.copyOf(remedies);
            clips = List.copyOf(clips);
        }
    }
}
