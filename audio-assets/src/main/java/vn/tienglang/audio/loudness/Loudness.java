package vn.tienglang.audio.loudness;

/**
 * Loudness of a sound by ITU-R BS.1770-4 and EBU Tech 3341 and 3342. For silence, every value but
 * the range is negative infinity.
 *
 * @param integratedLufs integrated loudness, gated
 * @param momentaryMaxLufs the loudest 400 ms
 * @param shortTermMaxLufs the loudest 3 s
 * @param rangeLu loudness range; 0 when the sound is too short
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
