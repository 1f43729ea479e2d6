package vn.tienglang.office.station;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.enrolment.EnrolmentCode;

/** Result of the order of an enrolment code. */
public sealed interface CodeResult {
    /**
     * A code was made; an earlier one of the station enrols nothing any more.
     *
     * @param code shown once, and not stored
     */
    record Made(EnrolmentCode code, Instant expires) implements CodeResult {}

    /** Nothing was made. */
    record Refused(List<Reason> reasons) implements CodeResult {
        /** Takes a copy. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /** Why no code is made. */
    enum Reason {
        /** The name is empty, too long, or has characters that nobody sees. */
        NAME,
        /** The telephone number is too long or no line. */
        PHONE,
        /** There is no such unit today. */
        UNKNOWN_AREA,
        /** A station of this id is enrolled; its page replaces the board. */
        ENROLLED_ALREADY,
        /** No station of this id is enrolled, so that no board can be replaced. */
        NOT_ENROLLED,
        /** The relay is not one that a board has. */
        RELAY,
        /** More tags than a station may have. */
        TAGS
    }
}
