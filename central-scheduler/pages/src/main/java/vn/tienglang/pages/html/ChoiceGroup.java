package vn.tienglang.pages.html;

import java.util.List;

/** Group of choices under a heading. */
public record ChoiceGroup(String heading, List<Choice> choices) {
    /** Takes a copy. */
    public ChoiceGroup {
        choices = List.copyOf(choices);
    }
}
