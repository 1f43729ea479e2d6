package vn.tienglang.pages.html;

import java.util.Locale;

/** How something is, for the eye. It stands beside words that say the same, never for them. */
public enum BadgeTone {
    /** Neither good nor bad: a fact. */
    PLAIN(""),
    /** As it should be. */
    GOOD("✓"),
    /** Happening at this moment. */
    LIVE("▶"),
    /** On its way; nothing to do. */
    WAITING("○"),
    /** Somebody should know. */
    WARNING("!"),
    /** Somebody must go there. */
    BAD("✕");

    private final String sign;

    BadgeTone(String sign) {
        this.sign = sign;
    }

    /** A sign that tells it without colour. */
    public String sign() {
        return sign;
    }

    /** The name of it in the style sheet. */
    public String style() {
        return "tone-" + name().toLowerCase(Locale.ROOT);
    }
}
