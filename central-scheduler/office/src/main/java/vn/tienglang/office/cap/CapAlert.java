package vn.tienglang.office.cap;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Alert as CAP 1.2 defines it, without what we do not use.
 *
 * @param identifier its identifier, unique for the sender
 * @param sender who sent it
 * @param sent when, to the second
 * @param status whether it is meant
 * @param type whether it is new or about earlier ones
 * @param isPublic whether its scope is Public; others are not for loudspeakers
 * @param references the earlier alerts that it is about
 * @param infos its texts, one or several a language
 */
public record CapAlert(
        String identifier,
        String sender,
        Instant sent,
        Status status,
        Type type,
        boolean isPublic,
        List<Reference> references,
        List<CapInfo> infos) {
    /** Copies the lists. */
    public CapAlert {
        references = List.copyOf(references);
        infos = List.copyOf(infos);
    }

    /** Whether an alert is meant. */
    public enum Status {
        ACTUAL,
        EXERCISE,
        SYSTEM,
        TEST,
        DRAFT
    }

    /** Whether an alert is new. */
    public enum Type {
        ALERT,
        UPDATE,
        CANCEL,
        ACK,
        ERROR
    }

    /**
     * Key of an alert.
     *
     * @param sender who sent it
     * @param identifier its identifier
     * @param sent when
     */
    public record Reference(String sender, String identifier, Instant sent) {}

    /** The key of this alert. */
    public Reference key() {
        return new Reference(sender, identifier, sent);
    }

    /**
     * Text of an alert in one language.
     *
     * @param language BCP 47 tag; en-US when none is written, as the standard says
     * @param category first category: Met, Geo, Fire …
     * @param event what happens, for people
     * @param expires when it ends; empty when nothing is written
     * @param senderName who says so, for people
     * @param headline one line
     * @param description what happens
     * @param instruction what people are to do
     * @param areas where
     */
    public record CapInfo(
            String language,
            String category,
            String event,
            Optional<Instant> expires,
            String senderName,
            String headline,
            String description,
            String instruction,
            List<AreaText> areas) {
        /** Copies the list. */
        public CapInfo {
            areas = List.copyOf(areas);
        }
    }

    /**
     * Area as it is written.
     *
     * @param description its name
     * @param polygons texts of polygons: pairs "latitude,longitude" with spaces or lines between
     * @param circles texts of circles: "latitude,longitude radius", the radius in kilometres
     * @param geocodes values of its geocodes, whatever the name of the list
     */
    public record AreaText(
            String description,
            List<String> polygons,
            List<String> circles,
            List<String> geocodes) {
        /** Copies the lists. */
        public AreaText {
            polygons = List.copyOf(polygons);
            circles = List.copyOf(circles);
            geocodes = List.copyOf(geocodes);
        }
    }
}
