package vn.tienglang.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The page of a station whose port another program has. */
final class StationPageOpenerTest {
    private static final StationControls NO_CONTROLS =
            new StationControls() {
                @Override
                public void stop() {
                    throw new AssertionError("stopped");
                }

                @Override
                public void mute(MutePeriod period) {
                    throw new AssertionError("muted");
                }

                @Override
                public void unmute() {
                    throw new AssertionError("unmuted");
                }
            };

    private final BlockingQueue<Optional<String>> reports = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    private static StationPageServer open(int port) throws IOException {
        return StationPageServer.open(
                StationPageSettings.local(port),
                () -> {
                    throw new AssertionError("asked");
                },
                NO_CONTROLS);
    }

    private Optional<String> report() throws InterruptedException {
        Optional<String> report = reports.poll(10, TimeUnit.SECONDS);
        assertThat(report).as("a report within ten seconds").isNotNull();
        return report;
    }

    private static boolean isOpen(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Test
    void portInUseIsReportedAndThePageOpensWhenItIsFree() throws Exception {
        int port;
        StationPageOpener opener;
        try (var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = other.getLocalPort();
            opener = new StationPageOpener(() -> open(port), reports::add, Duration.ofMillis(20));
            opener.start((_, error) -> failure.set(error));
            assertThat(report()).get().asString().contains("cannot have port " + port);
        }
        try (opener) {
            Optional<String> last = report();
            while (last.isPresent()) {
                last = report();
            }
            assertThat(isOpen(port)).isTrue();
        }
        assertThat(isOpen(port)).as("closed with its opener").isFalse();
        assertThat(failure.get()).isNull();
    }

    @Test
    void reportThatCannotBeTakenIsGivenAgainAndThePageIsOpenedOnce() throws Exception {
        var taken = new AtomicBoolean();
        try (var opener =
                new StationPageOpener(
                        () -> open(0),
                        report -> {
                            reports.add(report);
                            return taken.getAndSet(true);
                        },
                        Duration.ofMillis(20))) {
            opener.start((_, error) -> failure.set(error));
            assertThat(report()).isEmpty();
            assertThat(report()).isEmpty();
            assertThat(reports.poll(200, TimeUnit.MILLISECONDS)).as("a third one").isNull();
        }
        assertThat(failure.get()).isNull();
    }

    @Test
    void closedOpenerOpensNothing() throws Exception {
        var opener =
                new StationPageOpener(
                        () -> {
                            throw new IOException("The port is in use.");
                        },
                        reports::add,
                        Duration.ofHours(1));
        opener.start((_, error) -> failure.set(error));
        assertThat(report()).contains("The port is in use.");
        opener.close();
        assertThat(reports.poll(100, TimeUnit.MILLISECONDS)).isNull();
        assertThat(failure.get()).isNull();
    }
}
