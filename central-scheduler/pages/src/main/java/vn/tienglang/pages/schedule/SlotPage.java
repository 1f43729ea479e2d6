package vn.tienglang.pages.schedule;

import java.util.List;
import vn.tienglang.pages.html.Fact;
import vn.tienglang.pages.html.PageFrame;

/**
 * One slot: what it says, one of its times, and what can be done with either.
 *
 * @param title what people call it
 * @param facts when, where, how
 * @param parts what it sounds, each part in a line
 * @param time the time that is looked at; no more than one
 * @param history its revisions in words, the last first
 * @param change where it is changed; empty when it cannot be any more
 * @param withdraw where it is withdrawn; empty likewise
 * @param back the day it was looked at from
 */
public record SlotPage(
        PageFrame frame,
        String title,
        List<Fact> facts,
        List<String> parts,
        List<Time> time,
        List<String> history,
        String change,
        String withdraw,
        String back) {
    /** Takes copies. */
    public SlotPage {
        facts = List.copyOf(facts);
        parts = List.copyOf(parts);
        time = List.copyOf(time);
        history = List.copyOf(history);
    }

    /**
     * One time of it.
     *
     * @param heading which
     * @param action where it is skipped or moved
     * @param revision the one that was read
     * @param occurrence its name
     * @param date the day it is to be moved to
     * @param clock the time of day likewise
     */
    public record Time(
            String heading,
            String action,
            int revision,
            String occurrence,
            String date,
            String clock) {}
}
