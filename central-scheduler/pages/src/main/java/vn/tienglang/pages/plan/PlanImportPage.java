package vn.tienglang.pages.plan;

import java.util.List;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page for the import of a plan document: a form, and below it what the uploaded document would
 * change.
 *
 * @param limit greatest size of a document, as text
 * @param preview what the uploaded document would change; none or one
 */
public record PlanImportPage(PageFrame frame, String limit, List<Preview> preview) {
    /** Takes a copy. */
    public PlanImportPage {
        preview = List.copyOf(preview);
    }

    /**
     * What a document would change.
     *
     * @param digest names the uploaded document in the form that imports it
     * @param added a sentence for each thing that is new
     * @param changed a sentence for each thing that gets another revision
     * @param unchanged a sentence on what is stored already
     * @param silenced a sentence for each order that would not be heard any more
     * @param problems a sentence for each reason against the import; then it is not possible
     */
    public record Preview(
            String digest,
            List<String> added,
            List<String> changed,
            String unchanged,
            List<String> silenced,
            List<String> problems) {
        /** Takes copies. */
        public Preview {
            added = List.copyOf(added);
            changed = List.copyOf(changed);
            silenced = List.copyOf(silenced);
            problems = List.copyOf(problems);
        }

        /** Whether the document changes something and nothing is against it. */
        public boolean isPossible() {
            return problems.isEmpty() && !(added.isEmpty() && changed.isEmpty());
        }
    }
}
