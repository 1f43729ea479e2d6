package vn.tienglang.audio.loudness.reference;

/**
 * What a meter must show at one moment of a signal.
 *
 * @param frame after so many frames
 * @param metric which of its figures
 * @param value what is right
 * @param below how far below that it may be, at least 0
 * @param above how far above that it may be, at least 0
 */
public record ExpectedReading(int frame, Metric metric, double value, double below, double above) {}
