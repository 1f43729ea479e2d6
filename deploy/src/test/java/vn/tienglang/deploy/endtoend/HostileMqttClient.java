package vn.tienglang.deploy.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Somebody with an MQTT client, the address of the broker, and bad intentions. */
final class HostileMqttClient implements AutoCloseable {
    private final int port;
    private Optional<MqttClient> inside = Optional.empty();

    HostileMqttClient(int port) {
        this.port = port;
    }

    /** True when the broker lets this name in with this secret. */
    boolean entersAs(String name, String secret) {
        try {
            var options = new MqttConnectionOptions();
            options.setUserName(name);
            options.setPassword(secret.getBytes(StandardCharsets.UTF_8));
            options.setConnectionTimeout(5);
            var client = new MqttClient("tcp://127.0.0.1:" + port, name, new MemoryPersistence());
            client.connect(options);
            inside = Optional.of(client);
            return true;
        } catch (MqttException e) {
            return false;
        }
    }

    /** Publishes, and does not mind being refused or thrown out. */
    void says(String topic, String text) {
        try {
            MqttClient client = inside.orElseThrow();
            if (client.isConnected()) {
                client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
            }
        } catch (MqttException e) {
            System.out.println("the broker would not take " + topic + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (inside.isEmpty()) {
            return;
        }
        try {
            MqttClient client = inside.get();
            if (client.isConnected()) {
                client.disconnect();
            }
            client.close();
        } catch (MqttException e) {
            System.out.println("the stranger was thrown out: " + e.getMessage());
        }
    }
}
