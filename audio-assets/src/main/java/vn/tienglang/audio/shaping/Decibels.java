package vn.tienglang.audio.shaping;

/** Conversion between decibels and factors. */
final class Decibels {
    private Decibels() {}

    static double amplitude(double db) {
        return Math.pow(10, db / 20);
    }

    static double ofPower(double power) {
        return 10 * Math.log10(power);
    }
}
