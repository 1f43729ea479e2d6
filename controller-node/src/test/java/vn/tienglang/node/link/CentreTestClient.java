package vn.tienglang.node.link;

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

/** The centre's end of the wire, as simple as can be: hears all that stations say, and speaks. */
final class CentreTestClient implements AutoCloseable {
    private final List<SignedMessage> received = new ArrayList<>();
    private final MqttAsyncClient client;

    CentreTestClient(int port, String name) {
        try {
            client = new MqttAsyncClient("tcp://127.0.0.1:" + port, name, new MemoryPersistence());
            client.setCallback(new Ear());
            client.connect(new MqttConnectionOptions()).waitForCompletion(5_000);
            client.subscribe(Topic.UP_FILTER, 1).waitForCompletion(5_000);
        } catch (MqttException e) {
            throw new IllegalStateException("the listener cannot reach the broker", e);
        }
    }

    List<SignedMessage> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    void publish(SignedMessage parcel, boolean retained) {
        var properties = new MqttProperties();
        properties.setUserProperties(
                List.of(
                        new UserProperty(
                                SignedMessage.KEY_PROPERTY, parcel.signature().key().value()),
                        new UserProperty(
                                SignedMessage.SIGNATURE_PROPERTY, parcel.signature().value())));
        try {
            var message = new MqttMessage(parcel.payload(), 1, retained, properties);
            client.publish(parcel.topic(), message).waitForCompletion(5_000);
        } catch (MqttException e) {
            throw new IllegalStateException("the broker does not take " + parcel, e);
        }
    }

    @Override
    public void close() {
        try {
            client.disconnectForcibly(0, 1, false);
            client.close();
        } catch (MqttException e) {
            throw new IllegalStateException("the listener does not end", e);
        }
    }

    private final class Ear implements MqttCallback {
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
