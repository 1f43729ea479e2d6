package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Decoded.Rejected;
import vn.tienglang.airtime.wire.Decoded.Valid;

/** Each refusal by its name: what a stranger, a stale program or a broken disk can send. */
class CodecRejectionTest {
    private static final StationId HERE = new StationId("ls-tan-thanh");
    private static final StationId THERE = new StationId("ls-dong-kinh");

    @Test
    void unsignedMessageIsBadSignature() {
        Seeds.each(
                500,
                random -> {
                    SignedMessage parcel = sealed(RandomMessages.of(random));
                    String key = parcel.signature().key().value();
                    String value = parcel.signature().value();
                    assertRefused(Rejection.BAD_SIGNATURE, parcel, "", "");
                    assertRefused(Rejection.BAD_SIGNATURE, parcel, key, "");
                    assertRefused(Rejection.BAD_SIGNATURE, parcel, "", value);
                    assertRefused(Rejection.BAD_SIGNATURE, parcel, key, value.repeat(20));
                    assertRefused(Rejection.BAD_SIGNATURE, parcel, key, "not Base64 ☺");
                    assertRefused(Rejection.BAD_SIGNATURE, parcel, "Not a key id\n", value);
                    assertRefused(Rejection.BAD_SIGNATURE, parcel, "stranger-1", value);
                    byte[] signature = Base64.getDecoder().decode(value);
                    signature[random.nextInt(signature.length)] ^= (byte) random.nextInt(1, 256);
                    String changed = Base64.getEncoder().encodeToString(signature);
                    assertRefused(Rejection.BAD_SIGNATURE, parcel, key, changed);
                });
    }

    @Test
    void changedPayloadIsBadSignature() {
        Seeds.each(
                1_000,
                random -> {
                    SignedMessage parcel = sealed(RandomMessages.of(random));
                    byte[] payload = parcel.payload();
                    payload[random.nextInt(payload.length)] ^= (byte) random.nextInt(1, 256);
                    assertRefused(
                            Rejection.BAD_SIGNATURE,
                            new SignedMessage(parcel.topic(), payload, parcel.signature()));
                });
    }

    @Test
    void messageReplayedOnAnotherTopicIsBadSignature() {
        Seeds.each(
                1_000,
                random -> {
                    SignedMessage parcel = sealed(RandomMessages.of(random));
                    String topic = RandomMessages.of(random).topic().text();
                    if (!topic.equals(parcel.topic())) {
                        assertRefused(
                                Rejection.BAD_SIGNATURE,
                                new SignedMessage(topic, parcel.payload(), parcel.signature()));
                    }
                });
    }

    @Test
    void stationCannotSignForAnotherStationOrTheCentre() {
        var entry =
                new Message.PartsRequested(HERE, GoldenMessages.NEWS.id(), java.util.List.of(1));
        assertRefused(Rejection.BAD_SIGNATURE, Codec.encode(entry, TestKeys.station(THERE)));
        assertRefused(
                Rejection.BAD_SIGNATURE,
                Codec.encode(new Message.AsRunAcknowledged(HERE, 1), TestKeys.station(HERE)));
        assertRefused(Rejection.BAD_SIGNATURE, Codec.encode(entry, TestKeys.centre()));
    }

    @Test
    void realKeysRejectLikeFastSigner() {
        Keyring keyring = topic -> Ed25519.verifier(TestKeys.CENTRE, TestKeys.CENTRE_PUBLIC);
        Signer centre = Ed25519.signer(TestKeys.CENTRE, TestKeys.CENTRE_PRIVATE);
        Signer stranger = Ed25519.signer(TestKeys.CENTRE, TestKeys.STATION_PRIVATE);
        Message message = GoldenMessages.named("log.json");
        assertThat(open(Codec.encode(message, centre), keyring)).isEqualTo(new Valid(message));
        assertThat(open(Codec.encode(message, stranger), keyring))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected ->
                                assertThat(rejected.reason()).isEqualTo(Rejection.BAD_SIGNATURE));
    }

    @Test
    void messageAboutAnotherStationThanItsTopicIsRejected() {
        int[] compared = {0};
        Seeds.each(
                2_000,
                random -> {
                    Message message = RandomMessages.of(random);
                    Topic told = message.topic();
                    StationId other = RandomMessages.station(random);
                    Topic topic =
                            switch (told) {
                                case Topic.Log(StationId _, var date) -> new Topic.Log(other, date);
                                case Topic.Acknowledgement _ -> new Topic.Acknowledgement(other);
                                case Topic.AsRun _ -> new Topic.AsRun(other);
                                case Topic.Status _ -> new Topic.Status(other);
                                case Topic.PartRequest _ -> new Topic.PartRequest(other);
                                // These name no station in their payload: the topic is signed.
                                case Topic.Part _, Topic.Urgent _, Topic.Time _ -> told;
                            };
                    if (!topic.equals(told)) {
                        compared[0]++;
                        assertRefused(Rejection.OTHER_STATION, onTopic(topic, message));
                    }
                });
        assertThat(compared[0]).isPositive();
    }

    @Test
    void logForAnotherDayThanItsTopicIsRejected() {
        Message message = GoldenMessages.named("log.json");
        var tomorrow = new Topic.Log(HERE, GoldenMessages.DAY.plusDays(1));
        assertRefused(Rejection.OTHER_STATION, onTopic(tomorrow, message));
    }

    @Test
    void messageTypeNotOfItsTopicIsMalformed() {
        Message lost = new Message.StationLost(HERE, 1);
        for (Topic topic :
                new Topic[] {
                    new Topic.Urgent(),
                    new Topic.Time(),
                    new Topic.PartRequest(HERE),
                    new Topic.AsRun(HERE),
                    new Topic.Log(HERE, GoldenMessages.DAY),
                    new Topic.Acknowledgement(HERE)
                }) {
            assertRefused(Rejection.MALFORMED, onTopic(topic, lost));
        }
    }

    @Test
    void unknownVersionIsReportedWhateverTheRest() {
        for (String version : new String[] {"2", "0", "-1", "2147483647"}) {
            assertRefused(
                    Rejection.UNKNOWN_VERSION,
                    json(
                            new Topic.Time(),
                            "{\"v\":" + version + ",\"type\":\"x\",\"other\":[{}]}"));
        }
        assertRefused(Rejection.UNKNOWN_VERSION, json(new Topic.Time(), "{}"));
        byte[] part = Codec.payload(new Message.PartSent(HERE, GoldenMessages.NEWS.id(), 0, one()));
        part[0] = 2;
        assertRefused(Rejection.UNKNOWN_VERSION, parcel(new Topic.Part(HERE), part));
    }

    @Test
    void oversizeMessageIsRejectedUnparsed() {
        byte[] large = new byte[Limits.MESSAGE_BYTES + 1];
        assertRefused(Rejection.OVERSIZE, parcel(new Topic.Time(), large));
        assertRefused(Rejection.OVERSIZE, parcel(new Topic.Time(), large), "", "");
        assertRefused(
                Rejection.MALFORMED,
                parcel(new Topic.Time(), Arrays.copyOf(large, Limits.MESSAGE_BYTES)));
    }

    @Test
    void unknownTopicIsRejectedWithPlainDetail() {
        byte[] empty = new byte[0];
        Decoded decoded =
                Codec.decode(
                        "tl/1/all/urgent\nERROR all is lost\u001b[2J",
                        empty,
                        "",
                        "",
                        TestKeys.keyring());
        assertThat(decoded)
                .isEqualTo(
                        new Rejected(
                                Rejection.UNKNOWN_TOPIC,
                                "topic tl/1/all/urgent ERROR all is lost [2J"));
        assertThat(Codec.decode("/".repeat(60_000), empty, "", "", TestKeys.keyring()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.detail()).hasSizeLessThan(150));
    }

    @Test
    void deepNestingIsMalformedWithoutStackOverflow() {
        for (String open : new String[] {"[", "{\"a\":", "[{\"a\":"}) {
            String deep = open.repeat(Limits.MESSAGE_BYTES / 2 / open.length());
            assertRefused(
                    Rejection.MALFORMED,
                    json(new Topic.Time(), "{\"v\":1,\"type\":\"time\",\"x\":" + deep));
            assertRefused(Rejection.MALFORMED, json(new Topic.Time(), deep));
        }
    }

    @Test
    void bracketsInStringsAreNotNesting() {
        String words = "[{\\\"".repeat(20);
        String text =
                "{\"v\":1,\"type\":\"lost\",\"note\":\"%s\",\"station\":\"%s\",\"boot\":3}"
                        .formatted(words, HERE);
        assertThat(open(json(new Topic.Status(HERE), text), TestKeys.keyring()))
                .isEqualTo(new Valid(new Message.StationLost(HERE, 3)));
    }

    @Test
    void bytesThatAreNoUtf8AreAnswered() {
        byte[] golden = Codec.payload(GoldenMessages.named("status.json"));
        for (byte[] wrong :
                new byte[][] {
                    {(byte) 0xff},
                    {(byte) 0xc0, (byte) 0x80},
                    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                    {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                    {(byte) 0xe1}
                }) {
            for (int at = 0; at < golden.length; at++) {
                byte[] spoilt = golden.clone();
                System.arraycopy(wrong, 0, spoilt, at, Math.min(wrong.length, golden.length - at));
                Decoded decoded = open(parcel(new Topic.Status(HERE), spoilt), TestKeys.keyring());
                // What is read from them, if anything, can be said again.
                if (decoded instanceof Valid(Message message)) {
                    assertThat(open(sealed(message), TestKeys.keyring())).isEqualTo(decoded);
                }
            }
        }
    }

    @Test
    void duplicateJsonKeyCannotChangeTheStation() {
        Decoded[] both = {
            open(json(new Topic.Status(HERE), lostTwice(HERE, THERE)), TestKeys.keyring()),
            open(json(new Topic.Status(HERE), lostTwice(THERE, HERE)), TestKeys.keyring())
        };
        for (Decoded decoded : both) {
            if (decoded instanceof Valid(Message message)) {
                assertThat(message).isEqualTo(new Message.StationLost(HERE, 1));
            }
        }
        assertThat(both[0]).isNotEqualTo(both[1]);
    }

    @Test
    void numberOutOfRangeIsRejected() {
        for (String number :
                new String[] {
                    "18446744073709551617",
                    "9223372036854775808",
                    "1e999999999",
                    "1.5",
                    "-1",
                    "\"\"",
                    "null",
                    "true",
                    "[1]",
                    "0x10",
                    "NaN",
                    "9".repeat(200_000)
                }) {
            Decoded decoded =
                    open(
                            json(new Topic.Acknowledgement(HERE), accepted(number)),
                            TestKeys.keyring());
            assertThat(decoded).as(number).isInstanceOf(Rejected.class);
        }
        for (String number : new String[] {"4294967297", "2147483648", "1e10", "1.9", "0", "-3"}) {
            Decoded decoded =
                    open(
                            json(new Topic.Log(HERE, GoldenMessages.DAY), logOfRevision(number)),
                            TestKeys.keyring());
            assertThat(decoded).as(number).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void partOfAnyLengthIsDecodedOrRejected() {
        Topic topic = new Topic.Part(HERE);
        for (int length = 0; length <= 37; length++) {
            byte[] payload = new byte[length];
            Arrays.fill(payload, (byte) 1);
            assertRefused(Rejection.MALFORMED, parcel(topic, payload));
        }
        byte[] most = new byte[37 + Limits.PART_BYTES_MOST];
        most[0] = 1;
        assertThat(open(parcel(topic, most), TestKeys.keyring())).isInstanceOf(Valid.class);
        assertRefused(Rejection.MALFORMED, parcel(topic, Arrays.copyOf(most, most.length + 1)));
        ByteBuffer.wrap(most).putInt(33, -1);
        assertRefused(Rejection.MALFORMED, parcel(topic, most));
    }

    private static String lostTwice(StationId one, StationId other) {
        return "{\"v\":1,\"type\":\"lost\",\"station\":\"%s\",\"station\":\"%s\",\"boot\":1}"
                .formatted(one, other);
    }

    private static String accepted(String upTo) {
        return "{\"v\":1,\"type\":\"as-run-accepted\",\"station\":\"%s\",\"upTo\":%s}"
                .formatted(HERE, upTo);
    }

    private static String logOfRevision(String revision) {
        String head =
                "{\"v\":1,\"type\":\"log\",\"station\":\"" + HERE + "\",\"date\":\"2026-11-21\"";
        return head + ",\"revision\":" + revision + ",\"airings\":[],\"clips\":[]}";
    }

    private static byte[] one() {
        return new byte[] {1};
    }

    private static SignedMessage sealed(Message message) {
        return Codec.encode(message, TestKeys.signer(message.topic()));
    }

    /** The payload of this message, on a topic that is not its own, signed by who may. */
    private static SignedMessage onTopic(Topic topic, Message message) {
        return parcel(topic, Codec.payload(message));
    }

    private static SignedMessage json(Topic topic, String text) {
        return parcel(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    private static SignedMessage parcel(Topic topic, byte[] payload) {
        return SignedMessage.of(topic.text(), payload, TestKeys.signer(topic));
    }

    private static void assertRefused(Rejection why, SignedMessage parcel) {
        assertRefused(why, parcel, parcel.signature().key().value(), parcel.signature().value());
    }

    private static void assertRefused(
            Rejection why, SignedMessage parcel, String key, String signature) {
        assertThat(
                        Codec.decode(
                                parcel.topic(),
                                parcel.payload(),
                                key,
                                signature,
                                TestKeys.keyring()))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.reason()).isEqualTo(why));
    }

    private static Decoded open(SignedMessage parcel, Keyring keyring) {
        return Codec.decode(
                parcel.topic(),
                parcel.payload(),
                parcel.signature().key().value(),
                parcel.signature().value(),
                keyring);
    }
}
