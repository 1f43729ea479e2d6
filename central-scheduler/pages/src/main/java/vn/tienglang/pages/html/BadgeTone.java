package vn.tienglang.pages.html;

import java.util.Locale;

/** Tone of a badge. It repeats what the text says and never replaces the text. */
public enum BadgeTone {
    /** Neutral fact. */
    PLAIN(""),
    /** Normal state. */
    GOOD("✓"),
    /** In progress now. */
    LIVE("▶"),
    /** Pending; no action is needed. */
    WAITING("○"),
    /** Needs attention. */
    WARNING("!"),
    /** Needs somebody on site. */
    BAD("✕");

    private final String sign;

    BadgeTone(String sign) {
        this.sign = sign;
    }

    /** A sign that shows the tone without colour. */
    public String sign() {
        return sign;
    }

    /** The class name in the style sheet. */
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
