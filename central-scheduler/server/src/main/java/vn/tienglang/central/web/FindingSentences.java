package vn.tienglang.central.web;

import vn.tienglang.audio.ingest.Finding;
import vn.tienglang.audio.ingest.FindingWords;
import vn.tienglang.audio.ingest.Step;

/** What was found in a recording, in the words that come with the ingest. */
final class FindingSentences {
    private FindingSentences() {}

    /** What, where and what to do. */
    static String sentence(Words words, Finding finding) {
        return FindingWords.of(words.locale()).sentence(finding);
    }

    /** What is being done. */
    static String step(Words words, Step step) {
        return FindingWords.of(words.locale()).step(step);
    }
}
