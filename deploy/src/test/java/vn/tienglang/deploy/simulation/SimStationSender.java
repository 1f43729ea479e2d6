package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
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
 * The centre's link: carries the outbox to the broker, one after another, and what stations say to
 * the desk, in batches. A station's message is acknowledged only when the desk has kept it.
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

    private final SimContext scene;
    private final SeededRandom seed;
    private final TaskLifetime process;
    private final CrashPoint peril;
    private final Supplier<OfficeFixture> office;
    private final Mutation mutation;
    private final Queue<Heard> heard = new ArrayDeque<>();
    private boolean connected;
    private boolean carrying;

    private record Heard(Message message, int number) {}

    /** A link that begins to call at once. */
    SimStationSender(
            SimContext scene,
            SeededRandom seed,
            TaskLifetime process,
            CrashPoint peril,
            Mutation mutation,
            Supplier<OfficeFixture> office) {
        this.scene = scene;
        this.seed = seed;
        this.process = process;
        this.peril = peril;
        this.mutation = mutation;
        this.office = office;
        scene.in(hop(), process, this::call);
    }

    private Duration hop() {
        return seed.upTo(HOP);
    }

    private void call() {
        if (!scene.broker().isUp()) {
            scene.in(CALLS_AGAIN, process, this::call);
            return;
        }
        connected = true;
        scene.broker().attach(CLIENT, true, List.of(Topic.UP_FILTER), List.of(), this);
        outboxChanged();
    }

    @Override
    public void dropped(String why) {
        connected = false;
        heard.clear();
        scene.in(CALLS_AGAIN, process, this::call);
    }

    /** The process died; the broker notices at once. */
    void die() {
        scene.broker().detach(CLIENT, this, "closed by the centre");
    }

    // Out.

    @Override
    public void outboxChanged() {
        peril.reach("before the outbox is looked into");
        if (!carrying) {
            carrying = true;
            scene.in(hop(), process, this::carryNext);
        }
    }

    private void carryNext() {
        List<OutboxMessage> next = connected ? office.get().outbox().next(1) : List.of();
        if (next.isEmpty()) {
            carrying = false;
            scene.in(LOOKS_EVERY, process, this::outboxChanged);
            return;
        }
        OutboxMessage item = next.getFirst();
        Duration expires = Duration.between(scene.startInstant(), item.expiresAt());
        var packet = new Packet(seal(item.message()), true, item.retained(), expires);
        // What is written to the broker reaches it even if the centre dies behind it.
        scene.in(
                hop(),
                () -> {
                    boolean taken = scene.broker().publish(packet);
                    scene.in(hop(), process, () -> answered(item, taken));
                });
        peril.reach("after publishing");
    }

    private void answered(OutboxMessage item, boolean taken) {
        if (taken && connected) {
            office.get().outbox().markSent(item);
        }
        carryNext();
    }

    @Override
    public void send(Message message) {
        peril.reach("before answering");
        mutation.answers(this::sendNow).accept(message);
        peril.reach("after answering");
    }

    private void sendNow(Message message) {
        if (!connected) {
            return;
        }
        SignedMessage parcel = seal(message);
        Duration now = scene.time().now();
        switch (message) {
            case Message.PartSent _ ->
                    publish(new Packet(parcel, false, false, now.plus(PART_IS_STALE)));
            case Message.TimeBeacon _ ->
                    publish(new Packet(parcel, false, false, now.plus(TIME_IS_STALE)));
            case Message.AsRunAcknowledged(var station, long upTo) -> {
                scene.listener().onEvent(new SimEvent.Acknowledged(station, upTo));
                publish(new Packet(parcel, true, false, now.plus(ACCEPTANCE_IS_STALE)));
            }
            case Message.LogIssued _,
                    Message.Urgent _,
                    Message.AsRunReported _,
                    Message.StatusReported _,
                    Message.StationLost _,
                    Message.PartsRequested _ ->
                    throw new IllegalStateException("not said by the way: " + message);
        }
    }

    private static SignedMessage seal(Message message) {
        return Codec.encode(message, TestKeys.centre());
    }

    private void publish(Packet packet) {
        scene.in(hop(), () -> scene.broker().publish(packet));
    }

    // In.

    @Override
    public void carry(Packet packet, int number, boolean again) {
        scene.in(hop(), process, () -> arrived(packet, number));
    }

    private void arrived(Packet packet, int number) {
        SignedMessage parcel = packet.parcel();
        Decoded decoded =
                Codec.decode(
                        parcel.topic(),
                        parcel.payload(),
                        parcel.signature().key().value(),
                        parcel.signature().value(),
                        TestKeys.keyring());
        switch (decoded) {
            case Decoded.Valid(Message message) -> {
                if (heard.isEmpty()) {
                    scene.in(seed.upTo(HOP.multipliedBy(5)), process, this::takeIn);
                }
                if (message instanceof Message.StationLost(var station, long _)) {
                    scene.listener()
                            .onEvent(new SimEvent.AtCentre("hears the last will of " + station));
                }
                heard.add(new Heard(mutation.heard(message), number));
            }
            case Decoded.Rejected(Rejection why, String detail) -> {
                office.get().rejections().countByTopic(parcel.topic(), why, detail, scene.now());
                scene.broker().acknowledged(CLIENT, number);
            }
        }
    }

    private void takeIn() {
        var batch = new ArrayList<Heard>();
        while (batch.size() < BATCH && !heard.isEmpty()) {
            batch.add(heard.remove());
        }
        if (!batch.isEmpty()) {
            office.get()
                    .receiver()
                    .receive(batch.stream().map(Heard::message).toList(), scene.now());
            batch.forEach(one -> scene.broker().acknowledged(CLIENT, one.number()));
        }
        if (!heard.isEmpty()) {
            scene.in(hop(), process, this::takeIn);
        }
    }
}
