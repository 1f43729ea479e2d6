package vn.tienglang.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import vn.tienglang.deploy.DemoSystem.DemoStation;
import vn.tienglang.deploy.DemoSystem.Ports;

/**
 * Program of {@code deploy/demo}: runs a centre and three stations of Lạng Sơn on this machine
 * until Ctrl-C.
 *
 * <p>{@code --check} books a slot over the API, verifies the result and prints one JSON line.
 * {@code --fresh} deletes the data of an earlier demonstration. A new one gets orders of an office
 * and a past week of airings, unless {@code --empty} is given. {@code --cluster} runs two centres
 * on PostgreSQL and Mosquitto, always with empty data.
 */
public final class Demo {
    private static final String USAGE =
            """
            deploy/demo            starts the centre and three stations; Ctrl-C ends them
            deploy/demo --fresh    the same with new data: orders of an office and a past week
            deploy/demo --empty    the same with new data, without orders and without a past
            deploy/demo --cluster  two centres on PostgreSQL and Mosquitto, and three stations, with empty data
            deploy/demo --check    tests the system automatically and prints one JSON line\
            """;

    private Demo() {}

    /** Exit status: 0 success, 1 failure, 2 unknown option. */
    public static void main(String[] arguments) {
        List<String> options = List.of(arguments);
        if (!List.of("--check", "--fresh", "--empty", "--cluster").containsAll(options)) {
            System.out.println(USAGE);
            System.exit(options.contains("--help") ? 0 : 2);
        }
        try {
            ProgramCommands programs = ProgramCommands.here();
            Path folder = programs.top().resolve(".demo");
            if (options.contains("--cluster")) {
                System.exit(showCluster(programs, folder.resolveSibling(".demo-cluster")));
            }
            System.exit(
                    options.contains("--check")
                            ? check(programs, folder.resolveSibling(".demo-check"))
                            : show(
                                    programs,
                                    folder,
                                    options.contains("--fresh") || options.contains("--empty"),
                                    options.contains("--empty")));
        } catch (IllegalStateException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static int check(ProgramCommands programs, Path folder) {
        deleteFolder(folder);
        try (DemoSystem system =
                DemoSystem.create(
                        folder,
                        programs,
                        Ports.free(DemoSystem.LANG_SON.size()),
                        DemoSystem.LANG_SON)) {
            return DemoCheck.run(system) ? 0 : 1;
        }
    }

    private static int show(ProgramCommands programs, Path folder, boolean fresh, boolean isEmpty) {
        Ports ports = Ports.usual();
        requireFreePorts(
                Stream.concat(Stream.of(ports.web(), ports.mqtt()), ports.pages().stream())
                        .toList());
        if (fresh) {
            deleteFolder(folder);
        }
        boolean isNew = !Files.exists(folder);
        var end = new CountDownLatch(1);
        try (DemoSystem system = DemoSystem.create(folder, programs, ports, DemoSystem.LANG_SON)) {
            if (isNew && !isEmpty) {
                writeHistory(system, programs);
            }
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "shutdown"));
            system.startCentre();
            system.stations().forEach(demoStation -> system.startNode(demoStation.station()));
            printInstructions(system);
            end.await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    /** Orders of an office and a past week, by the simulator of a province. */
    private static void writeHistory(DemoSystem system, ProgramCommands programs) {
        String classes = System.getProperty("tienglang.history", "");
        if (classes.isEmpty()) {
            return;
        }
        System.out.println(
                "Đang lập dữ liệu mẫu của tuần qua / making the past week; about two minutes …");
        ProgramCommands.run(
                List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        classes,
                        "vn.tienglang.deploy.province.DemoHistoryMain",
                        system.folder().toString(),
                        programs.clips().toString()));
    }

    private static void printInstructions(DemoSystem system) {
        System.out.println();
        System.out.println("Tiếng Làng đang chạy / is running:");
        System.out.println("  Trang của trung tâm / the office's pages:  " + system.address());
        system.oneTimePassword()
                .ifPresentOrElse(
                        password ->
                                System.out.println(
                                        "  Đăng nhập / log in:  admin, mật khẩu dùng một lần: "
                                                + password),
                        () ->
                                System.out.println(
                                        "  Đăng nhập / log in:  admin, with the password you set"
                                                + " before (deploy/demo --fresh starts anew)"));
        for (DemoStation demoStation : system.stations()) {
            System.out.println(
                    "  " + demoStation.name() + ":  " + system.page(demoStation.station()));
        }
        System.out.println("  Vết chạy / traces:  " + system.folder() + "/*.trace");
        System.out.println("  Ctrl-C để dừng / to stop.");
    }

    private static int showCluster(ProgramCommands programs, Path folder) {
        ClusterSystem.Ports ports = ClusterSystem.Ports.usual();
        requireFreePorts(ports.all());
        deleteFolder(folder);
        var end = new CountDownLatch(1);
        try (ClusterSystem system =
                ClusterSystem.create(folder, programs, ports, DemoSystem.LANG_SON)) {
            Runtime.getRuntime().addShutdownHook(new Thread(system::close, "shutdown"));
            system.startCentres();
            system.startNodes();
            System.out.println();
            System.out.println("Tiếng Làng đang chạy / is running:");
            for (String centre : system.names()) {
                System.out.println(
                        "  Trung tâm / centre "
                                + centre
                                + ":  "
                                + system.address(centre)
                                + "   pid "
                                + system.centre(centre).pid());
            }
            system.oneTimePassword()
                    .ifPresent(password ->
                            System.out.println(
                                    "  Đăng nhập / log in:  admin, mật khẩu dùng một lần: "
                                            + password));
            system.stations()
                    .forEach(station ->
                            System.out.println(
                                    "  "
                                            + station.name()
                                            + ":  "
                                            + system.page(station.station())));
            System.out.println("  Các trung tâm / the centres:  /api/1/health");
            System.out.println("  Vết chạy / traces:  " + system.folder() + "/*.trace");
            System.out.println("  Ctrl-C để dừng / to stop.");
            end.await();
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static void requireFreePorts(List<Integer> ports) {
        for (int port : ports) {
            try {
                new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
            } catch (IOException e) {
                throw new IllegalStateException(
                        "Port "
                                + port
                                + " is in use; end the program that holds it, perhaps an"
                                + " earlier deploy/demo.",
                        e);
            }
        }
    }

    private static void deleteFolder(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear " + folder, e);
        }
    }
}
