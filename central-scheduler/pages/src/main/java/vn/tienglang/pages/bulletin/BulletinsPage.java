package vn.tienglang.pages.bulletin;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * The bulletins, language by language, and what is lacking.
 *
 * @param open whether the form for a new one is unfolded
 */
public record BulletinsPage(
        PageFrame frame, List<GapLine> gaps, List<Line> lines, TermsForm form, boolean open) {
    /** Takes copies. */
    public BulletinsPage {
        gaps = List.copyOf(gaps);
        lines = List.copyOf(lines);
    }

    /**
     * What is lacking in one language of one bulletin.
     *
     * @param path where it is put right
     */
    public record GapLine(
            String path,
            String title,
            String language,
            String lacks,
            List<String> remedies,
            Badge until) {
        /** Takes a copy. */
        public GapLine {
            remedies = List.copyOf(remedies);
        }
    }

    /** One bulletin, with a cell for each language. */
    public record Line(String path, String title, String about, Badge validity, List<Cell> cells) {
        /** Takes a copy. */
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** How far one language has come. */
    public record Cell(String path, String language, Badge state) {}

    /**
     * What a bulletin is, as it was left.
     *
     * @param revision the one that was read; empty for a new one
     */
    public record TermsForm(
            String revision,
            String title,
            String theme,
            List<Choice> messageClasses,
            List<ChoiceGroup> areas,
            String from,
            String until,
            List<Choice> languages,
            List<Choice> others) {
        /** Takes copies. */
        public TermsForm {
            messageClasses = List.copyOf(messageClasses);
            areas = List.copyOf(areas);
            languages = List.copyOf(languages);
            others = List.copyOf(others);
        }
    }
}
