package vn.tienglang.office.station;

import java.time.Duration;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.EnrolmentAnswer;
import vn.tienglang.airtime.enrolment.EnrolmentMac;

/** Result of a request of a board to be enrolled. */
public sealed interface EnrolmentResult {
    /**
     * The board is enrolled, now or by an earlier request whose answer was lost.
     *
     * @param mac key of the answer
     */
    record Enrolled(StationId station, EnrolmentAnswer answer, EnrolmentMac mac)
            implements EnrolmentResult {}

    /** No such code, or the sender does not know it: one answer, so that ids cannot be tried. */
    record WrongCode() implements EnrolmentResult {}

    /** Too many wrong codes from this network. */
    record Throttled(Duration left) implements EnrolmentResult {}

    /** The code is right and too old. */
    record Expired() implements EnrolmentResult {}

    /** The code has enrolled another board, or the same one was replaced or revoked since. */
    record AlreadyUsed() implements EnrolmentResult {}

    /** The key has signed for a station before; a new board makes a new key. */
    record KnownKey() implements EnrolmentResult {}

    /** The unit of the station has ended since the code was made. */
    record UnknownArea() implements EnrolmentResult {}
}
