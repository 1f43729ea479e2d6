package vn.tienglang.node.link;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.mqtt.Publication;

/** Delivery options of the station's messages: QoS, retained flag and expiry. */
final class StationDelivery {
    /** The station has long asked again for an answer that comes later than this. */
    private static final Duration REQUEST_EXPIRY = Duration.ofMinutes(1);

    /**
     * The station sends unacknowledged entries again; copies must not pile up for a centre that is
     * away.
     */
    private static final Duration AS_RUN_EXPIRY = Duration.ofHours(1);

    private StationDelivery() {}

    /**
     * The message, signed, with its delivery options; empty for a message that no station sends.
     */
    static Optional<Publication> of(Message message, Signer signer) {
        return switch (message) {
            case Message.AsRunReported _,
                    Message.AsRunRangeMissing _,
                    Message.EmergencyProgressed _ ->
                    Optional.of(publication(message, signer, 1, false, AS_RUN_EXPIRY));
            case Message.StatusReported _, Message.StationLost _ ->
                    Optional.of(publication(message, signer, 1, true, Duration.ZERO));
            case Message.PartsRequested _, Message.TimeRequested _ ->
                    Optional.of(publication(message, signer, 0, false, REQUEST_EXPIRY));
            case Message.LogIssued _,
                    Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.Urgent _,
                    Message.EmergencyIssued _,
                    Message.TimeAnswered _,
                    Message.TimeBeacon _ ->
                    Optional.empty();
        };
    }

    private static Publication publication(
            Message message, Signer signer, int qos, boolean retained, Duration expiry) {
        return new Publication(Codec.encode(message, signer), qos, retained, expiry.toSeconds());
    }
}
