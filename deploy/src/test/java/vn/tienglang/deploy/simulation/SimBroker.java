package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.node.port.VirtualTime;

/**
 * Simulated MQTT 5 broker: retained messages, one session per client with its unacknowledged
 * messages, and last wills.
 *
 * <p>QoS 1 is delivered at least once while the session exists; QoS 0 has no guarantee. Unkind
 * things it can do:
 *
 * <ul>
 *   <li>it is down, and its clients notice late;
 *   <li>it loses a session with the messages under way in it ({@link #forget});
 *   <li>it accepts a message, says so, and loses it: the next log of a station ({@link
 *       #loseNextLogOf}), or whatever comes next ({@link #loseNext});
 *   <li>it starts again with nothing: no session, no retained message ({@link #loseEverything}).
 * </ul>
 */
final class SimBroker {
    /** Queue limit of an absent client; the oldest messages are dropped. */
    private static final int WAITING_AT_MOST = 500;

    private static final int REMEMBERED = 300;

    /** Will delay that the station's link sets. */
    private static final Duration WILL_DELAY = Duration.ofSeconds(2);

    private final VirtualTime time;
    private final Map<String, Packet> retained = new TreeMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Set<StationId> losing = new TreeSet<>();
    private final Deque<Packet> history = new ArrayDeque<>();
    private boolean up = true;
    private int packets;
    private int accepted;
    private int lost;

    /** The first time answer of the centre to each station, which somebody recorded. */
    private final Map<StationId, RecordedAnswer> timeAnswers = new TreeMap<>();

    /** A running broker without sessions. */
    SimBroker(VirtualTime time) {
        this.time = time;
    }

    /**
     * Message as the broker handles it.
     *
     * @param atLeastOnce QoS 1, else QoS 0
     * @param retain true for a retained message
     * @param expires simulated time of its expiry
     */
    record Packet(
            SignedMessage signedMessage, boolean atLeastOnce, boolean retain, Duration expires) {
        static final Duration NEVER = Duration.ofDays(10_000);

        String topic() {
            return signedMessage.topic();
        }
    }

    /** Time answer of the centre, and the simulated time at which it was given. */
    record RecordedAnswer(Packet packet, Duration at) {}

    /** Client end of a connection. */
    interface Peer {
        /** Delivers the packet; a QoS 1 packet is acknowledged with this number. */
        void carry(Packet packet, int number, boolean again);

        /** The broker has closed the connection. */
        void dropped(String why);
    }

    /** True unless it is down. */
    boolean isUp() {
        return up;
    }

    /**
     * Connects a client and closes its older connection. Unacknowledged packets are sent again,
     * then queued packets, then retained ones.
     *
     * @param everything true to send retained messages even when the session exists
     * @param will published when this connection breaks and the client stays away
     */
    void attach(
            String client, boolean everything, List<String> filters, List<Packet> will, Peer peer) {
        Optional.ofNullable(sessions.get(client))
                .filter(Session::isAttached)
                .ifPresent(old -> detach(client, old.peers.getFirst(), "taken over"));
        boolean present = sessions.containsKey(client);
        var session = sessions.computeIfAbsent(client, _ -> new Session(filters));
        session.willDelay.end();
        session.peers.add(peer);
        session.will = will;
        new LinkedHashMap<>(session.unacknowledged)
                .forEach((number, packet) -> peer.carry(packet, number, true));
        while (!session.waiting.isEmpty()) {
            deliver(session, session.waiting.remove());
        }
        if (everything || !present) {
            for (Packet packet : List.copyOf(retained.values())) {
                if (session.subscribesTo(packet.topic())) {
                    deliver(session, packet);
                }
            }
        }
    }

    /** The connection broke. Ignored when it is not the present connection of the client. */
    void detach(String client, Peer peer, String why) {
        var session = sessions.get(client);
        if (session == null || !session.peers.remove(peer)) {
            return;
        }
        peer.dropped(why);
        List<Packet> will = session.will;
        session.will = List.of();
        session.willDelay = new TaskLifetime();
        time.in(WILL_DELAY, session.willDelay.whileAlive(() -> will.forEach(this::publish)));
    }

    /** The client disconnects; its will is not published. */
    void goodbye(String client, Peer peer) {
        var session = sessions.get(client);
        if (session != null && session.peers.remove(peer)) {
            session.will = List.of();
        }
    }

    /**
     * Publishes a packet to all subscribers of its topic.
     *
     * @return true when accepted; false while the broker is down, and the packet is lost
     */
    boolean publish(Packet packet) {
        if (!up) {
            return false;
        }
        if (losesNow(packet)) {
            return true;
        }
        if (accepted > 0 && packet.atLeastOnce()) {
            accepted--;
            lost++;
            return true;
        }
        if (packet.retain()) {
            retained.put(packet.topic(), packet);
        }
        record(packet);
        history.add(packet);
        if (history.size() > REMEMBERED) {
            history.remove();
        }
        deliverToAll(packet);
        return true;
    }

    private void record(Packet packet) {
        if (packet.topic().endsWith("/time")) {
            Topic.parse(packet.topic()).ifPresent(topic -> record(topic, packet));
        }
    }

    private void record(Topic topic, Packet packet) {
        if (topic instanceof Topic.TimeAnswer(StationId of)) {
            timeAnswers.putIfAbsent(of, new RecordedAnswer(packet, time.now()));
        }
    }

    private boolean losesNow(Packet packet) {
        return Topic.parse(packet.topic())
                .filter(topic ->
                        topic instanceof Topic.Log(StationId of, LocalDate _) && losing.remove(of))
                .isPresent();
    }

    /** Makes it accept the next log of this station and lose it. */
    void loseNextLogOf(StationId station) {
        losing.add(station);
    }

    /** Ends the loss of logs of this station. */
    void loseNoLogOf(StationId station) {
        losing.remove(station);
    }

    /** Makes it accept so many more QoS 1 messages of anybody and lose them. */
    void loseNext(int count) {
        accepted = count;
    }

    /** Number of messages that it accepted and lost in this way. */
    int lostAfterAccepting() {
        return lost;
    }

    /** The first time answer to this station that went through it. */
    Optional<RecordedAnswer> recordedTimeAnswer(StationId station) {
        return Optional.ofNullable(timeAnswers.get(station));
    }

    /** Stops the broker; when it is started it has no session and no retained message. */
    void loseEverything() {
        stop();
        sessions.clear();
        retained.clear();
    }

    /** The last published packets, oldest first. */
    List<Packet> history() {
        return List.copyOf(history);
    }

    /**
     * Delivers a packet to all subscribers without publishing it, as an attacker at the broker or
     * an old queue would.
     */
    void injectMessage(Packet packet) {
        if (up) {
            deliverToAll(packet);
        }
    }

    private void deliverToAll(Packet packet) {
        for (Session session : List.copyOf(sessions.values())) {
            if (session.subscribesTo(packet.topic())) {
                deliver(session, packet);
            }
        }
    }

    /** The client acknowledges the packet with this number. */
    void acknowledged(String client, int number) {
        var session = sessions.get(client);
        if (session != null && up) {
            session.unacknowledged.remove(number);
        }
    }

    /** Drops the session of a client with its unacknowledged packets. */
    void forget(String client) {
        var session = sessions.get(client);
        if (session != null) {
            List.copyOf(session.peers).forEach(peer -> detach(client, peer, "session forgotten"));
            sessions.remove(client);
        }
    }

    /** Stops the broker; all connections break and no will is published. */
    void stop() {
        up = false;
        for (Session session : sessions.values()) {
            List<Peer> peers = List.copyOf(session.peers);
            session.peers.clear();
            session.will = List.of();
            peers.forEach(peer -> peer.dropped("the broker went down"));
        }
    }

    /** Starts the broker with its sessions and retained messages. */
    void start() {
        up = true;
    }

    private void deliver(Session session, Packet packet) {
        if (packet.expires().compareTo(time.now()) <= 0) {
            return;
        }
        if (session.isAttached()) {
            int number = ++packets;
            if (packet.atLeastOnce()) {
                session.unacknowledged.put(number, packet);
            }
            session.peers.getFirst().carry(packet, number, false);
        } else if (packet.atLeastOnce()) {
            if (session.waiting.size() == WAITING_AT_MOST) {
                session.waiting.remove();
            }
            session.waiting.add(packet);
        }
    }

    /** Session of a client. */
    private static final class Session {
        private final List<String> filters;
        private final Map<Integer, Packet> unacknowledged = new LinkedHashMap<>();
        private final Deque<Packet> waiting = new ArrayDeque<>();

        /** The client's connection: none or one. */
        private final List<Peer> peers = new ArrayList<>();

        private List<Packet> will = List.of();

        /** Cancels the delayed will when the client comes back. */
        private TaskLifetime willDelay = new TaskLifetime();

        private Session(List<String> filters) {
            this.filters = filters;
        }

        private boolean isAttached() {
            return !peers.isEmpty();
        }

        private boolean subscribesTo(String topic) {
            for (String filter : filters) {
                // Every filter of the contract ends in "/#".
                if (topic.startsWith(filter.substring(0, filter.length() - 1))) {
                    return true;
                }
            }
            return false;
        }
    }
}
