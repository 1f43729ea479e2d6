package vn.tienglang.pages.obligation;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Form of an obligation.
 *
 * @param path target of the form
 * @param themes themes of the bulletins, to choose from
 * @param theirs the current version after a conflict
 */
public record ObligationPage(
        PageFrame frame,
        Form form,
        String path,
        AreaPicker unit,
        List<ChoiceGroup> languages,
        List<Choice> terms,
        List<String> themes,
        List<String> theirs) {
    /** Takes copies. */
    public ObligationPage {
        languages = List.copyOf(languages);
        terms = List.copyOf(terms);
        themes = List.copyOf(themes);
        theirs = List.copyOf(theirs);
    }
}
