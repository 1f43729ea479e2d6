package vn.tienglang.audio.ingest;

import java.time.Duration;
import vn.tienglang.audio.loudness.Loudness;

/**
 * What was measured of a recording and of what was made of it.
 *
 * @param format what the master is, as people call it: {@code MP3}, {@code WebM/Opus}
 * @param rateHz frames a second of the master
 * @param channels samples a frame of the master
 * @param length how long the delivery copy sounds
 * @param master how loud the master is
 * @param delivery how loud the delivery copy is, measured after it was encoded and decoded again
 * @param horn whether it was shaped for a horn
 */
public record IngestReport(
        String format,
        int rateHz,
        int channels,
        Duration length,
        Loudness master,
        Loudness delivery,
        boolean horn) {}
