package vn.tienglang.central.web.page;

import java.util.List;

/**
 * The bulletins, language by language, and what is lacking.
 *
 * @param open whether the form for a new one is unfolded
 */
public record BulletinsPage(
        Frame frame, List<GapLine> gaps, List<Line> lines, TermsForm form, boolean open) {
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
            Mark until) {
        /** Takes a copy. */
        public GapLine {
            remedies = List.copyOf(remedies);
        }
    }

    /** One bulletin, with a cell for each language. */
    public record Line(String path, String title, String about, Mark validity, List<Cell> cells) {
        /** Takes a copy. */
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** How far one language has come. */
    public record Cell(String path, String language, Mark state) {}

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
