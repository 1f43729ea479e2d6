package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Decoded.Rejected;
import vn.tienglang.airtime.wire.Decoded.Valid;

/** Properties of the codec for every message and for any bytes. */
class CodecTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");
    private static final Topic WANT = new Topic.PartRequest(STATION);
    private static final List<Topic> TOPICS =
            List.of(
                    new Topic.Log(STATION, LocalDate.of(2026, 11, 21)),
                    new Topic.Part(STATION),
                    new Topic.Acknowledgement(STATION),
                    new Topic.Urgent(),
                    new Topic.EmergencyNumber(7),
                    new Topic.Reply(STATION),
                    new Topic.Time(),
                    new Topic.AsRun(STATION),
                    new Topic.Status(STATION),
                    WANT);

    @Test
    void encodedMessageDecodesToItself() {
        Set<Class<?>> said = new HashSet<>();
        Seeds.each(
                2_000,
                random -> {
                    Message message = RandomMessages.of(random);
                    SignedMessage signed = sealed(message);
                    assertThat(decode(signed)).isEqualTo(new Valid(message));
                    assertThat(sealed(message)).isEqualTo(signed);
                    assertThat(signed.size()).isLessThanOrEqualTo(Limits.MESSAGE_BYTES);
                    said.add(message.getClass());
                });
        if (System.getProperty("seed") == null) {
            assertThat(said).containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
        }
    }

    @Test
    void anyBytesOnAnyTopicGiveAResult() {
        Seeds.each(
                5_000,
                random -> {
                    Topic topic = Seeds.oneOf(random, TOPICS);
                    byte[] noise = Seeds.bytes(random, random.nextInt(300));
                    answer(topic, noise);
                });
    }

    @Test
    void changedBytesGiveAResult() {
        Set<Rejection> seen = new HashSet<>();
        Seeds.each(
                4_000,
                random -> {
                    Message message = RandomMessages.of(random);
                    byte[] payload = spoilt(random, Codec.payload(message));
                    if (answer(message.topic(), payload) instanceof Rejected rejected) {
                        seen.add(rejected.reason());
                    }
                });
        if (System.getProperty("seed") == null) {
            assertThat(seen)
                    .contains(
                            Rejection.MALFORMED,
                            Rejection.UNKNOWN_VERSION,
                            Rejection.OTHER_STATION);
        }
    }

    @Test
    void truncatedMessageIsMalformed() {
        Seeds.each(
                20,
                random -> {
                    Message message = RandomMessages.of(random);
                    if (message instanceof Message.PartSent) {
                        return;
                    }
                    byte[] whole = Codec.payload(message);
                    for (int cut = 0; cut < whole.length; cut += 1 + whole.length / 200) {
                        Decoded decoded = decode(message.topic(), Arrays.copyOf(whole, cut));
                        assertThat(decoded).as("cut at %d", cut).isInstanceOf(Rejected.class);
                    }
                });
    }

    @Test
    void valueOfWrongTypeGivesAResult() {
        List<String> values =
                List.of(
                        "null",
                        "true",
                        "-1",
                        "0",
                        "1e400",
                        "1e999999999",
                        "-1e-999999999",
                        "1.5",
                        "99999999999999999999",
                        "2147483648",
                        "-9223372036854775809",
                        "\"\"",
                        "[]",
                        "{}",
                        "[null]",
                        "{\"stale\":null}",
                        "{\"\":0}",
                        "\"\\ud800\"",
                        "\"\\u0000\"",
                        "nul",
                        "-",
                        "01",
                        "\"" + "x".repeat(100_000) + "\"",
                        "9".repeat(100_000));
        Pattern field = Pattern.compile("\"[A-Za-z]+\":(?:\"[^\"\\\\]*\"|-?\\d+|true|false)");
        Seeds.each(
                2_000,
                random -> {
                    Message message = RandomMessages.of(random);
                    String text = new String(Codec.payload(message), StandardCharsets.UTF_8);
                    List<String> found =
                            field.matcher(text).results().map(MatchResult::group).toList();
                    if (found.isEmpty()) {
                        return;
                    }
                    String victim = Seeds.oneOf(random, found);
                    String name = victim.substring(0, victim.indexOf(':') + 1);
                    String changed = text.replace(victim, name + Seeds.oneOf(random, values));
                    answer(message.topic(), changed.getBytes(StandardCharsets.UTF_8));
                });
    }

    @Test
    void missingFieldGivesAResult() {
        Seeds.each(
                1_000,
                random -> {
                    Message message = RandomMessages.of(random);
                    String text = new String(Codec.payload(message), StandardCharsets.UTF_8);
                    List<String> names =
                            Pattern.compile("\"[A-Za-z]+\":")
                                    .matcher(text)
                                    .results()
                                    .map(MatchResult::group)
                                    .toList();
                    if (names.isEmpty()) {
                        return;
                    }
                    String changed = text.replace(Seeds.oneOf(random, names), "\"other\":");
                    answer(message.topic(), changed.getBytes(StandardCharsets.UTF_8));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "0",
                "[]",
                "{}",
                "{",
                "}",
                "\"",
                "{\"v\":1}",
                "{\"v\":null}",
                "{\"v\":1,\"type\":null}",
                "{\"v\":1,\"type\":\"time\"}",
                "{\"v\":1,\"type\":7}",
                "{\"v\":1,\"type\":\"want\"}",
                "\ufeff{\"v\":1}",
                "{\"v\":1,\"type\":\"want\",}",
                "{\"v\":1,,}",
                "{\"v\"}",
                "{v:1}",
                "{\"v\":1}{\"v\":1}",
                "// comment"
            })
    void invalidPartRequestIsRejected(String text) {
        assertThat(decode(WANT, text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Rejected.class);
    }

    private static Decoded answer(Topic topic, byte[] payload) {
        Decoded decoded = decode(topic, payload);
        switch (decoded) {
            case Rejected(Rejection reason, String detail) -> {
                assertThat(reason).isNotIn(Rejection.BAD_SIGNATURE, Rejection.STALE);
                assertThat(detail).isNotBlank().hasSizeLessThan(400);
            }
            case Valid(Message message) -> {
                assertThat(message.topic()).isEqualTo(topic);
                // A decoded message can be encoded again and stays the same.
                assertThat(decode(sealed(message))).isEqualTo(decoded);
                assertThat(message.toString()).isNotEmpty();
            }
        }
        return decoded;
    }

    private static byte[] spoilt(RandomGenerator random, byte[] payload) {
        byte[] spoilt = payload.clone();
        for (int times = random.nextInt(1, 4); times > 0; times--) {
            int at =
                    random.nextInt(
                            random.nextBoolean() ? Math.min(80, spoilt.length) : spoilt.length);
            spoilt[at] =
                    random.nextBoolean()
                            ? (byte) "0129\"{}[]:,\\-".charAt(random.nextInt(13))
                            : (byte) random.nextInt();
        }
        return random.nextInt(5) == 0
                ? Arrays.copyOf(spoilt, random.nextInt(2 * spoilt.length))
                : spoilt;
    }

    private static SignedMessage sealed(Message message) {
        return Codec.encode(message, TestKeys.signer(message.topic()));
    }

    private static Decoded decode(Topic topic, byte[] payload) {
        return decode(SignedMessage.of(topic.text(), payload, TestKeys.signer(topic)));
    }

    private static Decoded decode(SignedMessage signed) {
        return Codec.decode(
                signed.topic(),
                signed.payload(),
                signed.signature().key().value(),
                signed.signature().value(),
                TestKeys.keyring());
    }
}
