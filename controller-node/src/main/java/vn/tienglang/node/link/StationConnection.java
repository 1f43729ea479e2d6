package vn.tienglang.node.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.TimerPingSender;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.tinylog.Logger;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.mqtt.LinkException;
import vn.tienglang.mqtt.PahoThreads;
import vn.tienglang.node.port.Event.Acknowledger;

/**
 * One connection to the broker, from its making to its end; never mended, only replaced.
 *
 * <p>Used by the one thread that made it; Paho's threads only bring messages to the door and tell
 * that the connection is lost.
 */
final class StationConnection implements AutoCloseable {
    /** How long the session waits for a station that is away: a long holiday's power cut. */
    private static final Duration SESSION_EXPIRY = Duration.ofDays(7);

    /** How many messages may be with the station and not yet acknowledged. */
    private static final int RECEIVE_MAXIMUM = 32;

    /** A little more than any message may have: an oversize one is to be seen and counted. */
    private static final long MAX_PACKET_BYTES = 2L * Limits.MESSAGE_BYTES;

    /** At least 1 s, or some brokers keep the will until the session ends; more, for short gaps. */
    private static final Duration WILL_DELAY = Duration.ofSeconds(2);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MAX_ANSWER_WAIT = Duration.ofSeconds(30);
    private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final InboundDecoder decoder;
    private final Runnable onLost;
    private final Duration answerWait;
    private final PahoThreads threads;
    private final MqttAsyncClient client;

    /** Empty while the connection stands. */
    private volatile String lostReason = "";

    private StationConnection(BrokerSettings settings, InboundDecoder door, Runnable onLost)
            throws LinkException {
        this.decoder = door;
        this.onLost = onLost;
        this.answerWait = shorter(settings.keepAlive(), MAX_ANSWER_WAIT);
        this.threads =
                new PahoThreads(
                        settings.station(),
                        died -> {
                            Logger.warn(died, "A thread of the MQTT client ended by an exception");
                            markLost("bộ kết nối bị lỗi: " + died);
                        });
        try {
            client =
                    new MqttAsyncClient(
                            uri(settings),
                            settings.station().value(),
                            new MemoryPersistence(),
                            new TimerPingSender(threads),
                            threads);
        } catch (MqttException e) {
            threads.shutdownNow();
            throw LinkException.from(e);
        }
        client.setManualAcks(true);
        client.setCallback(new Callback());
    }

    /**
     * Connects and subscribes.
     *
     * @param will what the broker says when this connection ends without a goodbye
     * @param everything true to be sent all that is retained, false only what the session lacks
     * @param onLost called, from any thread, when the connection is lost
     */
    static StationConnection connect(
            BrokerSettings settings,
            SignedMessage will,
            boolean everything,
            InboundDecoder door,
            Runnable onLost)
            throws LinkException {
        var connection = new StationConnection(settings, door, onLost);
        try {
            connection.await(connection.client.connect(options(settings, will)));
            connection.subscribe(settings, everything);
            return connection;
        } catch (MqttException e) {
            connection.closeAbruptly();
            throw LinkException.from(e);
        } catch (LinkException e) {
            connection.closeAbruptly();
            throw e;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String uri(BrokerSettings settings) throws LinkException {
        String scheme = settings.sockets() instanceof SSLSocketFactory ? "ssl" : "tcp";
        try {
            String host = settings.host();
            return new URI(scheme, null, host, settings.port(), null, null, null).toString();
        } catch (URISyntaxException e) {
            throw new LinkException("địa chỉ máy chủ không dùng được: " + settings.host(), e);
        }
    }

    private static MqttConnectionOptions options(BrokerSettings settings, SignedMessage will) {
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_EXPIRY.toSeconds());
        options.setReceiveMaximum(RECEIVE_MAXIMUM);
        options.setMaximumPacketSize(MAX_PACKET_BYTES);
        options.setConnectionTimeout((int) CONNECT_TIMEOUT.toSeconds());
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setUserName(settings.station().value());
        options.setPassword(settings.secret().getBytes(StandardCharsets.UTF_8));
        options.setSocketFactory(settings.sockets());
        MqttProperties properties = signature(will);
        properties.setWillDelayInterval(WILL_DELAY.toSeconds());
        options.setWill(
                will.topic(), new MqttMessage(will.payload(), 1, true, new MqttProperties()));
        options.setWillMessageProperties(properties);
        return options;
    }

    private static MqttProperties signature(SignedMessage parcel) {
        var properties = new MqttProperties();
        properties.setUserProperties(
                List.of(
                        new UserProperty(
                                SignedMessage.KEY_PROPERTY, parcel.signature().key().value()),
                        new UserProperty(
                                SignedMessage.SIGNATURE_PROPERTY, parcel.signature().value())));
        return properties;
    }

    private void subscribe(BrokerSettings settings, boolean everything)
            throws MqttException, LinkException {
        var filters =
                new MqttSubscription[] {
                    new MqttSubscription(Topic.downFilter(settings.station()), 1),
                    new MqttSubscription(Topic.ALL_FILTER, 1)
                };
        for (MqttSubscription filter : filters) {
            // 0: always send what is retained; 1: only when the broker has no session of ours.
            filter.setRetainHandling(everything ? 0 : 1);
        }
        IMqttToken token = client.subscribe(filters, null, null, new MqttProperties());
        await(token);
        if (Arrays.stream(token.getReasonCodes()).anyMatch(StationConnection::isRejection)) {
            throw new LinkException("máy chủ không cho trạm nghe chủ đề của mình");
        }
    }

    private static boolean isRejection(int reasonCode) {
        return reasonCode >= MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR;
    }

    private void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(answerWait.toMillis());
    }

    /** Sends, and waits until it is written (QoS 0) or the broker has it (QoS 1). */
    void publish(SignedMessage parcel, StationDelivery delivery) throws LinkException {
        MqttProperties properties = signature(parcel);
        if (delivery.expirySeconds() > 0) {
            properties.setMessageExpiryInterval(delivery.expirySeconds());
        }
        try {
            IMqttToken token =
                    client.publish(
                            parcel.topic(),
                            new MqttMessage(
                                    parcel.payload(),
                                    delivery.qos(),
                                    delivery.retained(),
                                    properties));
            await(token);
            logRejection(parcel, token);
        } catch (MqttException e) {
            throw LinkException.from(e);
        }
    }

    private static void logRejection(SignedMessage parcel, IMqttToken token) {
        int[] codes = token.getReasonCodes();
        if (codes != null && Arrays.stream(codes).anyMatch(StationConnection::isRejection)) {
            Logger.warn("The broker refused {} with reason {}", parcel, codes[0]);
        }
    }

    /** True once the connection can no longer be used. */
    boolean isLost() {
        return !lostReason.isEmpty();
    }

    /** What made it unusable first; empty text while it stands. */
    String lostReason() {
        return lostReason;
    }

    private void markLost(String why) {
        synchronized (this) {
            if (isLost()) {
                return;
            }
            lostReason = why;
        }
        onLost.run();
    }

    private void acknowledge(int id) {
        try {
            client.messageArrivedComplete(id, 1);
        } catch (MqttException | RuntimeException e) {
            // The connection it came on is gone. It comes again on the next, and is known by then.
            Logger.debug(e, "Nobody left to acknowledge message {} to", id);
        }
    }

    /** Says goodbye, so that the will is not spoken, and lets go of everything. */
    @Override
    public void close() {
        if (client.isConnected()) {
            disconnect();
        }
        closeAbruptly();
    }

    private void disconnect() {
        try {
            client.disconnect(DISCONNECT_TIMEOUT.toMillis())
                    .waitForCompletion(DISCONNECT_TIMEOUT.toMillis());
        } catch (MqttException e) {
            Logger.debug(e, "The goodbye was not heard");
        }
    }

    /** Lets go of everything without a word. */
    private void closeAbruptly() {
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException | RuntimeException e) {
            Logger.debug(e, "The connection was down already");
        }
        try {
            client.close();
        } catch (MqttException | RuntimeException e) {
            Logger.debug(e, "The MQTT client did not close");
        }
        threads.shutdownNow();
    }

    /** What Paho tells. Hands over and leaves: a blocked callback blocks the whole connection. */
    private final class Callback implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            int id = message.getId();
            boolean careful = message.getQos() > 0;
            Acknowledger receipt = careful ? () -> acknowledge(id) : Acknowledger.NONE;
            boolean admitted =
                    decoder.accept(
                            topic,
                            message.getPayload(),
                            property(message, SignedMessage.KEY_PROPERTY),
                            property(message, SignedMessage.SIGNATURE_PROPERTY),
                            receipt);
            if (!admitted && careful) {
                // The only way to be sent it again is to call again.
                markLost("hộp thư của trạm đầy, đã bỏ lại " + decoder.mailboxFullCount() + " tin");
            }
        }

        private static String property(MqttMessage message, String name) {
            return message.getProperties().getUserProperties().stream()
                    .filter(property -> property.getKey().equals(name))
                    .map(UserProperty::getValue)
                    .findFirst()
                    .orElse("");
        }

        @Override
        public void disconnected(MqttDisconnectResponse response) {
            markLost(LinkException.staffMessage(response));
        }

        @Override
        public void mqttErrorOccurred(MqttException e) {
            Logger.debug(e, "The MQTT client complains");
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // Waited for where it was sent.
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // Waited for where it was asked for.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // No method of authentication that speaks again is ever agreed on.
        }
    }
}
