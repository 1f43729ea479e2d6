package vn.tienglang.pages.bulletin;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of the bulletins and their gaps.
 *
 * @param open whether the form of a new one is unfolded
 */
public record BulletinsPage(
        PageFrame frame, List<GapLine> gaps, List<Line> lines, TermsForm form, boolean open) {
    /** Takes copies. */
    public BulletinsPage {
        gaps = List.copyOf(gaps);
        lines = List.copyOf(lines);
    }

    /**
     * Gap of a bulletin in one language.
     *
     * @param path path of the rendition
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

    /** Line of a bulletin with a cell for each language. */
    public record Line(String path, String title, String about, Badge validity, List<Cell> cells) {
        /** Takes a copy. */
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** How far one language has come. */
    public record Cell(String path, String language, Badge state) {}

    /**
     * Form of the details of a bulletin.
     *
     * @param revision the revision that was read; empty for a new one
     * @param themes themes to choose from; another may be typed
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
            List<Choice> others,
            List<String> themes) {
        /** Takes copies. */
        public TermsForm {
            messageClasses = List.copyOf(messageClasses);
            areas = List.copyOf(areas);
            languages = List.copyOf(languages);
            others = List.copyOf(others);
            themes = List.copyOf(themes);
        }
    }
}
