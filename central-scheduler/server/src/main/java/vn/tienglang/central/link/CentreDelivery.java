package vn.tienglang.central.link;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.office.store.station.OutboxMessage;

/**
 * A parcel and with how much care it travels.
 *
 * @param qos 0 is written and forgotten, 1 is written until the broker has it
 * @param retained the broker keeps it for whoever comes later
 * @param expirySeconds after which the broker drops what it could not hand on; at least 1
 */
record CentreDelivery(SignedMessage parcel, int qos, boolean retained, long expirySeconds) {
    /** A time told late is a wrong time. */
    private static final Duration TIME_IS_STALE = Duration.ofSeconds(5);

    /** A part that comes later than this was wanted again long ago. */
    private static final Duration PART_IS_STALE = Duration.ofMinutes(1);

    /** A station tells its entries again before that, and gets a newer answer. */
    private static final Duration ACCEPTANCE_IS_STALE = Duration.ofHours(1);

    /** Brokers that reckon in 32-bit milliseconds take anything longer for long past. */
    private static final Duration LONGEST = Duration.ofDays(20);

    /** Something out of the outbox. */
    static CentreDelivery of(OutboxMessage item, Instant now, Signer signer) {
        Duration left = Duration.between(now, item.expiresAt());
        Duration kept = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        return new CentreDelivery(
                Codec.encode(item.message(), signer),
                1,
                item.retained(),
                Math.max(1, kept.toSeconds()));
    }

    /** Something said once, by the way. */
    static CentreDelivery of(Message message, Signer signer) {
        SignedMessage parcel = Codec.encode(message, signer);
        return switch (message) {
            case Message.PartSent _ -> fleeting(parcel, PART_IS_STALE);
            case Message.TimeBeacon _ -> fleeting(parcel, TIME_IS_STALE);
            case Message.AsRunAcknowledged _,
                    Message.LogIssued _,
                    Message.Urgent _,
                    Message.AsRunReported _,
                    Message.StatusReported _,
                    Message.StationLost _,
                    Message.PartsRequested _ ->
                    new CentreDelivery(parcel, 1, false, ACCEPTANCE_IS_STALE.toSeconds());
        };
    }

    private static CentreDelivery fleeting(SignedMessage parcel, Duration stale) {
        return new CentreDelivery(parcel, 0, false, stale.toSeconds());
    }
}
