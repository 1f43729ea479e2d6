package vn.tienglang.node;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;
import vn.tienglang.node.guard.SystemdNotifier;
import vn.tienglang.node.link.enrolment.CentreEnrolment;
import vn.tienglang.node.link.enrolment.EnrolmentOutcome;
import vn.tienglang.node.web.EnrolmentPageServer;
import vn.tienglang.node.web.StationPageSettings;

/**
 * First page of a node without settings. It plays nothing and opens no relay; the service stays up
 * until a person has enrolled the node.
 *
 * @param settings file of the settings, which does not exist yet
 * @param dataFolder folder of journal and clips
 * @param address address on which the page listens
 * @param port port of the page
 */
record FirstPage(Path settings, Path dataFolder, InetAddress address, int port) {
    /** Port of a station's page, as the centre gives it. */
    static final int PORT = 8090;

    /** A third of the shortest watchdog of the service. */
    private static final Duration ALIVE_EVERY = Duration.ofSeconds(5);

    /** Serves the page until the node is enrolled. */
    void run() throws IOException, InterruptedException {
        CentreEnrolment enrolment = NodeEnrolment.enrolment(settings, dataFolder);
        var enrolled = new CountDownLatch(1);
        SystemdNotifier systemd = SystemdNotifier.ofThisProcess();
        try (EnrolmentPageServer page =
                EnrolmentPageServer.open(
                        new StationPageSettings(address, port, List.of()),
                        (centre, code) -> enrol(enrolment, enrolled, centre, code))) {
            Logger.info("Máy chưa ghi danh; mở trang {} hoặc chạy lệnh enrol.", page.address());
            systemd.ready();
            while (!enrolled.await(ALIVE_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                systemd.alive();
            }
        }
    }

    private static Optional<String> enrol(
            CentreEnrolment enrolment, CountDownLatch enrolled, String centre, String code) {
        return switch (enrolment.enrol(centre, code)) {
            case EnrolmentOutcome.Enrolled(String station, String name) -> {
                Logger.info("Đã ghi danh: {} ({})", name, station);
                enrolled.countDown();
                yield Optional.empty();
            }
            case EnrolmentOutcome.Failed(EnrolmentOutcome.Failure failure, String detail) -> {
                Logger.warn("The enrolment failed: {} {}", failure, detail);
                yield Optional.of(failure.name());
            }
        };
    }
}
