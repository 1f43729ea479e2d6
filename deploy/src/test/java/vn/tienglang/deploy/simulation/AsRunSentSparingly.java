package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;

/**
 * A station sends as-run entries again only after ten seconds, unless something has changed: it was
 * started, the link came up, it wrote an entry, or it counts another number as acknowledged.
 * Otherwise two programs could answer each other for ever.
 */
final class AsRunSentSparingly extends Invariant {
    /** Ten seconds by the crystal of the board. */
    private static final Duration WAITS_AT_LEAST = Duration.ofMillis(9_900);

    private final SimWorld world;
    private final Map<StationId, Duration> sentAt = new HashMap<>();

    AsRunSentSparingly(SimWorld world) {
        this.world = world;
    }

    @Override
    void onEvent(SimEvent simEvent) {
        switch (simEvent) {
            case SimEvent.Started(var station, long _) -> sentAt.remove(station);
            case SimEvent.LoopStepped(var station, Event.LinkUp _) -> sentAt.remove(station);
            case SimEvent.FactStored(var station, Journal.Fact.Settled _) -> sentAt.remove(station);
            case SimEvent.FactStored(var station, Journal.Fact.Acknowledged _) ->
                    sentAt.remove(station);
            case SimEvent.MessageSent(var station, Message.AsRunReported _) -> sent(station);
            case SimEvent other -> {
                // It changes nothing for the sender.
            }
        }
    }

    private void sent(StationId station) {
        Duration now = world.context().time().now();
        Duration before = sentAt.put(station, now);
        if (before != null && now.minus(before).compareTo(WAITS_AT_LEAST) < 0) {
            throw violation(station + " sends its entries again after " + now.minus(before));
        }
    }
}
