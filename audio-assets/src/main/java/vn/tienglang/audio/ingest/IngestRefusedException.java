package vn.tienglang.audio.ingest;

import java.time.Duration;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;

/** Refusal by a step; never leaves this package. */
final class IngestRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Finding> findings;

    IngestRefusedException(List<Finding> findings) {
        super("refused", null, false, false);
        this.findings = findings;
    }

    /** A refusal for one reason. */
    static IngestRefusedException of(Kind kind, double figure, String detail) {
        return new IngestRefusedException(
                List.of(
                        new Finding(
                                kind,
                                Weight.REFUSAL,
                                Duration.ZERO,
                                Duration.ZERO,
                                figure,
                                detail)));
    }

    /** A refusal because of a decoding error. */
    static IngestRefusedException of(InvalidSoundException bad, IngestSettings settings) {
        Kind kind =
                switch (bad.flaw()) {
                    case NOT_SOUND -> Kind.NOT_SOUND;
                    case NOT_TAKEN -> Kind.FORMAT_NOT_TAKEN;
                    case CUT_OFF -> Kind.CUT_OFF;
                    case DAMAGED -> Kind.DAMAGED;
                    case TOO_LONG -> Kind.TOO_LONG;
                    case EMPTY -> Kind.EMPTY;
                    case JOINED -> Kind.JOINED;
                    case NO_DECODER -> Kind.DECODER_MISSING;
                };
        double figure = kind == Kind.TOO_LONG ? settings.longest().toSeconds() / 60.0 : 0;
        Duration at = kind == Kind.TOO_LONG ? Duration.ZERO : bad.position();
        return new IngestRefusedException(
                List.of(new Finding(kind, Weight.REFUSAL, at, at, figure, bad.detail())));
    }

    /** All findings. */
    List<Finding> findings() {
        return findings;
    }
}
