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
 * A station's link over the simulated road and broker. Calls until it is through, and again for
 * ever; seals and opens with the real codec; acknowledges what the loop has kept, and nothing else.
 *
 * <p>Promises what {@code Link} promises, and adds everything a road can do: messages come late,
 * twice, or not at all, and an end that is cut off does not know it for a while.
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
    private final Consumer<Message> receipted;
    private final double copies;
    private Duration backoff = BACKOFF_FIRST;
    private boolean everything = true;
    private String lastWhy = "";
    private List<Standing> standing = List.of();

    /**
     * Who calls.
     *
     * @param will what the broker says when the connection breaks
     * @param keyring whom to believe
     */
    record Identity(StationId station, SignedMessage will, Signer signer, Keyring keyring) {}

    /**
     * A link that begins to call at once.
     *
     * @param process dies with the station's program
     * @param receipted told of every message the station acknowledged
     * @param copies in how many cases, from 0 to 1, what is sent at least once comes twice
     */
    SimLink(
            SimContext scene,
            SeededRandom seed,
            SimNetwork network,
            TaskLifetime process,
            Identity identity,
            Mailbox mailbox,
            Consumer<Message> receipted,
            double copies) {
        this.time = scene.time();
        this.broker = scene.broker();
        this.seed = seed;
        this.network = network;
        this.process = process;
        this.identity = identity;
        this.mailbox = mailbox;
        this.receipted = receipted;
        this.copies = copies;
        call();
    }

    @Override
    public void send(Message message) {
        standing.forEach(connection -> connection.say(message));
    }

    @Override
    public void close() {
        standing.forEach(Standing::leave);
        standing = List.of();
    }

    /** The program died; its operating system tells the broker, unless it is gone as well. */
    void die(boolean powerGone) {
        standing.forEach(connection -> connection.abandon(powerGone));
        standing = List.of();
    }

    /** True while it believes that it is connected. */
    boolean isUp() {
        return !standing.isEmpty();
    }

    private void call() {
        if (!network.isUp() || !broker.isUp()) {
            away(network.isUp() ? "máy chủ không nhận kết nối" : "không có đường tới máy chủ");
            return;
        }
        Duration handshake = network.delay().plus(network.delay()).plus(network.delay());
        time.in(handshake, process.whileAlive(this::answered));
    }

    private void answered() {
        if (network.isUp() && broker.isUp()) {
            through();
        } else {
            away("máy chủ không trả lời");
        }
    }

    private void through() {
        var connection = new Standing();
        standing = List.of(connection);
        lastWhy = "";
        backoff = BACKOFF_FIRST;
        // A full mailbox is impossible here: the loop is never further behind than its own step.
        tell(new Event.LinkUp());
        broker.attach(
                identity.station.value(),
                everything,
                List.of(Topic.downFilter(identity.station), Topic.ALL_FILTER),
                List.of(new Packet(identity.will, true, true, Packet.NEVER)),
                connection);
        everything = false;
    }

    private void away(String why) {
        if (!why.equals(lastWhy)) {
            lastWhy = why;
            tell(new Event.LinkDown(why));
        }
        var wait = seed.between(backoff.dividedBy(2), backoff);
        Duration doubled = backoff.multipliedBy(2);
        backoff = doubled.compareTo(BACKOFF_CAP) < 0 ? doubled : BACKOFF_CAP;
        time.in(wait, process.whileAlive(this::call));
    }

    private void tell(Event event) {
        if (!mailbox.offer(event)) {
            throw new IllegalStateException("the mailbox has no room for " + event);
        }
    }

    /** How a message travels: as the link over the real broker sends it. */
    private Packet packet(Message message) {
        SignedMessage parcel = Codec.encode(message, identity.signer);
        return switch (message) {
            case Message.AsRunReported _ ->
                    new Packet(parcel, true, false, time.now().plus(AS_RUN_IS_STALE));
            case Message.StatusReported _, Message.StationLost _ ->
                    new Packet(parcel, true, true, Packet.NEVER);
            case Message.PartsRequested _ ->
                    new Packet(parcel, false, false, time.now().plus(WANT_IS_STALE));
            case Message.LogIssued _,
                    Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.Urgent _,
                    Message.TimeBeacon _ ->
                    throw new IllegalStateException("no station says " + message);
        };
    }

    /** One connection, as both of its ends see it. */
    private final class Standing implements SimBroker.Peer {
        private final SimNetwork.Connection road = network.connect(this::cut);

        void say(Message message) {
            Packet packet = packet(message);
            road.up(packet.parcel(), () -> broker.publish(packet));
            if (packet.atLeastOnce() && seed.chance(copies)) {
                time.in(
                        seed.upTo(COPY_COMES_BY),
                        () -> road.up(packet.parcel(), () -> broker.publish(packet)));
            }
        }

        @Override
        public void carry(Packet packet, int number, boolean again) {
            SignedMessage parcel = packet.parcel();
            Acknowledger receipt =
                    packet.atLeastOnce() ? () -> acknowledge(number) : Acknowledger.NONE;
            road.down(parcel, () -> arrived(parcel, receipt));
            if (packet.atLeastOnce() && seed.chance(copies)) {
                time.in(
                        seed.upTo(COPY_COMES_BY),
                        () -> road.down(parcel, () -> arrived(parcel, receipt)));
            }
        }

        private void acknowledge(int number) {
            road.upBare(() -> broker.acknowledged(identity.station.value(), number));
        }

        private void arrived(SignedMessage parcel, Acknowledger receipt) {
            if (!mailbox.offer(opened(parcel, receipt))) {
                lost("hộp thư đầy");
            }
        }

        private Event opened(SignedMessage parcel, Acknowledger receipt) {
            Decoded decoded =
                    Codec.decode(
                            parcel.topic(),
                            parcel.payload(),
                            parcel.signature().key().value(),
                            parcel.signature().value(),
                            identity.keyring);
            return switch (decoded) {
                case Decoded.Valid(Message message) ->
                        new Event.MessageReceived(
                                message,
                                () -> {
                                    receipted.accept(message);
                                    receipt.acknowledge();
                                });
                case Decoded.Rejected(Rejection why, String detail) -> {
                    receipt.acknowledge();
                    yield new Event.MessageRejected(why, detail);
                }
            };
        }

        /** The road is cut; neither end knows it yet. */
        private void cut() {
            time.in(seed.upTo(CUT_IS_NOTICED_BY), process.whileAlive(() -> lost("mất kết nối")));
            brokerNoticesLater();
        }

        private void brokerNoticesLater() {
            time.in(
                    seed.upTo(BROKER_NOTICES_BY),
                    () -> broker.detach(identity.station.value(), this, "silent for too long"));
        }

        /** This end has found out that the connection is gone. */
        private void lost(String why) {
            if (standing.contains(this)) {
                standing = List.of();
                road.close();
                brokerNoticesLater();
                away(why);
            }
        }

        @Override
        public void dropped(String why) {
            road.close();
            time.in(network.delay(), process.whileAlive(() -> lost("mất kết nối")));
        }

        private void leave() {
            broker.goodbye(identity.station.value(), this);
            road.close();
        }

        private void abandon(boolean powerGone) {
            road.close();
            if (powerGone) {
                brokerNoticesLater();
            } else {
                broker.detach(identity.station.value(), this, "closed by the station");
            }
        }
    }
}
