package vn.tienglang.pages.recording;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the recordings with the upload form.
 *
 * @param limit greatest size of a file, as text
 * @param bytesAtMost greatest size of a file in bytes, for the script
 * @param again what of a refused recording is sent again: its language and options are chosen
 * @param draft form for a text that a machine reads aloud
 */
public record RecordingsPage(
        PageFrame frame,
        String title,
        Again again,
        List<ChoiceGroup> languages,
        String limit,
        long bytesAtMost,
        Draft draft,
        SearchForm search,
        Listing listing) {
    /** Takes copies. */
    public RecordingsPage {
        languages = List.copyOf(languages);
    }

    /**
     * What of a refused recording is sent again.
     *
     * @param returnTo path of the page that asked for a recording; empty for none
     */
    public record Again(boolean synthetic, boolean lowerNoise, String returnTo) {}

    /**
     * One page of the list.
     *
     * @param found how many were found, as a sentence
     * @param before path of the page before; empty on the first
     * @param after path of the next page; empty on the last
     * @param refresh path of these lines alone
     */
    public record Listing(
            List<Line> lines, String found, String before, String after, String refresh) {
        /** Takes a copy. */
        public Listing {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Fields of the search.
     *
     * @param open whether anything besides the title is searched
     */
    public record SearchForm(
            String title,
            List<Choice> languages,
            List<Choice> states,
            List<Choice> units,
            String from,
            String until,
            boolean open) {
        /** Takes copies. */
        public SearchForm {
            languages = List.copyOf(languages);
            states = List.copyOf(states);
            units = List.copyOf(units);
        }
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
     * @param waveform path of the picture of the waveform; empty until there is a delivery copy
     * @param waveformText the same in words: length and places of findings
     * @param again path that sends a refused one again; empty otherwise
     * @param length length of the delivery copy; empty until there is one
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
            String master,
            String waveform,
            String waveformText,
            String again,
            String length) {
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
