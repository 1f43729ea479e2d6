package vn.tienglang.office.cap;

/**
 * Reason why an alert is not taken as it is.
 *
 * @param reason the reason
 * @param detail where or what, at most 200 characters; may be empty
 */
public record CapProblem(Reason reason, String detail) {
    /** Longest detail, in characters. */
    public static final int DETAIL_CHARACTERS = 200;

    /** Closed list of reasons. */
    public enum Reason {
        /** More bytes than an alert may have. */
        TOO_LARGE,
        /** Not well-formed XML. */
        NOT_XML,
        /** A document type or an entity, which an alert never needs. */
        HAS_DOCTYPE,
        /** Not an alert by the rules of CAP 1.2. */
        NOT_CAP,
        /** A language tag that BCP 47 does not know. */
        BAD_LANGUAGE,
        /** A polygon or circle that cannot be read. */
        BAD_SHAPE,
        /** A polygon whose border crosses itself. */
        CROSSES_ITSELF,
        /** More corners, areas or texts than we take. */
        TOO_MANY,
        /** No unit that we know is in its areas. */
        NO_UNIT,
        /** No text. */
        NO_INFO,
        /** The sender is not registered. */
        UNKNOWN_SENDER,
        /** The token or the sender of the request is not that of the alert. */
        WRONG_TOKEN,
        /** The sender signs, and this alert is not signed. */
        NOT_SIGNED,
        /** The signature is not one of the registered key over the whole alert. */
        WRONG_SIGNATURE,
        /** The same alert was received before. */
        DUPLICATE,
        /** Its end is over. */
        EXPIRED,
        /** Sent longer ago than we take. */
        TOO_OLD,
        /** Sent later than now. */
        FROM_THE_FUTURE,
        /** Test, System or Draft: for programs. */
        NOT_MEANT,
        /** Acknowledgement or error report. */
        NO_ALERT,
        /** Its scope is not Public. */
        NOT_PUBLIC,
        /** An update or cancel that names no alert that we have. */
        NO_REFERENCE,
        /** More alerts of this sender in an hour than its limit. */
        LIMIT
    }

    /** Shortens the detail. */
    public CapProblem {
        detail =
                detail.length() <= DETAIL_CHARACTERS
                        ? detail
                        : detail.substring(0, DETAIL_CHARACTERS);
    }

    /** Reason without a detail. */
    public CapProblem(Reason reason) {
        this(reason, "");
    }
}
