package vn.tienglang.pages.openapi;

/** Problem that many operations answer with. */
public enum SharedAnswer {
    SIGN_IN_FIRST(401, "SignInFirst", "Not signed in, or no longer"),
    NOT_ALLOWED(
            403,
            "NotAllowed",
            "A one-time password is still to be changed, or the request came from another site"),
    TOO_LARGE(413, "TooLarge", "The body is larger than 16 KiB, or 128 KiB where a text is sent"),
    ONLY_JSON(415, "OnlyJson", "Not application/json"),
    TOO_FAST(429, "TooFast", "Too many failures; Retry-After says how long to wait"),
    FAULT(500, "Fault", "A fault of the centre; its reference stands in the trace"),
    BUSY(503, "Busy", "Too much at this moment");

    private final int status;
    private final String id;
    private final String description;

    SharedAnswer(int status, String id, String description) {
        this.status = status;
        this.id = id;
        this.description = description;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The name among the responses of the document. */
    public String id() {
        return id;
    }

    public String description() {
        return description;
    }
}
