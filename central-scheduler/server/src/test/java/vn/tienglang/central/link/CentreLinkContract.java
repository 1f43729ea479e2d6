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
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.central.broker.TestMqttClient;
import vn.tienglang.central.broker.TestMqttClient.Received;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.asrun.StationMessageReceiver;
import vn.tienglang.office.emergency.EmergencyRequest;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.IntakeRejection;

/** What the link promises, whatever broker is at its other end. */
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
    private final InMemoryClipSource shelf = new InMemoryClipSource();
    private final Moody archive = new Moody(new InMemoryTransactions());
    private final Clip clip = shelf.put("Bản tin", "vi", Duration.ofSeconds(60), new byte[50_000]);

    private SendQueue dispatch = new SendQueue();
    private OfficeFixture office = newOffice();
    private List<CentreLink> links = new ArrayList<>();
    private TestBroker broker = new NoBroker();

    @TempDir private Path folder;

    abstract TestBroker broker(Path folder) throws Exception;

    @BeforeEach
    void openTheOffice() throws Exception {
        archive.inTransaction(books -> {
            books.areas().add(OfficeSamples.areas());
            books.enrolments().put(OfficeSamples.enrolment(STATION, keys));
            books.enrolments().put(OfficeSamples.enrolment(OTHER, OfficeSamples.Keys.of(OTHER, 1)));
            return true;
        });
        office = newOffice(); // which knows the stations now
        office.clips().registerClips();
        broker = broker(folder);
    }

    @AfterEach
    void closeTheOffice() throws Exception {
        archive.becomeGood();
        links.forEach(CentreLink::close);
        broker.end();
    }

    private OfficeFixture newOffice() {
        return new OfficeFixture(
                archive,
                new StationKeys(archive),
                shelf,
                dispatch,
                new FakePublishTrigger(),
                () -> NOW,
                OfficeSamples.HANOI,
                Duration.ofMinutes(10));
    }

    private CentreLink openLink() {
        TestMqttClient.Greeting login = broker.centre();
        CentreLinkSettings usual =
                CentreLinkSettings.plain(
                        "127.0.0.1",
                        broker.port(),
                        String.valueOf(login.user()),
                        String.valueOf(login.secret()));
        var link =
                CentreLink.open(
                        usual,
                        dispatch,
                        office.outbox(),
                        office.receiver(),
                        office.rejections(),
                        new StationKeys(archive),
                        centreSigner,
                        () -> NOW);
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
                TestMqttClient.in(
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

    private Message understood(Received received) {
        SignedMessage parcel = received.parcel();
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
                AsRunLog.empty(STATION.id()), OfficeSamples.SATURDAY, outcomes, keys.signer());
    }

    private SignedMessage asRun(List<SignedEntry> entries) {
        return Codec.encode(new Message.AsRunReported(STATION.id(), entries), keys.signer());
    }

    @Test
    void aLogLeavesTheOutboxWhenTheBrokerHasItAndNotBefore() throws Exception {
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
            Received received = station.receiveParcel();
            assertThat(received.retained()).isTrue();
            assertThat(received.qos()).isEqualTo(1);
            assertThat(received.expirySeconds()).isPositive();
            assertThat(((Message.LogIssued) understood(received)).log().airings()).hasSize(1);
        }
    }

    @Test
    void aNewRevisionIsOnItsWayAtOnce() throws Exception {
        connect();
        try (var station = station()) {
            book();
            office.publishDue(NOW);
            var log = ((Message.LogIssued) understood(station.receiveParcel())).log();
            assertThat(log.revision()).isEqualTo(1);
            assertThat(log.airings()).hasSize(1);
        }
    }

    @Test
    void anEmergencyIsCarefulAndATimeBeaconIsNot() throws Exception {
        connect();
        try (var station = station()) {
            dispatch.send(StationMessageReceiver.timeBeacon(NOW));
            Received time = station.receiveParcel();
            assertThat(understood(time)).isEqualTo(new Message.TimeBeacon(NOW));
            assertThat(time.qos()).isZero();
            assertThat(time.expirySeconds()).isBetween(0L, 5L);

            office.emergencies()
                    .release(
                            new EmergencyRequest(
                                    List.of(OfficeSamples.LANG_SON),
                                    clip.id(),
                                    NOW.plusSeconds(600)),
                            OFFICER);
            Received urgent = station.receiveParcel();
            assertThat(understood(urgent)).isInstanceOf(Message.Urgent.class);
            assertThat(urgent.qos()).isEqualTo(1);
            await().until(() -> office.outbox().next(10).isEmpty());
        }
    }

    @Test
    void whatAStationToldIsKeptAndThenAccepted() throws Exception {
        connect();
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(3)), false)).isZero();
            assertThat(understood(station.receiveParcel()))
                    .isEqualTo(new Message.AsRunAcknowledged(STATION.id(), 3));
            assertThat(office.reports().confirmations(10)).hasSize(3);
        }
    }

    @Test
    void partsGoToTheStationThatWantsThem() throws Exception {
        connect();
        book();
        office.publishDue(NOW);
        // A log that arrives while somebody subscribes is another story than this one.
        await().until(() -> office.outbox().next(10).isEmpty());
        try (var station = station()) {
            assertThat(understood(station.receiveParcel())).isInstanceOf(Message.LogIssued.class);
            var bytesOfPart = new TreeMap<Integer, Integer>();
            for (int asked = 0; asked < 3 && bytesOfPart.size() < 2; asked++) {
                bytesOfPart.putAll(wantedOnce(station, 0, 2));
            }
            // In whatever order: each says which it is.
            assertThat(bytesOfPart)
                    .isEqualTo(Map.of(0, clip.partBytes(), 2, 50_000 - 2 * clip.partBytes()));
        }
    }

    /** Wants and parts go unacknowledged; what does not come is wanted again, as a station does. */
    private Map<Integer, Integer> wantedOnce(TestMqttClient station, Integer... parts)
            throws Exception {
        station.tell(
                Codec.encode(
                        new Message.PartsRequested(STATION.id(), clip.id(), List.of(parts)),
                        keys.signer()));
        var bytesOfPart = new TreeMap<Integer, Integer>();
        try {
            while (bytesOfPart.size() < parts.length) {
                var part = (Message.PartSent) understood(station.receiveParcel());
                bytesOfPart.put(part.index(), part.bytes().length);
            }
        } catch (SocketTimeoutException _) {
            return bytesOfPart;
        }
        return bytesOfPart;
    }

    @Test
    void aForgedAMalformedAndAStrangeMessageAreCountedAndDoNotComeAgain() throws Exception {
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
            understood(station.receiveParcel()); // the good one is accepted all the same
        }
        assertThat(office.rejections().list())
                .extracting(count -> count.who() + " " + count.why() + " " + count.count())
                .containsExactlyInAnyOrder(
                        STATION.id() + " " + IntakeRejection.BAD_SIGNATURE + " 1",
                        STATION.id() + " " + IntakeRejection.MALFORMED + " 2");
        link.close();
        connect();
        try (var station = station()) {
            station.publish(asRun(entries(1)), false);
            understood(station.receiveParcel());
        }
        assertThat(office.rejections().list()).allMatch(count -> count.count() <= 2);
    }

    @Test
    void whatTheBooksDidNotTakeIsNotAcknowledgedAndComesAgainToTheNextCentre() throws Exception {
        CentreLink dying = connect();
        archive.becomeBad();
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(2)), false)).isZero();
            await().until(() -> archive.failures() > 0);
            dying.close();
            links.remove(dying);
            archive.becomeGood();
            assertThat(office.reports().confirmations(10)).isEmpty();

            connect();
            assertThat(understood(station.receiveParcel()))
                    .isEqualTo(new Message.AsRunAcknowledged(STATION.id(), 2));
            assertThat(office.reports().confirmations(10)).hasSize(2);
        }
    }

    @Test
    void booksThatFailForAWhileLoseNothing() throws Exception {
        connect();
        archive.becomeBad();
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(2)), false)).isZero();
            await().until(() -> archive.failures() > 0);
            archive.becomeGood();
            assertThat(understood(station.receiveParcel()))
                    .isEqualTo(new Message.AsRunAcknowledged(STATION.id(), 2));
        }
    }

    @Test
    void whatIsSaidWhileTheCentreIsAwayIsHeardWhenItReturns() throws Exception {
        CentreLink first = connect();
        first.close();
        links.remove(first);
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(2)), false)).isZero();
            connect();
            assertThat(understood(station.receiveParcel()))
                    .isEqualTo(new Message.AsRunAcknowledged(STATION.id(), 2));
        }
    }

    @Test
    void aDeskThatIsStuckTurnsWishesAwayAndKeepsWhatMustNotBeLost() throws Exception {
        CentreLink link = connect();
        archive.hold();
        int many = ReceiveQueue.ROOM + 200;
        List<SignedEntry> entries = entries(40);
        try (var station = station()) {
            SignedMessage want =
                    Codec.encode(
                            new Message.PartsRequested(STATION.id(), clip.id(), List.of(0)),
                            keys.signer());
            station.publish(asRun(entries.subList(0, 1)), false);
            archive.awaitHeld();
            for (int i = 0; i < many; i++) {
                station.tell(want);
            }
            await().until(() ->
                    link.discarded() >= many - ReceiveQueue.ROOM + ReceiveQueue.CAREFUL_ROOM);
            for (int i = 1; i < 40; i++) {
                assertThat(station.publish(asRun(entries.subList(i, i + 1)), false)).isZero();
            }
            archive.becomeGood();
            await().until(() -> office.reports().confirmations(100).size() == 40);
        }
        assertThat(link.state()).isInstanceOf(CentreLink.State.Up.class);
    }

    @Test
    void aLinkThatWasCutIsMadeAnew() throws Exception {
        CentreLink link = connect();
        // Whoever comes in the centre's name throws it out; then it comes back and does the same.
        try (var intruder = TestMqttClient.in(broker.port(), broker.centre())) {
            assertThat(intruder.isHungUpOn()).isTrue();
        }
        await().until(() -> link.state() instanceof CentreLink.State.Up);
        book();
        office.publishDue(NOW);
        await().until(() -> office.outbox().next(10).isEmpty());
    }

    @Test
    void aBrokerThatGoesAndComesBackIsFoundAgain() throws Exception {
        assumeTrue(broker.keepsLogins(), "this broker dies with the centre and never alone");
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
    void aPortThatHangsUpAtOnceCostsNoThreadATry() throws Exception {
        try (var rude = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var calls = new AtomicInteger();
            Thread.ofVirtual()
                    .start(() -> {
                        while (true) {
                            try (var _ = rude.accept()) {
                                calls.incrementAndGet();
                            } catch (IOException e) {
                                return;
                            }
                        }
                    });
            var settings =
                    new CentreLinkSettings(
                            "127.0.0.1",
                            rude.getLocalPort(),
                            "centre",
                            "x",
                            "tl/1/up/#",
                            Duration.ofSeconds(5),
                            Duration.ofMillis(10),
                            Duration.ofMillis(10),
                            new CentreSocketFactory());
            var link =
                    CentreLink.open(
                            settings,
                            dispatch,
                            office.outbox(),
                            office.receiver(),
                            office.rejections(),
                            new StationKeys(archive),
                            centreSigner,
                            () -> NOW);
            links.add(link);
            await().until(() -> calls.get() >= 6);
            await().until(() -> mqttThreads() <= 5);
        }
    }

    private static long mqttThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("mqtt-"))
                .count();
    }

    /** Books that can be made to fail, or to stand still, and become good again. */
    private static final class Moody implements Transactions {
        private final Transactions books;
        private final AtomicBoolean bad = new AtomicBoolean();
        private final AtomicLong failures = new AtomicLong();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile CountDownLatch held = new CountDownLatch(1);

        Moody(Transactions books) {
            this.books = books;
        }

        @Override
        public <T> T inTransaction(Function<Repositories, T> work) {
            if (bad.get()) {
                failures.incrementAndGet();
                throw new Failed("the disk is full");
            }
            if (gate.getCount() > 0) {
                held.countDown();
                awaitQuietly(gate);
            }
            return books.inTransaction(work);
        }

        void becomeBad() {
            bad.set(true);
        }

        void hold() {
            held = new CountDownLatch(1);
            gate = new CountDownLatch(1);
        }

        void awaitHeld() {
            awaitQuietly(held);
        }

        void becomeGood() {
            bad.set(false);
            gate.countDown();
        }

        long failures() {
            return failures.get();
        }

        private static void awaitQuietly(CountDownLatch latch) {
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
        public TestMqttClient.Greeting centre() {
            return TestMqttClient.Greeting.of("nobody", "");
        }

        @Override
        public TestMqttClient.Greeting station(String id) {
            return TestMqttClient.Greeting.of(id, "");
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
