package vn.tienglang.office.store.emergency;

import java.time.Instant;

/**
 * Alert that was received, with what became of it.
 *
 * @param id its number, from 1
 * @param sender who sent it; empty when it could not be read
 * @param identifier its identifier; empty when it could not be read
 * @param sent when it was sent; the time of receipt when it could not be read
 * @param receivedAt when it was received, to the millisecond
 * @param channel how it came
 * @param status Actual, Exercise …; empty when it could not be read
 * @param type Alert, Update …; empty when it could not be read
 * @param headline what it is about, at most 200 characters
 * @param outcome what became of it
 * @param reasons names of the reasons against it or of warnings, with a space between; may be empty
 * @param detail about the reasons, at most 200 characters
 * @param emergency draft number of its emergency; 0 without one
 */
public record IncomingAlert(
        long id,
        String sender,
        String identifier,
        Instant sent,
        Instant receivedAt,
        Channel channel,
        String status,
        String type,
        String headline,
        Outcome outcome,
        String reasons,
        String detail,
        long emergency) {
    /** Longest headline and detail, in characters. */
    public static final int TEXT_CHARACTERS = 200;

    /** Shortens the texts. */
    public IncomingAlert {
        headline = shorten(headline);
        detail = shorten(detail);
    }

    private static String shorten(String text) {
        return text.length() <= TEXT_CHARACTERS ? text : text.substring(0, TEXT_CHARACTERS);
    }

    /** How an alert came. */
    public enum Channel {
        /** A person uploaded the file. */
        FILE,
        /** A program sent it. */
        HTTP,
        /** It was in a feed. */
        FEED
    }

    /** What became of an alert. */
    public enum Outcome {
        /** A draft is on the desk. */
        DRAFT,
        /** A draft that was not released yet was dropped. */
        DRAFT_DROPPED,
        /** It cancels a released emergency: a person has to confirm that. */
        CANCEL_WAITS,
        /** Nothing. */
        REFUSED
    }
}
