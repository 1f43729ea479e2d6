package vn.tienglang.office.cap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Parser of the XML of an alert, for input from anybody: document types and entities are refused,
 * nothing is fetched, sizes are bounded, and the schema of this jar is applied. Pure; safe for any
 * thread.
 */
public final class CapParser {
    /** Largest alert, in bytes. */
    public static final int BYTES_AT_MOST = 512 << 10;

    /** Most texts of an alert, and most areas of a text. */
    static final int INFOS_AT_MOST = 20;

    static final int AREAS_AT_MOST = 500;

    /** Most alerts that one names. */
    static final int REFERENCES_AT_MOST = 100;

    private static final String NAMESPACE = "urn:oasis:names:tc:emergency:cap:1.2";

    private final Schema schema;

    /** Parser with the schema of this jar. */
    public CapParser() {
        URL file =
                Objects.requireNonNull(CapParser.class.getResource("/cap/cap-1.2-own.xsd"), "xsd");
        try {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            schema = factory.newSchema(file);
        } catch (SAXException e) {
            throw new IllegalStateException("the schema of this jar is broken", e);
        }
    }

    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }

    /** Reads an alert. */
    public CapParseResult parse(byte[] xml) {
        if (xml.length > BYTES_AT_MOST) {
            return rejected(CapProblem.Reason.TOO_LARGE, xml.length + " B");
        }
        Document document;
        try {
            document = builder().parse(new ByteArrayInputStream(xml));
        } catch (SAXException | IOException e) {
            String message = Optional.ofNullable(e.getMessage()).orElse("");
            return rejected(
                    message.contains("DOCTYPE")
                            ? CapProblem.Reason.HAS_DOCTYPE
                            : CapProblem.Reason.NOT_XML,
                    place(e, message));
        }
        try {
            Validator validator = schema.newValidator();
            validator.setErrorHandler(new Throwing());
            validator.validate(new DOMSource(document));
        } catch (SAXException | IOException e) {
            return rejected(
                    CapProblem.Reason.NOT_CAP, Optional.ofNullable(e.getMessage()).orElse(""));
        }
        return read(document);
    }

    private static String place(Exception e, String message) {
        return e instanceof SAXParseException at && at.getLineNumber() > 0
                ? at.getLineNumber() + ":" + at.getColumnNumber() + " " + message
                : message;
    }

    private static DocumentBuilder builder() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the XML parser of this JDK knows no features", e);
        }
    }

    private static CapParseResult rejected(CapProblem.Reason reason, String detail) {
        return new CapParseResult.Rejected(new CapProblem(reason, detail));
    }

    private static CapParseResult read(Document document) {
        Element root = document.getDocumentElement();
        List<Element> infos = children(root, "info");
        if (infos.size() > INFOS_AT_MOST) {
            return rejected(CapProblem.Reason.TOO_MANY, "info " + infos.size());
        }
        var read = new ArrayList<CapAlert.CapInfo>();
        for (Element info : infos) {
            String language = text(info, "language").orElse("en-US");
            if (!isLanguage(language)) {
                return rejected(CapProblem.Reason.BAD_LANGUAGE, language);
            }
            if (children(info, "area").size() > AREAS_AT_MOST) {
                return rejected(CapProblem.Reason.TOO_MANY, "area");
            }
            read.add(info(info, language));
        }
        List<CapAlert.Reference> references;
        try {
            references = references(text(root, "references").orElse(""));
        } catch (DateTimeException | IllegalArgumentException e) {
            return rejected(CapProblem.Reason.NOT_CAP, "references");
        }
        return new CapParseResult.Parsed(
                new CapAlert(
                        required(root, "identifier"),
                        required(root, "sender"),
                        moment(required(root, "sent")),
                        CapAlert.Status.valueOf(constant(required(root, "status"))),
                        CapAlert.Type.valueOf(constant(required(root, "msgType"))),
                        required(root, "scope").equals("Public"),
                        references,
                        read),
                document);
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder().setLanguageTag(tag).build().getLanguage().isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }

    private static CapAlert.CapInfo info(Element info, String language) {
        return new CapAlert.CapInfo(
                language,
                required(info, "category"),
                required(info, "event"),
                text(info, "expires").map(CapParser::moment),
                text(info, "senderName").orElse(""),
                text(info, "headline").orElse(""),
                text(info, "description").orElse(""),
                text(info, "instruction").orElse(""),
                children(info, "area").stream().map(CapParser::area).toList());
    }

    private static CapAlert.AreaText area(Element area) {
        return new CapAlert.AreaText(
                required(area, "areaDesc"),
                texts(area, "polygon"),
                texts(area, "circle"),
                children(area, "geocode").stream().map(code -> required(code, "value")).toList());
    }

    /** Triples "sender,identifier,sent" with blanks between. */
    private static List<CapAlert.Reference> references(String text) {
        var references = new ArrayList<CapAlert.Reference>();
        for (String triple : text.strip().split("\\s+", REFERENCES_AT_MOST + 1)) {
            if (!triple.isEmpty()) {
                String[] parts = triple.split(",", 3);
                if (parts.length != 3) {
                    throw new IllegalArgumentException("not a reference: " + triple);
                }
                references.add(new CapAlert.Reference(parts[0], parts[1], moment(parts[2])));
            }
        }
        return references;
    }

    private static Instant moment(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static String constant(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String required(Element parent, String name) {
        return text(parent, name).orElse("");
    }

    private static Optional<String> text(Element parent, String name) {
        return texts(parent, name).stream().findFirst();
    }

    private static List<String> texts(Element parent, String name) {
        return children(parent, name).stream()
                .map(child -> child.getTextContent().strip())
                .toList();
    }

    private static List<Element> children(Element parent, String name) {
        var children = new ArrayList<Element>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element
                    && NAMESPACE.equals(element.getNamespaceURI())
                    && element.getLocalName().equals(name)) {
                children.add(element);
            }
        }
        return children;
    }
}
