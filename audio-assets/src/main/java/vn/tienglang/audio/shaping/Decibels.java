package vn.tienglang.audio.shaping;

/** Decibels and what they multiply by. */
final class Decibels {
    private Decibels() {}

    static double amplitude(double db) {
        return Math.pow(10, db / 20);
    }

    static double ofPower(double power) {
        return 10 * Math.log10(power);
    }
}
