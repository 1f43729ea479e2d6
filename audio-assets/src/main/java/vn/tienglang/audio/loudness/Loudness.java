package vn.tienglang.audio.loudness;

/**
 * How loud something is, by ITU-R BS.1770-4 and EBU Tech 3341 and 3342. Silence is negative
 * infinity, in every figure but the range.
 *
 * @param integratedLufs of all of it, gated
 * @param momentaryMaxLufs the loudest 400 ms
 * @param shortTermMaxLufs the loudest 3 s
 * @param rangeLu loudness range; 0 when there is too little to tell
 * @param truePeakDb highest peak between samples, four times oversampled, in dB below full scale
 * @param samplePeakDb highest sample, in dB below full scale
 */
public record Loudness(
        double integratedLufs,
        double momentaryMaxLufs,
        double shortTermMaxLufs,
        double rangeLu,
        double truePeakDb,
        double samplePeakDb) {}
