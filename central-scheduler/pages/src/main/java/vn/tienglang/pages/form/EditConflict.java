package vn.tienglang.pages.form;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.text.Messages;

/**
 * Conflict of two edits of a plan item: the form keeps what was typed, beside the current version.
 *
 * @param form what was typed, as a change of the current revision
 * @param notice who changed it, and when
 */
public record EditConflict(Form form, Notice notice) {
    /** The conflict with this revision. */
    public static EditConflict with(
            PlanItemRevision present, Map<String, String> typed, Messages words) {
        String revision = Integer.toString(present.revision());
        var again = new LinkedHashMap<String, String>(typed);
        again.put("revision", revision);
        String sentence = words.text("plan.conflict.page", present.by(), revision);
        return new EditConflict(Form.of(again), Notice.of(BadgeTone.WARNING, sentence));
    }
}
