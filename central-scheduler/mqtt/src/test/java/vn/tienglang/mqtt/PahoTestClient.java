package vn.tienglang.mqtt;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;

/** MQTT client for tests: records all messages of stations, and publishes. */
public final class PahoTestClient implements AutoCloseable {
    private final List<SignedMessage> received = new ArrayList<>();
    private final MqttAsyncClient client;

    /** Connects to a broker on this machine and subscribes to the messages of all stations. */
    public PahoTestClient(int port, String clientId) {
        try {
            client =
                    new MqttAsyncClient(
                            "tcp://127.0.0.1:" + port, clientId, new MemoryPersistence());
            client.setCallback(new Recorder());
            client.connect(new MqttConnectionOptions()).waitForCompletion(5_000);
            client.subscribe(Topic.UP_FILTER, 1).waitForCompletion(5_000);
        } catch (MqttException e) {
            throw new IllegalStateException("the test client cannot connect to the broker", e);
        }
    }

    /** Messages received so far, in order. */
    public List<SignedMessage> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    /** Publishes with QoS 1 and waits for the acknowledgement. */
    public void publish(SignedMessage message, boolean retained) {
        var properties = new MqttProperties();
        properties.setUserProperties(
                List.of(
                        new UserProperty(
                                SignedMessage.KEY_PROPERTY, message.signature().key().value()),
                        new UserProperty(
                                SignedMessage.SIGNATURE_PROPERTY, message.signature().value())));
        try {
            client.publish(
                            message.topic(),
                            new MqttMessage(message.payload(), 1, retained, properties))
                    .waitForCompletion(5_000);
        } catch (MqttException e) {
            throw new IllegalStateException("the broker does not accept " + message, e);
        }
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 1, false);
            client.close();
        } catch (MqttException e) {
            throw new IllegalStateException("the test client does not close", e);
        }
    }

    private final class Recorder implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            String key = "none";
            String signature = "none";
            for (UserProperty property : message.getProperties().getUserProperties()) {
                if (property.getKey().equals(SignedMessage.KEY_PROPERTY)) {
                    key = property.getValue();
                } else if (property.getKey().equals(SignedMessage.SIGNATURE_PROPERTY)) {
                    signature = property.getValue();
                }
            }
            synchronized (received) {
                received.add(
                        new SignedMessage(
                                topic,
                                message.getPayload(),
                                new Signature(new KeyId(key), signature)));
            }
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {}

        @Override
        public void mqttErrorOccurred(MqttException e) {}

        @Override
        public void deliveryComplete(IMqttToken token) {}

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {}

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {}
    }
}
