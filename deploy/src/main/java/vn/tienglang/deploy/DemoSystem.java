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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;

/**
 * Running system in one folder: a centre and some stations of Lạng Sơn, each as a separate process
 * with its own data, connected by local sockets.
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

    /** Line of the centre with the one-time password of the administrator. */
    private static final Pattern PASSWORD = Pattern.compile("mật khẩu dùng một lần: (\\S+)");

    /** Last line that the centre prints at its start. */
    private static final Pattern PAGES = Pattern.compile("Trang của trung tâm: (\\S+)");

    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);

    private final ProgramCommands programs;
    private final Path folder;
    private final Ports ports;
    private final List<DemoStation> stations;
    private final Broker broker;
    private Optional<MosquittoProcess> mosquitto = Optional.empty();
    private final CentreApi health;
    private final Map<StationId, ProgramProcess> nodes = new LinkedHashMap<>();
    private Optional<ProgramProcess> centre = Optional.empty();

    /** Broker of the system. */
    public enum Broker {
        /** The one inside the centre. */
        EMBEDDED,
        /** The one inside the centre, with TLS and a certificate of each station. */
        EMBEDDED_TLS,
        /** Mosquitto as a process of its own; it must be installed. */
        MOSQUITTO
    }

    /** Station of the demonstration. */
    public record DemoStation(StationId station, String name, AreaCode area) {}

    /**
     * Ports of the programs on the loopback address.
     *
     * @param pages port of the page of each station, in order of the stations
     */
    public record Ports(int web, int mqtt, List<Integer> pages) {
        /**
         * Two systems of one process start at the same time; neither may get a port of the other.
         */
        private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

        /** The usual ports. */
        public static Ports usual() {
            return new Ports(8080, 1883, List.of(8081, 8082, 8083));
        }

        /** Ports that are free at this moment and that no earlier call returned. */
        public static Ports free(int stations) {
            List<ServerSocket> held = new ArrayList<>();
            try {
                var free = new ArrayList<Integer>();
                while (free.size() < stations + 2) {
                    var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                    held.add(socket);
                    if (GIVEN_OUT.add(socket.getLocalPort())) {
                        free.add(socket.getLocalPort());
                    }
                }
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
            ProgramCommands programs,
            Path folder,
            Ports ports,
            List<DemoStation> stations,
            Broker broker) {
        this.broker = broker;
        this.programs = programs;
        this.folder = folder.toAbsolutePath().normalize();
        this.ports = ports;
        this.stations = List.copyOf(stations);
        this.health = api();
    }

    /** Creates the system in the folder. Existing data are kept. */
    public static DemoSystem create(
            Path folder, ProgramCommands programs, Ports ports, List<DemoStation> stations) {
        return create(folder, programs, ports, stations, Broker.EMBEDDED);
    }

    /** Creates the system with this broker in the folder. Existing data are kept. */
    public static DemoSystem create(
            Path folder,
            ProgramCommands programs,
            Ports ports,
            List<DemoStation> stations,
            Broker broker) {
        var system = new DemoSystem(programs, folder, ports, stations, broker);
        try {
            system.initialise();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a system in  " + system.folder, e);
        }
        return system;
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
                %s
                """
                        .formatted(
                                centreFolder(), programs.clips(), ports.web(), brokerSettings()));
        for (int i = 0; i < stations.size(); i++) {
            DemoStation demoStation = stations.get(i);
            if (!Files.exists(nodeConfig(demoStation.station()))) {
                enrol(demoStation);
            }
            setPort("centre.port", ports.mqtt(), demoStation.station());
            setPort("page.port", ports.pages().get(i), demoStation.station());
        }
    }

    private String brokerSettings() {
        return switch (broker) {
            case EMBEDDED -> "mqtt.host = 127.0.0.1\nmqtt.port = " + ports.mqtt();
            case EMBEDDED_TLS ->
                    "mqtt.host = 127.0.0.1\nmqtt.tls = yes\nmqtt.port = " + ports.mqtt();
            case MOSQUITTO ->
                    "broker.url = mqtt://127.0.0.1:"
                            + ports.mqtt()
                            + "\nbroker.password.file = "
                            + folder.resolve("broker.password");
        };
    }

    private void startMosquitto() {
        Path rights = folder.resolve("broker");
        ProgramCommands.run(
                programs.centre(
                        "broker-rights",
                        "--config",
                        centreConfig().toString(),
                        "--to",
                        rights.toString()));
        mosquitto = Optional.of(MosquittoProcess.start(rights, ports.mqtt()));
    }

    private void enrol(DemoStation demoStation) {
        ProgramCommands.run(
                programs.centre(
                        "enrol",
                        "--config",
                        centreConfig().toString(),
                        "--station",
                        demoStation.station().value(),
                        "--name",
                        demoStation.name(),
                        "--area",
                        demoStation.area().value(),
                        "--to",
                        stationFolder(demoStation.station()).toString(),
                        "--relay",
                        "simulated"));
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

    /** The one-time password that any start of the centre printed. */
    public Optional<String> oneTimePasswordEverPrinted() {
        try {
            Matcher matcher = PASSWORD.matcher(Files.readString(folder.resolve("centre.trace")));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the output of the centre", e);
        }
    }

    /** Sets the broker port of a node, for example to that of a proxy. */
    public void setNodeBrokerPort(StationId station, int port) {
        try {
            setPort("centre.port", port, station);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot set the broker port of  " + station, e);
        }
    }

    /** Starts the centre, and the broker beside it, and waits until its pages answer. */
    public ProgramProcess startCentre() {
        ProgramProcess program = launchCentre();
        await("the centre to answer", READY_TIMEOUT, this::centreAnswers);
        return program;
    }

    /** Starts the centre and returns at once. */
    public ProgramProcess launchCentre() {
        return launchCentre(Map.of());
    }

    /** Starts the centre with additional environment variables and returns at once. */
    public ProgramProcess launchCentre(Map<String, String> environment) {
        if (broker == Broker.MOSQUITTO && mosquitto.isEmpty()) {
            startMosquitto();
        }
        var program =
                ProgramProcess.start(
                        "centre",
                        programs.centre("serve", "--config", centreConfig().toString()),
                        environment,
                        folder.resolve("centre.trace"));
        centre = Optional.of(program);
        return program;
    }

    /**
     * True when the pages of the running centre answer and its database and broker work.
     *
     * @throws IllegalStateException with its output when it has ended
     */
    public boolean centreAnswers() {
        return requireRunning(centre()) && centre().output(PAGES).isPresent() && health.isHealthy();
    }

    /** Starts a station's node and returns at once. */
    public ProgramProcess startNode(StationId station) {
        return startNode(station, Map.of());
    }

    /** Starts a node with additional environment variables, for example another sound card. */
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

    private static boolean requireRunning(ProgramProcess program) {
        if (!program.runs()) {
            throw new IllegalStateException(
                    program + " ended with " + program.exitCode() + ":\n" + program.output());
        }
        return true;
    }

    /** The running centre. */
    public ProgramProcess centre() {
        return centre.orElseThrow(() -> new IllegalStateException("the centre was not started"));
    }

    /** The running node of a station. */
    public ProgramProcess node(StationId station) {
        return Optional.ofNullable(nodes.get(station))
                .orElseThrow(() -> new IllegalStateException(station + " was not started"));
    }

    /** A new client of the centre's API. */
    public CentreApi api() {
        return new CentreApi(address());
    }

    /** Address of the centre's pages. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + ports.web());
    }

    /** Address of a station's own page. */
    public URI page(StationId station) {
        int i = stations.stream().map(DemoStation::station).toList().indexOf(station);
        return URI.create("http://127.0.0.1:" + ports.pages().get(i));
    }

    /**
     * The one-time password of this start of the centre; empty when an earlier start printed it.
     */
    public Optional<String> oneTimePassword() {
        return centre().output(PASSWORD);
    }

    /** Port of the centre's broker. */
    public int mqttPort() {
        return ports.mqtt();
    }

    /** Broker password of the station. */
    public String secretOf(StationId station) {
        try {
            return Files.readString(stationFolder(station).resolve("secret")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the secret of " + station, e);
        }
    }

    /** All stations. */
    public List<DemoStation> stations() {
        return stations;
    }

    /** Folder of the system. */
    public Path folder() {
        return folder;
    }

    /** Folder with a node's settings, keys and journal. */
    public Path stationFolder(StationId station) {
        return folder.resolve(station.value());
    }

    /** Folder with the data of the centre. */
    public Path centreFolder() {
        return folder.resolve("centre");
    }

    private Path centreConfig() {
        return folder.resolve("centre.properties");
    }

    private Path nodeConfig(StationId station) {
        return stationFolder(station).resolve("node.properties");
    }

    /**
     * Polls until the condition holds.
     *
     * @throws IllegalStateException when the condition does not hold in time; the message names it
     */
    public static void await(String what, Duration timeout, BooleanSupplier condition) {
        long end = System.nanoTime() + timeout.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + timeout.toSeconds() + " s for " + what);
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while waiting for " + what, e);
            }
        }
    }

    /** Stops the nodes, then the centre, then the broker. */
    @Override
    public void close() {
        nodes.values().forEach(ProgramProcess::close);
        centre.ifPresent(ProgramProcess::close);
        mosquitto.ifPresent(MosquittoProcess::close);
    }
}
