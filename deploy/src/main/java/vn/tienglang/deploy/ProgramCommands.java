package vn.tienglang.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command lines of the two built programs, with the JVM options of the installed services from
 * {@code deploy/jvm}.
 *
 * @param top the top folder of the repository
 */
public record ProgramCommands(Path top) {
    /** Throws when the programs are not built. */
    public ProgramCommands {
        top = top.toAbsolutePath().normalize();
        for (Path jar : List.of(centreJar(top), nodeJar(top))) {
            if (!Files.isRegularFile(jar)) {
                throw new IllegalStateException(jar + " is not there; run: mvn package");
            }
        }
    }

    /** The repository given by {@code -Dtienglang.top}, else the working folder. */
    public static ProgramCommands here() {
        return new ProgramCommands(Path.of(System.getProperty("tienglang.top", ".")));
    }

    /** Command line of the centre. */
    public List<String> centre(String... arguments) {
        return command("centre.options", centreJar(top), arguments);
    }

    /** Command line of a node. */
    public List<String> node(String... arguments) {
        return command("node.options", nodeJar(top), arguments);
    }

    /** Folder of the sample clips. */
    public Path clips() {
        return top.resolve("audio-assets/clips");
    }

    private List<String> command(String options, Path jar, String... arguments) {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("@" + top.resolve("deploy/jvm").resolve(options));
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    private static Path centreJar(Path top) {
        return top.resolve("central-scheduler/server/target/central-scheduler.jar");
    }

    private static Path nodeJar(Path top) {
        return top.resolve("controller-node/target/controller-node.jar");
    }

    /**
     * Runs a command in this folder and returns its output; throws when it fails. The output goes
     * through a file: a server that the command leaves running would keep a pipe open.
     */
    static String run(List<String> command, Path folder, Path output) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            int code = process.waitFor();
            String said = Files.readString(output);
            Files.delete(output);
            if (code != 0) {
                throw new IllegalStateException(
                        "exit " + code + " from " + String.join(" ", command) + "\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command.getFirst(), e);
        }
    }

    /** Runs a command and returns its output; throws when it fails. */
    static String run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(
                        "exit " + code + " from " + String.join(" ", command) + "\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in " + command.getFirst(), e);
        }
    }
}
