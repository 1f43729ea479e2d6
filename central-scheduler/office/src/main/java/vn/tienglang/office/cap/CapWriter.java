package vn.tienglang.office.cap;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.emergency.EmergencyText;
import vn.tienglang.office.store.emergency.Hazard;

/** Writer of our own released emergencies as CAP 1.2. Pure. */
public final class CapWriter {
    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";
    private static final String LANGUAGE = "vi-VN";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

    private final String sender;
    private final ZoneId zone;
    private final Function<AreaCode, String> names;

    /**
     * Writer.
     *
     * @param sender name of this office as the sender, without blanks and commas
     * @param zone the offset of its times
     * @param names name of an area for people
     */
    public CapWriter(String sender, ZoneId zone, Function<AreaCode, String> names) {
        this.sender = sender;
        this.zone = zone;
        this.names = names;
    }

    /**
     * The XML of a released emergency.
     *
     * @param replaced the message that it replaces or cancels; empty for an alert
     * @return empty when it was not released
     */
    public Optional<String> write(EmergencyRecord emergency, Optional<Emergency> replaced) {
        return emergency.message().map(message -> write(emergency.content(), message, replaced));
    }

    private String write(
            EmergencyRecord.Content content, Emergency message, Optional<Emergency> replaced) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("alert");
            xml.writeDefaultNamespace(NAMESPACE);
            element(xml, "identifier", message.airing().value());
            element(xml, "sender", sender);
            element(xml, "sent", moment(message.issuedAt()));
            element(xml, "status", content.exercise() ? "Exercise" : "Actual");
            element(xml, "msgType", type(content.kind()));
            element(xml, "scope", "Public");
            if (replaced.isPresent()) {
                element(
                        xml,
                        "references",
                        sender
                                + ","
                                + replaced.get().airing().value()
                                + ","
                                + moment(replaced.get().issuedAt()));
            }
            info(xml, content);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory failed", e);
        }
        return text.toString();
    }

    private void info(XMLStreamWriter xml, EmergencyRecord.Content content)
            throws XMLStreamException {
        EmergencyText said = content.text();
        boolean isOver =
                content.kind() == Emergency.Kind.ALL_CLEAR
                        || content.kind() == Emergency.Kind.CANCEL;
        xml.writeStartElement("info");
        element(xml, "language", LANGUAGE);
        element(xml, "category", category(content.hazard()));
        element(xml, "event", event(content.hazard()));
        if (content.kind() == Emergency.Kind.ALL_CLEAR) {
            element(xml, "responseType", "AllClear");
        }
        element(xml, "urgency", isOver ? "Past" : "Immediate");
        element(xml, "severity", isOver ? "Minor" : "Severe");
        element(xml, "certainty", "Likely");
        element(xml, "expires", moment(content.expires()));
        element(xml, "senderName", said.source());
        element(xml, "headline", event(content.hazard()) + ": " + said.where());
        element(xml, "description", said.who() + "; " + said.where() + "; " + said.until());
        element(xml, "instruction", said.action());
        xml.writeStartElement("area");
        element(
                xml,
                "areaDesc",
                content.areas().stream().map(names).collect(Collectors.joining(", ")));
        for (AreaCode area : content.areas()) {
            xml.writeStartElement("geocode");
            element(xml, "valueName", "GSO");
            element(xml, "value", area.official());
            xml.writeEndElement();
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(plain(text));
        xml.writeEndElement();
    }

    /** Leaves out what XML 1.0 cannot hold. */
    private static String plain(String text) {
        return text.codePoints()
                .filter(c ->
                        c == '\t'
                                || c == '\n'
                                || c == '\r'
                                || (c >= 0x20 && c < 0xD800)
                                || (c >= 0xE000 && c < 0xFFFE)
                                || c >= 0x10000)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private String moment(Instant instant) {
        return MOMENT.format(
                instant.truncatedTo(ChronoUnit.SECONDS).atZone(zone).toOffsetDateTime());
    }

    private static String type(Emergency.Kind kind) {
        return switch (kind) {
            case ALERT -> "Alert";
            case UPDATE, ALL_CLEAR -> "Update";
            case CANCEL, ENDED -> "Cancel";
        };
    }

    private static String category(Hazard hazard) {
        return switch (hazard) {
            case FLOOD, FLASH_FLOOD, STORM -> "Met";
            case LANDSLIDE -> "Geo";
            case FIRE -> "Fire";
            case DISEASE -> "Health";
            case MISSING_PERSON -> "Rescue";
            case WATER_RELEASE -> "Infra";
            case BORDER_SECURITY -> "Security";
            case OTHER -> "Other";
        };
    }

    private static String event(Hazard hazard) {
        return switch (hazard) {
            case FLOOD -> "Lũ";
            case FLASH_FLOOD -> "Lũ quét, lũ ống";
            case LANDSLIDE -> "Sạt lở đất";
            case STORM -> "Bão, áp thấp nhiệt đới";
            case FIRE -> "Cháy";
            case DISEASE -> "Dịch bệnh";
            case MISSING_PERSON -> "Tìm người mất tích";
            case WATER_RELEASE -> "Xả nước";
            case BORDER_SECURITY -> "An ninh, biên giới";
            case OTHER -> "Cảnh báo";
        };
    }
}
