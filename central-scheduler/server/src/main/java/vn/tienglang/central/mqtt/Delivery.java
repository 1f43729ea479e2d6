package vn.tienglang.central.mqtt;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Parcel;
import vn.tienglang.airtime.wire.Signer;
import vn.tienglang.central.desk.OutboxItem;

/**
 * A parcel and with how much care it travels.
 *
 * @param qos 0 is written and forgotten, 1 is written until the broker has it
 * @param retained the broker keeps it for whoever comes later
 * @param expirySeconds after which the broker drops what it could not hand on; at least 1
 */
record Delivery(Parcel parcel, int qos, boolean retained, long expirySeconds) {
    /** A time told late is a wrong time. */
    private static final Duration TIME_IS_STALE = Duration.ofSeconds(5);

    /** A part that comes later than this was wanted again long ago. */
    private static final Duration PART_IS_STALE = Duration.ofMinutes(1);

    /** A station tells its entries again before that, and gets a newer answer. */
    private static final Duration ACCEPTANCE_IS_STALE = Duration.ofHours(1);

    /** Brokers that reckon in 32-bit milliseconds take anything longer for long past. */
    private static final Duration LONGEST = Duration.ofDays(20);

    /** Something out of the outbox. */
    static Delivery of(OutboxItem item, Instant now, Signer signer) {
        Duration left = Duration.between(now, item.expiresAt());
        Duration kept = left.compareTo(LONGEST) < 0 ? left : LONGEST;
        return new Delivery(
                Codec.seal(item.message(), signer),
                1,
                item.retained(),
                Math.max(1, kept.toSeconds()));
    }

    /** Something said once, by the way. */
    static Delivery of(Message message, Signer signer) {
        Parcel parcel = Codec.seal(message, signer);
        return switch (message) {
            case Message.PartSent _ -> fleeting(parcel, PART_IS_STALE);
            case Message.TimeTold _ -> fleeting(parcel, TIME_IS_STALE);
            case Message.AsRunAccepted _,
                    Message.LogIssued _,
                    Message.Urgent _,
                    Message.AsRunTold _,
                    Message.StatusTold _,
                    Message.StationLost _,
                    Message.PartsWanted _ ->
                    new Delivery(parcel, 1, false, ACCEPTANCE_IS_STALE.toSeconds());
        };
    }

    private static Delivery fleeting(Parcel parcel, Duration stale) {
        return new Delivery(parcel, 0, false, stale.toSeconds());
    }
}
