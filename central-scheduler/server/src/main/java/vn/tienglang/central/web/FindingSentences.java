package vn.tienglang.central.web;

import vn.tienglang.audio.ingest.Finding;
import vn.tienglang.audio.ingest.Step;

/** What was found in a recording, in words. */
final class FindingSentences {
    private FindingSentences() {}

    /** What, where and what to do. */
    static String sentence(Words words, Finding finding) {
        return words.say("app.name") + finding.kind();
    }

    /** What is being done. */
    static String step(Words words, Step step) {
        return words.say("app.name") + step;
    }
}
