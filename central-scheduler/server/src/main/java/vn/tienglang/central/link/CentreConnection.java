package vn.tienglang.central.link;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

/**
 * One connection to the broker, from its making to its end; never mended, only replaced, so that
 * nothing of one client can reach into the next.
 *
 * <p>Used by the one thread that made it. Paho's threads only bring what came, and tell when the
 * connection is lost.
 */
final class CentreConnection implements AutoCloseable {
    /** How many messages may be on their way out and not yet acknowledged; brokers allow 20. */
    static final int WINDOW = 16;

    /** How long the broker keeps what stations say while the centre is away. */
    private static final Duration SESSION_KEPT = Duration.ofDays(7);

    /** A little more than any message may have: an oversize one is to be seen and counted. */
    private static final long PACKET_BYTES = 2L * Limits.MESSAGE_BYTES;

    private static final Duration TCP_WAIT = Duration.ofSeconds(10);
    private static final Duration GOODBYE_WAIT = Duration.ofSeconds(2);

    /** Where the bytes that come in go. Called on Paho's threads: returns at once, never throws. */
    @FunctionalInterface
    interface MessageListener {
        /**
         * Takes in what came.
         *
         * @param careful whether the sender waits for an acknowledgement
         * @param kept to be run, on any thread, when the message needs not come again
         * @return false when a careful message could not be taken in and must be sent again
         */
        boolean onMessage(
                String topic,
                byte[] payload,
                String key,
                String signature,
                boolean careful,
                Runnable kept);
    }

    private final MessageListener ear;
    private final Runnable onLost;
    private final Duration answerWait;
    private final CentrePahoThreads threads;
    private final MqttAsyncClient client;
    private int window = WINDOW;

    /** Empty while the connection stands. */
    private volatile String lostWhy = "";

    private CentreConnection(CentreLinkSettings settings, MessageListener ear, Runnable onLost)
            throws CentreLinkException {
        this.ear = ear;
        this.onLost = onLost;
        this.answerWait = settings.keepAlive();
        this.threads = new CentrePahoThreads(this::threadFailed);
        try {
            client =
                    new MqttAsyncClient(
                            uri(settings),
                            settings.name(),
                            new MemoryPersistence(),
                            new TimerPingSender(threads),
                            threads);
        } catch (MqttException e) {
            threads.shutdownNow();
            throw CentreLinkException.of(e);
        }
        client.setManualAcks(true);
        client.setCallback(new Callback());
    }

    /**
     * Connects and subscribes.
     *
     * @param unacknowledged how many messages the broker may have out to us at once
     * @param everything true to be told every station's retained status, false only what is new
     * @param onLost called, from any thread, when the connection is lost
     */
    static CentreConnection open(
            CentreLinkSettings settings,
            int unacknowledged,
            boolean everything,
            MessageListener ear,
            Runnable onLost)
            throws CentreLinkException {
        var connection = new CentreConnection(settings, ear, onLost);
        try {
            IMqttToken token = connection.client.connect(options(settings, unacknowledged));
            token.waitForCompletion(connection.answerWait.toMillis());
            connection.limitWindow(token.getResponseProperties().getReceiveMaximum());
            connection.subscribe(settings.upFilter(), everything);
            return connection;
        } catch (MqttException e) {
            connection.drop();
            throw CentreLinkException.of(e);
        } catch (CentreLinkException e) {
            connection.drop();
            throw e;
        }
    }

    private static String uri(CentreLinkSettings settings) throws CentreLinkException {
        String scheme = settings.sockets() instanceof SSLSocketFactory ? "ssl" : "tcp";
        try {
            return new URI(scheme, null, settings.host(), settings.port(), null, null, null)
                    .toString();
        } catch (URISyntaxException e) {
            throw new CentreLinkException("no broker can have the address " + settings.host());
        }
    }

    private static MqttConnectionOptions options(CentreLinkSettings settings, int unacknowledged) {
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(SESSION_KEPT.toSeconds());
        options.setReceiveMaximum(unacknowledged);
        options.setMaximumPacketSize(PACKET_BYTES);
        options.setConnectionTimeout((int) TCP_WAIT.toSeconds());
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setUserName(settings.name());
        options.setPassword(settings.secret().getBytes(StandardCharsets.UTF_8));
        options.setSocketFactory(settings.sockets());
        return options;
    }

    /** One over the broker's limit, and Paho has given away a topic alias nobody was told of. */
    private void limitWindow(Integer brokersLimit) {
        window = Math.min(WINDOW, Optional.ofNullable(brokersLimit).orElse(WINDOW));
    }

    private void subscribe(String filter, boolean everything)
            throws MqttException, CentreLinkException {
        var subscription = new MqttSubscription(filter, 1);
        // 0: always send what is retained; 1: only when the broker has no session of ours.
        subscription.setRetainHandling(everything ? 0 : 1);
        IMqttToken token =
                client.subscribe(
                        new MqttSubscription[] {subscription}, null, null, new MqttProperties());
        token.waitForCompletion(answerWait.toMillis());
        if (isRefused(token)) {
            throw new CentreLinkException("the broker does not let us listen to " + filter);
        }
    }

    private static boolean isRefused(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes != null
                && Arrays.stream(codes)
                        .anyMatch(code -> code >= MqttReturnCode.RETURN_CODE_UNSPECIFIED_ERROR);
    }

    /** How many deliveries {@link #publish} takes at once. */
    int window() {
        return window;
    }

    /**
     * Sends these, and waits until each is written (QoS 0) or the broker has it (QoS 1).
     *
     * @return for each, in this order, whether the broker took it
     */
    List<Boolean> publish(List<CentreDelivery> deliveries) throws CentreLinkException {
        try {
            var tokens = new ArrayList<IMqttToken>();
            for (CentreDelivery delivery : deliveries) {
                tokens.add(publish(delivery));
            }
            var taken = new ArrayList<Boolean>();
            for (int i = 0; i < tokens.size(); i++) {
                IMqttToken token = tokens.get(i);
                token.waitForCompletion(answerWait.toMillis());
                if (isRefused(token)) {
                    Logger.error(
                            "The broker refused {}, reason {}.",
                            deliveries.get(i).parcel(),
                            token.getReasonCodes()[0]);
                }
                taken.add(!isRefused(token));
            }
            return taken;
        } catch (MqttException e) {
            throw CentreLinkException.of(e);
        }
    }

    private IMqttToken publish(CentreDelivery delivery) throws MqttException {
        SignedMessage parcel = delivery.parcel();
        var properties = new MqttProperties();
        properties.setUserProperties(
                List.of(
                        new UserProperty(
                                SignedMessage.KEY_PROPERTY, parcel.signature().key().value()),
                        new UserProperty(
                                SignedMessage.SIGNATURE_PROPERTY, parcel.signature().value())));
        properties.setMessageExpiryInterval(delivery.expirySeconds());
        return client.publish(
                parcel.topic(),
                new MqttMessage(parcel.payload(), delivery.qos(), delivery.retained(), properties));
    }

    /** True once the connection can no longer be used. */
    boolean isLost() {
        return !lostWhy.isEmpty();
    }

    /** What made it unusable first; empty text while it stands. */
    String lostWhy() {
        return lostWhy;
    }

    private void threadFailed(Throwable died) {
        Logger.warn(died, "A thread of the MQTT client ended by an exception.");
        connectionLost("the MQTT client failed: " + died);
    }

    private void connectionLost(String why) {
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

    /** Says goodbye and lets go of everything. */
    @Override
    public void close() {
        if (client.isConnected()) {
            try {
                client.disconnect(GOODBYE_WAIT.toMillis())
                        .waitForCompletion(GOODBYE_WAIT.toMillis());
            } catch (MqttException e) {
                Logger.debug(e, "The goodbye was not heard");
            }
        }
        drop();
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
            boolean taken =
                    ear.onMessage(
                            topic,
                            message.getPayload(),
                            property(message, SignedMessage.KEY_PROPERTY),
                            property(message, SignedMessage.SIGNATURE_PROPERTY),
                            careful,
                            careful ? () -> acknowledge(id) : () -> {});
            if (!taken) {
                // The only way to be sent it again is to connect again.
                connectionLost("more came than was agreed on");
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
            connectionLost(CentreLinkException.describe(response));
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
