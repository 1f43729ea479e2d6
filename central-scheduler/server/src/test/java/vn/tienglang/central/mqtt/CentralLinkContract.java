package vn.tienglang.central.mqtt;

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
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Ed25519;
import vn.tienglang.airtime.wire.KeyId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Parcel;
import vn.tienglang.airtime.wire.Signer;
import vn.tienglang.airtime.wire.Verifier;
import vn.tienglang.central.broker.WireClient;
import vn.tienglang.central.broker.WireClient.Received;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.BookingRequest;
import vn.tienglang.central.desk.Books;
import vn.tienglang.central.desk.Desk;
import vn.tienglang.central.desk.DeskRules;
import vn.tienglang.central.desk.KeptAlarm;
import vn.tienglang.central.desk.MemoryArchive;
import vn.tienglang.central.desk.MemoryShelf;
import vn.tienglang.central.desk.Objection;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.Samples;
import vn.tienglang.central.desk.StationKeys;
import vn.tienglang.central.desk.UrgentRequest;

/** What the link promises, whatever broker is at its other end. */
abstract class CentralLinkContract {
    private static final Instant NOW = Samples.EIGHT;
    private static final Officer OFFICER = new Officer("lan", "Lan");
    private static final Station STATION = Samples.station("ls-dong-kinh", Samples.DONG_KINH);
    private static final Station OTHER = Samples.station("ls-tam-thanh", Samples.TAM_THANH);

    private final Samples.Keys keys = Samples.Keys.of(STATION, 1);
    private final KeyPair centreKey = Ed25519.newPair();
    private final KeyId centreKeyId = new KeyId("centre-1");
    private final Signer centreSigner = Ed25519.signer(centreKeyId, centreKey.getPrivate());
    private final Verifier centreVerifier = Ed25519.verifier(centreKeyId, centreKey.getPublic());
    private final MemoryShelf shelf = new MemoryShelf();
    private final Moody archive = new Moody(new MemoryArchive());
    private final Clip clip = shelf.put("Bản tin", "vi", Duration.ofSeconds(60), new byte[50_000]);

    private Dispatch dispatch = new Dispatch();
    private Desk desk = newDesk();
    private List<CentralLink> links = new ArrayList<>();
    private TestBroker broker = new NoBroker();

    @TempDir private Path folder;

    abstract TestBroker broker(Path folder) throws Exception;

    @BeforeEach
    void openTheOffice() throws Exception {
        archive.inTransaction(books -> {
            books.areas().add(Samples.areas());
            books.enrolments().put(Samples.enrolment(STATION, keys));
            books.enrolments().put(Samples.enrolment(OTHER, Samples.Keys.of(OTHER, 1)));
            return true;
        });
        desk = newDesk(); // which knows the stations now
        desk.stockClips();
        broker = broker(folder);
    }

    @AfterEach
    void closeTheOffice() throws Exception {
        archive.becomeGood();
        links.forEach(CentralLink::close);
        broker.end();
    }

    private Desk newDesk() {
        return new Desk(
                archive,
                new StationKeys(archive),
                shelf,
                dispatch,
                new KeptAlarm(),
                () -> NOW,
                new DeskRules(Samples.HANOI, Duration.ofMinutes(10)));
    }

    private CentralLink openLink() {
        WireClient.Greeting login = broker.centre();
        LinkSettings usual =
                LinkSettings.plain(
                        "127.0.0.1",
                        broker.port(),
                        String.valueOf(login.user()),
                        String.valueOf(login.secret()));
        var link =
                CentralLink.open(
                        usual, dispatch, desk, new StationKeys(archive), centreSigner, () -> NOW);
        links.add(link);
        return link;
    }

    private CentralLink connect() {
        CentralLink link = openLink();
        await().until(() -> link.state() instanceof CentralLink.State.Up);
        return link;
    }

    private WireClient station() throws Exception {
        var station =
                WireClient.in(broker.port(), broker.station(STATION.id().value()).startingClean());
        assertThat(station.subscribe("tl/1/station/" + STATION.id() + "/#", "tl/1/all/#"))
                .containsExactly(1, 1);
        return station;
    }

    private void book() {
        desk.book(
                BookingRequest.once(
                        "Tin",
                        Samples.DONG_KINH,
                        Samples.SATURDAY,
                        LocalTime.of(9, 0),
                        clip.id(),
                        MessageClass.ORDINARY),
                OFFICER);
    }

    private Message understood(Received received) {
        Parcel parcel = received.parcel();
        return switch (Codec.open(
                parcel.topic(),
                parcel.payload(),
                parcel.signature().key().value(),
                parcel.signature().value(),
                _ -> centreVerifier)) {
            case Decoded.Understood(Message message) -> message;
            case Decoded.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    private List<SignedEntry> entries(int count) {
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < count; i++) {
            outcomes.add(new Outcome.Aired(Samples.playback(960_000)));
        }
        return Samples.chain(
                AsRunLog.empty(STATION.id()), Samples.SATURDAY, outcomes, keys.signer());
    }

    private Parcel asRun(List<SignedEntry> entries) {
        return Codec.seal(new Message.AsRunTold(STATION.id(), entries), keys.signer());
    }

    @Test
    void aLogLeavesTheOutboxWhenTheBrokerHasItAndNotBefore() throws Exception {
        book();
        assertThat(desk.publishDue(NOW)).isEqualTo(1);
        broker.stop();
        CentralLink link = openLink();
        await().until(() -> link.state() instanceof CentralLink.State.Down);
        assertThat(desk.outbox(10)).hasSize(1);

        broker.startAgain();
        links.remove(link);
        link.close();
        connect();
        await().until(() -> desk.outbox(10).isEmpty());

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
            desk.publishDue(NOW);
            var log = ((Message.LogIssued) understood(station.receiveParcel())).log();
            assertThat(log.revision()).isEqualTo(1);
            assertThat(log.airings()).hasSize(1);
        }
    }

    @Test
    void anEmergencyIsCarefulAndATimeBeaconIsNot() throws Exception {
        connect();
        try (var station = station()) {
            dispatch.send(desk.timeBeacon(NOW));
            Received time = station.receiveParcel();
            assertThat(understood(time)).isEqualTo(new Message.TimeTold(NOW));
            assertThat(time.qos()).isZero();
            assertThat(time.expirySeconds()).isBetween(0L, 5L);

            desk.release(
                    new UrgentRequest(List.of(Samples.LANG_SON), clip.id(), NOW.plusSeconds(600)),
                    OFFICER);
            Received urgent = station.receiveParcel();
            assertThat(understood(urgent)).isInstanceOf(Message.Urgent.class);
            assertThat(urgent.qos()).isEqualTo(1);
            await().until(() -> desk.outbox(10).isEmpty());
        }
    }

    @Test
    void whatAStationToldIsKeptAndThenAccepted() throws Exception {
        connect();
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(3)), false)).isZero();
            assertThat(understood(station.receiveParcel()))
                    .isEqualTo(new Message.AsRunAccepted(STATION.id(), 3));
            assertThat(desk.confirmations(10)).hasSize(3);
        }
    }

    @Test
    void partsGoToTheStationThatWantsThem() throws Exception {
        connect();
        book();
        desk.publishDue(NOW);
        // A log that arrives while somebody subscribes is another story than this one.
        await().until(() -> desk.outbox(10).isEmpty());
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
    private Map<Integer, Integer> wantedOnce(WireClient station, Integer... parts)
            throws Exception {
        station.tell(
                Codec.seal(
                        new Message.PartsWanted(STATION.id(), clip.id(), List.of(parts)),
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
        CentralLink link = connect();
        try (var station = station()) {
            Parcel good = asRun(entries(1));
            Signer stranger = Ed25519.signer(keys.id(), Ed25519.newPair().getPrivate());
            station.publish(Parcel.of(good.topic(), good.payload(), stranger), false);
            station.publish(
                    Parcel.of(
                            good.topic(),
                            "{\"v\":1,\"type\":\"as-run\"".getBytes(StandardCharsets.UTF_8),
                            keys.signer()),
                    false);
            station.publish(
                    Parcel.of("tl/1/up/" + STATION.id() + "/want", good.payload(), keys.signer()),
                    false);
            station.publish(good, false);
            understood(station.receiveParcel()); // the good one is accepted all the same
        }
        assertThat(desk.objections())
                .extracting(count -> count.who() + " " + count.why() + " " + count.count())
                .containsExactlyInAnyOrder(
                        STATION.id() + " " + Objection.BAD_SIGNATURE + " 1",
                        STATION.id() + " " + Objection.MALFORMED + " 2");
        link.close();
        connect();
        try (var station = station()) {
            station.publish(asRun(entries(1)), false);
            understood(station.receiveParcel());
        }
        assertThat(desk.objections()).allMatch(count -> count.count() <= 2);
    }

    @Test
    void whatTheBooksDidNotTakeIsNotAcknowledgedAndComesAgainToTheNextCentre() throws Exception {
        CentralLink dying = connect();
        archive.becomeBad();
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(2)), false)).isZero();
            await().until(() -> archive.failures() > 0);
            dying.close();
            links.remove(dying);
            archive.becomeGood();
            assertThat(desk.confirmations(10)).isEmpty();

            connect();
            assertThat(understood(station.receiveParcel()))
                    .isEqualTo(new Message.AsRunAccepted(STATION.id(), 2));
            assertThat(desk.confirmations(10)).hasSize(2);
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
                    .isEqualTo(new Message.AsRunAccepted(STATION.id(), 2));
        }
    }

    @Test
    void whatIsSaidWhileTheCentreIsAwayIsHeardWhenItReturns() throws Exception {
        CentralLink first = connect();
        first.close();
        links.remove(first);
        try (var station = station()) {
            assertThat(station.publish(asRun(entries(2)), false)).isZero();
            connect();
            assertThat(understood(station.receiveParcel()))
                    .isEqualTo(new Message.AsRunAccepted(STATION.id(), 2));
        }
    }

    @Test
    void aDeskThatIsStuckTurnsWishesAwayAndKeepsWhatMustNotBeLost() throws Exception {
        CentralLink link = connect();
        archive.hold();
        int many = Inbox.ROOM + 200;
        List<SignedEntry> entries = entries(40);
        try (var station = station()) {
            Parcel want =
                    Codec.seal(
                            new Message.PartsWanted(STATION.id(), clip.id(), List.of(0)),
                            keys.signer());
            station.publish(asRun(entries.subList(0, 1)), false);
            archive.awaitHeld();
            for (int i = 0; i < many; i++) {
                station.tell(want);
            }
            await().until(() -> link.turnedAway() >= many - Inbox.ROOM + Inbox.CAREFUL_ROOM);
            for (int i = 1; i < 40; i++) {
                assertThat(station.publish(asRun(entries.subList(i, i + 1)), false)).isZero();
            }
            archive.becomeGood();
            await().until(() -> desk.confirmations(100).size() == 40);
        }
        assertThat(link.state()).isInstanceOf(CentralLink.State.Up.class);
    }

    @Test
    void aLinkThatWasCutIsMadeAnew() throws Exception {
        CentralLink link = connect();
        // Whoever comes in the centre's name throws it out; then it comes back and does the same.
        try (var intruder = WireClient.in(broker.port(), broker.centre())) {
            assertThat(intruder.isHungUpOn()).isTrue();
        }
        await().until(() -> link.state() instanceof CentralLink.State.Up);
        book();
        desk.publishDue(NOW);
        await().until(() -> desk.outbox(10).isEmpty());
    }

    @Test
    void aBrokerThatGoesAndComesBackIsFoundAgain() throws Exception {
        assumeTrue(broker.keepsLogins(), "this broker dies with the centre and never alone");
        CentralLink link = connect();
        broker.stop();
        await().until(() -> link.state() instanceof CentralLink.State.Down);
        book();
        desk.publishDue(NOW);
        assertThat(desk.outbox(10)).hasSize(1);
        broker.startAgain();
        await().atMost(Duration.ofSeconds(40)).until(() -> desk.outbox(10).isEmpty());
        assertThat(link.state()).isInstanceOf(CentralLink.State.Up.class);
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
                    new LinkSettings(
                            "127.0.0.1",
                            rude.getLocalPort(),
                            "centre",
                            "x",
                            "tl/1/up/#",
                            Duration.ofSeconds(5),
                            Duration.ofMillis(10),
                            Duration.ofMillis(10),
                            new GatedSockets());
            var link =
                    CentralLink.open(
                            settings,
                            dispatch,
                            desk,
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
    private static final class Moody implements Archive {
        private final Archive books;
        private final AtomicBoolean bad = new AtomicBoolean();
        private final AtomicLong failures = new AtomicLong();
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile CountDownLatch held = new CountDownLatch(1);

        Moody(Archive books) {
            this.books = books;
        }

        @Override
        public <T> T inTransaction(Function<Books, T> work) {
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
        public WireClient.Greeting centre() {
            return WireClient.Greeting.of("nobody", "");
        }

        @Override
        public WireClient.Greeting station(String id) {
            return WireClient.Greeting.of(id, "");
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
