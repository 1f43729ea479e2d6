package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.Decoded.Valid;

/**
 * Released wire format, both directions. When one of these tests fails, stations in the field would
 * not understand this centre any more: add a version, do not change the file.
 */
class GoldenFilesTest {
    private static final Verifier CENTRE =
            Ed25519.verifier(TestKeys.CENTRE, TestKeys.CENTRE_PUBLIC);
    private static final Verifier STATION =
            Ed25519.verifier(TestKeys.idOf(GoldenMessages.STATION), TestKeys.STATION_PUBLIC);

    static Stream<String> names() {
        return GoldenMessages.byName().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void encodingMatchesTheGoldenFile(String name) throws IOException {
        SignedMessage golden = GoldenFiles.read(name);
        SignedMessage made = GoldenFiles.made(name);
        assertThat(text(made)).isEqualTo(text(golden));
        assertThat(made).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("names")
    void goldenFileIsDecoded(String name) throws IOException {
        SignedMessage golden = GoldenFiles.read(name);
        Decoded decoded =
                Codec.decode(
                        golden.topic(),
                        golden.payload(),
                        golden.signature().key().value(),
                        golden.signature().value(),
                        topic -> isFromCentre(topic) ? CENTRE : STATION);
        assertThat(decoded).isEqualTo(new Valid(GoldenMessages.named(name)));
    }

    @Test
    void everyMessageTypeHasAGoldenFile() throws IOException {
        Map<String, Message> messages = GoldenMessages.byName();
        assertThat(messages.values().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
        assertThat(GoldenFiles.read().keySet())
                .containsExactlyInAnyOrderElementsOf(messages.keySet());
    }

    @Test
    void unknownFieldIsIgnored() throws IOException {
        String golden = text(GoldenFiles.read("lost.json"));
        String later = golden.replaceFirst("}$", ",\"battery\":{\"volts\":[12.6]}}");
        var topic = new Topic.Status(GoldenMessages.STATION);
        SignedMessage signed =
                SignedMessage.of(
                        topic.text(),
                        later.getBytes(StandardCharsets.UTF_8),
                        TestKeys.signer(topic));
        Decoded decoded =
                Codec.decode(
                        signed.topic(),
                        signed.payload(),
                        signed.signature().key().value(),
                        signed.signature().value(),
                        TestKeys.keyring());
        assertThat(decoded).isEqualTo(new Valid(GoldenMessages.named("lost.json")));
    }

    private static boolean isFromCentre(Topic topic) {
        return TestKeys.signer(topic).key().equals(TestKeys.CENTRE);
    }

    /** JSON as text, a part in hexadecimal, so that a failure shows the difference. */
    private static String text(SignedMessage signed) {
        byte[] payload = signed.payload();
        return payload[0] == '{'
                ? new String(payload, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(payload);
    }
}
