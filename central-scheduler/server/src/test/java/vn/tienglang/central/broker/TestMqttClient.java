package vn.tienglang.central.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttEncoder;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageIdVariableHeader;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPubReplyMessageVariableHeader;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttSubAckMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.util.CharsetUtil;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.SignedMessage;

/**
 * Minimal MQTT client for tests: one socket, one packet after another. It can send packets that a
 * client library would reject.
 */
public final class TestMqttClient implements AutoCloseable {
    public static final Duration TIMEOUT = Duration.ofSeconds(10);

    /** Time to wait for messages that must not arrive. */
    static final Duration SILENCE = Duration.ofMillis(400);

    private final Socket socket;
    private final EmbeddedChannel codec =
            new EmbeddedChannel(new MqttDecoder(1 << 20), MqttEncoder.INSTANCE);
    private final Queue<MqttMessage> early = new ArrayDeque<>();
    private int packetId;

    /** Fields of the CONNECT; {@code null} omits a field. */
    public record ConnectOptions(
            @Nullable String clientId,
            @Nullable String user,
            @Nullable String secret,
            boolean cleanStart,
            int sessionSeconds,
            Optional<Will> will,
            MqttVersion version) {
        /** Client id equal to the user name, and a session of one hour. */
        public static ConnectOptions of(String name, String secret) {
            return new ConnectOptions(
                    name, name, secret, false, 3_600, Optional.empty(), MqttVersion.MQTT_5);
        }

        /** The same with a clean start. */
        public ConnectOptions startingClean() {
            return new ConnectOptions(clientId, user, secret, true, sessionSeconds, will, version);
        }

        ConnectOptions withClientId(String other) {
            return new ConnectOptions(
                    other, user, secret, cleanStart, sessionSeconds, will, version);
        }

        ConnectOptions withUser(@Nullable String other, @Nullable String otherSecret) {
            return new ConnectOptions(
                    clientId, other, otherSecret, cleanStart, sessionSeconds, will, version);
        }

        ConnectOptions withSession(int seconds) {
            return new ConnectOptions(clientId, user, secret, cleanStart, seconds, will, version);
        }

        ConnectOptions withWill(String topic, String text, int delaySeconds) {
            return new ConnectOptions(
                    clientId,
                    user,
                    secret,
                    cleanStart,
                    sessionSeconds,
                    Optional.of(new Will(topic, text, delaySeconds)),
                    version);
        }

        ConnectOptions inVersion(MqttVersion other) {
            return new ConnectOptions(
                    clientId, user, secret, cleanStart, sessionSeconds, will, other);
        }
    }

    /** Will message with QoS 1, retained. */
    public record Will(String topic, String text, int delaySeconds) {}

    record ReceivedText(String topic, String text, boolean retained) {}

    /**
     * Received message with its signature.
     *
     * @param expirySeconds seconds until it expires; -1 without expiry
     */
    public record Received(SignedMessage message, int qos, boolean retained, long expirySeconds) {}

    TestMqttClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Connects; fails when the broker rejects it. */
    public static TestMqttClient connected(int port, ConnectOptions greeting) throws IOException {
        var client = new TestMqttClient(port);
        MqttConnAckMessage answer = client.connect(greeting);
        if (answer.variableHeader().connectReturnCode().byteValue() != 0) {
            throw new AssertionError(answer.variableHeader().connectReturnCode().toString());
        }
        return client;
    }

    MqttConnAckMessage connect(ConnectOptions greeting) throws IOException {
        var properties = new MqttProperties();
        properties.add(
                new MqttProperties.IntegerProperty(
                        MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL.value(),
                        greeting.sessionSeconds()));
        var connect =
                MqttMessageBuilders.connect()
                        .protocolVersion(greeting.version())
                        .clientId(greeting.clientId())
                        .cleanSession(greeting.cleanStart())
                        .keepAlive(60)
                        .properties(properties);
        if (greeting.user() != null) {
            connect.hasUser(true).username(greeting.user());
        }
        if (greeting.secret() != null) {
            connect.hasPassword(true).password(greeting.secret().getBytes(CharsetUtil.UTF_8));
        }
        greeting.will()
                .ifPresent(will -> {
                    var willProperties = new MqttProperties();
                    willProperties.add(
                            new MqttProperties.IntegerProperty(
                                    MqttProperties.MqttPropertyType.WILL_DELAY_INTERVAL.value(),
                                    will.delaySeconds()));
                    connect.willFlag(true)
                            .willTopic(will.topic())
                            .willMessage(will.text().getBytes(CharsetUtil.UTF_8))
                            .willQoS(MqttQoS.AT_LEAST_ONCE)
                            .willRetain(true)
                            .willProperties(willProperties);
                });
        send(connect.build());
        return (MqttConnAckMessage) receive();
    }

    /** Subscribes and returns the reason codes of the SUBACK, one per filter. */
    public List<Integer> subscribe(String... filters) throws IOException {
        var subscribe = MqttMessageBuilders.subscribe().messageId(nextId());
        for (String filter : filters) {
            subscribe.addSubscription(MqttQoS.AT_LEAST_ONCE, filter);
        }
        send(subscribe.build());
        return ((MqttSubAckMessage) receive(MqttMessageType.SUBACK)).payload().reasonCodes();
    }

    /** Sends a SUBSCRIBE without waiting for the SUBACK. */
    void sendSubscribe(String filter) throws IOException {
        send(
                MqttMessageBuilders.subscribe()
                        .messageId(nextId())
                        .addSubscription(MqttQoS.AT_LEAST_ONCE, filter)
                        .build());
    }

    /** Publishes with QoS 1 and returns the reason code of the PUBACK; 0 is success. */
    int publish(String topic, String text) throws IOException {
        return publish(topic, text.getBytes(CharsetUtil.UTF_8), false, new MqttProperties());
    }

    int publishRetained(String topic, String text) throws IOException {
        return publish(topic, text.getBytes(CharsetUtil.UTF_8), true, new MqttProperties());
    }

    int publish(String topic, byte[] payload, boolean retained, MqttProperties properties)
            throws IOException {
        send(
                MqttMessageBuilders.publish()
                        .topicName(topic)
                        .qos(MqttQoS.AT_LEAST_ONCE)
                        .retained(retained)
                        .messageId(nextId())
                        .properties(properties)
                        .payload(Unpooled.wrappedBuffer(payload))
                        .build());
        return receive(MqttMessageType.PUBACK).variableHeader()
                        instanceof MqttPubReplyMessageVariableHeader reply
                ? reply.reasonCode() & 0xFF
                : 0;
    }

    /** Publishes a signed message with QoS 1; returns 0 on success. */
    public int publish(SignedMessage message, boolean retained) throws IOException {
        return publish(message.topic(), message.payload(), retained, signature(message));
    }

    /** Publishes a signed message with QoS 0. */
    public void publishQos0(SignedMessage message) throws IOException {
        send(
                MqttMessageBuilders.publish()
                        .topicName(message.topic())
                        .qos(MqttQoS.AT_MOST_ONCE)
                        .properties(signature(message))
                        .payload(Unpooled.wrappedBuffer(message.payload()))
                        .build());
    }

    private static MqttProperties signature(SignedMessage message) {
        var properties = new MqttProperties.UserProperties();
        properties.add(SignedMessage.KEY_PROPERTY, message.signature().key().value());
        properties.add(SignedMessage.SIGNATURE_PROPERTY, message.signature().value());
        var all = new MqttProperties();
        all.add(properties);
        return all;
    }

    static MqttProperties expiringIn(int seconds) {
        var properties = new MqttProperties();
        properties.add(
                new MqttProperties.IntegerProperty(
                        MqttProperties.MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL.value(),
                        seconds));
        return properties;
    }

    /** Receives and acknowledges the next message. */
    ReceivedText receiveText() throws IOException {
        return received(
                (MqttPublishMessage)
                        (early.isEmpty() ? receive(MqttMessageType.PUBLISH) : early.remove()));
    }

    /** Receives and acknowledges the next message, with its signature. */
    public Received receiveSigned() throws IOException {
        var publish =
                (MqttPublishMessage)
                        (early.isEmpty() ? receive(MqttMessageType.PUBLISH) : early.remove());
        byte[] payload = ByteBufUtil.getBytes(publish.payload());
        MqttProperties properties = publish.variableHeader().properties();
        long expiry =
                properties.getProperty(
                                        MqttProperties.MqttPropertyType.PUBLICATION_EXPIRY_INTERVAL
                                                .value())
                                instanceof MqttProperties.IntegerProperty seconds
                        ? seconds.value()
                        : -1;
        ReceivedText received = received(publish);
        return new Received(
                new SignedMessage(
                        received.topic(),
                        payload,
                        new Signature(
                                new KeyId(property(properties, SignedMessage.KEY_PROPERTY)),
                                property(properties, SignedMessage.SIGNATURE_PROPERTY))),
                publish.fixedHeader().qosLevel().value(),
                received.retained(),
                expiry);
    }

    private static String property(MqttProperties properties, String name) {
        return properties
                .getProperties(MqttProperties.MqttPropertyType.USER_PROPERTY.value())
                .stream()
                .map(one -> ((MqttProperties.UserProperty) one).value())
                .filter(pair -> pair.key.equals(name))
                .map(pair -> pair.value)
                .findFirst()
                .orElse("");
    }

    /** Receives all messages until none arrives for {@link #SILENCE}. */
    List<ReceivedText> receiveRest() throws IOException {
        var received = new ArrayList<ReceivedText>();
        while (!early.isEmpty()) {
            received.add(receiveText());
        }
        socket.setSoTimeout((int) SILENCE.toMillis());
        try {
            while (true) {
                if (receive() instanceof MqttPublishMessage publish) {
                    received.add(received(publish));
                }
            }
        } catch (SocketTimeoutException silence) {
            return received;
        } finally {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
        }
    }

    private ReceivedText received(MqttPublishMessage publish) throws IOException {
        var received =
                new ReceivedText(
                        publish.variableHeader().topicName(),
                        publish.payload().toString(CharsetUtil.UTF_8),
                        publish.fixedHeader().isRetain());
        if (publish.fixedHeader().qosLevel() == MqttQoS.AT_LEAST_ONCE) {
            send(
                    new MqttMessage(
                            new MqttFixedHeader(
                                    MqttMessageType.PUBACK, false, MqttQoS.AT_MOST_ONCE, false, 0),
                            MqttMessageIdVariableHeader.from(publish.variableHeader().packetId())));
        }
        publish.release();
        return received;
    }

    /** Returns true when the broker closes the connection. */
    public boolean isDisconnected() throws IOException {
        socket.setSoTimeout((int) TIMEOUT.toMillis());
        try {
            while (true) {
                receive();
            }
        } catch (SocketTimeoutException open) {
            return false;
        } catch (java.io.EOFException | java.net.SocketException closed) {
            return true;
        }
    }

    void send(MqttMessage message) throws IOException {
        codec.writeOutbound(message);
        for (ByteBuf out = codec.readOutbound(); out != null; out = codec.readOutbound()) {
            byte[] bytes = new byte[out.readableBytes()];
            out.readBytes(bytes);
            out.release();
            sendBytes(bytes);
        }
    }

    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private MqttMessage receive(MqttMessageType type) throws IOException {
        while (true) {
            MqttMessage message = receive();
            if (message.fixedHeader().messageType() == type) {
                return message;
            }
            // A retained message may arrive before the SUBACK of its subscription.
            if (message instanceof MqttPublishMessage) {
                early.add(message);
            }
        }
    }

    MqttMessage receive() throws IOException {
        if (socket.getSoTimeout() == 0) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
        }
        MqttMessage message = codec.readInbound();
        byte[] chunk = new byte[8_192];
        while (message == null) {
            int count = socket.getInputStream().read(chunk);
            if (count < 0) {
                throw new java.io.EOFException("the broker closed the connection");
            }
            codec.writeInbound(Unpooled.copiedBuffer(chunk, 0, count));
            message = codec.readInbound();
        }
        return message;
    }

    private int nextId() {
        packetId = packetId % 65_535 + 1;
        return packetId;
    }

    /** Disconnects with a DISCONNECT; no will is published. */
    public void disconnect() throws IOException {
        send(MqttMessage.DISCONNECT);
        socket.close();
    }

    /** Closes the socket without a DISCONNECT, as after a power cut. */
    @Override
    public void close() {
        if (socket.isClosed()) {
            return;
        }
        try {
            socket.setSoLinger(true, 0); // sends a TCP reset
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
