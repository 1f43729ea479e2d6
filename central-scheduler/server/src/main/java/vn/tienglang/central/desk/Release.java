package vn.tienglang.central.desk;

import java.util.List;
import vn.tienglang.airtime.wire.Message;

/** The answer to the wish to release an emergency. */
public sealed interface Release {
    /** It lies in the outbox, durably. */
    record Released(Message.Urgent urgent) implements Release {}

    /** It is not released, and this is everything that stands against it. */
    record Refused(List<Refusal> refusals) implements Release {}
}
