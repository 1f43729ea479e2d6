package vn.tienglang.audio.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.check.SilenceDetector;
import vn.tienglang.audio.ingest.DecodeStep.Decoded;
import vn.tienglang.audio.shaping.StereoMixer;

/** Third step: checks the recording for defects. */
final class CheckStep {
    /** Language tag of sound without speech, whose speed is not checked. */
    private static final LanguageTag NO_LANGUAGE = new LanguageTag("zxx");

    private static final int RANGES_SHOWN = 5;

    private CheckStep() {}

    /**
     * Returns the warnings in order of position.
     *
     * @throws IngestRefusedException with all findings, when one of them is a refusal
     */
    static List<Finding> check(Decoded decoded, LanguageTag language, IngestSettings settings)
            throws IngestRefusedException {
        if (decoded.sound().frames() == 0 && !decoded.lengths().isEmpty()) {
            throw new IngestRefusedException(decoded.lengths());
        }
        if (decoded.sound().frames() == 0) {
            throw IngestRefusedException.of(Kind.EMPTY, 0, "no frame of sound");
        }
        var findings = new ArrayList<Finding>();
        Duration length = decoded.length();
        if (length.compareTo(settings.shortest()) < 0) {
            double seconds = length.toMillis() / 1e3;
            findings.add(
                    new Finding(
                            Kind.TOO_SHORT, Weight.REFUSAL, Duration.ZERO, length, seconds, ""));
        }
        findings.addAll(decoded.lengths());
        decoded.inverted().stream().limit(RANGES_SHOWN).map(CheckStep::inverted)
                .forEach(findings::add);
        findings.addAll(new SilenceDetector(decoded.profile()).findings());
        boolean isSilent = findings.stream().anyMatch(each -> each.kind() == Kind.ALL_SILENT);
        findings.addAll(decoded.clipping().findings());
        findings.addAll(decoded.dc().findings());
        if (!isSilent && !language.equals(NO_LANGUAGE)) {
            List<Finding> noise = decoded.noise().findings();
            findings.addAll(noise);
            // The pitch of hum or wind would be taken for a voice.
            if (noise.stream().noneMatch(CheckStep::hidesPitch)) {
                findings.addAll(decoded.speed().findings());
            }
        }
        if (language.equals(NO_LANGUAGE)) {
            findings.replaceAll(CheckStep::forMusic);
        }
        findings.sort(Comparator.comparing(Finding::from));
        if (findings.stream().anyMatch(finding -> finding.weight() == Weight.REFUSAL)) {
            throw new IngestRefusedException(List.copyOf(findings));
        }
        return findings;
    }

    private static boolean hidesPitch(Finding finding) {
        return finding.kind() == Kind.HUM || finding.kind() == Kind.RUMBLE;
    }

    /** Loud music is clipped on purpose. */
    private static Finding forMusic(Finding finding) {
        return finding.kind() == Kind.CLIPPED
                ? new Finding(
                        finding.kind(),
                        Weight.WARNING,
                        finding.from(),
                        finding.until(),
                        finding.figure(),
                        finding.detail())
                : finding;
    }

    private static Finding inverted(StereoMixer.Range range) {
        return new Finding(
                Kind.CHANNELS_INVERTED,
                Weight.WARNING,
                range.from(),
                range.until(),
                range.channel() + 1,
                range.channel() == 0 ? "left taken" : "right taken");
    }
}
