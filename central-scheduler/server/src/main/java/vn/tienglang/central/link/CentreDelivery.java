package vn.tienglang.central.link;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.mqtt.Publication;
import vn.tienglang.office.store.station.OutboxMessage;

/** Delivery options of the centre's messages: QoS, retained flag and expiry. */
final class CentreDelivery {
    /** A station asks again before this; a late answer bounds its clock too loosely. */
    private static final Duration TIME_EXPIRY = Duration.ofMinutes(1);

    /** A station has long asked again for a part that arrives later than this. */
    private static final Duration PART_EXPIRY = Duration.ofMinutes(1);

    /** A station sends its entries again before this, and gets a newer answer. */
    private static final Duration ACKNOWLEDGEMENT_EXPIRY = Duration.ofHours(1);

    /** Brokers that count in 32-bit milliseconds take anything longer for long past. */
    private static final Duration MAX_EXPIRY = Duration.ofDays(20);

    private CentreDelivery() {}

    /**
     * A message of the outbox, signed: QoS 1, expires when the outbox message does.
     *
     * @param key the present key of the centre; what another key signed is signed again
     */
    static Publication of(OutboxMessage item, Instant now, Signer signer, KeyId key) {
        Duration left = Duration.between(now, item.expiresAt());
        Duration expiry = left.compareTo(MAX_EXPIRY) < 0 ? left : MAX_EXPIRY;
        return new Publication(
                signed(item, signer, key), 1, item.retained(), Math.max(1, expiry.toSeconds()));
    }

    private static SignedMessage signed(OutboxMessage item, Signer signer, KeyId key) {
        return switch (item.form()) {
            case OutboxMessage.Form.Signed(SignedMessage signed)
                    when signed.signature().key().equals(key) ->
                    signed;
            case OutboxMessage.Form.Signed _, OutboxMessage.Form.Unsigned _ ->
                    Codec.encode(item.message(), signer);
        };
    }

    /** A message that does not go through the outbox, signed. */
    static Publication of(Message message, Signer signer) {
        SignedMessage signed = Codec.encode(message, signer);
        return switch (message) {
            case Message.PartSent _ -> unacknowledged(signed, PART_EXPIRY);
            case Message.TimeAnswered _ -> unacknowledged(signed, TIME_EXPIRY);
            case Message.AsRunAcknowledged _,
                    Message.LogIssued _,
                    Message.Urgent _,
                    Message.EmergencyIssued _,
                    Message.TimeBeacon _,
                    Message.TimeRequested _,
                    Message.AsRunRangeMissing _,
                    Message.AsRunReported _,
                    Message.StatusReported _,
                    Message.StationLost _,
                    Message.EmergencyProgressed _,
                    Message.PartsRequested _ ->
                    new Publication(signed, 1, false, ACKNOWLEDGEMENT_EXPIRY.toSeconds());
        };
    }

    private static Publication unacknowledged(SignedMessage message, Duration expiry) {
        return new Publication(message, 0, false, expiry.toSeconds());
    }
}
