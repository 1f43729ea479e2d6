package vn.tienglang.audio.loudness.reference;

import vn.tienglang.audio.loudness.LoudnessMeter;

/** Value that a meter shows. */
public enum Metric {
    /** Integrated loudness, in LUFS. */
    INTEGRATED,
    /** The last 400 ms, in LUFS. */
    MOMENTARY,
    /** The loudest 400 ms, in LUFS. */
    MOMENTARY_MOST,
    /** The last 3 s, in LUFS. */
    SHORT_TERM,
    /** The loudest 3 s, in LUFS. */
    SHORT_TERM_MOST,
    /** Loudness range, in LU. */
    RANGE,
    /** True peak, in dB below full scale. */
    TRUE_PEAK;

    /** The current value of this meter. */
    public double readFrom(LoudnessMeter meter) {
        return switch (this) {
            case INTEGRATED -> meter.measured().integratedLufs();
            case MOMENTARY -> meter.momentaryLufs();
            case MOMENTARY_MOST -> meter.measured().momentaryMaxLufs();
            case SHORT_TERM -> meter.shortTermLufs();
            case SHORT_TERM_MOST -> meter.measured().shortTermMaxLufs();
            case RANGE -> meter.measured().rangeLu();
            case TRUE_PEAK -> meter.measured().truePeakDb();
        };
    }
}
