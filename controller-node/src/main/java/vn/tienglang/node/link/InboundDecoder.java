package vn.tienglang.node.link;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.tinylog.Logger;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.mqtt.MessageListener;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Mailbox;

/**
 * Decoder of received bytes: each becomes an event in the mailbox, of a message or of a rejection.
 * Never throws, never blocks.
 *
 * <p>A rejected message is acknowledged too: otherwise the broker would send the same bytes again
 * for ever.
 */
final class InboundDecoder implements MessageListener {
    private final String stationPrefix;
    private final String sharedPrefix;
    private final String certificateTopic;
    private final Keyring keyring;
    private final Function<SignedMessage, CentreKeyring.Result> keyLists;
    private final Mailbox mailbox;
    private final Set<Rejection> logged = EnumSet.noneOf(Rejection.class);
    private final AtomicLong mailboxFullCount = new AtomicLong();

    InboundDecoder(
            StationId station,
            Keyring keyring,
            Function<SignedMessage, CentreKeyring.Result> keyLists,
            Mailbox mailbox) {
        this.stationPrefix = prefix(Topic.downFilter(station));
        this.certificateTopic = StationCertificate.topic(station);
        this.sharedPrefix = prefix(Topic.ALL_FILTER);
        this.keyring = keyring;
        this.keyLists = keyLists;
        this.mailbox = mailbox;
    }

    private static String prefix(String filter) {
        return filter.substring(0, filter.length() - 1);
    }

    /** Returns false when the mailbox is full; the message then has no effect. */
    @Override
    public boolean onMessage(
            String topic,
            byte[] payload,
            String key,
            String signature,
            int qos,
            Runnable acknowledger) {
        if (CentreKeyList.isTopic(topic) || topic.equals(certificateTopic)) {
            return takeKeys(topic, payload, key, signature, acknowledger);
        }
        return switch (decoded(topic, payload, key, signature)) {
            case Decoded.Valid(var message) ->
                    offer(new Event.MessageReceived(message, acknowledger::run));
            case Decoded.Rejected(Rejection reason, String detail) -> {
                logOnce(reason, topic, detail);
                boolean accepted = offer(new Event.MessageRejected(reason, detail));
                if (accepted) {
                    acknowledger.run();
                }
                yield accepted;
            }
        };
    }

    /**
     * Lists of keys decide which messages are read, and certificates how the link is made: both are
     * no messages of the station.
     */
    private boolean takeKeys(
            String topic, byte[] payload, String key, String signature, Runnable acknowledger) {
        CentreKeyring.Result result;
        try {
            result =
                    keyLists.apply(
                            new SignedMessage(
                                    topic, payload, new Signature(new KeyId(key), signature)));
        } catch (IllegalArgumentException e) {
            result = CentreKeyring.Result.REJECTED;
        }
        boolean accepted =
                result != CentreKeyring.Result.REJECTED
                        || offer(
                                new Event.MessageRejected(
                                        Rejection.BAD_SIGNATURE, "keys or certificate"));
        if (accepted) {
            acknowledger.run();
        }
        return accepted;
    }

    /** Number of messages that found the mailbox full since the start. */
    long mailboxFullCount() {
        return mailboxFullCount.get();
    }

    private Decoded decoded(String topic, byte[] payload, String key, String signature) {
        // The centre's signature on another station's log is valid too; the topic decides.
        if (!topic.startsWith(stationPrefix) && !topic.startsWith(sharedPrefix)) {
            return new Decoded.Rejected(Rejection.UNKNOWN_TOPIC, "not ours to hear");
        }
        try {
            return Codec.decode(topic, payload, key, signature, keyring);
        } catch (RuntimeException e) {
            // The codec never throws by contract. After a bug in it the bytes must not come back.
            Logger.error(e, "Decoding {} bytes failed unexpectedly", payload.length);
            return new Decoded.Rejected(Rejection.MALFORMED, "decoder failed: " + e);
        }
    }

    private boolean offer(Event event) {
        boolean accepted = mailbox.offer(event);
        if (!accepted) {
            mailboxFullCount.incrementAndGet();
        }
        return accepted;
    }

    private void logOnce(Rejection reason, String topic, String detail) {
        boolean first;
        synchronized (logged) {
            first = logged.add(reason);
        }
        if (first) {
            Logger.warn(
                    "Rejected a message on {} ({}: {}); further ones are counted, not logged",
                    topic.length() <= 120 ? topic : topic.substring(0, 120),
                    reason,
                    detail);
        }
    }
}
