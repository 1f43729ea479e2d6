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
 * An MQTT 5 broker: keeps the last retained message of each topic, a session for each client with
 * what it has not acknowledged, and speaks a client's last will when its connection breaks.
 *
 * <p>Promises at-least-once for quality of service 1 to a client whose session it still has, and
 * nothing for 0. It may forget all its sessions, and it may be down; what is retained it keeps,
 * unless it was told to lose the next log of a station.
 */
final class SimBroker {
    /** More than this waiting for an absent client, and the oldest are dropped. */
    private static final int WAITING_AT_MOST = 500;

    private static final int REMEMBERED = 300;

    /** As the station's link asks for. */
    private static final Duration WILL_DELAY = Duration.ofSeconds(2);

    private final VirtualTime time;
    private final Map<String, Packet> retained = new TreeMap<>();
    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private final Set<StationId> losing = new TreeSet<>();
    private final Deque<Packet> history = new ArrayDeque<>();
    private boolean up = true;
    private int packets;

    /** A broker that runs and knows nobody. */
    SimBroker(VirtualTime time) {
        this.time = time;
    }

    /**
     * A message as the broker handles it.
     *
     * @param atLeastOnce quality of service 1, else 0
     * @param retain kept for those who come later
     * @param expires the world's age from which on it is not handed out any more
     */
    record Packet(SignedMessage parcel, boolean atLeastOnce, boolean retain, Duration expires) {
        static final Duration NEVER = Duration.ofDays(10_000);

        String topic() {
            return parcel.topic();
        }
    }

    /** The other end of a connection, as the broker sees it. */
    interface Peer {
        /** Sends it the packet; to be acknowledged under this number when at least once. */
        void carry(Packet packet, int number, boolean again);

        /** The broker has closed the connection. */
        void dropped(String why);
    }

    /** True unless it is down. */
    boolean isUp() {
        return up;
    }

    /**
     * A client comes. An older connection of the same client is closed. What it had not
     * acknowledged is sent again, then what waited, then what is retained.
     *
     * @param everything to be sent all that is retained, even when the session is still there
     * @param will what to publish when this connection breaks and the client does not come back
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
            hand(session, session.waiting.remove());
        }
        if (everything || !present) {
            for (Packet packet : List.copyOf(retained.values())) {
                if (session.hears(packet.topic())) {
                    hand(session, packet);
                }
            }
        }
    }

    /** The connection broke. Nothing when it is not the client's present one. */
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

    /** The client says goodbye: its will is not spoken. */
    void goodbye(String client, Peer peer) {
        var session = sessions.get(client);
        if (session != null && session.peers.remove(peer)) {
            session.will = List.of();
        }
    }

    /**
     * Takes a packet and hands it to all who hear its topic.
     *
     * @return true when it has it; false while it is down, and the packet is lost
     */
    boolean publish(Packet packet) {
        if (!up) {
            return false;
        }
        if (losesNow(packet)) {
            return true;
        }
        if (packet.retain()) {
            retained.put(packet.topic(), packet);
        }
        history.add(packet);
        if (history.size() > REMEMBERED) {
            history.remove();
        }
        handToAll(packet);
        return true;
    }

    private boolean losesNow(Packet packet) {
        return Topic.parse(packet.topic())
                .filter(topic ->
                        topic instanceof Topic.Log(StationId of, LocalDate _) && losing.remove(of))
                .isPresent();
    }

    /** It will say that it has the next log of this station, and neither keep it nor hand it on. */
    void losesNextLogOf(StationId station) {
        losing.add(station);
    }

    /** It loses nothing of this station any more. */
    void losesNoLogOf(StationId station) {
        losing.remove(station);
    }

    /** What was published lately, oldest first. */
    List<Packet> history() {
        return List.copyOf(history);
    }

    /**
     * Hands something to all who hear its topic, as if it had just been published: what somebody
     * does who has taken over the broker, or an old queue that comes to light.
     */
    void slipIn(Packet packet) {
        if (up) {
            handToAll(packet);
        }
    }

    private void handToAll(Packet packet) {
        for (Session session : List.copyOf(sessions.values())) {
            if (session.hears(packet.topic())) {
                hand(session, packet);
            }
        }
    }

    /** The client has kept what it got under this number. */
    void acknowledged(String client, int number) {
        var session = sessions.get(client);
        if (session != null && up) {
            session.unacknowledged.remove(number);
        }
    }

    /** It forgets a client's session, and with it whatever had not been acknowledged. */
    void forget(String client) {
        var session = sessions.get(client);
        if (session != null) {
            List.copyOf(session.peers).forEach(peer -> detach(client, peer, "session forgotten"));
            sessions.remove(client);
        }
    }

    /** It goes down; every connection breaks, and no will is spoken. */
    void goDown() {
        up = false;
        for (Session session : sessions.values()) {
            List<Peer> peers = List.copyOf(session.peers);
            session.peers.clear();
            session.will = List.of();
            peers.forEach(peer -> peer.dropped("the broker went down"));
        }
    }

    /** It comes back, with its sessions and what is retained. */
    void comeUp() {
        up = true;
    }

    private void hand(Session session, Packet packet) {
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

    /** What the broker remembers of a client. */
    private static final class Session {
        private final List<String> filters;
        private final Map<Integer, Packet> unacknowledged = new LinkedHashMap<>();
        private final Deque<Packet> waiting = new ArrayDeque<>();

        /** The client's connection: none or one. */
        private final List<Peer> peers = new ArrayList<>();

        private List<Packet> will = List.of();

        /** A will is spoken a little later, unless the client is back by then. */
        private TaskLifetime willDelay = new TaskLifetime();

        private Session(List<String> filters) {
            this.filters = filters;
        }

        private boolean isAttached() {
            return !peers.isEmpty();
        }

        private boolean hears(String topic) {
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
