package vn.tienglang.pages.recording;

import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.FindingMessages;
import vn.tienglang.audio.ingest.IngestStep;
import vn.tienglang.pages.text.Messages;

/** Text of findings, from the messages of the ingest. */
final class FindingSentences {
    private FindingSentences() {}

    /** The sentence of a finding. */
    static String sentence(Messages words, Finding finding) {
        return FindingMessages.of(words.locale()).sentence(finding);
    }

    /** The name of a step. */
    static String step(Messages words, IngestStep step) {
        return FindingMessages.of(words.locale()).step(step);
    }
}
