package vn.tienglang.node.web;

/**
 * Orders that staff give on the page. Called by many threads; does not block. An order that the
 * station cannot take now throws an {@link IllegalStateException}.
 */
public interface StationControls {
    /** Stops the sound at once, and the rest of the programme that is on air. */
    void stop();

    /** Plays nothing but emergencies for this period; replaces an earlier period. */
    void mute(MutePeriod period);

    /** Ends the period without sound. */
    void unmute();
}
