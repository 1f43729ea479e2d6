package vn.tienglang.pages.recording;

import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.FindingMessages;
import vn.tienglang.audio.ingest.IngestStep;
import vn.tienglang.pages.text.Messages;

/** What was found in a recording, in the words that come with the ingest. */
final class FindingSentences {
    private FindingSentences() {}

    /** What, where and what to do. */
    static String sentence(Messages words, Finding finding) {
        return FindingMessages.of(words.locale()).sentence(finding);
    }

    /** What is being done. */
    static String step(Messages words, IngestStep step) {
        return FindingMessages.of(words.locale()).step(step);
    }
}
