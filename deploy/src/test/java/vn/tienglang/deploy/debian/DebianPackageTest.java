package vn.tienglang.deploy.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packages that {@code deploy/package} makes, installed into a folder in the place of a system.
 * The jars are stand-ins. Skipped where Debian's tools are missing or the user is not root.
 */
final class DebianPackageTest {
    private static final Path TOP = top();

    @TempDir private Path folder;

    private Path root;

    private static Path top() {
        // Maven runs the tests of a module in its folder.
        return Path.of("..").toAbsolutePath().normalize();
    }

    /** Output of a program that ended well. */
    private static String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command)
                        .directory(TOP.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", String.join(" ", command), output).isZero();
        return output;
    }

    private static void needs(String program) {
        assumeTrue(
                Stream.of("/usr/bin/", "/usr/sbin/")
                        .anyMatch(at -> Files.isExecutable(Path.of(at + program))),
                program + " is missing");
    }

    private List<Path> packages() throws Exception {
        for (String jar : List.of("n/controller-node.jar", "c/central-scheduler.jar")) {
            Path file = folder.resolve(jar);
            Files.createDirectories(file.resolveSibling("lib"));
            Files.writeString(file, "stand-in");
            Files.writeString(file.resolveSibling("lib").resolve("library.jar"), "stand-in");
        }
        Path out = folder.resolve("out");
        run(
                "deploy/package",
                "--out",
                out.toString(),
                "--programs",
                folder.resolve("n").toString(),
                folder.resolve("c").toString());
        try (Stream<Path> files = Files.list(out)) {
            return files.sorted().toList();
        }
    }

    @BeforeEach
    void makeAnEmptySystem() throws IOException {
        needs("dpkg-deb");
        root = folder.resolve("root");
        for (String path : List.of("etc", "tmp", "var/lib/dpkg/info", "var/lib/dpkg/updates")) {
            Files.createDirectories(root.resolve(path));
        }
        for (String path :
                List.of(
                        "etc/passwd",
                        "etc/group",
                        "etc/shadow",
                        "etc/gshadow",
                        "var/lib/dpkg/status")) {
            Files.writeString(root.resolve(path), "");
        }
        Path java = root.resolve("usr/lib/jvm/jre-25/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, "#!/bin/sh\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void install() throws Exception {
        needs("useradd");
        needs("systemctl");
        assumeTrue("root".equals(System.getProperty("user.name")), "not root");
        var command =
                new ArrayList<>(
                        List.of(
                                "dpkg",
                                "--root=" + root,
                                "--force-script-chrootless",
                                "--force-depends",
                                "-i"));
        packages().forEach(file -> command.add(file.toString()));
        run(command.toArray(String[]::new));
    }

    private String mode(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve(path)));
    }

    @Test
    void packagesHaveProgramGuardUnitsAndExamples() throws Exception {
        List<Path> packages = packages();
        assertThat(packages).hasSize(2);
        assertThat(run("dpkg-deb", "-c", packages.getLast().toString()))
                .contains(
                        "./usr/lib/tieng-lang/node/controller-node.jar",
                        "./usr/lib/tieng-lang/node/lib/library.jar",
                        "./usr/lib/tieng-lang/node.options",
                        "./usr/lib/systemd/system/tieng-lang-node.service",
                        "./usr/lib/systemd/system/tieng-lang-guard.service",
                        "./etc/systemd/system.conf.d/tieng-lang-watchdog.conf",
                        "./usr/share/doc/tieng-lang-node/node.properties.example")
                .containsPattern("-rwxr-xr-x root/root .*/tieng-lang-guard");
        assertThat(run("dpkg-deb", "-c", packages.getFirst().toString()))
                .contains(
                        "./usr/lib/tieng-lang/centre/central-scheduler.jar",
                        "./usr/lib/systemd/system/tieng-lang-centre.service")
                .doesNotContain("guard");
        assertThat(run("dpkg-deb", "-I", packages.getLast().toString()))
                .contains("Depends: passwd, python3,", "openjdk-25-jre-headless");
    }

    @Test
    void installationMakesUserFoldersAndLinkToJava() throws Exception {
        install();
        assertThat(Files.readString(root.resolve("etc/passwd"))).contains("tieng-lang:x:");
        assertThat(Files.readString(root.resolve("etc/group"))).contains("gpio:x:", "audio:x:");
        assertThat(mode("etc/tieng-lang")).isEqualTo("rwx------");
        assertThat(mode("var/lib/tieng-lang/node")).isEqualTo("rwx------");
        assertThat(mode("var/lib/tieng-lang/centre")).isEqualTo("rwx------");
        assertThat(Files.readSymbolicLink(root.resolve("usr/lib/tieng-lang/jre")))
                .isEqualTo(Path.of("/usr/lib/jvm/jre-25"));
        for (String unit : List.of("guard", "node", "centre")) {
            assertThat(Files.isSymbolicLink(wanted(unit))).as(unit + " is enabled").isTrue();
        }
    }

    private Path wanted(String unit) {
        return root.resolve(
                "etc/systemd/system/multi-user.target.wants/tieng-lang-" + unit + ".service");
    }

    @Test
    void upgradeKeepsTheUserAndClosesTheFilesOfTheSettings() throws Exception {
        install();
        String users = Files.readString(root.resolve("etc/passwd"));
        Path key = root.resolve("etc/tieng-lang/station.key");
        Files.writeString(key, "secret");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        install();
        assertThat(Files.readString(root.resolve("etc/passwd"))).isEqualTo(users);
        assertThat(mode("etc/tieng-lang/station.key")).isEqualTo("rw-------");
    }

    @Test
    void unitsAreAcceptedBySystemd() throws Exception {
        needs("systemd-analyze");
        install();
        Path units = root.resolve("usr/lib/systemd/system");
        for (String target :
                List.of("sysinit", "basic", "shutdown", "network", "sound", "multi-user")) {
            Files.writeString(
                    units.resolve(target + ".target"), "[Unit]\nDescription=" + target + "\n");
        }
        Files.writeString(units.resolve("system.slice"), "[Unit]\nDescription=slice\n");
        Path java = root.resolve("usr/lib/tieng-lang/jre");
        Files.delete(java);
        Files.createSymbolicLink(java, Path.of("../jvm/jre-25"));
        String said =
                run(
                        "systemd-analyze",
                        "verify",
                        "--root=" + root,
                        "--man=no",
                        "tieng-lang-guard.service",
                        "tieng-lang-node.service",
                        "tieng-lang-centre.service");
        assertThat(said).doesNotContain("tieng-lang-");
    }

    /** Decision 0013: whichever of guard and node ends last leaves the relay open. */
    @Test
    void everyEndOfNodeAndGuardOpensTheRelayAndIsFollowedByARestart() throws IOException {
        for (String unit : List.of("guard", "node")) {
            String text =
                    Files.readString(TOP.resolve("deploy/debian/tieng-lang-" + unit + ".service"));
            assertThat(text)
                    .contains(
                            "Restart=always",
                            "StartLimitIntervalSec=0",
                            "WatchdogSignal=SIGKILL",
                            "ExecStopPost=/usr/lib/tieng-lang/tieng-lang-guard open --config"
                                    + " /etc/tieng-lang/node.properties")
                    .containsPattern("WatchdogSec=[0-9]+");
        }
        assertThat(Files.readString(TOP.resolve("deploy/debian/tieng-lang-watchdog.conf")))
                .contains("[Manager]", "RuntimeWatchdogSec=14s");
    }
}
