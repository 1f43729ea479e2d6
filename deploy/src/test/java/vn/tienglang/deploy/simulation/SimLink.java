package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.deploy.simulation.SimBroker.Packet;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Event.Acknowledger;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Mailbox;
import vn.tienglang.node.port.VirtualTime;

/**
 * Simulated link of a station over {@link SimNetwork} and {@link SimBroker}. It reconnects for
 * ever, uses the production codec, and acknowledges only what the loop has stored.
 *
 * <p>Messages may come late, twice or not at all, and an end notices a cut connection only after a
 * while.
 */
final class SimLink implements Link {
    private static final Duration BACKOFF_FIRST = Duration.ofSeconds(1);
    private static final Duration BACKOFF_CAP = Duration.ofSeconds(60);
    private static final Duration CUT_IS_NOTICED_BY = Duration.ofSeconds(75);
    private static final Duration BROKER_NOTICES_BY = Duration.ofSeconds(90);
    private static final Duration AS_RUN_IS_STALE = Duration.ofHours(1);
    private static final Duration WANT_IS_STALE = Duration.ofMinutes(1);
    private static final Duration COPY_COMES_BY = Duration.ofSeconds(20);

    private final VirtualTime time;
    private final SeededRandom seed;
    private final SimNetwork network;
    private final SimBroker broker;
    private final TaskLifetime process;
    private final Identity identity;
    private final Mailbox mailbox;
    private final Consumer<Message> acknowledged;
    private final double copies;
    private Duration backoff = BACKOFF_FIRST;
    private boolean requestsRetained = true;
    private String lastWhy = "";
    private List<LinkConnection> connections = List.of();

    /**
     * Identity of the station.
     *
     * @param will last will
     * @param keyring keys whose signatures are accepted
     */
    record Identity(StationId station, SignedMessage will, Signer signer, Keyring keyring) {}

    /**
     * A link that starts to connect at once.
     *
     * @param process lifetime of the station's program
     * @param acknowledged told of every message the station acknowledged
     * @param copies share of QoS 1 messages that are delivered twice, 0 to 1
     */
    SimLink(
            SimContext context,
            SeededRandom seed,
            SimNetwork network,
            TaskLifetime process,
            Identity identity,
            Mailbox mailbox,
            Consumer<Message> acknowledged,
            double copies) {
        this.time = context.time();
        this.broker = context.broker();
        this.seed = seed;
        this.network = network;
        this.process = process;
        this.identity = identity;
        this.mailbox = mailbox;
        this.acknowledged = acknowledged;
        this.copies = copies;
        connect();
    }

    @Override
    public void send(Message message) {
        connections.forEach(connection -> connection.say(message));
    }

    @Override
    public void close() {
        connections.forEach(LinkConnection::leave);
        connections = List.of();
    }

    /** The program crashed. Without a power cut the operating system closes the connection. */
    void die(boolean powerGone) {
        connections.forEach(connection -> connection.abandon(powerGone));
        connections = List.of();
    }

    /** True while it believes that it is connected. */
    boolean isUp() {
        return !connections.isEmpty();
    }

    private void connect() {
        if (!network.isUp() || !broker.isUp()) {
            retryLater(
                    network.isUp() ? "máy chủ không nhận kết nối" : "không có đường tới máy chủ");
            return;
        }
        Duration handshake = network.delay().plus(network.delay()).plus(network.delay());
        time.in(handshake, process.whileAlive(this::answered));
    }

    private void answered() {
        if (network.isUp() && broker.isUp()) {
            connected();
        } else {
            retryLater("máy chủ không trả lời");
        }
    }

    private void connected() {
        var connection = new LinkConnection();
        connections = List.of(connection);
        lastWhy = "";
        backoff = BACKOFF_FIRST;
        // The mailbox cannot be full here: the loop is never more than one step behind.
        offer(new Event.LinkUp());
        broker.attach(
                identity.station.value(),
                requestsRetained,
                List.of(Topic.downFilter(identity.station), Topic.ALL_FILTER),
                List.of(new Packet(identity.will, true, true, Packet.NEVER)),
                connection);
        requestsRetained = false;
    }

    private void retryLater(String why) {
        if (!why.equals(lastWhy)) {
            lastWhy = why;
            offer(new Event.LinkDown(why));
        }
        var wait = seed.between(backoff.dividedBy(2), backoff);
        Duration doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(BACKOFF_CAP) < 0 ? doubled : BACKOFF_CAP;
        time.in(wait, process.whileAlive(this::connect));
    }

    private void offer(Event event) {
        if (!mailbox.offer(event)) {
            throw new IllegalStateException("the mailbox has no room for " + event);
        }
    }

    /** QoS, retain flag and expiry as the production link sets them. */
    private Packet packet(Message message) {
        SignedMessage signedMessage = Codec.encode(message, identity.signer);
        return switch (message) {
            case Message.AsRunReported _,
                    Message.AsRunRangeMissing _,
                    Message.EmergencyProgressed _ ->
                    new Packet(signedMessage, true, false, time.now().plus(AS_RUN_IS_STALE));
            case Message.StatusReported _, Message.StationLost _ ->
                    new Packet(signedMessage, true, true, Packet.NEVER);
            case Message.PartsRequested _, Message.TimeRequested _ ->
                    new Packet(signedMessage, false, false, time.now().plus(WANT_IS_STALE));
            case Message.LogIssued _,
                    Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.Urgent _,
                    Message.EmergencyIssued _,
                    Message.TimeAnswered _,
                    Message.TimeBeacon _ ->
                    throw new IllegalStateException("no station sends " + message);
        };
    }

    /** One connection. */
    private final class LinkConnection implements SimBroker.Peer {
        private final SimNetwork.Connection networkConnection = network.connect(this::cut);

        void say(Message message) {
            Packet packet = packet(message);
            networkConnection.up(packet.signedMessage(), () -> broker.publish(packet));
            if (packet.atLeastOnce() && seed.chance(copies)) {
                time.in(
                        seed.upTo(COPY_COMES_BY),
                        () ->
                                networkConnection.up(
                                        packet.signedMessage(), () -> broker.publish(packet)));
            }
        }

        @Override
        public void carry(Packet packet, int number, boolean again) {
            SignedMessage signedMessage = packet.signedMessage();
            Acknowledger receipt =
                    packet.atLeastOnce() ? () -> acknowledge(number) : Acknowledger.NONE;
            networkConnection.down(signedMessage, () -> arrived(signedMessage, receipt));
            if (packet.atLeastOnce() && seed.chance(copies)) {
                time.in(
                        seed.upTo(COPY_COMES_BY),
                        () ->
                                networkConnection.down(
                                        signedMessage, () -> arrived(signedMessage, receipt)));
            }
        }

        private void acknowledge(int number) {
            networkConnection.upBare(() -> broker.acknowledged(identity.station.value(), number));
        }

        private void arrived(SignedMessage signedMessage, Acknowledger receipt) {
            if (!mailbox.offer(opened(signedMessage, receipt))) {
                lost("hộp thư đầy");
            }
        }

        private Event opened(SignedMessage signedMessage, Acknowledger receipt) {
            Decoded decoded =
                    Codec.decode(
                            signedMessage.topic(),
                            signedMessage.payload(),
                            signedMessage.signature().key().value(),
                            signedMessage.signature().value(),
                            identity.keyring);
            return switch (decoded) {
                case Decoded.Valid(Message message) ->
                        new Event.MessageReceived(
                                message,
                                () -> {
                                    acknowledged.accept(message);
                                    receipt.acknowledge();
                                });
                case Decoded.Rejected(Rejection why, String detail) -> {
                    receipt.acknowledge();
                    yield new Event.MessageRejected(why, detail);
                }
            };
        }

        /** The network is cut; neither end knows it yet. */
        private void cut() {
            time.in(seed.upTo(CUT_IS_NOTICED_BY), process.whileAlive(() -> lost("mất kết nối")));
            brokerNoticesLater();
        }

        private void brokerNoticesLater() {
            time.in(
                    seed.upTo(BROKER_NOTICES_BY),
                    () -> broker.detach(identity.station.value(), this, "silent for too long"));
        }

        /** The station notices that the connection is gone. */
        private void lost(String why) {
            if (connections.contains(this)) {
                connections = List.of();
                networkConnection.close();
                brokerNoticesLater();
                retryLater(why);
            }
        }

        @Override
        public void dropped(String why) {
            networkConnection.close();
            time.in(network.delay(), process.whileAlive(() -> lost("mất kết nối")));
        }

        private void leave() {
            broker.goodbye(identity.station.value(), this);
            networkConnection.close();
        }

        private void abandon(boolean powerGone) {
            networkConnection.close();
            if (powerGone) {
                brokerNoticesLater();
            } else {
                broker.detach(identity.station.value(), this, "closed by the station");
            }
        }
    }
}
