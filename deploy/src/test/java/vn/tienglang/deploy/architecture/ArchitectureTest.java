package vn.tienglang.deploy.architecture;

// Think hard before changing this file: other code relies on every rule.
// A rule that is in the way is usually right; the class that breaks it is usually in the wrong
// package.

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules for dependencies between modules, packages and libraries, and for the size of packages. */
class ArchitectureTest {
    private static final String BASE = "vn.tienglang";

    /** Largest number of classes in a package. */
    private static final int CLASSES_PER_PACKAGE = 30;

    /** Modules by base package with the modules they may depend on, lowest first. */
    private static final Map<String, List<String>> MODULES = modules();

    private static Map<String, List<String>> modules() {
        var modules = new LinkedHashMap<String, List<String>>();
        modules.put("airtime", List.of());
        modules.put("mqtt", List.of("airtime"));
        modules.put("planner", List.of("airtime"));
        modules.put("audio", List.of("airtime"));
        modules.put("office", List.of("airtime", "planner", "audio"));
        modules.put("storage", List.of("airtime", "planner", "audio", "office"));
        modules.put("pages", List.of("airtime", "planner", "audio", "office"));
        modules.put(
                "central",
                List.of("airtime", "mqtt", "planner", "audio", "office", "storage", "pages"));
        modules.put("node", List.of("airtime", "mqtt", "audio"));
        return modules;
    }

    /** Packages without input, output, threads and clocks. */
    private static final String[] PURE = {
        BASE + ".airtime..", BASE + ".planner..", BASE + ".node.playout..",
    };

    /** Adapters to the outside world; none may use another one. */
    private static final List<String> ADAPTERS =
            List.of(
                    BASE + ".node.clips..",
                    BASE + ".node.clock..",
                    BASE + ".node.gpio..",
                    BASE + ".node.guard..",
                    BASE + ".node.journal..",
                    BASE + ".node.link..",
                    BASE + ".node.sound..",
                    BASE + ".node.web..",
                    BASE + ".storage..",
                    BASE + ".pages..",
                    BASE + ".central.broker..",
                    BASE + ".central.link..",
                    BASE + ".central.quartz..");

    /** Libraries with the only packages that may use them. */
    private static final Map<String, List<String>> LIBRARIES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("org.eclipse.paho..", List.of(BASE + ".mqtt..")),
                            Map.entry("com.pi4j..", List.of(BASE + ".node.gpio..")),
                            Map.entry(
                                    "java.lang.foreign..",
                                    List.of(
                                            BASE + ".node.clock..",
                                            BASE + ".node.gpio..",
                                            BASE + ".node.guard..")),
                            Map.entry(
                                    "javax.sound..",
                                    List.of(BASE + ".node.sound..", BASE + ".audio..")),
                            Map.entry("io.github.jaredmdobson..", List.of(BASE + ".audio.opus..")),
                            Map.entry("org.dmfs..", List.of(BASE + ".deploy.bench..")),
                            Map.entry("org.quartz..", List.of(BASE + ".central.quartz..")),
                            Map.entry("org.apache.activemq..", List.of(BASE + ".central.broker..")),
                            Map.entry(
                                    "java.sql..",
                                    List.of(
                                            BASE + ".storage.sql..",
                                            BASE + ".central.quartz..",
                                            BASE + ".node.journal..",
                                            BASE + ".deploy.bench..")),
                            Map.entry("org.jdbi..", List.of(BASE + ".storage.sql..")),
                            Map.entry("org.flywaydb..", List.of(BASE + ".storage.sql..")),
                            Map.entry("com.zaxxer..", List.of(BASE + ".storage.sql..")),
                            Map.entry("io.javalin..", List.of(BASE + ".pages..")),
                            Map.entry(
                                    "org.apache.commons.fileupload2..",
                                    List.of(BASE + ".pages.http..")),
                            Map.entry(
                                    "gg.jte..",
                                    List.of(BASE + ".pages.http..", "gg.jte.generated..")),
                            Map.entry("com.google.zxing..", List.of(BASE + ".pages.html..")),
                            Map.entry("org.dhatim..", List.of(BASE + ".pages.report.document..")),
                            Map.entry("org.openpdf..", List.of(BASE + ".pages.report.document..")),
                            Map.entry("com.eatthepath..", List.of(BASE + ".office.account..")),
                            // Both programs are small HTTP servers beside their work.
                            Map.entry(
                                    "com.sun.net.httpserver..",
                                    List.of(BASE + ".node.web..", BASE + ".central")),
                            Map.entry("org.bouncycastle..", List.of(BASE + ".central.crypto.."))));

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("test-classes"))
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages(BASE);

    @Test
    void modulesDependOnlyOnTheModulesBelowThem() {
        MODULES.forEach((module, below) -> {
            var known = new ArrayList<String>();
            known.add(BASE + "." + module + "..");
            below.forEach(one -> known.add(BASE + "." + one + ".."));
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "." + module + "..")
                    .should()
                    .dependOnClassesThat(
                            resideInAnyPackage(BASE + "..")
                                    .and(
                                            DescribedPredicate.not(
                                                    resideInAnyPackage(
                                                            known.toArray(String[]::new)))))
                    .check(OURS);
        });
    }

    @Test
    void airtimeUsesOnlyJavaAndItsJsonCodec() {
        classes()
                .that()
                .resideInAPackage(BASE + ".airtime..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                BASE + ".airtime..",
                                "java..",
                                // Part of the JDK: MACs and password hashes.
                                "javax.crypto..",
                                "io.avaje.json..",
                                "io.avaje.jsonb..",
                                "org.jspecify.."))
                .check(OURS);
    }

    @Test
    void playoutUsesOnlyAirtimeAndThePortsOfTheNode() {
        noClasses()
                .that()
                .resideInAPackage(BASE + ".node.playout..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(BASE + "..")
                                .and(
                                        DescribedPredicate.not(
                                                resideInAnyPackage(
                                                        BASE + ".node.playout..",
                                                        BASE + ".node.port..",
                                                        BASE + ".airtime.."))))
                .check(OURS);
    }

    @Test
    void noAdapterUsesAnother() {
        for (String adapter : ADAPTERS) {
            String[] others =
                    ADAPTERS.stream()
                            .filter(other -> !other.equals(adapter))
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(adapter)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others))
                    .check(OURS);
        }
    }

    @Test
    void eachLibraryIsUsedOnlyInItsPackages() {
        LIBRARIES.forEach((library, packages) -> {
            String[] known = packages.toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(BASE + "..")
                    .and()
                    .resideOutsideOfPackages(known)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(library))
                    .check(OURS);
            assertThat(
                            OURS.stream()
                                    .filter(resideInAnyPackage(known))
                                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                                    .anyMatch(use ->
                                            resideInAnyPackage(library).test(use.getTargetClass())))
                    .as("%s is used in its packages; otherwise the rule checks nothing", library)
                    .isTrue();
        });
    }

    @Test
    void onlyAdaptersAndProgramsReadClocksAndRandomNumbers() {
        ArchRule rule =
                noClasses()
                        .that(areNeitherAdaptersNorPrograms())
                        .should()
                        .callMethodWhere(
                                target(owner(isOneOf(Instant.class, LocalDate.class)))
                                        .and(target(name("now"))))
                        .orShould()
                        .callMethodWhere(
                                target(owner(isOneOf(LocalDateTime.class, ZonedDateTime.class)))
                                        .and(target(name("now"))))
                        .orShould()
                        .callMethodWhere(
                                target(owner(isOneOf(Clock.class))).and(target(isSystemClock())))
                        .orShould()
                        .callMethod(System.class, "currentTimeMillis")
                        .orShould()
                        .callMethod(System.class, "nanoTime")
                        .orShould()
                        .callMethod(System.class, "exit", int.class)
                        .orShould()
                        .callMethod(System.class, "getenv", String.class)
                        .orShould()
                        .callMethod(System.class, "getenv")
                        .orShould()
                        .callMethodWhere(
                                target(owner(isOneOf(Thread.class))).and(target(name("sleep"))))
                        .orShould()
                        .callMethod(UUID.class, "randomUUID")
                        .orShould()
                        .callConstructor(Random.class)
                        .orShould()
                        .callConstructor(Random.class, long.class);
        rule.check(OURS);
    }

    private static DescribedPredicate<com.tngtech.archunit.core.domain.AccessTarget>
            isSystemClock() {
        return DescribedPredicate.describe(
                "a system clock", member -> member.getName().startsWith("system"));
    }

    /** The rule does not apply to adapters, to {@code Main} and to the deploy module. */
    private static DescribedPredicate<JavaClass> areNeitherAdaptersNorPrograms() {
        var outside = new ArrayList<>(ADAPTERS);
        outside.add(BASE + ".mqtt..");
        outside.add(BASE + ".deploy..");
        return DescribedPredicate.not(resideInAnyPackage(outside.toArray(String[]::new)))
                .and(
                        DescribedPredicate.describe(
                                "are not the main class of a program",
                                type -> !outermost(type).equals("Main")));
    }

    private static String outermost(JavaClass type) {
        String name = type.getName().substring(type.getPackageName().length() + 1);
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static DescribedPredicate<JavaClass> isOneOf(Class<?>... types) {
        return DescribedPredicate.describe(
                "one of " + List.of(types),
                type -> List.of(types).stream().anyMatch(type::isEquivalentTo));
    }

    @Test
    void purePackagesUseNoFilesSocketsOrThreads() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "java.io..",
                                "java.net..",
                                "java.nio.channels..",
                                "java.util.concurrent..",
                                "org.tinylog..",
                                "org.slf4j.."))
                .orShould()
                .callMethodWhere(
                        DescribedPredicate.describe(
                                "uses files",
                                (JavaAccess<?> access) ->
                                        access.getTargetOwner()
                                                .getName()
                                                .equals("java.nio.file.Files")))
                .check(OURS);
    }

    @Test
    void packagesAreFreeOfCycles() {
        List<String> layered =
                MODULES.keySet().stream().filter(one -> hasSubpackages(one)).toList();
        assertThat(layered).hasSizeGreaterThan(6);
        for (String module : layered) {
            slices().matching(BASE + "." + module + ".(**)").should().beFreeOfCycles().check(OURS);
        }
    }

    private static boolean hasSubpackages(String module) {
        return OURS.stream()
                .anyMatch(type -> type.getPackageName().startsWith(BASE + "." + module + "."));
    }

    @Test
    void noPackageHasTooManyClasses() {
        // Counted in the sources, because generated classes share the packages.
        var sizes = new TreeMap<String, Integer>();
        SourceType.all().stream()
                .filter(type -> type.isProduction() && type.isTopLevel())
                .forEach(type -> sizes.merge(type.packageName(), 1, Integer::sum));
        assertThat(sizes)
                .hasSizeGreaterThan(50)
                .allSatisfy((_, size) -> assertThat(size).isLessThanOrEqualTo(CLASSES_PER_PACKAGE));
    }

    @Test
    void everyPackageBelongsToAModule() {
        assertThat(OURS.stream().map(JavaClass::getPackageName).distinct().sorted().toList())
                .allMatch(one ->
                        one.startsWith(BASE + ".deploy")
                                || MODULES.keySet().stream()
                                        .anyMatch(module ->
                                                one.equals(BASE + "." + module)
                                                        || one.startsWith(
                                                                BASE + "." + module + ".")));
    }

    /**
     * The table in {@code deploy/HACKING.md} must equal the dependencies of the compiled classes.
     */
    @Test
    void hackingPageShowsTheModuleDependencies() throws IOException {
        String table = table();
        assertThat(Files.readString(Path.of("HACKING.md")))
                .as("deploy/HACKING.md contains these lines:%n%s%n", table)
                .contains(table);
    }

    /** Table with one line a module: the modules that its classes use. */
    private static String table() {
        var lines = new ArrayList<String>();
        lines.add("| package | uses |");
        lines.add("| --- | --- |");
        for (String module : MODULES.keySet()) {
            var uses = new TreeSet<String>();
            OURS.stream()
                    .filter(type -> moduleOf(type).equals(module))
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .map(use -> moduleOf(use.getTargetClass()))
                    .filter(used -> !used.isEmpty() && !used.equals(module))
                    .forEach(uses::add);
            lines.add("| `%s.%s` | %s |".formatted(BASE, module, String.join(", ", uses)));
        }
        return String.join("\n", lines);
    }

    private static String moduleOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(BASE + ".")) {
            return "";
        }
        return Stream.of(name.substring(BASE.length() + 1).split("\\.", 2)).findFirst().orElse("");
    }
}
