package vn.tienglang.central.link;

import java.util.Optional;
import java.util.function.Predicate;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.mqtt.MessageListener;

/**
 * Listener that passes on the states and part requests of the stations that this centre handles,
 * and every message of another kind. Those of other stations are acknowledged and dropped: another
 * centre has received them too.
 */
record OwnStationsListener(MessageListener real, Predicate<StationId> handles)
        implements MessageListener {
    @Override
    public boolean onMessage(
            String topic,
            byte[] payload,
            String key,
            String signature,
            int qos,
            Runnable acknowledger) {
        if (isOfAnother(topic)) {
            acknowledger.run();
            return true;
        }
        return real.onMessage(topic, payload, key, signature, qos, acknowledger);
    }

    private boolean isOfAnother(String topic) {
        Optional<Topic> known = Topic.parse(topic);
        if (known.isEmpty()) {
            return false;
        }
        return switch (known.get()) {
            case Topic.Status(StationId station) -> !handles.test(station);
            case Topic.PartRequest(StationId station) -> !handles.test(station);
            case Topic.AsRun _,
                    Topic.Reply _,
                    Topic.TimeRequest _,
                    Topic.Log _,
                    Topic.Part _,
                    Topic.Acknowledgement _,
                    Topic.Urgent _,
                    Topic.EmergencyNumber _,
                    Topic.Time _,
                    Topic.TimeAnswer _ ->
                    false;
        };
    }
}
