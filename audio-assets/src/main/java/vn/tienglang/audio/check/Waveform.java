package vn.tienglang.audio.check;

import java.util.regex.Pattern;

/**
 * Peaks of a sound for a picture of it: bars of equal length in time, the first bar first.
 *
 * @param levels one character a bar, from {@code 0} (silence) to {@code _} (full scale); at most
 *     {@link #BARS_MOST}; empty for a sound without frames
 */
public record Waveform(String levels) {
    /** Largest number of bars. */
    public static final int BARS_MOST = 400;

    /** Level of full scale. */
    public static final int LEVEL_MOST = 63;

    private static final String DIGITS =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

    private static final Pattern FORM = Pattern.compile("[0-9A-Za-z_-]{0," + BARS_MOST + "}");

    /** Refuses other characters and too many bars. */
    public Waveform {
        if (!FORM.matcher(levels).matches()) {
            throw new IllegalArgumentException("not the levels of a waveform: '" + levels + "'");
        }
    }

    /**
     * Waveform of these peaks.
     *
     * @param peaks absolute values; 1 is full scale, more counts as full scale
     */
    static Waveform of(float[] peaks) {
        var text = new StringBuilder(peaks.length);
        for (float peak : peaks) {
            text.append(DIGITS.charAt(Math.clamp(Math.round(peak * LEVEL_MOST), 0, LEVEL_MOST)));
        }
        return new Waveform(text.toString());
    }

    /** Number of bars. */
    public int bars() {
        return levels.length();
    }

    /** Level of a bar, from 0 to {@link #LEVEL_MOST}. */
    public int level(int bar) {
        return DIGITS.indexOf(levels.charAt(bar));
    }
}
