package vn.tienglang.pages.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.pages.PagesFixture;
import vn.tienglang.pages.TestBrowser;

/** Previews, slow clients and pages at the same time, over real sockets. */
final class ComputationPoolTest {
    private static final String PREVIEW = "/xung-dot?unit=20&from=2026-11-21&days=31";
    private static final int SLOW_CLIENTS = 40;

    private final PagesFixture fixture = new PagesFixture();
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        release.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        people.close();
        fixture.close();
    }

    /** From now on each computation stops in its first transaction. */
    private void blockComputations() {
        fixture.beforeTransaction =
                () -> {
                    if (Thread.currentThread().getName().startsWith("computations-")) {
                        await(release);
                    }
                };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<Future<HttpResponse<String>>> preview(TestBrowser browser, int times) {
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            answers.add(people.submit(() -> browser.get(PREVIEW)));
        }
        return answers;
    }

    private void openSlowClients() throws IOException {
        for (int i = 0; i < SLOW_CLIENTS; i++) {
            var socket = new Socket(InetAddress.getLoopbackAddress(), fixture.port());
            sockets.add(socket);
            String request =
                    i % 2 == 0
                            ? "POST /dang-nhap HTTP/1.1\r\nHost: x\r\nContent-Type:"
                                    + " application/x-www-form-urlencoded\r\nContent-Length: 900"
                                    + "\r\n\r\nl"
                            : "GET /api/1/openapi.json HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        }
    }

    @Test
    void twelvePreviewsAndSlowClientsHoldUpNoPage() throws Exception {
        TestBrowser browser = fixture.signedIn();
        blockComputations();
        openSlowClients();
        List<Future<HttpResponse<String>>> previews = preview(browser, 12);

        long since = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(fixture.browser().get("/api/1/health").statusCode()).isEqualTo(200);
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
            assertThat(browser.get("/lich").statusCode()).isEqualTo(200);
        }
        // Far below the 10 s for which a request waits for a permit.
        assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(Duration.ofSeconds(9));

        release.countDown();
        int refused = 0;
        for (Future<HttpResponse<String>> preview : previews) {
            HttpResponse<String> answer = preview.get(30, TimeUnit.SECONDS);
            if (answer.statusCode() == 503) {
                refused++;
                assertThat(answer.headers().firstValue("Retry-After")).contains("20");
                assertThat(answer.body()).contains("Hãy đợi khoảng 20 giây rồi thử lại");
            } else {
                assertThat(answer.statusCode()).isEqualTo(200);
            }
        }
        assertThat(refused)
                .as("beyond one at work and the queue")
                .isEqualTo(12 - 1 - ComputationPool.QUEUE);
    }

    @Test
    void computationIsInterruptedAtItsDeadline() {
        var interrupted = new AtomicBoolean();
        var ended = new CountDownLatch(1);
        try (var pool = new ComputationPool(new RequestLimiter(), Duration.ofMillis(100))) {
            assertThatThrownBy(() ->
                            pool.await(
                                    _ -> {},
                                    () -> {
                                        try {
                                            release.await();
                                        } catch (InterruptedException e) {
                                            interrupted.set(true);
                                            throw e;
                                        } finally {
                                            ended.countDown();
                                        }
                                        return 1;
                                    },
                                    () -> false))
                    .isInstanceOf(ComputationPool.Refused.class);
            await(ended);
        }
        assertThat(interrupted).isTrue();
    }

    @Test
    void failureOfTheWorkReachesTheCaller() {
        try (var pool = new ComputationPool(new RequestLimiter(), Duration.ofSeconds(20))) {
            assertThatThrownBy(() ->
                            pool.await(
                                    _ -> {},
                                    () -> {
                                        throw new IllegalArgumentException("no");
                                    },
                                    () -> false))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("no");
            assertThat(pool.await(_ -> {}, () -> 7, () -> true)).isEqualTo(7);
        }
    }

    private Socket ask(TestBrowser browser, String path) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), fixture.port());
        sockets.add(socket);
        String request =
                "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n\r\n"
                        .formatted(path, fixture.port(), browser.cookies());
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void aClientThatGoesAwayEndsItsComputationLongBeforeTheDeadline() throws Exception {
        TestBrowser browser = fixture.signedIn();
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        fixture.beforeTransaction =
                () -> {
                    if (Thread.currentThread().getName().startsWith("computations-")) {
                        begun.countDown();
                        try {
                            release.await();
                        } catch (InterruptedException e) {
                            interrupted.countDown();
                            throw new CancellationException(e.getMessage());
                        }
                    }
                };
        Socket socket = ask(browser, PREVIEW);
        await(begun);

        socket.close();

        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        fixture.beforeTransaction = () -> {};
        assertThat(browser.get(PREVIEW).statusCode())
                .as("the thread is free for the next one")
                .isEqualTo(200);
    }

    @Test
    void aClientThatWaitsAndHasSentItsNextRequestIsAnswered() throws Exception {
        TestBrowser browser = fixture.signedIn();
        var begun = new CountDownLatch(1);
        fixture.beforeTransaction =
                () -> {
                    if (Thread.currentThread().getName().startsWith("computations-")) {
                        begun.countDown();
                        await(release);
                    }
                };
        Socket socket = ask(browser, PREVIEW);
        await(begun);
        socket.getOutputStream()
                .write(
                        ("GET /api/1/health HTTP/1.1\r\nHost: 127.0.0.1:"
                                        + socket.getPort()
                                        + "\r\nConnection: close\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        release.countDown();
        String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(3);
    }

    @Test
    void onlyAClosedConnectionCountsAsGone() throws Exception {
        try (var server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            var client =
                    new Socket(InetAddress.getLoopbackAddress(), server.socket().getLocalPort());
            sockets.add(client);
            try (SocketChannel accepted = server.accept()) {
                accepted.configureBlocking(false);
                try (ClientConnection connection = ClientConnection.watch(accepted)) {
                    assertThat(connection.isClosed()).isFalse();
                    client.getOutputStream().write('G');
                    while (accepted.socket().getInputStream().available() == 0) {
                        Thread.onSpinWait();
                    }
                    assertThat(connection.isClosed()).as("bytes wait").isFalse();
                    assertThat(accepted.read(ByteBuffer.allocate(9))).as("unread").isEqualTo(1);
                    client.close();
                    Awaitility.await().until(connection::isClosed);
                }
                assertThat(accepted.isOpen()).as("left to the server").isTrue();
            }
        }
    }
}
