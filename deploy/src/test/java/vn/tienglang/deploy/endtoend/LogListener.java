package vn.tienglang.deploy.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.deploy.UntypedJson;

/** MQTT client that records every daily log that passes the broker, in order of arrival. */
final class LogListener implements AutoCloseable {
    private static final String PREFIX = "tl/1/station/";

    private final MqttClient client;
    private final Map<String, List<SeenLog>> seen = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    /** Revision of a log, and the hash of its whole payload. */
    record SeenLog(int revision, String hash) {}

    LogListener(int port, String user, String password) throws MqttException {
        client =
                new MqttClient(
                        "tcp://127.0.0.1:" + port, user + "-listener", new MemoryPersistence());
        client.setCallback(new Recorder());
        var options = new MqttConnectionOptions();
        options.setUserName(user);
        options.setPassword(password.getBytes(StandardCharsets.UTF_8));
        options.setReceiveMaximum(1_000);
        client.connect(options);
        client.subscribe(PREFIX + "+/log/+", 1);
    }

    /** Logs by station and day, as {@code station|date}. */
    Map<String, List<SeenLog>> seen() {
        synchronized (seen) {
            var copy = new LinkedHashMap<String, List<SeenLog>>();
            seen.forEach((topic, logs) -> copy.put(topic, List.copyOf(logs)));
            return copy;
        }
    }

    /** Why messages may be missing; empty if none may. */
    List<String> failures() {
        synchronized (seen) {
            return List.copyOf(failures);
        }
    }

    @Override
    public void close() throws MqttException {
        if (client.isConnected()) {
            client.disconnect();
        }
        client.close();
    }

    private final class Recorder implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            String text = new String(message.getPayload(), StandardCharsets.UTF_8);
            int revision = Math.toIntExact(UntypedJson.parse(text).at("revision").number());
            String key = topic.substring(PREFIX.length()).replace("/log/", "|");
            var log = new SeenLog(revision, HexFormat.of().formatHex(Sha256.of(text)));
            synchronized (seen) {
                seen.computeIfAbsent(key, _ -> new ArrayList<>()).add(log);
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            synchronized (seen) {
                failures.add("disconnected: " + response);
            }
        }

        @Override
        public void mqttErrorOccurred(MqttException exception) {
            synchronized (seen) {
                failures.add(exception.toString());
            }
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // It sends nothing.
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // The constructor waits for it.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // This client never uses extended authentication.
        }
    }
}
