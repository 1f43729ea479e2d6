package vn.tienglang.pages.openapi;

/** Body of a request, by its media type. */
public sealed interface ApiBody {
    String mediaType();

    /** The object of this record, as JSON or as a form. */
    record Fields(String mediaType, Class<? extends Record> record) implements ApiBody {}

    /** Any JSON value. */
    record AnyJson(String mediaType, String description) implements ApiBody {}

    /** Any JSON object. */
    record AnyObject(String mediaType, String description) implements ApiBody {}

    /** Bytes. */
    record Binary(String mediaType) implements ApiBody {}
}
