package vn.tienglang.node.link.enrolment;

/** Outcome of an attempt to enrol the node. */
public sealed interface EnrolmentOutcome {
    /** The settings are on the disk; the node can start. */
    record Enrolled(String station, String stationName) implements EnrolmentOutcome {}

    /**
     * Nothing has changed; the same code may be tried again unless the failure says otherwise.
     *
     * @param detail text for a technician; may be empty
     */
    record Failed(Failure failure, String detail) implements EnrolmentOutcome {}

    /** Why the node is not enrolled. */
    enum Failure {
        /** The address is not of the form {@code http(s)://host[:port]}. */
        ADDRESS,
        /** The code has not the form of a code. */
        CODE_FORM,
        /** The centre cannot be reached, or what answers is no centre. */
        NO_ANSWER,
        /** The answer does not come from whoever made the code: somebody is in between. */
        NOT_AUTHENTIC,
        /** The centre does not know the code. */
        WRONG_CODE,
        /** Too many wrong codes; wait. */
        THROTTLED,
        /** The code is older than 48 hours. */
        EXPIRED,
        /** The code has enrolled another board. */
        USED,
        /** The settings here belong to another station. */
        OTHER_STATION,
        /** The settings of the centre cannot be used by this program. */
        BAD_SETTINGS,
        /** The folder cannot be written. */
        CANNOT_WRITE
    }
}
