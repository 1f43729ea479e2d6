package vn.tienglang.deploy.architecture;

// Think hard before changing this file: every line of it is a promise that some reader relies on.
// A rule that is in the way is usually right; the class it stops is usually in the wrong room.

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final String BASE = "vn.tienglang";

    /** The rooms that compute and touch nothing. */
    private static final String[] PURE = {
        BASE + ".airtime..", BASE + ".planner..", BASE + ".node.playout..",
    };

    /** Where the world is touched: the adapters, and the programs that put them together. */
    private static final String[] EDGES = {
        BASE + ".node.journal..",
        BASE + ".node.clips..",
        BASE + ".node.mqtt..",
        BASE + ".node.gpio..",
        BASE + ".node.sound..",
        BASE + ".node.web..",
        BASE + ".central.broker..",
        BASE + ".central.mqtt..",
        BASE + ".central.quartz..",
        BASE + ".central.sql..",
        BASE + ".central.web..",
        BASE + ".deploy..",
    };

    /** Each library, and the only rooms that may know it. */
    private static final Map<String, List<String>> LIBRARIES =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry(
                                    "org.eclipse.paho..",
                                    List.of(BASE + ".node.mqtt..", BASE + ".central.mqtt..")),
                            Map.entry("com.pi4j..", List.of(BASE + ".node.gpio..")),
                            Map.entry("java.lang.foreign..", List.of(BASE + ".node.gpio..")),
                            Map.entry(
                                    "javax.sound..",
                                    List.of(BASE + ".node.sound..", BASE + ".audio..")),
                            Map.entry("io.github.jaredmdobson..", List.of(BASE + ".audio.opus..")),
                            Map.entry("javazoom..", List.of(BASE + ".audio.decode..")),
                            Map.entry("com.jcraft..", List.of(BASE + ".audio.decode..")),
                            Map.entry("org.jflac..", List.of(BASE + ".audio.decode..")),
                            Map.entry(
                                    "org.dmfs..",
                                    List.of(BASE + ".planner.recurrence..", BASE + ".deploy..")),
                            Map.entry("org.quartz..", List.of(BASE + ".central.quartz..")),
                            Map.entry("org.apache.activemq..", List.of(BASE + ".central.broker..")),
                            Map.entry(
                                    "java.sql..",
                                    List.of(
                                            BASE + ".central.sql..",
                                            BASE + ".central.quartz..",
                                            BASE + ".node.journal..")),
                            Map.entry("org.jdbi..", List.of(BASE + ".central.sql..")),
                            Map.entry("org.flywaydb..", List.of(BASE + ".central.sql..")),
                            Map.entry("com.zaxxer..", List.of(BASE + ".central.sql..")),
                            Map.entry("io.javalin..", List.of(BASE + ".central.web..")),
                            Map.entry("gg.jte..", List.of(BASE + ".central.web..")),
                            Map.entry("com.sun.net.httpserver..", List.of(BASE + ".node.web..")),
                            Map.entry(
                                    "org.bouncycastle..",
                                    List.of(
                                            BASE + ".central.accounts..",
                                            BASE + ".central.signing.."))));

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .withImportOption(location -> !location.contains("test-classes"))
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages(BASE);

    @Test
    void theContractKnowsNobody() {
        only(BASE + ".airtime..", BASE + ".airtime..");
    }

    @Test
    void thePlannerKnowsOnlyTheContract() {
        only(BASE + ".planner..", BASE + ".planner..", BASE + ".airtime..");
    }

    @Test
    void audioKnowsOnlyTheContract() {
        only(BASE + ".audio..", BASE + ".audio..", BASE + ".airtime..");
    }

    @Test
    void theCentreAndTheNodeDoNotKnowEachOther() {
        only(
                BASE + ".central..",
                BASE + ".central..",
                BASE + ".planner..",
                BASE + ".audio..",
                BASE + ".airtime..");
        only(BASE + ".node..", BASE + ".node..", BASE + ".audio..", BASE + ".airtime..");
    }

    @Test
    void theContractNeedsOnlyJavaAndItsJsonCodec() {
        check(
                classes()
                        .that()
                        .resideInAPackage(BASE + ".airtime..")
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(
                                        BASE + ".airtime..",
                                        "java..",
                                        "io.avaje.json..",
                                        "io.avaje.jsonb..",
                                        "org.jspecify..")));
    }

    @Test
    void theMachineThatDecidesKnowsOnlyTheContractAndTheNodesPorts() {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(BASE + ".node.playout..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                        BASE + ".node.journal..",
                                        BASE + ".node.mqtt..",
                                        BASE + ".node.gpio..",
                                        BASE + ".node.sound..",
                                        BASE + ".node.web..",
                                        "org.tinylog..")));
    }

    @Test
    void noAdapterKnowsAnother() {
        for (String side : List.of(BASE + ".node", BASE + ".central")) {
            for (String adapter : adaptersOf(side)) {
                String[] others =
                        adaptersOf(side).stream()
                                .filter(other -> !other.equals(adapter))
                                .toArray(String[]::new);
                check(
                        noClasses()
                                .that()
                                .resideInAPackage(adapter)
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(others)));
            }
        }
    }

    private static List<String> adaptersOf(String side) {
        return List.of(EDGES).stream().filter(room -> room.startsWith(side)).toList();
    }

    @Test
    void theDeskKnowsNoAdapter() {
        check(
                noClasses()
                        .that()
                        .resideInAnyPackage(BASE + ".central.desk..", BASE + ".central.accounts..")
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(
                                        adaptersOf(BASE + ".central").toArray(String[]::new))));
    }

    @Test
    void eachLibraryIsMetInItsOwnRoom() {
        LIBRARIES.forEach((library, rooms) ->
                check(
                        noClasses()
                                .that()
                                .resideInAPackage(BASE + "..")
                                .and()
                                .resideOutsideOfPackages(rooms.toArray(String[]::new))
                                .should()
                                .dependOnClassesThat(resideInAnyPackage(library))));
    }

    @Test
    void timeAndChanceComeInThroughTheEdges() {
        check(
                noClasses()
                        .that(areNotEdges())
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
                                target(owner(isOneOf(Clock.class)))
                                        .and(
                                                target(
                                                        DescribedPredicate.describe(
                                                                "a system clock",
                                                                member ->
                                                                        member.getName()
                                                                                .startsWith(
                                                                                        "system")))))
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
                        .callConstructor(Random.class, long.class));
    }

    /** {@code Main} and the classes whose whole job is to be an edge stand outside the rule. */
    private static DescribedPredicate<JavaClass> areNotEdges() {
        return DescribedPredicate.not(resideInAnyPackage(EDGES))
                .and(
                        DescribedPredicate.describe(
                                "are not a program's own edge",
                                type ->
                                        !type.getSimpleName().equals("Main")
                                                && !outermost(type).equals("Main")
                                                && !outermost(type).equals("MachineClock")));
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
    void thePureRoomsTouchNothing() {
        check(
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
                                        "touches files",
                                        (JavaAccess<?> access) ->
                                                access.getTargetOwner()
                                                        .getName()
                                                        .equals("java.nio.file.Files"))));
    }

    @Test
    void roomsDoNotRunInCircles() {
        check(slices().matching(BASE + ".central.(*)..").should().beFreeOfCycles());
        check(slices().matching(BASE + ".planner.(*)..").should().beFreeOfCycles());
    }

    @Test
    void theRulesLookAtEveryRoom() {
        Assertions.assertThat(
                        OURS.stream().map(JavaClass::getPackageName).distinct().sorted().toList())
                .contains(
                        BASE + ".airtime",
                        BASE + ".airtime.asrun",
                        BASE + ".airtime.wire",
                        BASE + ".planner",
                        BASE + ".planner.air",
                        BASE + ".planner.compliance",
                        BASE + ".planner.form",
                        BASE + ".planner.mix",
                        BASE + ".planner.obligation",
                        BASE + ".planner.policy",
                        BASE + ".planner.programme",
                        BASE + ".planner.reach",
                        BASE + ".planner.recurrence",
                        BASE + ".planner.situation",
                        BASE + ".audio",
                        BASE + ".audio.clips",
                        BASE + ".audio.decode",
                        BASE + ".audio.ingest",
                        BASE + ".audio.loudness",
                        BASE + ".audio.opus",
                        BASE + ".audio.shaping",
                        BASE + ".audio.tool",
                        BASE + ".central",
                        BASE + ".central.accounts",
                        BASE + ".central.broker",
                        BASE + ".central.desk",
                        BASE + ".central.languages",
                        BASE + ".central.mqtt",
                        BASE + ".central.quartz",
                        BASE + ".central.recordings",
                        BASE + ".central.signing",
                        BASE + ".central.sql",
                        BASE + ".central.web",
                        BASE + ".node",
                        BASE + ".node.clips",
                        BASE + ".node.gpio",
                        BASE + ".node.journal",
                        BASE + ".node.mqtt",
                        BASE + ".node.playout",
                        BASE + ".node.sound",
                        BASE + ".node.web");
    }

    private static void only(String room, String... known) {
        check(
                noClasses()
                        .that()
                        .resideInAPackage(room)
                        .should()
                        .dependOnClassesThat(
                                resideInAnyPackage(BASE + "..")
                                        .and(DescribedPredicate.not(resideInAnyPackage(known)))));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }
}
