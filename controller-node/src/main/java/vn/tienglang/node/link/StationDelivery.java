package vn.tienglang.node.link;

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
record StationDelivery(int qos, boolean retained, long expirySeconds) {
    /** Wanted parts that come later than this were wanted again long ago. */
    private static final Duration PART_REQUEST_EXPIRY = Duration.ofMinutes(1);

    /** Unacknowledged entries are told again; copies must not pile up for a centre that is away. */
    private static final Duration AS_RUN_EXPIRY = Duration.ofHours(1);

    /** How this message travels; none when a station has no business saying it. */
    static Optional<StationDelivery> of(Message message) {
        return switch (message) {
            case Message.AsRunReported _ ->
                    Optional.of(new StationDelivery(1, false, AS_RUN_EXPIRY.toSeconds()));
            case Message.StatusReported _, Message.StationLost _ ->
                    Optional.of(new StationDelivery(1, true, 0));
            case Message.PartsRequested _ ->
                    Optional.of(new StationDelivery(0, false, PART_REQUEST_EXPIRY.toSeconds()));
            case Message.LogIssued _,
                    Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.Urgent _,
                    Message.TimeBeacon _ ->
                    Optional.empty();
        };
    }
}
