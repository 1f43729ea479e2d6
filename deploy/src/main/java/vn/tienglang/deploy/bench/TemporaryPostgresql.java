package vn.tienglang.deploy.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.tienglang.storage.sql.DatabaseSettings;

/**
 * PostgreSQL server of a benchmark: an own cluster in a folder on the disk and on a free port, from
 * the programs of Debian's package {@code postgresql}. It syncs as PostgreSQL does by default.
 * PostgreSQL does not run as root; then it runs as the user {@code nobody}.
 */
final class TemporaryPostgresql implements AutoCloseable {
    private static final String USER = "centre";
    private static final String PASSWORD = "benchmark";
    private static final int CONNECTIONS = 6;
    private static final int LONGEST_SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final int port;

    private TemporaryPostgresql(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** The folder of the installed programs; empty where PostgreSQL is not installed. */
    static Optional<Path> programs() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        }
    }

    /** Makes the cluster in this empty folder and starts the server. */
    static TemporaryPostgresql start(Path programs, Path folder) throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        var server = new TemporaryPostgresql(programs, folder, port);
        Files.writeString(server.password(), PASSWORD + "\n");
        Files.setPosixFilePermissions(
                server.password(), PosixFilePermissions.fromString("rw-------"));
        if (isRoot()) {
            run(List.of("chown", "-R", "nobody", folder.toString()));
        }
        server.program(
                "initdb",
                "--pgdata=" + folder.resolve("data"),
                "--username=" + USER,
                "--pwfile=" + server.password(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--no-instructions");
        server.program(
                "pg_ctl",
                "--pgdata=" + folder.resolve("data"),
                "--log=" + folder.resolve("data/server.log"),
                "--options=-p "
                        + port
                        + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                        + folder,
                "-w",
                "start");
        return server;
    }

    /** The settings of a centre that uses this server. */
    DatabaseSettings settings() {
        return new DatabaseSettings.Postgresql(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                USER,
                password(),
                CONNECTIONS);
    }

    private Path password() {
        return folder.resolve("password");
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void program(String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("/usr/sbin/runuser", "-u", "nobody", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException {
        Path output = Files.createTempFile("postgresql", ".log");
        Process process =
                new ProcessBuilder(command)
                        .directory(Path.of("/").toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(command + ": " + Files.readString(output));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(command + " was interrupted", e);
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() throws IOException {
        program("pg_ctl", "--pgdata=" + folder.resolve("data"), "--mode=fast", "-w", "stop");
    }
}
