package vn.tienglang.central.broker;

import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Topic;

/**
 * Who may speak and listen where. Pure, and closed: what is not named here is refused.
 *
 * <p>The rules name whole topics and whole filters, not prefixes: every topic and every filter
 * costs the broker a queue, and a station that may invent them can make it grow without end.
 */
final class TopicAccessRules {
    /** No {@link StationId} has an at sign. */
    static final String CENTRE = "@centre";

    /** What the broker's core writes between a topic and a queue; no topic of ours has it. */
    static final String QUEUE_MARK = "::";

    private TopicAccessRules() {}

    /** True when the name is one that could be let in at all. */
    static boolean isName(String name) {
        return name.equals(CENTRE) || station(name).isPresent();
    }

    /** True when this client may publish on this topic. */
    static boolean mayPublish(String name, String topic) {
        if (topic.contains(QUEUE_MARK)) {
            return false;
        }
        if (name.equals(CENTRE)) {
            return topic.startsWith(Topic.ROOT);
        }
        Optional<Topic> known = Topic.parse(topic);
        return known.isPresent()
                && switch (known.get()) {
                    case Topic.AsRun(StationId owner) -> owner.value().equals(name);
                    case Topic.Status(StationId owner) -> owner.value().equals(name);
                    case Topic.PartRequest(StationId owner) -> owner.value().equals(name);
                    case Topic.Log _,
                            Topic.Part _,
                            Topic.Acknowledgement _,
                            Topic.Urgent _,
                            Topic.Time _ ->
                            false;
                };
    }

    /** True when this client may subscribe with this filter, shared or not. */
    static boolean maySubscribe(String name, String filter) {
        if (filter.contains(QUEUE_MARK)) {
            return false;
        }
        if (name.equals(CENTRE)) {
            return unshared(filter).startsWith(Topic.ROOT);
        }
        return filter.equals(Topic.ALL_FILTER)
                || station(name).map(Topic::downFilter).filter(filter::equals).isPresent();
    }

    /**
     * True when this client may touch this queue of the broker's core. A client's own queues begin
     * with its name; only the centre's may be shared, and are then named by the group.
     */
    static boolean mayUseQueue(String name, String filter, String queue) {
        return maySubscribe(name, filter)
                && (name.equals(CENTRE)
                        ? queue.endsWith("." + filter)
                        : queue.equals(name + "." + filter));
    }

    /** {@code $share/group/filter} without its first two levels; anything else as it is. */
    private static String unshared(String filter) {
        if (!filter.startsWith("$share/")) {
            return filter;
        }
        String[] parts = filter.split("/", 3);
        return parts.length == 3 ? parts[2] : "";
    }

    private static Optional<StationId> station(String name) {
        try {
            return Optional.of(new StationId(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
