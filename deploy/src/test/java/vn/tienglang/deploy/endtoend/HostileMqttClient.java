package vn.tienglang.deploy.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;

/** MQTT client of an attacker who knows the address of the broker. */
final class HostileMqttClient implements AutoCloseable {
    private final int port;
    private Optional<MqttClient> connection = Optional.empty();

    HostileMqttClient(int port) {
        this.port = port;
    }

    /** True when the broker accepts this user name and password. */
    boolean connectsAs(String name, String secret) {
        try {
            var options = new MqttConnectionOptions();
            options.setUserName(name);
            options.setPassword(secret.getBytes(StandardCharsets.UTF_8));
            options.setConnectionTimeout(5);
            var client = new MqttClient("tcp://127.0.0.1:" + port, name, new MemoryPersistence());
            client.connect(options);
            connection = Optional.of(client);
            return true;
        } catch (MqttException e) {
            return false;
        }
    }

    /** Publishes; a rejection or a disconnect by the broker is allowed. */
    void publish(String topic, String text) {
        try {
            MqttClient client = connection.orElseThrow();
            if (client.isConnected()) {
                client.publish(topic, text.getBytes(StandardCharsets.UTF_8), 1, false);
            }
        } catch (MqttException e) {
            System.out.println("the broker rejected  " + topic + ": " + e.getMessage());
        }
    }

    @Override
    public void close() {
        if (connection.isEmpty()) {
            return;
        }
        try {
            MqttClient client = connection.get();
            if (client.isConnected()) {
                client.disconnect();
            }
            client.close();
        } catch (MqttException e) {
            System.out.println("the attacker was disconnected:  " + e.getMessage());
        }
    }
}
