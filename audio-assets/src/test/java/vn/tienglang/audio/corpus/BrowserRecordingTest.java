package vn.tienglang.audio.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.TestVoice;
import vn.tienglang.audio.ingest.Ingest;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.ingest.IngestSettings;

/** What MediaRecorder of a real Chromium makes of speech is taken whole. */
class BrowserRecordingTest {
    private static final int SECONDS = 6;
    private static final String PAGE =
            """
            <!doctype html><script>
            (async () => {
              const stream = await navigator.mediaDevices.getUserMedia({audio:
                {echoCancellation: false, noiseSuppression: false, autoGainControl: false}});
              const type = new URLSearchParams(location.search).get('type');
              const send = (path, body) => fetch(path, {method: 'POST', body});
              if (!MediaRecorder.isTypeSupported(type)) return send('/failed', type);
              const parts = [];
              const recorder = new MediaRecorder(stream, {mimeType: type});
              recorder.ondataavailable = event => parts.push(event.data);
              recorder.onstop = () => send('/recorded', new Blob(parts, {type}));
              recorder.start(1000);
              setTimeout(() => recorder.stop(), SECONDS * 1000);
            })().catch(fault => fetch('/failed', {method: 'POST', body: String(fault)}));
            </script>
            """
                    .replace("SECONDS", Integer.toString(SECONDS));

    @TempDir private Path folder;

    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private @Nullable HttpServer server;

    /** What the page sent. */
    private record Arrived(String path, Path body) {}

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stopServer() {
        if (server != null) {
            server.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
        if (exchange.getRequestMethod().equals("POST")) {
            Path body = Files.createTempFile(folder, "sent", "");
            Files.copy(exchange.getRequestBody(), body, StandardCopyOption.REPLACE_EXISTING);
            arrived.add(new Arrived(exchange.getRequestURI().getPath(), body));
        }
        exchange.getResponseHeaders().set("Content-Type", "text/html");
        exchange.sendResponseHeaders(200, page.length);
        try (var out = exchange.getResponseBody()) {
            out.write(page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/webm;codecs=opus", "audio/mp4;codecs=opus"})
    void aRecordingOfTheBrowserIsTakenWhole(String type) throws Exception {
        Path recording = recorded(type);

        IngestResult result =
                new Ingest(IngestSettings.defaults(), folder.resolve("work"))
                        .run(recording, "Thu trên máy", new LanguageTag("vi"), (step, share) -> {});

        assertThat(result)
                .as(() -> result.findings().toString())
                .isInstanceOf(IngestResult.Admitted.class);
        assertThat(((IngestResult.Admitted) result).clip().length().toMillis() / 1e3)
                .isCloseTo(SECONDS, within(0.5));
        assertThat(result.findings())
                .extracting(Finding::kind)
                .doesNotContain(Kind.SOUND_MISSING, Kind.DAMAGED, Kind.CUT_OFF, Kind.TIME_GAP);
    }

    /** Lets Chromium record a spoken file as if it came from the microphone. */
    private Path recorded(String type) throws Exception {
        Path voice =
                TestVoice.sox(
                        TestVoice.speak(folder.resolve("said.wav"), "vi", 150),
                        folder.resolve("voice.wav"),
                        "rate",
                        "48k");
        String address =
                "http://127.0.0.1:%d/?type=%s"
                        .formatted(
                                Objects.requireNonNull(server).getAddress().getPort(),
                                URLEncoder.encode(type, StandardCharsets.UTF_8));
        var builder =
                new ProcessBuilder(
                                "chromium",
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--user-data-dir=" + folder.resolve("profile"),
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "--use-file-for-fake-audio-capture=" + voice,
                                address)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("browser.log").toFile());
        builder.environment().put("TMPDIR", folder.toString());
        Process browser = builder.start();
        try {
            Arrived sent = arrived.poll(60, TimeUnit.SECONDS);
            assertThat(sent).as(() -> read(folder.resolve("browser.log"))).isNotNull();
            assertThat(sent.path()).as(() -> read(sent.body())).isEqualTo("/recorded");
            return sent.body();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly().waitFor();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
