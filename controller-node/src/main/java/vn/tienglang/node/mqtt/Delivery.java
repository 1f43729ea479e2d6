package vn.tienglang.node.mqtt;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.wire.Message;

/**
 * With how much care a message travels.
 *
 * @param qos 0 is written and forgotten, 1 is written until the broker has it
 * @param retained the broker keeps it for whoever comes later
 * @param expirySeconds after which the broker drops what it could not hand on; 0 means never
 */
record Delivery(int qos, boolean retained, long expirySeconds) {
    /** Wanted parts that come later than this were wanted again long ago. */
    private static final Duration WANT_IS_STALE = Duration.ofMinutes(1);

    /** Unacknowledged entries are told again; copies must not pile up for a centre that is away. */
    private static final Duration AS_RUN_IS_STALE = Duration.ofHours(1);

    /** How this message travels; none when a station has no business saying it. */
    static Optional<Delivery> of(Message message) {
        return switch (message) {
            case Message.AsRunTold _ ->
                    Optional.of(new Delivery(1, false, AS_RUN_IS_STALE.toSeconds()));
            case Message.StatusTold _, Message.StationLost _ ->
                    Optional.of(new Delivery(1, true, 0));
            case Message.PartsWanted _ ->
                    Optional.of(new Delivery(0, false, WANT_IS_STALE.toSeconds()));
            case Message.LogIssued _,
                    Message.PartSent _,
                    Message.AsRunAccepted _,
                    Message.Urgent _,
                    Message.TimeTold _ ->
                    Optional.empty();
        };
    }
}
