package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Decoded.Rejected;
import vn.tienglang.airtime.wire.Decoded.Valid;

/** Each rejection: what a stranger, an old program or a damaged disk can send. */
class CodecRejectionTest {
    private static final StationId HERE = new StationId("ls-tan-thanh");
    private static final StationId THERE = new StationId("ls-dong-kinh");

    @Test
    void unsignedMessageIsBadSignature() {
        Seeds.each(
                500,
                random -> {
                    SignedMessage signed = sealed(RandomMessages.of(random));
                    String key = signed.signature().key().value();
                    String value = signed.signature().value();
                    assertRejected(Rejection.BAD_SIGNATURE, signed, "", "");
                    assertRejected(Rejection.BAD_SIGNATURE, signed, key, "");
                    assertRejected(Rejection.BAD_SIGNATURE, signed, "", value);
                    assertRejected(Rejection.BAD_SIGNATURE, signed, key, value.repeat(20));
                    assertRejected(Rejection.BAD_SIGNATURE, signed, key, "not Base64 ☺");
                    assertRejected(Rejection.BAD_SIGNATURE, signed, "Not a key id\n", value);
                    assertRejected(Rejection.BAD_SIGNATURE, signed, "stranger-1", value);
                    byte[] signature = Base64.getDecoder().decode(value);
                    signature[random.nextInt(signature.length)] ^= (byte) random.nextInt(1, 256);
                    String changed = Base64.getEncoder().encodeToString(signature);
                    assertRejected(Rejection.BAD_SIGNATURE, signed, key, changed);
                });
    }

    @Test
    void changedPayloadIsBadSignature() {
        Seeds.each(
                1_000,
                random -> {
                    SignedMessage signed = sealed(RandomMessages.of(random));
                    byte[] payload = signed.payload();
                    payload[random.nextInt(payload.length)] ^= (byte) random.nextInt(1, 256);
                    assertRejected(
                            Rejection.BAD_SIGNATURE,
                            new SignedMessage(signed.topic(), payload, signed.signature()));
                });
    }

    @Test
    void messageReplayedOnAnotherTopicIsBadSignature() {
        Seeds.each(
                1_000,
                random -> {
                    SignedMessage signed = sealed(RandomMessages.of(random));
                    String topic = RandomMessages.of(random).topic().text();
                    if (!topic.equals(signed.topic())) {
                        assertRejected(
                                Rejection.BAD_SIGNATURE,
                                new SignedMessage(topic, signed.payload(), signed.signature()));
                    }
                });
    }

    @Test
    void stationCannotSignForAnotherStationOrTheCentre() {
        var entry =
                new Message.PartsRequested(HERE, GoldenMessages.NEWS.id(), java.util.List.of(1));
        assertRejected(Rejection.BAD_SIGNATURE, Codec.encode(entry, TestKeys.station(THERE)));
        assertRejected(
                Rejection.BAD_SIGNATURE,
                Codec.encode(
                        new Message.AsRunAcknowledged(HERE, ChainId.UNNAMED, 1, Digest.NONE),
                        TestKeys.station(HERE)));
        assertRejected(Rejection.BAD_SIGNATURE, Codec.encode(entry, TestKeys.centre()));
    }

    @Test
    void realKeysRejectLikeFastSigner() {
        Keyring keyring = topic -> Ed25519.verifier(TestKeys.CENTRE, TestKeys.CENTRE_PUBLIC);
        Signer centre = Ed25519.signer(TestKeys.CENTRE, TestKeys.CENTRE_PRIVATE);
        Signer stranger = Ed25519.signer(TestKeys.CENTRE, TestKeys.STATION_PRIVATE);
        Message message = GoldenMessages.named("log.json");
        assertThat(decode(Codec.encode(message, centre), keyring)).isEqualTo(new Valid(message));
        assertThat(decode(Codec.encode(message, stranger), keyring))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected ->
                                assertThat(rejected.reason()).isEqualTo(Rejection.BAD_SIGNATURE));
    }

    /** Topic, key id, signature and payload: every byte is changed, in every kind of message. */
    @Test
    void noMessageWithAnyChangedByteIsAccepted() {
        Keyring keyring = _ -> Ed25519.verifier(TestKeys.CENTRE, TestKeys.CENTRE_PUBLIC);
        Signer centre = Ed25519.signer(TestKeys.CENTRE, TestKeys.CENTRE_PRIVATE);
        var random = new SplittableRandom(7);
        int[] tried = {0};
        GoldenMessages.byName()
                .forEach((name, message) -> {
                    SignedMessage signed = Codec.encode(message, centre);
                    assertThat(decode(signed, keyring)).as(name).isInstanceOf(Valid.class);
                    byte[][] parts = {
                        utf8(signed.topic()),
                        utf8(signed.signature().key().value()),
                        utf8(signed.signature().value()),
                        signed.payload()
                    };
                    for (byte[] part : parts) {
                        for (int at = 0; at < part.length; at++) {
                            byte before = part[at];
                            part[at] ^= (byte) (1 << random.nextInt(8));
                            assertThat(decode(parts, keyring))
                                    .as("%s, byte %d of %d", name, at, part.length)
                                    .isInstanceOf(Rejected.class);
                            part[at] = before;
                            tried[0]++;
                        }
                    }
                });
        assertThat(tried[0]).isGreaterThan(5_000);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Decodes topic, key id, signature and payload. */
    private static Decoded decode(byte[][] parts, Keyring keyring) {
        return Codec.decode(
                new String(parts[0], StandardCharsets.UTF_8),
                parts[3],
                new String(parts[1], StandardCharsets.UTF_8),
                new String(parts[2], StandardCharsets.UTF_8),
                keyring);
    }

    @Test
    void messageAboutAnotherStationThanItsTopicIsRejected() {
        int[] compared = {0};
        Seeds.each(
                2_000,
                random -> {
                    Message message = RandomMessages.of(random);
                    Topic own = message.topic();
                    StationId other = RandomMessages.station(random);
                    Topic topic =
                            switch (own) {
                                case Topic.Log(StationId _, var date) -> new Topic.Log(other, date);
                                case Topic.Acknowledgement _ -> new Topic.Acknowledgement(other);
                                case Topic.AsRun _ -> new Topic.AsRun(other);
                                case Topic.Status _ -> new Topic.Status(other);
                                case Topic.PartRequest _ -> new Topic.PartRequest(other);
                                case Topic.TimeRequest _ -> new Topic.TimeRequest(other);
                                case Topic.TimeAnswer _ -> new Topic.TimeAnswer(other);
                                // Their payload has no station; the signature covers the topic.
                                case Topic.Reply _ -> new Topic.Reply(other);
                                case Topic.EmergencyNumber(long number) ->
                                        new Topic.EmergencyNumber(number == 1 ? 2 : number - 1);
                                case Topic.Part _, Topic.Urgent _, Topic.Time _ -> own;
                            };
                    if (!topic.equals(own)) {
                        compared[0]++;
                        assertRejected(Rejection.OTHER_STATION, onTopic(topic, message));
                    }
                });
        assertThat(compared[0]).isPositive();
    }

    @Test
    void logForAnotherDayThanItsTopicIsRejected() {
        Message message = GoldenMessages.named("log.json");
        var tomorrow = new Topic.Log(HERE, GoldenMessages.DAY.plusDays(1));
        assertRejected(Rejection.OTHER_STATION, onTopic(tomorrow, message));
    }

    @Test
    void messageTypeNotOfItsTopicIsMalformed() {
        Message lost = new Message.StationLost(HERE, Optional.empty(), 1);
        for (Topic topic :
                new Topic[] {
                    new Topic.Urgent(),
                    new Topic.EmergencyNumber(7),
                    new Topic.Reply(HERE),
                    new Topic.Time(),
                    new Topic.PartRequest(HERE),
                    new Topic.AsRun(HERE),
                    new Topic.Log(HERE, GoldenMessages.DAY),
                    new Topic.Acknowledgement(HERE)
                }) {
            assertRejected(Rejection.MALFORMED, onTopic(topic, lost));
        }
    }

    @Test
    void unknownVersionIsReportedWhateverTheRest() {
        for (String version : new String[] {"2", "0", "-1", "2147483647"}) {
            assertRejected(
                    Rejection.UNKNOWN_VERSION,
                    json(
                            new Topic.Time(),
                            "{\"v\":" + version + ",\"type\":\"x\",\"other\":[{}]}"));
        }
        assertRejected(Rejection.UNKNOWN_VERSION, json(new Topic.Time(), "{}"));
        byte[] part = Codec.payload(new Message.PartSent(HERE, GoldenMessages.NEWS.id(), 0, one()));
        part[0] = 3;
        assertRejected(Rejection.UNKNOWN_VERSION, signed(new Topic.Part(HERE), part));
    }

    @Test
    void pieceThatBeginsThePartOrHasNoOffsetIsMalformed() {
        byte[] piece =
                Codec.payload(new Message.PartSent(HERE, GoldenMessages.NEWS.id(), 0, 1, one()));
        assertRejected(
                Rejection.MALFORMED,
                signed(new Topic.Part(HERE), Arrays.copyOf(piece, piece.length - 3)));
        piece[piece.length - 2] = 0;
        assertRejected(Rejection.MALFORMED, signed(new Topic.Part(HERE), piece));
    }

    @Test
    void oversizeMessageIsRejectedUnparsed() {
        byte[] large = new byte[Limits.MESSAGE_BYTES + 1];
        assertRejected(Rejection.OVERSIZE, signed(new Topic.Time(), large));
        assertRejected(Rejection.OVERSIZE, signed(new Topic.Time(), large), "", "");
        assertRejected(
                Rejection.MALFORMED,
                signed(new Topic.Time(), Arrays.copyOf(large, Limits.MESSAGE_BYTES)));
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
            assertRejected(
                    Rejection.MALFORMED,
                    json(new Topic.Time(), "{\"v\":1,\"type\":\"time\",\"x\":" + deep));
            assertRejected(Rejection.MALFORMED, json(new Topic.Time(), deep));
        }
    }

    @Test
    void bracketsInStringsAreNotNesting() {
        String words = "[{\\\"".repeat(20);
        String text =
                "{\"v\":1,\"type\":\"lost\",\"note\":\"%s\",\"station\":\"%s\",\"boot\":3}"
                        .formatted(words, HERE);
        assertThat(decode(json(new Topic.Status(HERE), text), TestKeys.keyring()))
                .isEqualTo(new Valid(new Message.StationLost(HERE, Optional.empty(), 3)));
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
                Decoded decoded =
                        decode(signed(new Topic.Status(HERE), spoilt), TestKeys.keyring());
                // A message read from them, if any, can be encoded again.
                if (decoded instanceof Valid(Message message)) {
                    assertThat(decode(sealed(message), TestKeys.keyring())).isEqualTo(decoded);
                }
            }
        }
    }

    @Test
    void duplicateJsonKeyCannotChangeTheStation() {
        Decoded[] both = {
            decode(json(new Topic.Status(HERE), lostTwice(HERE, THERE)), TestKeys.keyring()),
            decode(json(new Topic.Status(HERE), lostTwice(THERE, HERE)), TestKeys.keyring())
        };
        for (Decoded decoded : both) {
            if (decoded instanceof Valid(Message message)) {
                assertThat(message).isEqualTo(new Message.StationLost(HERE, Optional.empty(), 1));
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
                    decode(
                            json(new Topic.Acknowledgement(HERE), accepted(number)),
                            TestKeys.keyring());
            assertThat(decoded).as(number).isInstanceOf(Rejected.class);
        }
        for (String number : new String[] {"4294967297", "2147483648", "1e10", "1.9", "0", "-3"}) {
            Decoded decoded =
                    decode(
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
            assertRejected(Rejection.MALFORMED, signed(topic, payload));
        }
        byte[] most = new byte[37 + Limits.PART_BYTES_MOST];
        most[0] = 1;
        assertThat(decode(signed(topic, most), TestKeys.keyring())).isInstanceOf(Valid.class);
        assertRejected(Rejection.MALFORMED, signed(topic, Arrays.copyOf(most, most.length + 1)));
        ByteBuffer.wrap(most).putInt(33, -1);
        assertRejected(Rejection.MALFORMED, signed(topic, most));
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

    /** This payload on a topic of another message, signed with the right key. */
    private static SignedMessage onTopic(Topic topic, Message message) {
        return signed(topic, Codec.payload(message));
    }

    private static SignedMessage json(Topic topic, String text) {
        return signed(topic, text.getBytes(StandardCharsets.UTF_8));
    }

    private static SignedMessage signed(Topic topic, byte[] payload) {
        return SignedMessage.of(topic.text(), payload, TestKeys.signer(topic));
    }

    private static void assertRejected(Rejection reason, SignedMessage signed) {
        assertRejected(
                reason, signed, signed.signature().key().value(), signed.signature().value());
    }

    private static void assertRejected(
            Rejection reason, SignedMessage signed, String key, String signature) {
        assertThat(
                        Codec.decode(
                                signed.topic(),
                                signed.payload(),
                                key,
                                signature,
                                TestKeys.keyring()))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(reason));
    }

    private static Decoded decode(SignedMessage signed, Keyring keyring) {
        return Codec.decode(
                signed.topic(),
                signed.payload(),
                signed.signature().key().value(),
                signed.signature().value(),
                keyring);
    }
}
