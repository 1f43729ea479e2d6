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
import vn.tienglang.airtime.wire.Decoded.Understood;

/**
 * The wire as it was released, both directions. When one of these fails, a station in the field
 * would not understand this centre any more: make a new version, do not change the file.
 */
class GoldenParcelsTest {
    private static final Verifier CENTRE =
            Ed25519.verifier(TestKeys.CENTRE, TestKeys.CENTRE_PUBLIC);
    private static final Verifier STATION =
            Ed25519.verifier(TestKeys.idOf(GoldenMessages.STATION), TestKeys.STATION_PUBLIC);

    static Stream<String> names() {
        return GoldenMessages.byName().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsSaidTodayIsWhatWasSaidThen(String name) throws IOException {
        Parcel golden = GoldenParcels.read(name);
        Parcel made = GoldenParcels.made(name);
        assertThat(text(made)).isEqualTo(text(golden));
        assertThat(made).isEqualTo(golden);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatWasSaidThenIsUnderstoodToday(String name) throws IOException {
        Parcel golden = GoldenParcels.read(name);
        Decoded decoded =
                Codec.open(
                        golden.topic(),
                        golden.payload(),
                        golden.signature().key().value(),
                        golden.signature().value(),
                        topic -> isFromCentre(topic) ? CENTRE : STATION);
        assertThat(decoded).isEqualTo(new Understood(GoldenMessages.named(name)));
    }

    @Test
    void everyTypeOfMessageHasAGoldenFileAndNoFileIsForgotten() throws IOException {
        Map<String, Message> messages = GoldenMessages.byName();
        assertThat(messages.values().stream().map(Object::getClass).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Message.class.getPermittedSubclasses());
        assertThat(GoldenParcels.read().keySet())
                .containsExactlyInAnyOrderElementsOf(messages.keySet());
    }

    @Test
    void aFieldNobodyKnowsYetIsPassedOver() throws IOException {
        String golden = text(GoldenParcels.read("lost.json"));
        String later = golden.replaceFirst("}$", ",\"battery\":{\"volts\":[12.6]}}");
        var topic = new Topic.Status(GoldenMessages.STATION);
        Parcel parcel =
                Parcel.of(
                        topic.text(),
                        later.getBytes(StandardCharsets.UTF_8),
                        TestKeys.signer(topic));
        Decoded decoded =
                Codec.open(
                        parcel.topic(),
                        parcel.payload(),
                        parcel.signature().key().value(),
                        parcel.signature().value(),
                        TestKeys.keyring());
        assertThat(decoded).isEqualTo(new Understood(GoldenMessages.named("lost.json")));
    }

    private static boolean isFromCentre(Topic topic) {
        return TestKeys.signer(topic).key().equals(TestKeys.CENTRE);
    }

    /** JSON as text, a part in hexadecimal: a failure should show the difference. */
    private static String text(Parcel parcel) {
        byte[] payload = parcel.payload();
        return payload[0] == '{'
                ? new String(payload, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(payload);
    }
}
