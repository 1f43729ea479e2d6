package vn.tienglang.audio.ingest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.check.SilenceDetector;
import vn.tienglang.audio.decode.RecordingDevice;
import vn.tienglang.audio.ingest.DecodeStep.Decoded;
import vn.tienglang.audio.shaping.StereoMixer;

/** Third step: checks the recording for defects. */
final class CheckStep {
    /** Language tag of sound without speech, whose speed is not checked. */
    private static final LanguageTag NO_LANGUAGE = new LanguageTag("zxx");

    /** Defects that a setting or a handling of the device avoids. */
    private static final Set<Kind> MENDED_AT_DEVICE =
            EnumSet.of(
                    Kind.CLIPPED,
                    Kind.HUM,
                    Kind.RUMBLE,
                    Kind.NOISY,
                    Kind.LEVEL_DROP,
                    Kind.SILENT_MIDDLE,
                    Kind.SOUND_MISSING,
                    Kind.CUT_OFF,
                    Kind.TIME_GAP,
                    Kind.END_UNKNOWN);

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
        decoded.inverted().stream()
                .limit(RANGES_SHOWN)
                .map(CheckStep::inverted)
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
        advice(decoded.device(), findings).ifPresent(findings::add);
        findings.sort(Comparator.comparing(Finding::from));
        if (findings.stream().anyMatch(finding -> finding.weight() == Weight.REFUSAL)) {
            throw new IngestRefusedException(List.copyOf(findings));
        }
        return findings;
    }

    /** How to record better with this device; empty when nothing is wrong that it could mend. */
    private static Optional<Finding> advice(RecordingDevice device, List<Finding> findings) {
        if (findings.stream().noneMatch(finding -> MENDED_AT_DEVICE.contains(finding.kind()))) {
            return Optional.empty();
        }
        return switch (device) {
            case ANDROID -> Optional.of(advice(Kind.ADVICE_ANDROID));
            case APPLE -> Optional.of(advice(Kind.ADVICE_APPLE));
            case BROWSER -> Optional.of(advice(Kind.ADVICE_BROWSER));
            case RECORDER -> Optional.of(advice(Kind.ADVICE_RECORDER));
            case UNKNOWN -> Optional.empty();
        };
    }

    private static Finding advice(Kind kind) {
        return new Finding(kind, Weight.WARNING, Duration.ZERO, Duration.ZERO, 0, "");
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
