package vn.tienglang.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.DemoSystem.DemoStation;

/**
 * Cluster in one folder, as in {@code deploy/cluster}: PostgreSQL, Mosquitto, several centres, and
 * stations, each as a separate process, connected by local sockets.
 */
public final class ClusterSystem implements AutoCloseable {
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern PASSWORD = Pattern.compile("mật khẩu dùng một lần: (\\S+)");

    private final ProgramCommands programs;
    private final Path folder;
    private final Ports ports;
    private final List<DemoStation> stations;
    private final PostgresqlProcess database;
    private Optional<MosquittoProcess> broker = Optional.empty();
    private final Map<String, ProgramProcess> centres = new LinkedHashMap<>();
    private final Map<StationId, ProgramProcess> nodes = new LinkedHashMap<>();

    /**
     * Ports on the loopback address.
     *
     * @param web port of the pages of each centre, by its name
     * @param stations port of the broker for the stations
     * @param centres port of the broker for the centres
     * @param pages port of the page of each station, in order of the stations
     */
    public record Ports(
            Map<String, Integer> web,
            int stations,
            int centres,
            int database,
            List<Integer> pages) {
        /** The usual ports, for two centres and three stations. */
        public static Ports usual() {
            var web = new LinkedHashMap<String, Integer>();
            web.put("mot", 8080);
            web.put("hai", 8090);
            return new Ports(web, 1883, 1884, 5433, List.of(8081, 8082, 8083));
        }

        /** All of them. */
        List<Integer> all() {
            return Stream.of(web.values(), List.of(stations, centres, database), pages)
                    .flatMap(Collection::stream)
                    .toList();
        }

        /** Free ports for centres of these names. */
        public static Ports free(List<String> names, int stations) {
            List<Integer> free = DemoSystem.Ports.free(stations + names.size() + 3).pages();
            var web = new LinkedHashMap<String, Integer>();
            for (String name : names) {
                web.put(name, free.get(stations + 3 + web.size()));
            }
            return new Ports(
                    web,
                    free.get(stations),
                    free.get(stations + 1),
                    free.get(stations + 2),
                    free.subList(0, stations));
        }
    }

    private ClusterSystem(
            ProgramCommands programs, Path folder, Ports ports, List<DemoStation> stations) {
        this.programs = programs;
        this.folder = folder.toAbsolutePath().normalize();
        this.ports = ports;
        this.stations = List.copyOf(stations);
        this.database =
                PostgresqlProcess.start(this.folder.resolve("database.password"), ports.database());
    }

    /**
     * Creates the cluster in an empty folder, enrols the stations and starts database and broker.
     *
     * @throws IllegalStateException when PostgreSQL or Mosquitto is not installed or does not start
     */
    public static ClusterSystem create(
            Path folder, ProgramCommands programs, Ports ports, List<DemoStation> stations) {
        var system = new ClusterSystem(programs, folder, ports, stations);
        try {
            system.initialise();
            return system;
        } catch (IOException e) {
            system.close();
            throw new UncheckedIOException("cannot create a cluster in " + folder, e);
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private void initialise() throws IOException {
        for (Map.Entry<String, Integer> centre : ports.web().entrySet()) {
            Files.writeString(config(centre.getKey()), settings(centre.getKey()));
        }
        String first = ports.web().keySet().iterator().next();
        for (int i = 0; i < stations.size(); i++) {
            enrol(stations.get(i), ports.pages().get(i), first);
        }
        Path rights = folder.resolve("broker");
        ProgramCommands.run(
                programs.centre(
                        "broker-rights",
                        "--config",
                        config(first).toString(),
                        "--to",
                        rights.toString()));
        broker = Optional.of(MosquittoProcess.start(rights, ports.centres()));
    }

    private String settings(String centre) {
        return """
        # Written by deploy/demo --cluster at every start.
        data.folder = %s
        clips.folder = %s
        database.url = %s
        database.user = %s
        database.password.file = %s
        broker.url = mqtt://127.0.0.1:%d
        broker.password.file = %s
        mqtt.port = %d
        web.host = 127.0.0.1
        web.port = %d
        cluster.enabled = yes
        cluster.name = %s
        """
                .formatted(
                        folder.resolve("data"),
                        programs.clips(),
                        database.url(),
                        PostgresqlProcess.USER,
                        folder.resolve("database.password"),
                        ports.centres(),
                        folder.resolve("broker.password"),
                        ports.stations(),
                        web(centre),
                        centre);
    }

    private void enrol(DemoStation station, int page, String centre) {
        ProgramCommands.run(
                programs.centre(
                        "enrol",
                        "--config",
                        config(centre).toString(),
                        "--station",
                        station.station().value(),
                        "--name",
                        station.name(),
                        "--area",
                        station.area().value(),
                        "--to",
                        stationFolder(station.station()).toString(),
                        "--relay",
                        "simulated",
                        "--page-port",
                        Integer.toString(page)));
    }

    /** Starts a centre and returns at once. */
    public ProgramProcess launch(String centre) {
        var process =
                ProgramProcess.start(
                        centre,
                        programs.centre("serve", "--config", config(centre).toString()),
                        Map.of(),
                        folder.resolve(centre + ".trace"));
        centres.put(centre, process);
        return process;
    }

    /** Starts every centre and waits until all of them answer. */
    public void startCentres() {
        for (String centre : names()) {
            launch(centre);
            // The first one makes the key of the cluster and the administrator.
            awaitCentre(centre);
        }
    }

    /** Waits until a centre answers; throws with its output when it has ended. */
    public void awaitCentre(String centre) {
        DemoSystem.await(centre + " to answer", READY_TIMEOUT, () -> isHealthy(centre));
    }

    /** Whether the centre runs and its database and broker work. */
    public boolean isHealthy(String centre) {
        ProgramProcess process = centre(centre);
        if (!process.runs()) {
            throw new IllegalStateException(
                    centre + " ended with " + process.exitCode() + ":\n" + process.output());
        }
        return new CentreApi(address(centre)).isHealthy();
    }

    /** Starts the nodes of all stations. */
    public void startNodes() {
        for (DemoStation station : stations) {
            StationId id = station.station();
            nodes.put(
                    id,
                    ProgramProcess.start(
                            id.value(),
                            programs.node(
                                    "--config",
                                    stationFolder(id).resolve("node.properties").toString()),
                            Map.of(),
                            folder.resolve(id + ".trace")));
        }
    }

    /** The process of a centre. */
    public ProgramProcess centre(String name) {
        return Optional.ofNullable(centres.get(name))
                .orElseThrow(() -> new IllegalStateException(name + " was not started"));
    }

    /** Names of the centres. */
    public List<String> names() {
        return List.copyOf(ports.web().keySet());
    }

    private int web(String centre) {
        return Optional.ofNullable(ports.web().get(centre)).orElseThrow();
    }

    /** Address of the pages of a centre. */
    public URI address(String centre) {
        return URI.create("http://127.0.0.1:" + web(centre));
    }

    /** The one-time password of the administrator, which one of the centres printed. */
    public Optional<String> oneTimePassword() {
        return centres.values().stream()
                .map(ProgramProcess::output)
                .map(PASSWORD::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    /** Address of a station's own page. */
    public URI page(StationId station) {
        int i = stations.stream().map(DemoStation::station).toList().indexOf(station);
        return URI.create("http://127.0.0.1:" + ports.pages().get(i));
    }

    /** Port of the broker for the centres. */
    public int brokerPort() {
        return ports.centres();
    }

    /** Password of the centres at the broker. */
    public String brokerPassword() {
        try {
            return Files.readString(folder.resolve("broker.password")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the password of the broker", e);
        }
    }

    /** The database server. */
    public PostgresqlProcess database() {
        return database;
    }

    /** All stations. */
    public List<DemoStation> stations() {
        return stations;
    }

    /** Folder of the system. */
    public Path folder() {
        return folder;
    }

    private Path config(String centre) {
        return folder.resolve(centre + ".properties");
    }

    private Path stationFolder(StationId station) {
        return folder.resolve(station.value());
    }

    /** Stops the nodes, the centres, the broker and the database. */
    @Override
    public synchronized void close() {
        nodes.values().forEach(ProgramProcess::close);
        centres.values().forEach(ProgramProcess::close);
        broker.ifPresent(MosquittoProcess::close);
        database.close();
    }
}
