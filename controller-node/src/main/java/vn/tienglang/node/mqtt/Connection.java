package vn.tienglang.node.mqtt;

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
import vn.tienglang.airtime.wire.Parcel;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.node.playout.Event.Receipt;

/**
 * One connection to the broker, from its making to its end; never mended, only replaced.
 *
 * <p>Used by the one thread that made it; Paho's threads only bring messages to the door and tell
 * that the connection is lost.
 */
final class Connection implements AutoCloseable {
    /** How long the session waits for a station that is away: a long holiday's power cut. */
    private static final Duration SESSION_KEPT = Duration.ofDays(7);

    /** How many messages may be with the station and not yet acknowledged. */
    private static final int UNACKNOWLEDGED = 32;

    /** A little more than any message may have: an oversize one is to be seen and counted. */
    private static final long PACKET_BYTES = 2L * Limits.MESSAGE_BYTES;

    /** At least 1 s, or some brokers keep the will until the session ends; more, for short gaps. */
    private static final Duration WILL_DELAY = Duration.ofSeconds(2);

    private static final Duration TCP_WAIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_WAIT_MOST = Duration.ofSeconds(30);
    private static final Duration GOODBYE_WAIT = Duration.ofSeconds(2);

    private final Door door;
    private final Runnable onLost;
    private final Duration answerWait;
    private final PahoThreads threads;
    private final MqttAsyncClient client;

    /** Empty while the connection stands. */
    private volatile String lostWhy = "";

    private Connection(LinkSettings settings, Door door, Runnable onLost) throws Broken {
        this.door = door;
        this.onLost = onLost;
        this.answerWait = shorter(settings.keepAlive(), ANSWER_WAIT_MOST);
        this.threads =
                new PahoThreads(
                        settings.station(),
                        died -> {
                            Logger.warn(died, "A thread of the MQTT client ended by an exception");
                            lose("bộ kết nối bị lỗi: " + died);
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
            throw Broken.by(e);
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
    static Connection make(
            LinkSettings settings, Parcel will, boolean everything, Door door, Runnable onLost)
            throws Broken {
        var connection = new Connection(settings, door, onLost);
        try {
            connection.await(connection.client.connect(options(settings, will)));
            connection.subscribe(settings, everything);
            return connection;
        } catch (MqttException e) {
            connection.drop();
            throw Broken.by(e);
        } catch (Broken e) {
            connection.drop();
            throw e;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String uri(LinkSettings settings) throws Broken {
        String scheme = settings.sockets() instanceof SSLSocketFactory ? "ssl" : "tcp";
        try {
            String host = settings.host();
            return new URI(scheme, null, host, settings.port(), null, null, null).toString();
        } catch (URISyntaxException e) {
            throw new Broken("địa chỉ máy chủ không dùng được: " + settings.host(), e);
        }
    }

    private static MqttConnectionOptions options(LinkSettings settings, Parcel will) {
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_KEPT.toSeconds());
        options.setReceiveMaximum(UNACKNOWLEDGED);
        options.setMaximumPacketSize(PACKET_BYTES);
        options.setConnectionTimeout((int) TCP_WAIT.toSeconds());
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

    private static MqttProperties signature(Parcel parcel) {
        var properties = new MqttProperties();
        properties.setUserProperties(
                List.of(
                        new UserProperty(Parcel.KEY_PROPERTY, parcel.signature().key().value()),
                        new UserProperty(Parcel.SIGNATURE_PROPERTY, parcel.signature().value())));
        return properties;
    }

    private void subscribe(LinkSettings settings, boolean everything) throws MqttException, Broken {
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
        if (Arrays.stream(token.getReasonCodes()).anyMatch(Connection::isRefusal)) {
            throw new Broken("máy chủ không cho trạm nghe chủ đề của mình");
        }
    }

    private static boolean isRefusal(int reasonCode) {
        return reasonCode >= MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR;
    }

    private void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(answerWait.toMillis());
    }

    /** Sends, and waits until it is written (QoS 0) or the broker has it (QoS 1). */
    void publish(Parcel parcel, Delivery delivery) throws Broken {
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
            traceRefusal(parcel, token);
        } catch (MqttException e) {
            throw Broken.by(e);
        }
    }

    private static void traceRefusal(Parcel parcel, IMqttToken token) {
        int[] codes = token.getReasonCodes();
        if (codes != null && Arrays.stream(codes).anyMatch(Connection::isRefusal)) {
            Logger.warn("The broker refused {} with reason {}", parcel, codes[0]);
        }
    }

    /** True once the connection can no longer be used. */
    boolean isLost() {
        return !lostWhy.isEmpty();
    }

    /** What made it unusable first; empty text while it stands. */
    String lostWhy() {
        return lostWhy;
    }

    private void lose(String why) {
        synchronized (this) {
            if (isLost()) {
                return;
            }
            lostWhy = why;
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
            sayGoodbye();
        }
        drop();
    }

    private void sayGoodbye() {
        try {
            client.disconnect(GOODBYE_WAIT.toMillis()).waitForCompletion(GOODBYE_WAIT.toMillis());
        } catch (MqttException e) {
            Logger.debug(e, "The goodbye was not heard");
        }
    }

    /** Lets go of everything without a word. */
    private void drop() {
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
            Receipt receipt = careful ? () -> acknowledge(id) : Receipt.NONE;
            boolean admitted =
                    door.admits(
                            topic,
                            message.getPayload(),
                            property(message, Parcel.KEY_PROPERTY),
                            property(message, Parcel.SIGNATURE_PROPERTY),
                            receipt);
            if (!admitted && careful) {
                // The only way to be sent it again is to call again.
                lose("hộp thư của trạm đầy, đã bỏ lại " + door.turnedAway() + " tin");
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
            lose(Broken.words(response));
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
