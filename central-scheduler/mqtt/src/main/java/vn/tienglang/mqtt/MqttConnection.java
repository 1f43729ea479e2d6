package vn.tienglang.mqtt;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClientException;
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
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.wire.SignedMessage;

/**
 * Connection to the broker, over Paho. A lost connection is replaced by a new one, never repaired.
 *
 * <p>Used by the one thread that made it. Paho's threads only call the listener and report that the
 * connection is lost. It is one class, because connecting, publishing and closing share the state
 * of one Paho client, which must not be visible outside.
 */
public final class MqttConnection implements AutoCloseable {
    /** Most messages in flight that the broker has not acknowledged; brokers allow 20. */
    public static final int MAX_WINDOW = 16;

    /** Twice the largest message, so that the receiver still sees and counts an oversize one. */
    private static final long MAX_PACKET_BYTES = 2L * Limits.MESSAGE_BYTES;

    /** Below 1 s some brokers keep the will until the session ends; 2 s bridge short gaps. */
    private static final Duration WILL_DELAY = Duration.ofSeconds(2);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration MAX_ANSWER_WAIT = Duration.ofSeconds(30);
    private static final Duration DISCONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final MessageListener listener;
    private final Runnable onLost;
    private final Duration answerWait;
    private final PahoThreads threads;
    private final MqttAsyncClient client;
    private int window = MAX_WINDOW;

    /** Null while the connection can be used. */
    private volatile @Nullable LinkFailure failure;

    private MqttConnection(BrokerSettings settings, MessageListener listener, Runnable onLost)
            throws LinkException {
        this.listener = listener;
        this.onLost = onLost;
        this.answerWait = shorter(settings.keepAlive(), MAX_ANSWER_WAIT);
        this.threads = new PahoThreads(settings.clientId(), this::threadFailed);
        try {
            client =
                    new MqttAsyncClient(
                            uri(settings),
                            settings.clientId(),
                            new MemoryPersistence(),
                            new TimerPingSender(threads),
                            threads);
        } catch (MqttException e) {
            threads.shutdownNow();
            throw LinkException.of(e);
        }
        client.setManualAcks(true);
        client.setCallback(new Callback());
    }

    /**
     * Connects and subscribes.
     *
     * @param will message that the broker publishes, retained, when this connection ends without
     *     DISCONNECT
     * @param listener receives the messages; may be called before this method returns
     * @param onLost called once, from any thread, when the connection is lost
     */
    public static MqttConnection connect(
            BrokerSettings settings,
            Optional<SignedMessage> will,
            Subscription subscription,
            MessageListener listener,
            Runnable onLost)
            throws LinkException {
        var connection = new MqttConnection(settings, listener, onLost);
        try {
            IMqttToken token =
                    connection.client.connect(
                            options(settings, will, subscription.receiveMaximum()));
            connection.await(token);
            connection.limitWindow(token.getResponseProperties().getReceiveMaximum());
            connection.subscribe(subscription);
            return connection;
        } catch (MqttException e) {
            connection.release();
            throw LinkException.of(e);
        } catch (LinkException e) {
            connection.release();
            throw e;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String uri(BrokerSettings settings) throws LinkException {
        // With TLS too: the socket factory speaks it, and Paho sees plain sockets.
        String scheme = "tcp";
        try {
            String host = settings.host();
            return new URI(scheme, null, host, settings.port(), null, null, null).toString();
        } catch (URISyntaxException e) {
            throw new LinkException(new LinkFailure.BadAddress(settings.host()), e);
        }
    }

    private static MqttConnectionOptions options(
            BrokerSettings settings, Optional<SignedMessage> will, int receiveMaximum) {
        var options = new MqttConnectionOptions();
        options.setAutomaticReconnect(false);
        options.setCleanStart(false);
        options.setSessionExpiryInterval(settings.sessionExpiry().toSeconds());
        options.setReceiveMaximum(receiveMaximum);
        options.setMaximumPacketSize(MAX_PACKET_BYTES);
        options.setConnectionTimeout((int) CONNECT_TIMEOUT.toSeconds());
        options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
        options.setUserName(settings.user());
        options.setPassword(settings.secret().getBytes(StandardCharsets.UTF_8));
        options.setSocketFactory(settings.sockets());
        will.ifPresent(message -> setWill(options, message));
        return options;
    }

    private static void setWill(MqttConnectionOptions options, SignedMessage will) {
        MqttProperties properties = signature(will);
        properties.setWillDelayInterval(WILL_DELAY.toSeconds());
        options.setWill(
                will.topic(), new MqttMessage(will.payload(), 1, true, new MqttProperties()));
        options.setWillMessageProperties(properties);
    }

    private static MqttProperties signature(SignedMessage message) {
        var properties = new MqttProperties();
        properties.setUserProperties(
                List.of(
                        new UserProperty(
                                SignedMessage.KEY_PROPERTY, message.signature().key().value()),
                        new UserProperty(
                                SignedMessage.SIGNATURE_PROPERTY, message.signature().value())));
        return properties;
    }

    /** Beyond the broker's limit Paho hands out a topic alias that it never tells the broker. */
    private void limitWindow(@Nullable Integer brokersLimit) {
        window = Math.min(MAX_WINDOW, Optional.ofNullable(brokersLimit).orElse(MAX_WINDOW));
    }

    private void subscribe(Subscription subscription) throws MqttException, LinkException {
        subscribe(subscription.filters(), subscription.sendRetained());
    }

    private void subscribe(List<String> topicFilters, boolean sendRetained)
            throws MqttException, LinkException {
        MqttSubscription[] filters =
                topicFilters.stream()
                        .map(filter -> filter(filter, sendRetained))
                        .toArray(MqttSubscription[]::new);
        IMqttToken token = client.subscribe(filters, null, null, new MqttProperties());
        await(token);
        if (!result(token).accepted()) {
            throw new LinkException(new LinkFailure.SubscriptionRefused(topicFilters));
        }
    }

    /**
     * Has the broker send the retained messages of these filters again, to which this client is
     * subscribed.
     */
    public void requestRetained(List<String> topicFilters) throws LinkException {
        try {
            subscribe(topicFilters, true);
        } catch (MqttException e) {
            throw LinkException.of(e);
        }
    }

    private static MqttSubscription filter(String topicFilter, boolean sendRetained) {
        var filter = new MqttSubscription(topicFilter, 1);
        // 0: always send what is retained; 1: only when the broker has no session of this client.
        filter.setRetainHandling(sendRetained ? 0 : 1);
        return filter;
    }

    /** The first refusal among the reason codes; code 0 if there is none. */
    private static PublishResult result(IMqttToken token) {
        int[] codes = token.getReasonCodes();
        return codes == null
                ? new PublishResult(0)
                : Arrays.stream(codes)
                        .mapToObj(PublishResult::new)
                        .filter(result -> !result.accepted())
                        .findFirst()
                        .orElse(new PublishResult(0));
    }

    private void await(IMqttToken token) throws MqttException {
        token.waitForCompletion(answerWait.toMillis());
    }

    /** Most messages that {@link #publish} takes at once. */
    public int window() {
        return window;
    }

    /**
     * Sends all publications, then waits until each is written (QoS 0) or answered by the broker
     * (QoS 1). A publication that this client cannot write, because it is too large for the broker
     * or its topic is invalid, does not hold up the others.
     *
     * @param publications at most {@link #window()}
     * @return the answers, in the same order
     */
    public List<PublishResult> publish(List<Publication> publications) throws LinkException {
        try {
            var pending = new ArrayList<PendingAnswer>();
            for (Publication publication : publications) {
                pending.add(write(publication));
            }
            var results = new ArrayList<PublishResult>();
            for (PendingAnswer answer : pending) {
                results.add(
                        switch (answer) {
                            case PendingAnswer.Written(IMqttToken token) -> {
                                await(token);
                                yield result(token);
                            }
                            case PendingAnswer.Unwritable(PublishResult result) -> result;
                        });
            }
            return results;
        } catch (MqttException e) {
            throw LinkException.of(e);
        }
    }

    /** Publication that was written and waits for its answer, or that cannot be written. */
    private sealed interface PendingAnswer {
        record Written(IMqttToken token) implements PendingAnswer {}

        record Unwritable(PublishResult result) implements PendingAnswer {}
    }

    private PendingAnswer write(Publication publication) throws MqttException {
        try {
            return new PendingAnswer.Written(publish(publication));
        } catch (IllegalArgumentException e) {
            Logger.warn("The topic {} is invalid: {}", publication.message().topic(), e);
            return new PendingAnswer.Unwritable(
                    new PublishResult(MqttReturnCode.RETURN_CODE_TOPIC_NAME_INVALID));
        } catch (MqttException e) {
            if (e.getReasonCode() != MqttClientException.REASON_CODE_OUTGOING_PACKET_TOO_LARGE) {
                throw e;
            }
            return new PendingAnswer.Unwritable(
                    new PublishResult(MqttReturnCode.RETURN_CODE_PACKET_TOO_LARGE));
        }
    }

    private IMqttToken publish(Publication publication) throws MqttException {
        SignedMessage message = publication.message();
        MqttProperties properties = signature(message);
        if (publication.expirySeconds() > 0) {
            properties.setMessageExpiryInterval(publication.expirySeconds());
        }
        return client.publish(
                message.topic(),
                new MqttMessage(
                        message.payload(), publication.qos(), publication.retained(), properties));
    }

    /** Reason why the connection is lost; empty while it can be used. The first reason stays. */
    public Optional<LinkFailure> failure() {
        return Optional.ofNullable(failure);
    }

    private void threadFailed(Throwable cause) {
        Logger.warn(cause, "A thread of the MQTT client ended by an exception");
        markLost(new LinkFailure.ClientFailed(cause));
    }

    private void markLost(LinkFailure reason) {
        synchronized (this) {
            if (failure != null) {
                return;
            }
            failure = reason;
        }
        onLost.run();
    }

    private void acknowledge(int id) {
        try {
            client.messageArrivedComplete(id, 1);
        } catch (MqttException | RuntimeException e) {
            // Its connection is gone. The broker sends the message again on the next connection,
            // where the receiver recognises it.
            Logger.debug(e, "Message {} is not acknowledged: its connection is gone", id);
        }
    }

    /** Sends DISCONNECT, so that the broker does not publish the will, and releases everything. */
    @Override
    public void close() {
        if (client.isConnected()) {
            disconnect();
        }
        release();
    }

    private void disconnect() {
        try {
            client.disconnect(DISCONNECT_TIMEOUT.toMillis())
                    .waitForCompletion(DISCONNECT_TIMEOUT.toMillis());
        } catch (MqttException e) {
            Logger.debug(e, "DISCONNECT was not sent");
        }
    }

    /** Closes the socket and ends the threads, without DISCONNECT. */
    private void release() {
        try {
            client.disconnectForcibly(0, 1, false);
        } catch (MqttException | RuntimeException e) {
            Logger.debug(e, "The connection was already closed");
        }
        try {
            client.close();
        } catch (MqttException | RuntimeException e) {
            Logger.debug(e, "The MQTT client did not close");
        }
        threads.shutdownNow();
    }

    /** Callbacks of Paho. Each returns at once: a blocked callback blocks the whole connection. */
    private final class Callback implements MqttCallback {
        @Override
        public void messageArrived(String topic, MqttMessage message) {
            int id = message.getId();
            int qos = message.getQos();
            boolean accepted =
                    listener.onMessage(
                            topic,
                            message.getPayload(),
                            property(message, SignedMessage.KEY_PROPERTY),
                            property(message, SignedMessage.SIGNATURE_PROPERTY),
                            qos,
                            qos > 0 ? () -> acknowledge(id) : () -> {});
            if (!accepted && qos > 0) {
                // The broker sends it again only on a new connection.
                markLost(new LinkFailure.ReceiverFull());
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
            markLost(LinkException.failure(response));
        }

        @Override
        public void mqttErrorOccurred(MqttException e) {
            Logger.debug(e, "The MQTT client reports an error");
        }

        @Override
        public void deliveryComplete(IMqttToken token) {
            // The method publish waits for it.
        }

        @Override
        public void connectComplete(boolean reconnect, String serverUri) {
            // The method connect waits for it.
        }

        @Override
        public void authPacketArrived(int reasonCode, MqttProperties properties) {
            // This client never uses extended authentication.
        }
    }
}
