package vn.tienglang.pages.openapi;

/** Answer of an operation, by its HTTP status. */
public sealed interface ApiAnswer {
    int status();

    /** An answer without a body. */
    record Empty(int status, String description) implements ApiAnswer {}

    /** An answer with the JSON object of this record. */
    record Json(int status, String description, Class<? extends Record> record)
            implements ApiAnswer {}

    /** An answer with any JSON object. */
    record AnyJson(int status, String description) implements ApiAnswer {}

    /**
     * An answer with the JSON object of this record and the header Location.
     *
     * @param location description of the header
     */
    record Created(int status, String description, Class<? extends Record> record, String location)
            implements ApiAnswer {}

    /** An answer with plain text. */
    record Text(int status, String description) implements ApiAnswer {}

    /** A problem (RFC 9457). */
    record Problem(int status, String description) implements ApiAnswer {}

    /** A problem that many operations answer with. */
    record Shared(SharedAnswer answer) implements ApiAnswer {
        @Override
        public int status() {
            return answer.status();
        }
    }
}
