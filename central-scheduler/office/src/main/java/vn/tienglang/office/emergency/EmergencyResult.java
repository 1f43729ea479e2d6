package vn.tienglang.office.emergency;

import java.util.List;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.check.BookingRefusal;

/** The answer to the wish to release an emergency. */
public sealed interface EmergencyResult {
    /** It lies in the outbox, durably. */
    record Released(Message.Urgent urgent) implements EmergencyResult {}

    /** It is not released, and this is everything that stands against it. */
    record Refused(List<BookingRefusal> refusals) implements EmergencyResult {}
}
