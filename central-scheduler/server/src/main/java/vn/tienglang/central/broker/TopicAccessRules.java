package vn.tienglang.central.broker;

import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Topic;

/**
 * Access rules of topics: which client may publish and subscribe where. Everything else is denied.
 *
 * <p>The rules for stations compare whole topics and whole filters, not prefixes: each topic and
 * each filter costs the broker a queue, and a station must not be able to add queues without limit.
 */
final class TopicAccessRules {
    /** Name of the centre. No {@link StationId} contains an at sign. */
    static final String CENTRE = "@centre";

    /** Separator of topic and queue in Artemis; no valid topic contains it. */
    static final String QUEUE_MARK = "::";

    private TopicAccessRules() {}

    /** True when this is a possible user name. */
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
                    case Topic.TimeRequest(StationId owner) -> owner.value().equals(name);
                    case Topic.Reply(StationId owner) -> owner.value().equals(name);
                    case Topic.Log _,
                            Topic.Part _,
                            Topic.Acknowledgement _,
                            Topic.Urgent _,
                            Topic.EmergencyNumber _,
                            Topic.Time _,
                            Topic.TimeAnswer _ ->
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
     * True when this client may use this queue of Artemis. The name of a client's queue starts with
     * the client's name; a shared queue, which only the centre may have, with the group's name.
     */
    static boolean mayUseQueue(String name, String filter, String queue) {
        return maySubscribe(name, filter)
                && (name.equals(CENTRE)
                        ? queue.endsWith("." + filter)
                        : queue.equals(name + "." + filter));
    }

    /** {@code $share/group/filter} without its first two levels; other filters unchanged. */
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
