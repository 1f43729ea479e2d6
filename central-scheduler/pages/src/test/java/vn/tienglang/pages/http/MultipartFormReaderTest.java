package vn.tienglang.pages.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MultipartFormReaderTest {
    private static final String TYPE = "multipart/form-data; boundary=b";
    private static final MultipartFormReader.FileReceiver<String> READ =
            in -> new String(in.readAllBytes(), StandardCharsets.UTF_8);
    private static final String END = "--b--\r\n";

    @Test
    void filesOfAnyContentAreRead() throws Exception {
        var random = new Random(20261121);
        for (int round = 0; round < 300; round++) {
            var file = new StringBuilder();
            int length = random.nextInt(round < 290 ? 200 : 200_000);
            while (file.length() < length) {
                file.append(
                        List.of("\r", "\n", "-", "\r\n--b", "\r\n--boundarx", "x", "--boundary")
                                .get(random.nextInt(7)));
            }
            if (file.indexOf("\r\n--boundary") >= 0) {
                continue;
            }
            String body =
                    "--boundary\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTày\r\n"
                            + "--boundary\r\ncontent-disposition: form-data; name=\"file\";"
                            + " filename=\"ô.wav\"\r\nContent-Type: audio/wav\r\n\r\n"
                            + file
                            + "\r\n--boundary\r\nContent-Disposition: form-data;"
                            + " name=\"language\"\r\n\r\ntyz\r\n--boundary--\r\n";
            MultipartFormReader.Form<String> form =
                    MultipartFormReader.read(
                            new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
                            "multipart/form-data; boundary=\"boundary\"",
                            in -> new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(form.files()).containsExactly(file.toString());
            assertThat(form.fields()).isEqualTo(Map.of("title", "Tày", "language", "tyz"));
        }
    }

    @Test
    void aFormWithoutPartsIsEmpty() throws Exception {
        MultipartFormReader.Form<String> form = read(END);

        assertThat(form.fields()).isEmpty();
        assertThat(form.files()).isEmpty();
    }

    @Test
    void theFirstOfTwoFieldsOfOneNameCounts() throws Exception {
        assertThat(read(field("title", "one") + field("title", "two") + END).fields())
                .isEqualTo(Map.of("title", "one"));
    }

    @Test
    void partsAfterAFileThatIsNotReadToItsEndAreNotRead() throws Exception {
        String body = file("abc") + field("title", "one") + END;

        MultipartFormReader.Form<String> form =
                MultipartFormReader.read(
                        bytes(body),
                        TYPE,
                        in -> new String(in.readNBytes(2), StandardCharsets.UTF_8));

        assertThat(form.files()).containsExactly("ab");
        assertThat(form.fields()).isEmpty();
    }

    @Test
    void aFileThatTheReceiverClosesDoesNotEndTheForm() throws Exception {
        String body = file("abc") + field("title", "one") + END;

        MultipartFormReader.Form<String> form =
                MultipartFormReader.read(
                        bytes(body),
                        TYPE,
                        in -> {
                            try (in) {
                                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                            }
                        });

        assertThat(form.files()).containsExactly("abc");
        assertThat(form.fields()).isEqualTo(Map.of("title", "one"));
    }

    @Test
    void formsBeyondABoundAreMalformed() {
        for (String body :
                List.of(
                        field("title", "x".repeat((4 << 10) + 1)) + END,
                        field("n".repeat(101), "x") + END,
                        field("title", "x").repeat(13) + END,
                        file("a") + file("b") + END,
                        "x".repeat(4 << 10) + "\r\n" + END,
                        field("title", "x")
                                        .replace(
                                                "\r\n\r\n",
                                                "\r\nX: " + "x".repeat(5000) + "\r\n\r\n")
                                + END,
                        "--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n" + END,
                        "--bx\r\n" + END)) {
            assertThatThrownBy(() -> read(body))
                    .as(body)
                    .isInstanceOf(MultipartFormReader.Malformed.class);
        }
        assertThatThrownBy(() -> MultipartFormReader.read(bytes(END), "multipart/form-data", READ))
                .isInstanceOf(MultipartFormReader.Malformed.class);
    }

    @Test
    void formsAtTheirBoundsAreRead() throws Exception {
        String text = "x".repeat(4 << 10);

        assertThat(read(field("n".repeat(100), text) + END).fields())
                .isEqualTo(Map.of("n".repeat(100), text));
        assertThat(read(field("title", "x").repeat(12) + END).fields()).hasSize(1);
        assertThat(read("x".repeat(4000) + "\r\n" + field("title", "x") + END).fields()).hasSize(1);
    }

    /** A body that ends too early is a broken connection, wherever it ends. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 20, 60, 70, 75, 78, 80, 81, 82})
    void aBodyThatEndsTooEarlyIsAnIoError(int length) {
        String whole = file("abcdef") + END;

        assertThatThrownBy(() -> read(whole.substring(0, length))).isInstanceOf(IOException.class);
    }

    private static MultipartFormReader.Form<String> read(String body) throws Exception {
        return MultipartFormReader.read(bytes(body), TYPE, READ);
    }

    private static InputStream bytes(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String field(String name, String text) {
        return "--b\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"\r\n\r\n"
                + text
                + "\r\n";
    }

    private static String file(String content) {
        return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n"
                + content
                + "\r\n";
    }
}
