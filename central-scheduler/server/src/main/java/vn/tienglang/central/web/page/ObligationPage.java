package vn.tienglang.central.web.page;

import java.util.List;

/**
 * The form of something that is owed.
 *
 * @param path where it is sent
 * @param themes themes of bulletins there are, to choose from
 * @param theirs how it stands now, when somebody else changed it meanwhile
 */
public record ObligationPage(
        Frame frame,
        Form form,
        String path,
        AreaPick unit,
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
