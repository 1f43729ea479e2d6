package vn.tienglang.pages.recording;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * The recordings that were brought, and the form that brings one.
 *
 * @param limit how large a file may be, in words
 * @param bytesAtMost the same, for the script
 */
public record RecordingsPage(
        PageFrame frame,
        String title,
        List<ChoiceGroup> languages,
        String limit,
        long bytesAtMost,
        List<Line> lines) {
    /** Takes copies. */
    public RecordingsPage {
        languages = List.copyOf(languages);
        lines = List.copyOf(lines);
    }

    /**
     * One recording.
     *
     * @param id by which its files are asked for
     * @param about language, size, who and when
     * @param state how it stands
     * @param settled whether nothing more will become of it
     * @param percent how far it has come; 0 when it is not under way
     * @param findings what was found, worst first
     * @param loudness before and after, line by line; empty until measured
     * @param delivery where to listen to what stations play; empty until there is something
     * @param master where to listen to what was brought
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

    /** A figure before and after. */
    public record Loud(String what, String before, String after) {}
}
