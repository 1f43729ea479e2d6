package vn.tienglang.deploy.province;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.node.port.VirtualTime;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.publish.StationSender;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.ClipSource;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.OutboxMessage;

/**
 * Centre of the simulated province: the production services on a database, with the virtual time as
 * their clock. It publishes after each change, compiles the new day every night, closes periods and
 * settles hand-overs, as the scheduler of the centre does. Messages of stations are received in
 * batches, with every check of the intake. Used on one thread.
 */
final class ProvinceCentre implements StationSender, PublishTrigger {
    /** How long after its end an airing may stay unconfirmed. */
    static final Duration GRACE = Duration.ofMinutes(15);

    private static final Duration HOP = Duration.ofMillis(20);
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration ROUND = Duration.ofMinutes(5);
    private static final int BATCH = 500;

    private final VirtualTime time;
    private final Instant start;
    private final StationKeys keys;
    private final OfficeFixture office;
    private final Map<StationId, ProvinceStation> stations = new HashMap<>();
    private final Map<StationId, Map<String, Message>> retained = new HashMap<>();
    private final List<Message> received = new ArrayList<>();
    private boolean isPublishing;
    private long messages;

    /** A centre over this database and these clips, which signs logs with this signer. */
    ProvinceCentre(
            VirtualTime time,
            Instant start,
            Transactions transactions,
            ClipSource clips,
            Signer signer,
            ZoneId zone) {
        this.time = time;
        this.start = start;
        this.keys = new StationKeys(transactions);
        this.office =
                new OfficeFixture(
                        transactions, keys, clips, this, this, signer, this::now, zone, GRACE);
        office.clips().registerClips();
    }

    Instant now() {
        return start.plus(time.now());
    }

    OfficeFixture office() {
        return office;
    }

    /** Number of messages of stations that were received. */
    long messages() {
        return messages;
    }

    /** Adds a station, which gets its logs from now on. */
    void add(ProvinceStation station) {
        stations.put(station.id(), station);
    }

    /** Reads the keys of the stations and starts the regular rounds. */
    void start() {
        keys.refresh();
        time.in(ROUND, this::round);
    }

    private void round() {
        publish();
        var _ = office.handOvers().settle(now());
        var _ = office.periods().close(now());
        time.in(ROUND, this::round);
    }

    private void publish() {
        isPublishing = false;
        office.publishDue(now());
        sendOutbox();
    }

    /** Brings the lists of the pages up to date. */
    void refreshOverviews() {
        office.services().overviews().refresh(now());
    }

    private void sendOutbox() {
        List<OutboxMessage> next = office.outbox().next(BATCH);
        while (!next.isEmpty()) {
            for (OutboxMessage one : next) {
                if (one.message() instanceof Message.LogIssued issued) {
                    retain(issued);
                }
                send(one.message());
                office.outbox().markSent(one);
            }
            next = office.outbox().next(BATCH);
        }
    }

    private void retain(Message.LogIssued issued) {
        retained.computeIfAbsent(issued.log().station(), _ -> new HashMap<>())
                .put(issued.log().date().toString(), issued);
    }

    /** The station connects again: the broker delivers the retained logs. */
    void connected(ProvinceStation station) {
        retained.getOrDefault(station.id(), Map.of()).values().forEach(station::deliver);
    }

    /** A message of a station arrives. */
    void receive(Message message) {
        if (received.isEmpty()) {
            time.in(HOP, this::receiveBatch);
        }
        received.add(message);
    }

    private void receiveBatch() {
        messages += received.size();
        List<Message> batch = List.copyOf(received);
        received.clear();
        office.receiver().receive(batch, now());
    }

    @Override
    public void outboxChanged() {
        time.in(HOP, this::sendOutbox);
    }

    @Override
    public void send(Message message) {
        time.in(HOP, () -> receivers(message.topic()).forEach(station -> station.deliver(message)));
    }

    private Collection<ProvinceStation> receivers(Topic topic) {
        return switch (topic) {
            case Topic.Log(StationId station, LocalDate _) -> only(station);
            case Topic.Part(StationId station) -> only(station);
            case Topic.Acknowledgement(StationId station) -> only(station);
            case Topic.TimeAnswer(StationId station) -> only(station);
            case Topic.Urgent _, Topic.EmergencyNumber _, Topic.Time _ -> stations.values();
            case Topic.AsRun _,
                    Topic.Status _,
                    Topic.PartRequest _,
                    Topic.TimeRequest _,
                    Topic.Reply _ ->
                    throw new IllegalStateException("not sent to stations: " + topic.text());
        };
    }

    private List<ProvinceStation> only(StationId station) {
        return Optional.ofNullable(stations.get(station)).stream().toList();
    }

    @Override
    public void sendPart(Message.PartSent part, OptionalLong bytes) {
        send(part);
    }

    @Override
    public void publishSoon() {
        if (!isPublishing) {
            isPublishing = true;
            time.in(SOON, this::publish);
        }
    }

    @Override
    public void publishNow() {
        publishSoon();
    }
}
