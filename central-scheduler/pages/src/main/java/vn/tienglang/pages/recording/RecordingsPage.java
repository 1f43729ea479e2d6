package vn.tienglang.pages.recording;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the recordings with the upload form.
 *
 * @param limit greatest size of a file, as text
 * @param bytesAtMost greatest size of a file in bytes, for the script
 * @param draft form for a text that a machine reads aloud
 */
public record RecordingsPage(
        PageFrame frame,
        String title,
        List<ChoiceGroup> languages,
        String limit,
        long bytesAtMost,
        Draft draft,
        List<Line> lines) {
    /** Takes copies. */
    public RecordingsPage {
        languages = List.copyOf(languages);
        lines = List.copyOf(lines);
    }

    /**
     * Line of a recording.
     *
     * @param id recording id
     * @param about language, size, author and time
     * @param state its state
     * @param settled whether the ingest is over
     * @param percent progress in percent; 0 when the ingest is not running
     * @param findings findings, worst first
     * @param loudness loudness before and after; empty until measured
     * @param delivery path of the delivery copy; empty until there is one
     * @param master path of the uploaded file
     */
    public record Line(
            String id,
            String title,
            String about,
            Badge state,
            boolean settled,
            int percent,
            List<Badge> findings,
            List<Loud> loudness,
            String delivery,
            String master) {
        /** Takes copies. */
        public Line {
            findings = List.copyOf(findings);
            loudness = List.copyOf(loudness);
        }
    }

    /**
     * Form for a text that a machine reads aloud.
     *
     * @param available whether a voice is installed
     * @param open whether the form is shown opened: it was refused
     * @param text what was typed
     * @param charactersMost the longest text
     */
    public record Draft(boolean available, boolean open, String text, int charactersMost) {}

    /** Measured value before and after the ingest. */
    public record Loud(String what, String before, String after) {}
}
