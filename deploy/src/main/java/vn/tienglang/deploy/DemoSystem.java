package vn.tienglang.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;

/**
 * A working system in one folder: a centre and some stations of Lạng Sơn, each a process of its own
 * with its own data, talking over real sockets of this machine.
 */
public final class DemoSystem implements AutoCloseable {
    /** The stations of the demonstration: real communes of Lạng Sơn, by official code (2021). */
    public static final List<DemoStation> LANG_SON =
            List.of(
                    new DemoStation(
                            new StationId("ls-dong-kinh"),
                            "Đài truyền thanh phường Đông Kinh",
                            new AreaCode("05980")),
                    new DemoStation(
                            new StationId("ls-tan-thanh"),
                            "Đài truyền thanh xã Tân Thanh",
                            new AreaCode("06166")),
                    new DemoStation(
                            new StationId("ls-mau-son"),
                            "Đài truyền thanh xã Mẫu Sơn",
                            new AreaCode("06238")));

    /** What the centre prints before the administrator's one-time password. */
    private static final Pattern PASSWORD = Pattern.compile("mật khẩu dùng một lần: (\\S+)");

    /** The last line the centre prints as it starts: what it had to say before is said by then. */
    private static final Pattern PAGES = Pattern.compile("Trang của trung tâm: (\\S+)");

    private static final Duration READY_AT_MOST = Duration.ofSeconds(60);

    private final ProgramCommands programs;
    private final Path folder;
    private final Ports ports;
    private final List<DemoStation> stations;
    private final Map<StationId, ProgramProcess> nodes = new LinkedHashMap<>();
    private Optional<ProgramProcess> centre = Optional.empty();

    /** A station of the village. */
    public record DemoStation(StationId station, String name, AreaCode area) {}

    /**
     * Where its programs listen, all on the loopback address.
     *
     * @param pages the local page of each station, in the order of the places
     */
    public record Ports(int web, int mqtt, List<Integer> pages) {
        /** The ports a person expects. */
        public static Ports usual() {
            return new Ports(8080, 1883, List.of(8081, 8082, 8083));
        }

        /** Ports nobody uses at this moment. */
        public static Ports free(int stations) {
            List<ServerSocket> held = new ArrayList<>();
            try {
                for (int i = 0; i < stations + 2; i++) {
                    held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
                }
                List<Integer> free = held.stream().map(ServerSocket::getLocalPort).toList();
                for (ServerSocket socket : held) {
                    socket.close();
                }
                return new Ports(free.get(0), free.get(1), free.subList(2, free.size()));
            } catch (IOException e) {
                throw new UncheckedIOException("no free port on this machine", e);
            }
        }
    }

    private DemoSystem(
            ProgramCommands programs, Path folder, Ports ports, List<DemoStation> places) {
        this.programs = programs;
        this.folder = folder.toAbsolutePath().normalize();
        this.ports = ports;
        this.stations = List.copyOf(places);
    }

    /**
     * Settles in the folder: what is there already is kept, so that a village can be left and come
     * back to.
     */
    public static DemoSystem create(
            Path folder, ProgramCommands programs, Ports ports, List<DemoStation> places) {
        var village = new DemoSystem(programs, folder, ports, places);
        try {
            village.initialise();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot settle in " + village.folder, e);
        }
        return village;
    }

    private void initialise() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(
                centreConfig(),
                """
                # Written by deploy/demo at every start.
                data.folder = %s
                clips.folder = %s
                web.host = 127.0.0.1
                web.port = %d
                mqtt.host = 127.0.0.1
                mqtt.port = %d
                """
                        .formatted(
                                folder.resolve("centre"),
                                programs.clips(),
                                ports.web(),
                                ports.mqtt()));
        for (int i = 0; i < stations.size(); i++) {
            DemoStation place = stations.get(i);
            if (!Files.exists(nodeConfig(place.station()))) {
                enrol(place);
            }
            setPort("centre.port", ports.mqtt(), place.station());
            setPort("page.port", ports.pages().get(i), place.station());
        }
    }

    private void enrol(DemoStation place) {
        ProgramCommands.run(
                programs.centre(
                        "enrol",
                        "--config",
                        centreConfig().toString(),
                        "--station",
                        place.station().value(),
                        "--name",
                        place.name(),
                        "--area",
                        place.area().value(),
                        "--to",
                        stationFolder(place.station()).toString()));
    }

    private void setPort(String key, int port, StationId station) throws IOException {
        Path config = nodeConfig(station);
        String text = Files.readString(config);
        String line = key + " = " + port;
        String changed =
                Pattern.compile("(?m)^" + Pattern.quote(key) + "\\s*=.*$")
                        .matcher(text)
                        .replaceAll(line);
        Files.writeString(config, changed.contains(line) ? changed : changed + line + "\n");
    }

    /** The one-time password, whichever start of the centre printed it. */
    public Optional<String> oneTimePasswordEverPrinted() {
        try {
            Matcher matcher = PASSWORD.matcher(Files.readString(folder.resolve("centre.trace")));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read what the centre said", e);
        }
    }

    /** Makes the station reach its centre over another port: through a cable that can be pulled. */
    public void setNodeBrokerPort(StationId station, int port) {
        try {
            setPort("centre.port", port, station);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lay the cable of " + station, e);
        }
    }

    /** Starts the centre and waits until its pages answer. */
    public ProgramProcess startCentre() {
        var program =
                ProgramProcess.start(
                        "centre",
                        programs.centre("serve", "--config", centreConfig().toString()),
                        Map.of(),
                        folder.resolve("centre.trace"));
        centre = Optional.of(program);
        var api = api();
        await(
                "the centre to answer",
                READY_AT_MOST,
                () -> living(program) && program.output(PAGES).isPresent() && api.isHealthy());
        return program;
    }

    /** Starts a station's node and returns at once. */
    public ProgramProcess startNode(StationId station) {
        return startNode(station, Map.of());
    }

    /** The same, with something added to its environment: another sound card, say. */
    public ProgramProcess startNode(StationId station, Map<String, String> environment) {
        var program =
                ProgramProcess.start(
                        station.value(),
                        programs.node("--config", nodeConfig(station).toString()),
                        environment,
                        folder.resolve(station + ".trace"));
        nodes.put(station, program);
        return program;
    }

    private static boolean living(ProgramProcess program) {
        if (!program.runs()) {
            throw new IllegalStateException(
                    program + " ended with " + program.exitCode() + ":\n" + program.output());
        }
        return true;
    }

    /** The centre as it runs. */
    public ProgramProcess centre() {
        return centre.orElseThrow(() -> new IllegalStateException("the centre was not started"));
    }

    /** A station's node as it runs. */
    public ProgramProcess node(StationId station) {
        return Optional.ofNullable(nodes.get(station))
                .orElseThrow(() -> new IllegalStateException(station + " was not started"));
    }

    /** The centre's pages and API. */
    public CentreApi api() {
        return new CentreApi(address());
    }

    /** Where the centre's pages are. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + ports.web());
    }

    /** Where a station's own page is. */
    public URI page(StationId station) {
        int i = stations.stream().map(DemoStation::station).toList().indexOf(station);
        return URI.create("http://127.0.0.1:" + ports.pages().get(i));
    }

    /** What the administrator logs in with the first time; empty when it was printed before. */
    public Optional<String> oneTimePassword() {
        return centre().output(PASSWORD);
    }

    /** Where the centre's broker listens. */
    public int mqttPort() {
        return ports.mqtt();
    }

    /** What the station shows the broker to be let in. */
    public String secretOf(StationId station) {
        try {
            return Files.readString(stationFolder(station).resolve("secret")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret of " + station, e);
        }
    }

    /** Its stations. */
    public List<DemoStation> stations() {
        return stations;
    }

    /** Where everything of it lies. */
    public Path folder() {
        return folder;
    }

    /** Where a station's node keeps its settings, keys and journal. */
    public Path stationFolder(StationId station) {
        return folder.resolve(station.value());
    }

    private Path centreConfig() {
        return folder.resolve("centre.properties");
    }

    private Path nodeConfig(StationId station) {
        return stationFolder(station).resolve("node.properties");
    }

    /**
     * Looks again and again until it is so.
     *
     * @throws IllegalStateException naming what was waited for, when it does not come about in time
     */
    public static void await(String what, Duration atMost, BooleanSupplier holds) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + atMost.toSeconds() + " s for " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }

    /** Stops the nodes, then the centre. */
    @Override
    public void close() {
        nodes.values().forEach(ProgramProcess::close);
        centre.ifPresent(ProgramProcess::close);
    }
}
