package vn.tienglang.deploy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.wire.Message;

/** Rules for files of the repository that no compiler checks. */
class TidyTest {
    private static final Path TOP = SourceTree.TOP;

    /** Markers of unfinished work, concatenated so that this file does not contain them. */
    private static final Pattern UNFINISHED =
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b");

    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

    @Test
    void everyPackageHasPackageInfo() {
        List<Path> missing = new ArrayList<>();
        for (Path file : SourceTree.sources("java")) {
            Path folder = parent(file);
            boolean main = file.toString().contains("/src/main/java/");
            if (main && !Files.exists(folder.resolve("package-info.java"))) {
                missing.add(folder);
            }
        }
        assertThat(missing).as("packages without package-info.java").isEmpty();
    }

    @Test
    void noUnfinishedWorkMarkers() {
        assertThat(linesWith(UNFINISHED)).as("unfinished work").isEmpty();
    }

    @Test
    void noTabsInSources() {
        assertThat(linesWith(Pattern.compile("\t"))).as("tabs").isEmpty();
    }

    @Test
    void topLevelHoldsOnlyTheModules() throws IOException {
        try (Stream<Path> top = Files.list(TOP)) {
            assertThat(
                            top.map(path -> SourceTree.name(path))
                                    .filter(path -> !path.startsWith("."))
                                    // Build output of the root pom.
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
            assertThat(
                            files.filter(file -> SourceTree.name(file).matches(".*\\.(json|bin)"))
                                    .count())
                    .as("golden files in %s", golden)
                    .isGreaterThanOrEqualTo(Message.class.getPermittedSubclasses().length);
        }
    }

    @Test
    void everyDecisionHasDateContextChoiceAndConsequence() throws IOException {
        try (Stream<Path> pages = Files.list(TOP.resolve("deploy/decisions"))) {
            for (Path page : pages.toList()) {
                assertThat(SourceTree.name(page)).matches("\\d{4}-[a-z0-9-]+\\.md");
                assertThat(Files.readString(page))
                        .as(SourceTree.name(page))
                        .containsPattern("(?m)^20\\d\\d-\\d\\d-\\d\\d")
                        .contains("## Context", "## Choice", "## Consequence");
            }
        }
    }

    @Test
    void everyDecisionHasANumberOfItsOwn() throws IOException {
        try (Stream<Path> pages = Files.list(TOP.resolve("deploy/decisions"))) {
            assertThat(pages.map(page -> SourceTree.name(page).substring(0, 4)))
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyLinkBetweenPagesLeadsToAFile() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path page : markdownPages()) {
            broken.addAll(brokenLinks(page, SourceTree.read(page)));
        }
        assertThat(broken).as("links to files that do not exist").isEmpty();
    }

    @Test
    void theRuleForLinksCanFail() {
        assertThat(
                        brokenLinks(
                                TOP.resolve("README.md"),
                                "[a](pom.xml) [b](missing.md) [c](https://example.org/missing.md)"))
                .containsExactly("README.md: missing.md");
    }

    @Test
    void everyInvariantIsCheckedAndHasAMutant() {
        Path simulation = TOP.resolve("deploy/src/test/java/vn/tienglang/deploy/simulation");
        String checked = SourceTree.read(simulation.resolve("AllInvariants.java"));
        String mutants = SourceTree.read(simulation.resolve("Mutant.java"));
        List<String> invariants =
                SourceTree.sources("java").stream()
                        .filter(file -> file.startsWith(simulation))
                        .filter(file -> SourceTree.read(file).contains("extends Invariant {"))
                        .map(file -> SourceTree.name(file).replace(".java", ""))
                        // The two that record coverage check nothing.
                        .filter(name -> !name.endsWith("MarkRecorder"))
                        .toList();
        assertThat(invariants)
                .hasSizeGreaterThan(10)
                .allSatisfy(name -> {
                    assertThat(checked).contains("new " + name + "(");
                    assertThat(mutants).contains("\"" + name + "\"");
                });
    }

    private static List<Path> markdownPages() throws IOException {
        try (Stream<Path> decisions = Files.list(TOP.resolve("deploy/decisions"));
                Stream<Path> deploy = Files.list(TOP.resolve("deploy"))) {
            return Stream.of(Stream.of(TOP.resolve("README.md")), decisions, deploy)
                    .flatMap(pages -> pages)
                    .filter(page -> SourceTree.name(page).endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> brokenLinks(Path page, String text) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.contains("://"))
                .filter(target -> !Files.exists(parent(page).resolve(target)))
                .map(target -> TOP.relativize(page) + ": " + target)
                .toList();
    }

    private static List<String> linesWith(Pattern forbidden) {
        List<String> found = new ArrayList<>();
        for (Path file : SourceTree.sources("java", "sql", "jte", "js", "css", "properties")) {
            List<String> lines = SourceTree.read(file).lines().toList();
            for (int i = 0; i < lines.size(); i++) {
                if (forbidden.matcher(lines.get(i)).find()) {
                    found.add(TOP.relativize(file) + ":" + (i + 1));
                }
            }
        }
        return found;
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? TOP : parent;
    }
}
