package vn.tienglang.audio.corpus;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.IngestResult;

/**
 * Answer of the ingest to one file of the corpus.
 *
 * @param expected the expected answer
 * @param result the result; empty when the ingest failed
 * @param failure description of the failure; empty when there was none
 */
public record CorpusAnswer(
        ExpectedAnswer expected, Optional<IngestResult> result, String failure) {
    /** Container and codec delay. */
    private static final double TOLERANCE_SECONDS = 0.15;

    /** A second of sound holds words. */
    private static final double SHORTENED_SECONDS = 1;

    /** True when the ingest failed. */
    public boolean isCrash() {
        return result.isEmpty();
    }

    /** True when the file was accepted. */
    public boolean isTaken() {
        return seconds() > 0;
    }

    private double seconds() {
        return result.isPresent() && result.get() instanceof IngestResult.Admitted admitted
                ? admitted.clip().length().toMillis() / 1e3
                : 0;
    }

    private Set<String> kinds() {
        return result.stream()
                .flatMap(each -> each.findings().stream())
                .map(Finding::kind)
                .map(Enum::name)
                .collect(Collectors.toSet());
    }

    /** True when sound is missing from an accepted file and no finding says so. */
    public boolean isSilentlyShortened() {
        return isTaken()
                && expected.seconds() - seconds() > SHORTENED_SECONDS
                && !kinds().contains(Finding.Kind.SOUND_MISSING.name());
    }

    /** True when acceptance, findings and length are the expected ones. */
    public boolean isAsExpected() {
        return !isCrash()
                && isTaken() == expected.taken()
                && kinds().equals(expected.kinds())
                && Math.abs(seconds() - expected.seconds()) <= TOLERANCE_SECONDS;
    }

    /** Expected and actual answer in one line. */
    public String description() {
        return "%s: expected %s %s %.2f s, got %s %s %.2f s %s"
                .formatted(
                        expected.file(),
                        expected.taken() ? "taken" : "refused",
                        expected.kinds(),
                        expected.seconds(),
                        isTaken() ? "taken" : "refused",
                        kinds(),
                        seconds(),
                        failure);
    }
}
