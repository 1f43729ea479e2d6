package vn.tienglang.audio.ingest;

import java.time.Duration;
import vn.tienglang.audio.loudness.Loudness;

/**
 * Measured values of a recording and its delivery copy.
 *
 * @param format common name of the format of the master: {@code MP3}, {@code WebM/Opus}
 * @param rateHz frames per second of the master
 * @param channels samples per frame of the master
 * @param length duration of the delivery copy
 * @param master loudness of the master
 * @param delivery loudness of the delivery copy after encoding and decoding
 * @param horn whether it was filtered for a horn
 */
public record IngestReport(
        String format,
        int rateHz,
        int channels,
        Duration length,
        Loudness master,
        Loudness delivery,
        boolean horn) {}
