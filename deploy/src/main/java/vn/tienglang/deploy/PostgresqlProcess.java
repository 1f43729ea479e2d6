package vn.tienglang.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL server with an own cluster in a folder, from the programs of Debian's package {@code
 * postgresql}. PostgreSQL does not run as root; then it runs as the user {@code nobody}, and its
 * data are in a temporary folder, because that user may not reach the folder of the caller.
 */
public final class PostgresqlProcess implements AutoCloseable {
    /** User and database of the centre. */
    public static final String USER = "tienglang";

    private final Path programs;
    private final Path folder;
    private final int port;

    private PostgresqlProcess(Path programs, Path folder, int port) {
        this.programs = programs;
        this.folder = folder;
        this.port = port;
    }

    /** Folder of the installed programs; the newest version. */
    public static Optional<Path> programs() {
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

    /**
     * Creates a cluster with an empty database and starts its server.
     *
     * @param password file to which the password of {@link #USER} is written
     * @throws IllegalStateException when PostgreSQL is not installed or does not start
     */
    public static PostgresqlProcess start(Path password, int port) {
        Path programs =
                programs()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "PostgreSQL is not installed: apt-get install postgresql"));
        try {
            String secret = Long.toHexString(System.nanoTime());
            PrivateFile.write(password, secret);
            Path folder = Files.createTempDirectory("tieng-lang-postgresql");
            Path copy = folder.resolve("password");
            PrivateFile.write(copy, secret);
            if (isRoot()) {
                ProgramCommands.run(List.of("chown", "-R", "nobody", folder.toString()));
            }
            var server = new PostgresqlProcess(programs, folder, port);
            server.run(
                    "initdb",
                    "--pgdata=" + folder.resolve("data"),
                    "--username=" + USER,
                    "--pwfile=" + copy,
                    "--auth-local=trust",
                    "--auth-host=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--no-instructions");
            server.run(
                    "pg_ctl",
                    "--pgdata=" + folder.resolve("data"),
                    "--log=" + folder.resolve("data/server.log"),
                    "--options=-p "
                            + port
                            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
                            + folder,
                    "-w",
                    "start");
            server.sql("postgres", "CREATE DATABASE " + USER);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a cluster of PostgreSQL", e);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private String run(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (isRoot()) {
            command.addAll(List.of("/usr/sbin/runuser", "-u", "nobody", "--"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return ProgramCommands.run(command, Path.of("/"), folder.resolveSibling(folder + ".out"));
    }

    /** Runs a statement in the database of the centre; returns its rows as lines. */
    public List<String> query(String statement) {
        return sql(USER, statement).lines().toList();
    }

    private String sql(String database, String statement) {
        return run(
                "psql",
                "--host=" + folder,
                "--port=" + port,
                "--username=" + USER,
                "--dbname=" + database,
                "--no-align",
                "--tuples-only",
                "--quiet",
                "--command=" + statement);
    }

    /** Address for the settings of a centre. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
    }

    /** Stops the server and deletes its data. */
    @Override
    public void close() {
        if (Files.exists(folder.resolve("data/postmaster.pid"))) {
            run("pg_ctl", "--pgdata=" + folder.resolve("data"), "--mode=immediate", "-w", "stop");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /** File that only its owner can read. */
    private static final class PrivateFile {
        private static void write(Path file, String text) throws IOException {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
