package vn.tienglang.mqtt;

import java.util.List;

/**
 * Topic filters that a client subscribes to, with QoS 1.
 *
 * @param filters MQTT topic filters; {@code $share/…} before a filter shares its messages among
 *     several clients
 * @param receiveMaximum number of QoS 1 messages that the broker may send before it has an
 *     acknowledgement, 1 to 65535
 * @param sendRetained true: the broker sends all retained messages again; false: only when it has
 *     no session of this client
 */
public record Subscription(List<String> filters, int receiveMaximum, boolean sendRetained) {
    /** Copies the filters. */
    public Subscription {
        filters = List.copyOf(filters);
    }
}
