package vn.tienglang.node.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Decoded;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.airtime.wire.Topic;

/** Contract test of links. */
public abstract class LinkContract {
    /** Station of the link. */
    protected static final StationId STATION = new StationId("ls-dong-kinh");

    private static final ChainId CHAIN = new ChainId("c-1");
    private static final Message TIME =
            new Message.TimeAnswered(
                    STATION, new Nonce("0011223344556677"), Instant.parse("2026-11-21T01:00:00Z"));

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final ClipId CLIP = ClipId.of("clip".getBytes(StandardCharsets.UTF_8));

    private final KeyPair centrePair = Ed25519.newPair();
    private final KeyPair stationPair = Ed25519.newPair();
    private final Signer centre = Ed25519.signer(new KeyId("centre-1"), centrePair.getPrivate());
    private final RecordingMailbox mailbox = new RecordingMailbox(true);
    private final World world;

    /** Network and broker of the link, with faults to inject. */
    public interface World extends AutoCloseable {
        /** Starts the link of the station; its events go to this mailbox. */
        Link start(Mailbox mailbox, Message.StationLost will, Keyring keyring, Signer station);

        /** The station loses power without disconnecting. */
        void losesPower(Link link);

        /** The centre publishes this, at least once. */
        void say(SignedMessage parcel, boolean retained);

        /** Messages published on the topics of the station, in order. */
        List<SignedMessage> heard();

        /** Messages that a new subscriber receives at once. */
        List<SignedMessage> retained();

        /** The network between station and broker fails. */
        void cut();

        /** The network is back. */
        void restore();

        /** The broker stops and starts again, with what it had on disk. */
        void restartBroker();

        /** Waits until this holds; fails when it never does. */
        void eventually(Runnable assertion);

        /** Waits for this long. */
        void letPass(Duration time);

        @Override
        void close();
    }

    /** Every test starts with a working broker and network. */
    protected LinkContract(Supplier<World> builder) {
        world = builder.get();
    }

    @AfterEach
    void closeAll() {
        world.close();
    }

    private Link start(Mailbox box) {
        var will = new Message.StationLost(STATION, Optional.of(CHAIN), 7);
        Keyring keyring = _ -> Ed25519.verifier(new KeyId("centre-1"), centrePair.getPublic());
        return world.start(
                box,
                will,
                keyring,
                Ed25519.signer(new KeyId("ls-dong-kinh-1"), stationPair.getPrivate()));
    }

    private Link startUp(RecordingMailbox box) {
        Link link = start(box);
        world.eventually(() -> assertThat(box.all(Event.LinkUp.class)).hasSize(1));
        return link;
    }

    private void say(Message message, boolean retained) {
        world.say(Codec.encode(message, centre), retained);
    }

    private static Message log(int revision) {
        return new Message.LogIssued(new DailyLog(STATION, DAY, revision, List.of(), List.of()));
    }

    private static List<Message> received(RecordingMailbox box) {
        return box.all(Event.MessageReceived.class).stream()
                .map(Event.MessageReceived::message)
                .toList();
    }

    private static List<Rejection> refused(RecordingMailbox box) {
        return box.all(Event.MessageRejected.class).stream()
                .map(Event.MessageRejected::reason)
                .toList();
    }

    private List<Message> heard() {
        return world.heard().stream().map(this::opened).toList();
    }

    private Message opened(SignedMessage parcel) {
        Keyring keyring =
                _ -> Ed25519.verifier(new KeyId("ls-dong-kinh-1"), stationPair.getPublic());
        Decoded decoded =
                Codec.decode(
                        parcel.topic(),
                        parcel.payload(),
                        parcel.signature().key().value(),
                        parcel.signature().value(),
                        keyring);
        return switch (decoded) {
            case Decoded.Valid(Message message) -> message;
            case Decoded.Rejected rejected -> throw new AssertionError(rejected.toString());
        };
    }

    private static Message status() {
        return new Message.StatusReported(
                new StationStatus(
                        STATION,
                        Instant.parse("2026-11-21T01:00:00Z"),
                        7,
                        new ClockQuality(ClockSource.DAEMON, Duration.ofMillis(1)),
                        "card âm thanh",
                        true,
                        "rơ-le",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Map.of()));
    }

    private static Message acknowledged(long upTo) {
        return new Message.AsRunAcknowledged(STATION, CHAIN, upTo, Digest.of("entry"));
    }

    private static Message want(int part) {
        return new Message.PartsRequested(STATION, CLIP, List.of(part));
    }

    @Test
    void messageFromTheCentreArrives() {
        try (Link _ = startUp(mailbox)) {
            say(log(1), false);
            say(acknowledged(12), false);
            say(TIME, false);

            world.eventually(() ->
                    assertThat(received(mailbox)).containsExactly(log(1), acknowledged(12), TIME));
        }
    }

    @Test
    void retainedLogArrivesAtALaterStation() {
        say(log(3), true);

        try (Link _ = start(mailbox)) {
            world.eventually(() -> assertThat(received(mailbox)).contains(log(3)));
        }
    }

    @Test
    void logSentDuringAnOutageArrivesAfterIt() {
        try (Link _ = startUp(mailbox)) {
            world.cut();
            world.eventually(() -> assertThat(mailbox.all(Event.LinkDown.class)).isNotEmpty());
            say(log(2), true);
            world.restore();

            world.eventually(() -> assertThat(received(mailbox)).contains(log(2)));
            // A retained message may arrive before the link reports that it is up.
            world.eventually(() -> assertThat(mailbox.all(Event.LinkUp.class)).hasSize(2));
        }
    }

    @Test
    void unacknowledgedMessageIsRedeliveredAfterPowerCut() {
        var forgetful = new RecordingMailbox(false);
        Link before = startUp(forgetful);
        say(acknowledged(5), false);
        world.eventually(() -> assertThat(received(forgetful)).hasSize(1));
        world.losesPower(before);

        try (Link _ = start(mailbox)) {
            world.eventually(() -> assertThat(received(mailbox)).contains(acknowledged(5)));
        }
    }

    @Test
    void acknowledgedMessageIsNotRedelivered() {
        Link before = startUp(mailbox);
        say(acknowledged(5), false);
        world.eventually(() -> assertThat(received(mailbox)).hasSize(1));
        world.letPass(Duration.ofMillis(300));
        world.losesPower(before);

        var after = new RecordingMailbox(true);
        try (Link _ = startUp(after)) {
            say(acknowledged(6), false);
            world.eventually(() -> assertThat(received(after)).isNotEmpty());
            assertThat(received(after)).containsExactly(acknowledged(6));
        }
    }

    @Test
    void fullMailboxLosesNoMessage() {
        try (Link _ = startUp(mailbox)) {
            mailbox.setFull(true);
            say(acknowledged(8), false);
            world.letPass(Duration.ofMillis(500));
            assertThat(received(mailbox)).isEmpty();

            mailbox.setFull(false);
            world.eventually(() -> assertThat(received(mailbox)).contains(acknowledged(8)));
        }
    }

    @Test
    void messageFromTheStationArrivesSigned() {
        try (Link link = startUp(mailbox)) {
            link.send(want(0));
            link.send(status());

            world.eventually(() -> assertThat(heard()).containsExactly(want(0), status()));
        }
    }

    @Test
    void statusIsRetained() {
        try (Link link = startUp(mailbox)) {
            link.send(want(0));
            link.send(status());
            world.eventually(() -> assertThat(heard()).hasSize(2));

            assertThat(world.retained().stream().map(this::opened)).containsExactly(status());
        }
    }

    @Test
    void willIsPublishedOnPowerLoss() {
        Link link = startUp(mailbox);
        world.losesPower(link);

        world.eventually(() ->
                assertThat(heard())
                        .containsExactly(new Message.StationLost(STATION, Optional.of(CHAIN), 7)));
        assertThat(world.retained().stream().map(this::opened))
                .containsExactly(new Message.StationLost(STATION, Optional.of(CHAIN), 7));
    }

    @Test
    void closeSendsQueuedMessagesAndNoWill() {
        Link link = startUp(mailbox);
        link.send(status());
        link.close();

        world.letPass(Duration.ofSeconds(4));
        assertThat(heard()).containsExactly(status());
    }

    @Test
    void messageSentWhileDownIsDropped() {
        try (Link link = startUp(mailbox)) {
            world.cut();
            world.eventually(() -> assertThat(mailbox.all(Event.LinkDown.class)).isNotEmpty());
            link.send(want(1));
            world.restore();
            world.eventually(() -> assertThat(mailbox.all(Event.LinkUp.class)).hasSize(2));
            link.send(want(2));

            world.eventually(() -> assertThat(heard()).contains(want(2)));
            assertThat(heard()).doesNotContain(want(1));
        }
    }

    @Test
    void linkReconnectsAfterBrokerRestart() {
        try (Link link = startUp(mailbox)) {
            world.restartBroker();
            world.eventually(() -> assertThat(mailbox.all(Event.LinkUp.class)).hasSize(2));
            say(acknowledged(9), false);
            link.send(want(4));

            world.eventually(() -> assertThat(received(mailbox)).contains(acknowledged(9)));
            world.eventually(() -> assertThat(heard()).contains(want(4)));
        }
    }

    @Test
    void forgedMessageIsRejectedOnceAndNotRedelivered() {
        Signer stranger = Ed25519.signer(new KeyId("centre-1"), Ed25519.newPair().getPrivate());
        SignedMessage forged = Codec.encode(log(1), stranger);

        refusedOnce(forged, Rejection.BAD_SIGNATURE);
    }

    @Test
    void messageOnAnotherTopicIsRejected() {
        SignedMessage sealed = Codec.encode(log(1), centre);
        String otherDay = new Topic.Log(STATION, DAY.plusDays(1)).text();

        refusedOnce(
                new SignedMessage(otherDay, sealed.payload(), sealed.signature()),
                Rejection.BAD_SIGNATURE);
    }

    @Test
    void unsignedMessageIsRejected() {
        SignedMessage sealed = Codec.encode(log(1), centre);

        refusedOnce(
                new SignedMessage(
                        sealed.topic(),
                        sealed.payload(),
                        new Signature(new KeyId("centre-1"), "AAAA")),
                Rejection.BAD_SIGNATURE);
    }

    @Test
    void signedGarbageIsRejected() {
        String topic = new Topic.Log(STATION, DAY).text();
        byte[] nonsense = "{\"v\":1,\"type\":\"log\",".getBytes(StandardCharsets.UTF_8);

        refusedOnce(SignedMessage.of(topic, nonsense, centre), Rejection.MALFORMED);
    }

    @Test
    void oversizeMessageIsRejected() {
        String topic = new Topic.Log(STATION, DAY).text();

        refusedOnce(
                SignedMessage.of(topic, new byte[Limits.MESSAGE_BYTES + 1], centre),
                Rejection.OVERSIZE);
    }

    @Test
    void unknownTopicIsRejected() {
        refusedOnce(
                SignedMessage.of(Topic.ROOT + "all/party", new byte[] {1}, centre),
                Rejection.UNKNOWN_TOPIC);
    }

    private void refusedOnce(SignedMessage parcel, Rejection why) {
        Link before = startUp(mailbox);
        world.say(parcel, false);
        world.eventually(() -> assertThat(refused(mailbox)).containsExactly(why));
        assertThat(received(mailbox)).isEmpty();
        before.close();

        var after = new RecordingMailbox(true);
        try (Link _ = startUp(after)) {
            say(acknowledged(1), false);
            world.eventually(() -> assertThat(received(after)).isNotEmpty());
            assertThat(refused(after)).isEmpty();
        }
    }
}
