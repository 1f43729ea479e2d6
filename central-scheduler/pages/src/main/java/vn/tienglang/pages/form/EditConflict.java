package vn.tienglang.pages.form;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.text.Messages;

/**
 * Somebody changed an item of the plan while another was typing: what was typed stays, and is held
 * against what stands now.
 *
 * @param form what was typed, as a change of the revision that stands now
 * @param notice who was faster
 */
public record EditConflict(Form form, Notice notice) {
    /** By this revision. */
    public static EditConflict with(
            PlanItemRevision present, Map<String, String> typed, Messages words) {
        String revision = Integer.toString(present.revision());
        var again = new LinkedHashMap<String, String>(typed);
        again.put("revision", revision);
        String sentence = words.text("plan.conflict.page", present.by(), revision);
        return new EditConflict(Form.of(again), Notice.of(BadgeTone.WARNING, sentence));
    }
}
