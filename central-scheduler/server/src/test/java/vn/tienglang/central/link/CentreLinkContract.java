package vn.tienglang.central.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.central.broker.TestMqttClient;
import vn.tienglang.central.broker.TestMqttClient.Received;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.emergency.EmergencyResult;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.recording.FakeRecordingEvents;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.IntakeRejection;

/** Contract of the link, for any broker. */
abstract class CentreLinkContract {
    private static final Instant NOW = OfficeSamples.EIGHT;
    private static final Officer OFFICER = new Officer("lan", "Lan");
    private static final Station STATION =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Station OTHER =
            OfficeSamples.station("ls-tam-thanh", OfficeSamples.TAM_THANH);

    private final OfficeSamples.Keys keys = OfficeSamples.Keys.of(STATION, 1);
    private final KeyPair centreKey = Ed25519.newPair();
    private final KeyId centreKeyId = new KeyId("centre-1");
    private final Signer centreSigner = Ed25519.signer(centreKeyId, centreKey.getPrivate());
    private final Verifier centreVerifier = Ed25519.verifier(centreKeyId, centreKey.getPublic());
    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final UnreliableTransactions transactions =
            new UnreliableTransactions(new InMemoryTransactions());
    private final Clip clip =
            clipSource.put("Bản tin", "vi", Duration.ofSeconds(60), new byte[50_000]);

    private SendQueue sendQueue = new SendQueue();
    private OfficeFixture office = newOffice();
    private List<CentreLink> links = new ArrayList<>();
    private List<SignedMessage> announcements = List.of();
    private TestBroker broker = new NoBroker();

    @TempDir private Path folder;

    abstract TestBroker broker(Path folder) throws Exception;

    @BeforeEach
    void openOffice() throws Exception {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            repositories.enrolments().put(OfficeSamples.enrolment(STATION, keys));
            repositories
                    .enrolments()
                    .put(OfficeSamples.enrolment(OTHER, OfficeSamples.Keys.of(OTHER, 1)));
            return true;
        });
        office = newOffice(); // reads the enrolled stations
        office.clips().registerClips();
        broker = broker(folder);
    }

    @AfterEach
    void closeOffice() throws Exception {
        transactions.recover();
        links.forEach(CentreLink::close);
        broker.end();
    }

    private OfficeFixture newOffice() {
        return new OfficeFixture(
                transactions,
                new StationKeys(transactions),
                clipSource,
                sendQueue,
                new FakePublishTrigger(),
                () -> NOW,
                OfficeSamples.HANOI,
                Duration.ofMinutes(10));
    }

    private CentreLink openLink() {
        TestMqttClient.ConnectOptions login = broker.centre();
        CentreLinkSettings usual =
                CentreLinkSettings.plain(
                        "127.0.0.1",
                        broker.port(),
                        String.valueOf(login.user()),
                        String.valueOf(login.secret()));
        var link =
                CentreLink.open(
                        usual,
                        sendQueue,
                        office.outbox(),
                        office.receiver(),
                        office.rejections(),
                        new StationKeys(transactions),
                        _ -> true,
                        centreSigner,
                        announcements,
                        () -> NOW,
                        new FakeRecordingEvents());
        links.add(link);
        return link;
    }

    private CentreLink connect() {
        CentreLink link = openLink();
        await().until(() -> link.state() instanceof CentreLink.State.Up);
        return link;
    }

    private TestMqttClient station() throws Exception {
        var station =
                TestMqttClient.connected(
                        broker.port(), broker.station(STATION.id().value()).startingClean());
        assertThat(station.subscribe("tl/1/station/" + STATION.id() + "/#", "tl/1/all/#"))
                .containsExactly(1, 1);
        return station;
    }

    private void book() {
        office.slots()
                .book(
                        BookingRequest.once(
                                "Tin",
                                OfficeSamples.DONG_KINH,
                                OfficeSamples.SATURDAY,
                                LocalTime.of(9, 0),
                                clip.id(),
                                MessageClass.ORDINARY),
                        OFFICER);
    }

    private Message decoded(Received received) {
        SignedMessage parcel = received.message();
        return switch (Codec.decode(
                parcel.topic(),
                parcel.payload(),
                parcel.signature().key().value(),
                parcel.signature().value(),
                _ -> centreVerifier)) {
            case Decoded.Valid(Message message) -> message;
            case Decoded.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    private List<SignedEntry> entries(int count) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < count; i++) {
            outcomes.add(new Outcome.Aired(OfficeSamples.playback(960_000)));
        }
        return OfficeSamples.chain(
                OfficeSamples.emptyChain(STATION.id()),
                OfficeSamples.SATURDAY,
                outcomes,
                keys.signer());
    }

    private SignedMessage asRun(List<SignedEntry> entries) {
        return Codec.encode(new Message.AsRunReported(STATION.id(), entries), keys.signer());
    }

    /** A station that was away for a rotation must find the list of keys when it comes back. */
    @Test
    void listsOfKeysAreRetained() throws Exception {
        var list =
                new CentreKeyList(
                        0,
                        1,
                        "",
                        List.of(
                                new CentreKeyList.Entry(
                                        new KeyId("centre-9"),
                                        Ed25519.text(Ed25519.newPair().getPublic()),
                                        Instant.MAX)));
        announcements = List.of(list.announcedBy(centreSigner));
        CentreLink link = connect();
        // Closing waits until everything is sent.
        link.close();
        try (TestMqttClient station = station()) {
            Received received = station.receiveSigned();
            assertThat(received.retained()).isTrue();
            assertThat(received.message()).isEqualTo(announcements.getFirst());
        }
    }

    @Test
    void logLeavesTheOutboxOnlyAfterTheBrokerHasIt() throws Exception {
        book();
        assertThat(office.publishDue(NOW)).isEqualTo(1);
        broker.stop();
        CentreLink link = openLink();
        await().until(() -> link.state() instanceof CentreLink.State.Down);
        assertThat(office.outbox().next(10)).hasSize(1);

        broker.startAgain();
        links.remove(link);
        link.close();
        connect();
        await().until(() -> office.outbox().next(10).isEmpty());

        try (var station = station()) {
            Received received = station.receiveSigned();
            assertThat(received.retained()).isTrue();
            assertThat(received.qos()).isEqualTo(1);
            assertThat(received.expirySeconds()).isPositive();
            assertThat(((Message.LogIssued) decoded(received)).log().airings()).hasSize(1);
        }
    }

    @Test
    void newRevisionIsSentAtOnce() throws Exception {
        connect();
        try (var station = station()) {
            book();
            office.publishDue(NOW);
            var log = ((Message.LogIssued) decoded(station.receiveSigned())).log();
            assertThat(log.revision()).isEqualTo(1);
            assertThat(log.airings()).hasSize(1);
        }
    }

    @Test
    void emergencyHasQos1AndTimeAnswerQos0() throws Exception {
        connect();
        try (var station = station()) {
            var nonce = new Nonce("0011223344556677");
            var answer = new Message.TimeAnswered(STATION.id(), nonce, NOW);
            sendQueue.send(answer);
            Received time = station.receiveSigned();
            assertThat(decoded(time)).isEqualTo(answer);
            assertThat(time.qos()).isZero();
            assertThat(time.expirySeconds()).isBetween(0L, 60L);

            assertThat(
                            office.release(
                                    List.of(OfficeSamples.LANG_SON),
                                    clip.id(),
                                    NOW.plusSeconds(600)))
                    .isInstanceOf(EmergencyResult.Done.class);
            Received urgent = station.receiveSigned();
            assertThat(decoded(urgent)).isInstanceOf(Message.EmergencyIssued.class);
            assertThat(urgent.qos()).isEqualTo(1);
            assertThat(urgent.expirySeconds()).isBetween(1L, 600L);
            await().until(() -> office.outbox().next(10).isEmpty());
        }
    }

    @Test
    void asRunReportIsStoredThenAcknowledged() throws Exception {
        connect();
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(3)), false)).isZero();
            assertThat(decoded(station.receiveSigned()))
                    .isEqualTo(OfficeSamples.acknowledged(STATION.id(), entries(3)));
            assertThat(office.reports().confirmations(10)).hasSize(3);
        }
    }

    @Test
    void partsGoToTheStationThatRequestsThem() throws Exception {
        connect();
        book();
        office.publishDue(NOW);
        // The log must not arrive while the station subscribes.
        await().until(() -> office.outbox().next(10).isEmpty());
        try (var station = station()) {
            assertThat(decoded(station.receiveSigned())).isInstanceOf(Message.LogIssued.class);
            var bytesOfPart = new TreeMap<Integer, Integer>();
            for (int asked = 0; asked < 3 && bytesOfPart.size() < 2; asked++) {
                bytesOfPart.putAll(requestOnce(station, 0, 2));
            }
            // In any order: each part has its index.
            assertThat(bytesOfPart)
                    .isEqualTo(Map.of(0, clip.partBytes(), 2, 50_000 - 2 * clip.partBytes()));
        }
    }

    /** Requests and parts have QoS 0; a lost part is requested again, as a station does. */
    private Map<Integer, Integer> requestOnce(TestMqttClient station, Integer... parts)
            throws Exception {
        station.publishQos0(
                Codec.encode(
                        new Message.PartsRequested(STATION.id(), clip.id(), List.of(parts)),
                        keys.signer()));
        var bytesOfPart = new TreeMap<Integer, Integer>();
        try {
            while (bytesOfPart.size() < parts.length) {
                var part = (Message.PartSent) decoded(station.receiveSigned());
                bytesOfPart.put(part.index(), part.bytes().length);
            }
        } catch (SocketTimeoutException _) {
            return bytesOfPart;
        }
        return bytesOfPart;
    }

    @Test
    void forgedMalformedAndMisplacedMessagesAreCountedAndNotSentAgain() throws Exception {
        CentreLink link = connect();
        try (var station = station()) {
            SignedMessage good = asRun(entries(1));
            Signer stranger = Ed25519.signer(keys.id(), Ed25519.newPair().getPrivate());
            station.publish(SignedMessage.of(good.topic(), good.payload(), stranger), false);
            station.publish(
                    SignedMessage.of(
                            good.topic(),
                            "{\"v\":1,\"type\":\"as-run\"".getBytes(StandardCharsets.UTF_8),
                            keys.signer()),
                    false);
            station.publish(
                    SignedMessage.of(
                            "tl/1/up/" + STATION.id() + "/want", good.payload(), keys.signer()),
                    false);
            station.publish(good, false);
            decoded(station.receiveSigned()); // the valid message is acknowledged
        }
        assertThat(office.rejections().list())
                .extracting(count -> count.sender() + " " + count.reason() + " " + count.count())
                .containsExactlyInAnyOrder(
                        STATION.id() + " " + IntakeRejection.BAD_SIGNATURE + " 1",
                        STATION.id() + " " + IntakeRejection.MALFORMED + " 2");
        link.close();
        connect();
        try (var station = station()) {
            station.publish(asRun(entries(1)), false);
            decoded(station.receiveSigned());
        }
        assertThat(office.rejections().list()).allMatch(count -> count.count() <= 2);
    }

    @Test
    void unstoredMessageIsNotAcknowledgedAndSentAgainToTheNextCentre() throws Exception {
        CentreLink first = connect();
        transactions.fail();
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(2)), false)).isZero();
            await().until(() -> transactions.failures() > 0);
            first.close();
            links.remove(first);
            transactions.recover();
            assertThat(office.reports().confirmations(10)).isEmpty();

            connect();
            assertThat(decoded(station.receiveSigned()))
                    .isEqualTo(OfficeSamples.acknowledged(STATION.id(), entries(2)));
            assertThat(office.reports().confirmations(10)).hasSize(2);
        }
    }

    @Test
    void temporaryStorageFailureLosesNothing() throws Exception {
        connect();
        transactions.fail();
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(2)), false)).isZero();
            await().until(() -> transactions.failures() > 0);
            transactions.recover();
            assertThat(decoded(station.receiveSigned()))
                    .isEqualTo(OfficeSamples.acknowledged(STATION.id(), entries(2)));
        }
    }

    @Test
    void messageSentWhileTheCentreIsAwayIsReceivedLater() throws Exception {
        CentreLink first = connect();
        first.close();
        links.remove(first);
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(2)), false)).isZero();
            connect();
            assertThat(decoded(station.receiveSigned()))
                    .isEqualTo(OfficeSamples.acknowledged(STATION.id(), entries(2)));
        }
    }

    @Test
    void blockedOfficeDiscardsPartRequestsAndKeepsAsRunReports() throws Exception {
        CentreLink link = connect();
        transactions.block();
        int many = ReceiveQueue.CAPACITY + 200;
        List<SignedEntry> entries = entries(40);
        try (var station = station()) {
            SignedMessage want =
                    Codec.encode(
                            new Message.PartsRequested(STATION.id(), clip.id(), List.of(0)),
                            keys.signer());
            station.publish(asRun(entries.subList(0, 1)), false);
            transactions.awaitBlocked();
            for (int i = 0; i < many; i++) {
                station.publishQos0(want);
            }
            await().until(() ->
                    link.discarded()
                            >= many - ReceiveQueue.CAPACITY + ReceiveQueue.RESERVED_FOR_QOS_1);
            for (int i = 1; i < 40; i++) {
                assertThat(station.publish(asRun(entries.subList(i, i + 1)), false)).isZero();
            }
            transactions.recover();
            await().until(() -> office.reports().confirmations(100).size() == 40);
        }
        assertThat(link.state()).isInstanceOf(CentreLink.State.Up.class);
    }

    @Test
    void disconnectedLinkReconnects() throws Exception {
        CentreLink link = connect();
        // A second client with the centre's id disconnects the link; then the link reconnects.
        try (var other = TestMqttClient.connected(broker.port(), broker.centre())) {
            assertThat(other.isDisconnected()).isTrue();
        }
        await().until(() -> link.state() instanceof CentreLink.State.Up);
        book();
        office.publishDue(NOW);
        await().until(() -> office.outbox().next(10).isEmpty());
    }

    @Test
    void linkReconnectsAfterTheBrokerRestarts() throws Exception {
        assumeTrue(broker.keepsLogins(), "this broker runs in the process of the centre");
        CentreLink link = connect();
        broker.stop();
        await().until(() -> link.state() instanceof CentreLink.State.Down);
        book();
        office.publishDue(NOW);
        assertThat(office.outbox().next(10)).hasSize(1);
        broker.startAgain();
        await().atMost(Duration.ofSeconds(40)).until(() -> office.outbox().next(10).isEmpty());
        assertThat(link.state()).isInstanceOf(CentreLink.State.Up.class);
    }

    @Test
    void peerThatClosesAtOnceLeaksNoThread() throws Exception {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var connections = new AtomicInteger();
            Thread.ofVirtual()
                    .start(() -> {
                        while (true) {
                            try (var _ = server.accept()) {
                                connections.incrementAndGet();
                            } catch (IOException e) {
                                return;
                            }
                        }
                    });
            var settings =
                    new CentreLinkSettings(
                            new BrokerSettings(
                                    "127.0.0.1",
                                    server.getLocalPort(),
                                    "centre",
                                    "x",
                                    Duration.ofSeconds(5),
                                    Duration.ofMillis(10),
                                    Duration.ofMillis(10),
                                    BrokerSettings.plainSockets()),
                            List.of("tl/1/up/#"),
                            List.of(),
                            Duration.ofSeconds(30));
            var link =
                    CentreLink.open(
                            settings,
                            sendQueue,
                            office.outbox(),
                            office.receiver(),
                            office.rejections(),
                            new StationKeys(transactions),
                            _ -> true,
                            centreSigner,
                            List.of(),
                            () -> NOW,
                            new FakeRecordingEvents());
            links.add(link);
            await().until(() -> connections.get() >= 6);
            await().until(() -> mqttThreads() <= 5);
        }
    }

    private static long mqttThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mqtt-"))
                .count();
    }

    /** Transactions that a test can make fail or block, and then recover. */
    private static final class UnreliableTransactions implements Transactions {
        private final Transactions delegate;
        private final AtomicBoolean failing = new AtomicBoolean();
        private final AtomicLong failures = new AtomicLong();
        private volatile CountDownLatch release = new CountDownLatch(0);
        private volatile CountDownLatch blocked = new CountDownLatch(1);

        UnreliableTransactions(Transactions delegate) {
            this.delegate = delegate;
        }

        @Override
        public <T> T inTransaction(Function<Repositories, T> work) {
            if (failing.get()) {
                failures.incrementAndGet();
                throw new Failed("the disk is full");
            }
            if (release.getCount() > 0) {
                blocked.countDown();
                awaitLatch(release);
            }
            return delegate.inTransaction(work);
        }

        void fail() {
            failing.set(true);
        }

        void block() {
            blocked = new CountDownLatch(1);
            release = new CountDownLatch(1);
        }

        void awaitBlocked() {
            awaitLatch(blocked);
        }

        void recover() {
            failing.set(false);
            release.countDown();
        }

        long failures() {
            return failures.get();
        }

        private static void awaitLatch(CountDownLatch latch) {
            try {
                assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failed("interrupted");
            }
        }
    }

    private static final class NoBroker implements TestBroker {
        @Override
        public int port() {
            return 1;
        }

        @Override
        public TestMqttClient.ConnectOptions centre() {
            return TestMqttClient.ConnectOptions.of("nobody", "");
        }

        @Override
        public TestMqttClient.ConnectOptions station(String id) {
            return TestMqttClient.ConnectOptions.of(id, "");
        }

        @Override
        public void stop() {}

        @Override
        public void startAgain() {}

        @Override
        public boolean keepsLogins() {
            return true;
        }

        @Override
        public void end() {}
    }
}
