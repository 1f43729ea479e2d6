package vn.tienglang.node.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first page of a node that is not enrolled. */
class EnrolmentPageServerTest {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<Optional<String>> answer =
            new AtomicReference<>(Optional.empty());
    private final EnrolmentPageServer page = open();
    private final int port = URI.create(page.address()).getPort();

    private EnrolmentPageServer open() {
        try {
            return EnrolmentPageServer.open(
                    StationPageSettings.local(0),
                    (address, code) -> {
                        asked.add(address + " " + code);
                        if (code.equals("broken")) {
                            throw new IllegalStateException("no disk");
                        }
                        return Objects.requireNonNull(answer.get());
                    });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        page.close();
    }

    private String ask(String method, String path, String host, String body, String... headers) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            String request =
                    method
                            + " "
                            + path
                            + " HTTP/1.1\r\nHost: "
                            + host
                            + "\r\nConnection: close\r\n"
                            + String.join("", headers)
                            + "Content-Length: "
                            + body.length()
                            + "\r\n\r\n"
                            + body;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String here() {
        return "localhost:" + port;
    }

    private String token() {
        Matcher matcher =
                Pattern.compile("name=\"token\" value=\"([0-9a-f]{32})\"")
                        .matcher(ask("GET", "/", here(), ""));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private String enrol(String address, String code, String... headers) {
        return ask(
                "POST",
                "/",
                here(),
                "token="
                        + token()
                        + "&address="
                        + URLEncoder.encode(address, StandardCharsets.UTF_8)
                        + "&code="
                        + code,
                headers);
    }

    @Test
    void theFormAsksForAddressAndCodeInBothLanguagesUnderAStrictPolicy() {
        assertThat(ask("GET", "/", here(), ""))
                .startsWith("HTTP/1.1 200")
                .contains("Ghi danh máy", "name=\"address\"", "name=\"code\"")
                .contains("Content-security-policy: default-src 'none'")
                .contains("Cache-control: no-store")
                .doesNotContain("<script");
        assertThat(ask("GET", "/?lang=en", here(), "")).contains("<html lang=\"en\">");
    }

    @Test
    void anEnrolledNodeSaysSo() {
        assertThat(enrol("https://loa.example.vn:8080", "K7QM2XVD9ABCDE0F"))
                .startsWith("HTTP/1.1 200")
                .contains("Đã ghi danh.");
        assertThat(asked).containsExactly("https://loa.example.vn:8080 K7QM2XVD9ABCDE0F");
    }

    @Test
    void aFailureIsOneSentenceAndWhatWasTypedIsThereAgain() {
        answer.set(Optional.of("WRONG_CODE"));
        assertThat(enrol("https://a\"b", "K7QM"))
                .startsWith("HTTP/1.1 409")
                .contains("Mã không đúng.", "value=\"https://a&quot;b\"", "value=\"K7QM\"");
    }

    @Test
    void aFaultOfTheProgramIsNamed() {
        assertThat(enrol("https://a", "broken")).startsWith("HTTP/1.1 500").contains("bị lỗi");
    }

    @Test
    void foreignHostsFormsAndMethodsAreRefused() {
        assertThat(ask("GET", "/", "evil.example", "")).startsWith("HTTP/1.1 421");
        assertThat(ask("POST", "/", here(), "address=a&code=b")).startsWith("HTTP/1.1 403");
        assertThat(enrol("a", "b", "Origin: http://evil.example\r\n")).startsWith("HTTP/1.1 403");
        assertThat(ask("DELETE", "/", here(), "")).startsWith("HTTP/1.1 405");
        assertThat(asked).isEmpty();
    }

    @Test
    void aPortInUseIsOneSentence() {
        assertThatThrownBy(() ->
                        EnrolmentPageServer.open(
                                StationPageSettings.local(port), (_, _) -> Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("The first page cannot have port");
    }
}
