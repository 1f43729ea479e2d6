package vn.tienglang.office.emergency;

import java.util.List;
import vn.tienglang.office.store.emergency.EmergencyRecord;

/** Result of a step of an emergency at the centre. */
public sealed interface EmergencyResult {
    /** The step is stored; a released message is in the outbox. */
    record Done(EmergencyRecord emergency) implements EmergencyResult {}

    /** Nothing was changed, with every reason. */
    record Refused(List<EmergencyRefusal> refusals) implements EmergencyResult {
        /** Copies the list. */
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
