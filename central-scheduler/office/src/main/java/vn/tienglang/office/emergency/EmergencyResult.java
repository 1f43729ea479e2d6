package vn.tienglang.office.emergency;

import java.util.List;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.check.BookingRefusal;

/** Result of releasing an emergency. */
public sealed interface EmergencyResult {
    /** The emergency is in the outbox, durably. */
    record Released(Message.Urgent urgent) implements EmergencyResult {}

    /** The emergency is refused, with every reason. */
    record Refused(List<BookingRefusal> refusals) implements EmergencyResult {}
}
