package vn.tienglang.central.web;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.tienglang.central.desk.KeptItem;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;

/**
 * Somebody changed an item of the plan while another was typing: what was typed stays, and is held
 * against what stands now.
 *
 * @param form what was typed, as a change of the revision that stands now
 * @param notice who was faster
 */
record Overtaken(Form form, Notice notice) {
    /** By this revision. */
    static Overtaken by(KeptItem present, Map<String, String> typed, Words words) {
        String revision = Integer.toString(present.revision());
        var again = new LinkedHashMap<String, String>(typed);
        again.put("revision", revision);
        String sentence = words.say("plan.conflict.page", present.by(), revision);
        return new Overtaken(Form.of(again), Notice.of(Tone.WARNING, sentence));
    }
}
