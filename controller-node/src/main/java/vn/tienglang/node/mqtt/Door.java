package vn.tienglang.node.mqtt;

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
import vn.tienglang.node.Mailbox;
import vn.tienglang.node.playout.Event;
import vn.tienglang.node.playout.Event.Receipt;

/**
 * Where bytes become an event or a counted refusal. Never throws, never blocks.
 *
 * <p>What was refused is acknowledged all the same: asking for it again would bring the same bytes
 * again, for ever.
 */
final class Door {
    private final String ours;
    private final String everyones;
    private final Keyring keyring;
    private final Mailbox mailbox;
    private final Set<Rejection> traced = EnumSet.noneOf(Rejection.class);
    private final AtomicLong turnedAway = new AtomicLong();

    Door(StationId station, Keyring keyring, Mailbox mailbox) {
        this.ours = prefix(Topic.downFilter(station));
        this.everyones = prefix(Topic.ALL_FILTER);
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
    boolean admits(String topic, byte[] payload, String key, String signature, Receipt receipt) {
        return switch (decoded(topic, payload, key, signature)) {
            case Decoded.Understood(var message) -> offer(new Event.Received(message, receipt));
            case Decoded.Rejected(Rejection why, String detail) -> {
                traceOnce(why, topic, detail);
                boolean told = offer(new Event.Refused(why, detail));
                if (told) {
                    receipt.kept();
                }
                yield told;
            }
        };
    }

    /** How many messages found the mailbox full so far. */
    long turnedAway() {
        return turnedAway.get();
    }

    private Decoded decoded(String topic, byte[] payload, String key, String signature) {
        // A broker that hands us another station's log, signed by the centre, is not believed.
        if (!topic.startsWith(ours) && !topic.startsWith(everyones)) {
            return new Decoded.Rejected(Rejection.UNKNOWN_TOPIC, "not ours to hear");
        }
        try {
            return Codec.open(topic, payload, key, signature, keyring);
        } catch (RuntimeException e) {
            // The codec promises not to throw. If it does, the bytes must still not come back.
            Logger.error(e, "Decoding {} bytes failed in a way it never should", payload.length);
            return new Decoded.Rejected(Rejection.MALFORMED, "decoder failed: " + e);
        }
    }

    private boolean offer(Event event) {
        boolean taken = mailbox.offer(event);
        if (!taken) {
            turnedAway.incrementAndGet();
        }
        return taken;
    }

    private void traceOnce(Rejection why, String topic, String detail) {
        boolean first;
        synchronized (traced) {
            first = traced.add(why);
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
