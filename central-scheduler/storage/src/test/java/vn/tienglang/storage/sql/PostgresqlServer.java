package vn.tienglang.storage.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL server for tests: an own cluster in a temporary folder on a free port, started from
 * the programs of Debian's package {@code postgresql}. PostgreSQL does not run as root; then it
 * runs as the user {@code nobody}. It can be stopped and started again, as a server that crashes.
 * Tests that need it are skipped with a reason where the package is missing.
 */
public final class PostgresqlServer implements AutoCloseable {
    private static final String USER = "centre";
    private static final String PASSWORD = "mật khẩu 'khó' \\ 1";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private final Path programs;
    private final Path folder;
    private final int port;

    /** One server for all tests of this process, with a migrated template database. */
    private static final class Shared {
        private static final Optional<PostgresqlServer> SERVER = start();

        private static Optional<PostgresqlServer> start() {
            return programs()
                    .map(programs -> {
                        var server = new PostgresqlServer(programs);
                        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                        server.execute("CREATE DATABASE migrated");
                        Database.open(server.settings("migrated")).close();
                        return server;
                    });
        }
    }

    private PostgresqlServer(Path programs) {
        this.programs = programs;
        try {
            Path memory = Path.of("/dev/shm");
            folder =
                    Files.isWritable(memory)
                            ? Files.createTempDirectory(memory, "postgresql")
                            : Files.createTempDirectory("postgresql");
            port = freePort();
            Files.writeString(password(), PASSWORD + "\n");
            Files.setPosixFilePermissions(password(), PosixFilePermissions.fromString("rw-------"));
            if (isRoot()) {
                run(List.of("chown", "-R", "nobody", folder.toString()));
            }
            run(
                    asServer(
                            "initdb",
                            "--pgdata=" + folder.resolve("data"),
                            "--username=" + USER,
                            "--pwfile=" + password(),
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale=C.UTF-8",
                            "--no-instructions"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start();
    }

    /** Returns the server of this process; skips the test where PostgreSQL is not installed. */
    public static PostgresqlServer shared() {
        Assumptions.assumeTrue(
                Shared.SERVER.isPresent(),
                "PostgreSQL is not installed: apt-get install postgresql");
        return Shared.SERVER.orElseThrow();
    }

    /** Returns a server of its own, which a test may stop; skips the test like the other one. */
    static PostgresqlServer own() {
        shared();
        return new PostgresqlServer(shared().programs);
    }

    private static Optional<Path> programs() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private List<String> asServer(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("/usr/sbin/runuser", "-u", "nobody", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(List<String> command) {
        try {
            Path output = Files.createTempFile("postgresql", ".log");
            Process process =
                    new ProcessBuilder(command)
                            .directory(Path.of("/").toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(output));
            }
            Files.delete(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts the server after {@link #crash}; returns when it accepts connections. */
    void start() {
        run(
                asServer(
                        "pg_ctl",
                        "--pgdata=" + folder.resolve("data"),
                        "--log=" + folder.resolve("data/server.log"),
                        "--options=-p "
                                + port
                                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                                + folder,
                        "-w",
                        "start"));
    }

    /** Stops the server at once, without a checkpoint; clients lose their connections. */
    void crash() {
        run(
                asServer(
                        "pg_ctl",
                        "--pgdata=" + folder.resolve("data"),
                        "--mode=immediate",
                        "-w",
                        "stop"));
    }

    /** The file with the password. */
    Path password() {
        return folder.resolve("password");
    }

    /** Returns the address of a database of this name. */
    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Returns the settings of a centre that uses the database of this name. */
    public DatabaseSettings.Postgresql settings(String database) {
        return new DatabaseSettings.Postgresql(url(database), USER, password(), 6);
    }

    /** Executes a statement that needs no database of its own. */
    void execute(String statement) {
        try (Connection connection = connect("postgres");
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** Opens a connection to the database of this name. */
    Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), USER, PASSWORD);
    }

    /** Creates a database with all tables and no rows, and returns its settings. */
    public DatabaseSettings.Postgresql freshDatabase() {
        return create(" TEMPLATE migrated");
    }

    /** Creates a database without tables. */
    public DatabaseSettings.Postgresql emptyDatabase() {
        return create("");
    }

    /** Creates a database without tables and returns its connections. */
    DataSource emptyDataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(emptyDatabase().url());
        source.setUser(USER);
        source.setPassword(PASSWORD);
        return source;
    }

    private DatabaseSettings.Postgresql create(String options) {
        String name = "test" + DATABASES.incrementAndGet();
        // Two tests must not copy the same template at once.
        synchronized (DATABASES) {
            execute("CREATE DATABASE " + name + options);
        }
        return settings(name);
    }

    @Override
    public void close() {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            crash();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
