package vn.tienglang.office.cap;

import org.w3c.dom.Document;

/** Result of reading the XML of an alert. */
public sealed interface CapParseResult {
    /**
     * It is an alert by the rules of CAP 1.2.
     *
     * @param alert its content
     * @param document the XML, for the check of its signature
     */
    record Parsed(CapAlert alert, Document document) implements CapParseResult {}

    /** It is none. */
    record Rejected(CapProblem problem) implements CapParseResult {}
}
