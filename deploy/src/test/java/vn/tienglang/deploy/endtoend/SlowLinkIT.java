package vn.tienglang.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.DemoStation;
import vn.tienglang.deploy.DemoSystem.Ports;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.StationPageClient;
import vn.tienglang.deploy.TcpProxy;
import vn.tienglang.deploy.TcpProxy.SlowLink;

/**
 * Lanes on a link of 64 kbit/s with a buffer of 200 kB before it, as in a mobile network: real
 * programs, and a proxy that is slow. What counts is how many bytes lie in that buffer before a
 * message; times depend on the machine.
 */
@Execution(ExecutionMode.CONCURRENT)
class SlowLinkIT {
    private static final DemoStation PLACE = DemoSystem.LANG_SON.getFirst();
    private static final int BYTES_A_SECOND = 8_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir Path folder;

    /** Bytes on the way down: where the next log lies behind what has not been carried yet. */
    private static final class LogWatch implements TcpProxy.Observer {
        private final StringBuilder tail = new StringBuilder();
        private long queued;
        private long carried;
        private boolean isArmed;
        private OptionalLong waiting = OptionalLong.empty();

        @Override
        public synchronized void carried(long connection, boolean isUp, byte[] bytes, int count) {
            carried += isUp ? 0 : count;
        }

        @Override
        public synchronized void queued(byte[] bytes, int count) {
            if (isArmed && waiting.isEmpty()) {
                tail.append(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
                int at = tail.indexOf("/log/");
                if (at >= 0) {
                    waiting = OptionalLong.of(queued + count - (tail.length() - at) - carried);
                }
            }
            queued += count;
        }

        synchronized long carried() {
            return carried;
        }

        synchronized void arm() {
            isArmed = true;
        }

        /** Bytes that lay before the first log after {@link #arm}. */
        synchronized OptionalLong waiting() {
            return waiting;
        }
    }

    @Test
    void logWaitsLessThanTwoSecondsBehindTheClipThatDownloads() {
        Ports ports = Ports.free(1);
        var watch = new LogWatch();
        try (var system =
                        DemoSystem.create(
                                folder.resolve("system"),
                                new ProgramCommands(Path.of("..")),
                                ports,
                                List.of(PLACE));
                var proxy =
                        new TcpProxy(ports.mqtt(), watch, new SlowLink(BYTES_A_SECOND, 200_000))) {
            system.setNodeBrokerPort(PLACE.station(), proxy.port());
            system.startCentre();
            system.startNode(PLACE.station());
            CentreClient client = CentreClient.ofAdministrator(system);
            DemoSystem.await("the station", TIMEOUT, () -> client.isOnline(PLACE.station()));
            long before = watch.carried();
            book(client, Duration.ofMinutes(10), "Khi trong nhà có người sốt, ho");
            DemoSystem.await(
                    "the clip to be under way", TIMEOUT, () -> watch.carried() > before + 12_000);

            watch.arm();
            book(client, Duration.ofMinutes(5), "Nhạc hiệu");
            DemoSystem.await("the log", TIMEOUT, () -> watch.waiting().isPresent());

            assertThat(watch.carried() - before).as("bytes of the clip").isLessThan(78_961);
            assertThat(watch.waiting().orElseThrow())
                    .as("bytes before the log, of %d a second", BYTES_A_SECOND)
                    .isLessThan(2 * BYTES_A_SECOND);
            DemoSystem.await("the clips to be whole", TIMEOUT, () -> isWhole(client));
            var page = new StationPageClient(system.page(PLACE.station())).status();
            assertThat(page.at("linkUp").isTrue()).isTrue();
        }
    }

    private static boolean isWhole(CentreClient client) {
        return Objects.requireNonNull(client.board().get(PLACE.station()))
                        .at("status")
                        .at("missing")
                        .each()
                        .count()
                == 0;
    }

    private static void book(CentreClient client, Duration ahead, String title) {
        Instant start = Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
        client.book(PLACE.area().value(), start, client.clip(title));
    }
}
