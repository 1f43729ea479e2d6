package vn.tienglang.audio.loudness.reference;

/**
 * Reading that a meter must show at one moment of a signal.
 *
 * @param frame number of frames before the reading
 * @param metric the value that is read
 * @param value the correct value
 * @param below tolerance below it, at least 0
 * @param above tolerance above it, at least 0
 */
public record ExpectedReading(int frame, Metric metric, double value, double below, double above) {}
