package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.function.Supplier;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.TestKeys;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.deploy.simulation.SimBroker.Packet;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.store.station.OutboxMessage;

/**
 * Simulated link of the centre. It publishes the outbox one message at a time and passes messages
 * of stations to the service in batches. A message of a station is acknowledged only after the
 * service has stored it.
 */
final class SimStationSender implements StationSender, SimBroker.Peer {
    private static final String CLIENT = "centre";
    private static final Duration LOOKS_EVERY = Duration.ofSeconds(30);
    private static final Duration CALLS_AGAIN = Duration.ofSeconds(2);
    private static final Duration HOP = Duration.ofMillis(4);
    private static final Duration TIME_IS_STALE = Duration.ofSeconds(5);
    private static final Duration PART_IS_STALE = Duration.ofMinutes(1);
    private static final Duration ACCEPTANCE_IS_STALE = Duration.ofHours(1);
    private static final int BATCH = 20;
    private static final int PIECE_BYTES = 10_000;

    private final SimContext context;
    private final SeededRandom seed;
    private final TaskLifetime process;
    private final CrashPoint crashPoint;
    private final Supplier<OfficeFixture> service;
    private final InstantSource clock;
    private final Mutation mutation;
    private final Queue<Received> received = new ArrayDeque<>();
    private boolean connected;
    private boolean carrying;

    private record Received(Message message, int number) {}

    /**
     * A link that starts to connect at once.
     *
     * @param clock the clock of the centre, which may be wrong
     */
    SimStationSender(
            SimContext context,
            SeededRandom seed,
            TaskLifetime process,
            CrashPoint crashPoint,
            Mutation mutation,
            Supplier<OfficeFixture> service,
            InstantSource clock) {
        this.context = context;
        this.seed = seed;
        this.process = process;
        this.crashPoint = crashPoint;
        this.mutation = mutation;
        this.service = service;
        this.clock = clock;
        context.in(hop(), process, this::call);
    }

    private Duration hop() {
        return seed.upTo(HOP);
    }

    private void call() {
        if (!context.broker().isUp()) {
            context.in(CALLS_AGAIN, process, this::call);
            return;
        }
        connected = true;
        context.broker().attach(CLIENT, true, List.of(Topic.UP_FILTER), List.of(), this);
        outboxChanged();
    }

    @Override
    public void dropped(String why) {
        connected = false;
        received.clear();
        context.in(CALLS_AGAIN, process, this::call);
    }

    /** The process crashed; the broker notices at once. */
    void die() {
        context.broker().detach(CLIENT, this, "closed by the centre");
    }

    // Centre to stations.

    @Override
    public void outboxChanged() {
        crashPoint.reach("before the outbox is looked into");
        if (!carrying) {
            carrying = true;
            context.in(hop(), process, this::carryNext);
        }
    }

    private void carryNext() {
        List<OutboxMessage> next = connected ? service.get().outbox().next(1) : List.of();
        if (next.isEmpty()) {
            carrying = false;
            context.in(LOOKS_EVERY, process, this::outboxChanged);
            return;
        }
        OutboxMessage item = next.getFirst();
        Duration left = Duration.between(clock.instant(), item.expiresAt());
        Duration expires = context.time().now().plus(left);
        var packet = new Packet(seal(item.message()), true, item.retained(), expires);
        // A packet written to the broker arrives even when the centre crashes afterwards.
        context.in(
                hop(),
                () -> {
                    boolean published = context.broker().publish(packet);
                    context.in(hop(), process, () -> answered(item, published));
                });
        crashPoint.reach("after publishing");
    }

    private void answered(OutboxMessage item, boolean published) {
        if (published && connected) {
            service.get().outbox().markSent(item);
        }
        carryNext();
    }

    @Override
    public void send(Message message) {
        crashPoint.reach("before answering");
        mutation.answers(this::sendNow).accept(message);
        crashPoint.reach("after answering");
    }

    /** In pieces of an odd size, where the station accepts them. */
    @Override
    public void sendPart(Message.PartSent part, OptionalLong received) {
        byte[] bytes = part.bytes();
        int piece = received.isPresent() ? PIECE_BYTES : bytes.length;
        for (int from = 0; from < bytes.length; from += piece) {
            send(
                    new Message.PartSent(
                            part.station(),
                            part.clip(),
                            part.index(),
                            from,
                            Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece))));
        }
    }

    private void sendNow(Message message) {
        if (!connected) {
            return;
        }
        SignedMessage signedMessage = seal(message);
        Duration now = context.time().now();
        switch (message) {
            case Message.PartSent _ ->
                    publish(new Packet(signedMessage, false, false, now.plus(PART_IS_STALE)));
            case Message.TimeAnswered _ ->
                    publish(new Packet(signedMessage, false, false, now.plus(TIME_IS_STALE)));
            case Message.AsRunAcknowledged acknowledged -> {
                context.listener()
                        .onEvent(
                                new SimEvent.Acknowledged(
                                        acknowledged.station(),
                                        acknowledged.chain(),
                                        acknowledged.upTo()));
                publish(new Packet(signedMessage, true, false, now.plus(ACCEPTANCE_IS_STALE)));
            }
            case Message.LogIssued _,
                    Message.Urgent _,
                    Message.EmergencyIssued _,
                    Message.TimeBeacon _,
                    Message.TimeRequested _,
                    Message.AsRunRangeMissing _,
                    Message.AsRunReported _,
                    Message.StatusReported _,
                    Message.StationLost _,
                    Message.EmergencyProgressed _,
                    Message.PartsRequested _ ->
                    throw new IllegalStateException("not sent outside the outbox: " + message);
        }
    }

    private static SignedMessage seal(Message message) {
        return Codec.encode(message, TestKeys.centre());
    }

    private void publish(Packet packet) {
        context.in(hop(), () -> context.broker().publish(packet));
    }

    // Stations to centre.

    @Override
    public void carry(Packet packet, int number, boolean again) {
        context.in(hop(), process, () -> arrived(packet, number));
    }

    private void arrived(Packet packet, int number) {
        SignedMessage signedMessage = packet.signedMessage();
        Decoded decoded =
                Codec.decode(
                        signedMessage.topic(),
                        signedMessage.payload(),
                        signedMessage.signature().key().value(),
                        signedMessage.signature().value(),
                        TestKeys.keyring());
        switch (decoded) {
            case Decoded.Valid(Message message) -> {
                if (received.isEmpty()) {
                    context.in(seed.upTo(HOP.multipliedBy(5)), process, this::receiveBatch);
                }
                if (message instanceof Message.StationLost(var station, var _, long _)) {
                    context.listener()
                            .onEvent(
                                    new SimEvent.CentreEvent(
                                            "receives the last will of " + station));
                }
                received.add(new Received(mutation.received(message), number));
            }
            case Decoded.Rejected(Rejection why, String detail) -> {
                service.get()
                        .rejections()
                        .countByTopic(signedMessage.topic(), why, detail, clock.instant());
                context.broker().acknowledged(CLIENT, number);
            }
        }
    }

    private void receiveBatch() {
        var batch = new ArrayList<Received>();
        while (batch.size() < BATCH && !received.isEmpty()) {
            batch.add(received.remove());
        }
        if (!batch.isEmpty()) {
            service.get()
                    .receiver()
                    .receive(batch.stream().map(Received::message).toList(), clock.instant());
            batch.forEach(one -> context.broker().acknowledged(CLIENT, one.number()));
        }
        if (!received.isEmpty()) {
            context.in(hop(), process, this::receiveBatch);
        }
    }
}
