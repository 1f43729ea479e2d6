package vn.tienglang.deploy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.wire.Message;

/** Habits of the tree that no compiler holds. */
class TidyTest {
    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();

    /** The words for unfinished work, put together so that this file does not trip over itself. */
    private static final Pattern LEFT_BEHIND =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

    @Test
    void everyPackageHasPackageInfo() {
        List<Path> unsigned = new ArrayList<>();
        for (Path file : sources("java")) {
            Path folder = parent(file);
            boolean main = file.toString().contains("/src/main/java/");
            if (main && !Files.exists(folder.resolve("package-info.java"))) {
                unsigned.add(folder);
            }
        }
        assertThat(unsigned).as("packages without package-info.java").isEmpty();
    }

    @Test
    void noUnfinishedWorkMarkers() {
        assertThat(linesWith(LEFT_BEHIND)).as("unfinished work").isEmpty();
    }

    @Test
    void noTabsInSources() {
        assertThat(linesWith(Pattern.compile("\t"))).as("tabs").isEmpty();
    }

    @Test
    void topLevelHoldsOnlyTheModules() throws IOException {
        try (Stream<Path> top = Files.list(TOP)) {
            assertThat(
                            top.map(path -> name(path))
                                    .filter(path -> !path.startsWith("."))
                                    // Where the build leaves its own notes.
                                    .filter(path -> !path.equals("target")))
                    .containsOnly(
                            "pom.xml",
                            "controller-node",
                            "central-scheduler",
                            "audio-assets",
                            "deploy",
                            "README.md");
        }
    }

    @Test
    void everyWireMessageHasAGoldenFile() throws IOException {
        Path golden = TOP.resolve("central-scheduler/airtime/src/test/resources/wire/1");
        try (Stream<Path> files = Files.list(golden)) {
            assertThat(files.filter(file -> name(file).matches(".*\\.(json|bin)")).count())
                    .as("golden files in %s", golden)
                    .isGreaterThanOrEqualTo(Message.class.getPermittedSubclasses().length);
        }
    }

    @Test
    void everyDecisionSaysContextChoiceAndConsequence() throws IOException {
        try (Stream<Path> pages = Files.list(TOP.resolve("deploy/decisions"))) {
            for (Path page : pages.toList()) {
                assertThat(name(page)).matches("\\d{4}-[a-z0-9-]+\\.md");
                assertThat(Files.readString(page))
                        .as(name(page))
                        .containsIgnoringCase("context")
                        .containsIgnoringCase("choice")
                        .containsIgnoringCase("consequence");
            }
        }
    }

    private static List<String> linesWith(Pattern forbidden) {
        List<String> found = new ArrayList<>();
        for (Path file : sources("java", "sql", "jte", "js", "css", "properties")) {
            List<String> lines = read(file);
            for (int i = 0; i < lines.size(); i++) {
                if (forbidden.matcher(lines.get(i)).find()) {
                    found.add(TOP.relativize(file) + ":" + (i + 1));
                }
            }
        }
        return found;
    }

    private static List<Path> sources(String... endings) {
        try (Stream<Path> files = Files.walk(TOP)) {
            return files.filter(file -> file.toString().contains("/src/"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> List.of(endings).contains(ending(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot walk " + TOP, e);
        }
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String ending(Path file) {
        String name = name(file);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? TOP : parent;
    }
}
