package vn.tienglang.node.link;

import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.tinylog.Logger;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Event.Acknowledger;
import vn.tienglang.node.port.Mailbox;

/**
 * Where bytes become an event or a counted refusal. Never throws, never blocks.
 *
 * <p>What was refused is acknowledged all the same: asking for it again would bring the same bytes
 * again, for ever.
 */
final class InboundDecoder {
    private final String stationPrefix;
    private final String sharedPrefix;
    private final Keyring keyring;
    private final Mailbox mailbox;
    private final Set<Rejection> logged = EnumSet.noneOf(Rejection.class);
    private final AtomicLong mailboxFullCount = new AtomicLong();

    InboundDecoder(StationId station, Keyring keyring, Mailbox mailbox) {
        this.stationPrefix = prefix(Topic.downFilter(station));
        this.sharedPrefix = prefix(Topic.ALL_FILTER);
        this.keyring = keyring;
        this.mailbox = mailbox;
    }

    private static String prefix(String filter) {
        return filter.substring(0, filter.length() - 1);
    }

    /**
     * Takes in what came.
     *
     * @return false when the mailbox is full: nothing happened, it must be sent again
     */
    boolean accept(
            String topic, byte[] payload, String key, String signature, Acknowledger receipt) {
        return switch (decoded(topic, payload, key, signature)) {
            case Decoded.Valid(var message) -> offer(new Event.MessageReceived(message, receipt));
            case Decoded.Rejected(Rejection why, String detail) -> {
                logOnce(why, topic, detail);
                boolean told = offer(new Event.MessageRejected(why, detail));
                if (told) {
                    receipt.acknowledge();
                }
                yield told;
            }
        };
    }

    /** How many messages found the mailbox full so far. */
    long mailboxFullCount() {
        return mailboxFullCount.get();
    }

    private Decoded decoded(String topic, byte[] payload, String key, String signature) {
        // A broker that hands us another station's log, signed by the centre, is not believed.
        if (!topic.startsWith(stationPrefix) && !topic.startsWith(sharedPrefix)) {
            return new Decoded.Rejected(Rejection.UNKNOWN_TOPIC, "not ours to hear");
        }
        try {
            return Codec.decode(topic, payload, key, signature, keyring);
        } catch (RuntimeException e) {
            // The codec promises not to throw. If it does, the bytes must still not come back.
            Logger.error(e, "Decoding {} bytes failed in a way it never should", payload.length);
            return new Decoded.Rejected(Rejection.MALFORMED, "decoder failed: " + e);
        }
    }

    private boolean offer(Event event) {
        boolean taken = mailbox.offer(event);
        if (!taken) {
            mailboxFullCount.incrementAndGet();
        }
        return taken;
    }

    private void logOnce(Rejection why, String topic, String detail) {
        boolean first;
        synchronized (logged) {
            first = logged.add(why);
        }
        if (first) {
            Logger.warn(
                    "Refused a message on {} ({}: {}); further ones are counted, not traced",
                    topic.length() <= 120 ? topic : topic.substring(0, 120),
                    why,
                    detail);
        }
    }
}
