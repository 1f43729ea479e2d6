package vn.tienglang.pages.cap;

import java.io.StringWriter;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.office.store.emergency.EmergencyRecord;

/** Writer of the Atom feed of our own alerts; each entry links to the alert as CAP. */
final class AlertFeedWriter {
    private AlertFeedWriter() {}

    /**
     * The feed.
     *
     * @param base address of this server, without a slash at the end
     * @param now time of the feed when it is empty, ISO 8601
     */
    static String write(List<EmergencyRecord> alerts, String base, String now) {
        var text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace("http://www.w3.org/2005/Atom");
            element(xml, "id", base + "/cap/alerts.atom");
            element(xml, "title", "Tiếng Làng: cảnh báo khẩn cấp");
            element(
                    xml,
                    "updated",
                    alerts.stream().findFirst().map(AlertFeedWriter::sent).orElse(now));
            xml.writeStartElement("author");
            element(xml, "name", "Tiếng Làng");
            xml.writeEndElement();
            for (EmergencyRecord alert : alerts) {
                String path = base + "/cap/" + alert.id();
                xml.writeStartElement("entry");
                element(xml, "id", path);
                element(
                        xml,
                        "title",
                        (alert.content().exercise() ? "DIỄN TẬP: " : "")
                                + alert.content().text().where());
                element(xml, "updated", sent(alert));
                xml.writeEmptyElement("link");
                xml.writeAttribute("type", "application/cap+xml");
                xml.writeAttribute("href", path);
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("writing into memory failed", e);
        }
        return text.toString();
    }

    private static String sent(EmergencyRecord alert) {
        return DateTimeFormatter.ISO_INSTANT.format(
                alert.message().map(Emergency::issuedAt).orElse(alert.preparedAt()));
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
