package vn.tienglang.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * A page in a real Chromium without a window, driven over its debugging protocol. The microphone is
 * a device that beeps.
 */
final class ChromiumPage implements AutoCloseable {
    private static final Pattern SOCKET =
            Pattern.compile("\"type\": \"page\",[^}]*\"webSocketDebuggerUrl\": \"([^\"]+)\"");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final WebSocket socket;
    private int number;

    /** Opens a blank page. */
    ChromiumPage(Path folder) throws IOException {
        Path profile = folder.resolve("profile");
        var builder =
                new ProcessBuilder(
                                "chromium",
                                "--headless=new",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--remote-debugging-port=0",
                                "--user-data-dir=" + profile,
                                "--use-fake-ui-for-media-stream",
                                "--use-fake-device-for-media-stream",
                                "about:blank")
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("browser.log").toFile());
        builder.environment().put("TMPDIR", folder.toString());
        process = builder.start();
        Path port = profile.resolve("DevToolsActivePort");
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> Files.exists(port) && Files.readAllLines(port).size() > 1);
        String list = "http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list";
        socket =
                client.newWebSocketBuilder()
                        .buildAsync(URI.create(target(list)), new Collector())
                        .join();
    }

    private String target(String list) throws IOException {
        try {
            String targets =
                    client.send(
                                    HttpRequest.newBuilder(URI.create(list)).build(),
                                    BodyHandlers.ofString())
                            .body();
            Matcher matcher = SOCKET.matcher(targets);
            if (!matcher.find()) {
                throw new IOException("no page among " + targets);
            }
            return matcher.group(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Puts the pieces of a message together. */
    private final class Collector implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }

    /** Calls a method of the protocol; returns the answer. */
    String call(String method, String parameters) {
        int id = ++number;
        socket.sendText(
                        "{\"id\":%d,\"method\":\"%s\",\"params\":%s}"
                                .formatted(id, method, parameters),
                        true)
                .join();
        try {
            String message = messages.poll(60, TimeUnit.SECONDS);
            while (message != null && !message.startsWith("{\"id\":" + id + ",")) {
                message = messages.poll(60, TimeUnit.SECONDS);
            }
            if (message == null) {
                throw new UncheckedIOException(new IOException("no answer to " + method));
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The value of an expression as text. */
    String value(String expression) {
        String answer =
                call(
                        "Runtime.evaluate",
                        "{\"expression\":\"String(%s)\",\"awaitPromise\":true}"
                                .formatted(expression.replace("\\", "\\\\").replace("\"", "\\\"")));
        if (OpenApiDescription.read(answer).get("result") instanceof Map<?, ?> result
                && result.get("exceptionDetails") == null
                && result.get("result") instanceof Map<?, ?> value) {
            return String.valueOf(value.get("value"));
        }
        throw new AssertionError(expression + ": " + answer);
    }

    /** Goes to an address. */
    void open(String address) {
        call("Page.navigate", "{\"url\":\"%s\"}".formatted(address));
        await("document.readyState === 'complete'");
    }

    /** Waits until this is true. */
    void await(String condition) {
        Awaitility.await()
                .alias(condition)
                .atMost(Duration.ofSeconds(60))
                .until(() -> value(condition).equals("true"));
    }

    /** Cuts the page off from the net, or connects it again. */
    void offline(boolean off) {
        call("Network.enable", "{}");
        call(
                "Network.emulateNetworkConditions",
                "{\"offline\":%s,\"latency\":0,\"downloadThroughput\":-1,\"uploadThroughput\":-1}"
                        .formatted(off));
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        client.shutdownNow();
    }
}
