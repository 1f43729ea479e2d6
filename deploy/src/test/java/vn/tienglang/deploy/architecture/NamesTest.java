package vn.tienglang.deploy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules for names and Javadoc of types. Each rule has a test that shows that it can fail. */
class NamesTest {
    /** Names that stand once in each program. */
    private static final Set<String> MAY_REPEAT = Set.of("Main", "package-info");

    /** Package names that say nothing about the domain. */
    private static final Set<String> VAGUE_PACKAGES =
            Set.of("util", "utils", "common", "impl", "model", "dto", "helper", "helpers", "misc");

    /** Figures of speech that earlier names used; each is one or more whole camel-case words. */
    private static final List<String> FIGURES_OF_SPEECH =
            List.of(
                    "Asked",
                    "Beat",
                    "BeginNight",
                    "Books",
                    "BothShelves",
                    "Brought",
                    "Chorus",
                    "Cleared",
                    "Contact",
                    "Debts",
                    "Desk",
                    "Dial",
                    "Diary",
                    "Doom",
                    "Door",
                    "Doorman",
                    "Ear",
                    "Ears",
                    "Foreseen",
                    "Frozen",
                    "Gated",
                    "Ghost",
                    "HeardDay",
                    "Hearing",
                    "Here",
                    "Kept",
                    "Leaving",
                    "Letter",
                    "Letters",
                    "LogRoom",
                    "Marks",
                    "Meant",
                    "Newsroom",
                    "Objection",
                    "Objections",
                    "OneVoice",
                    "Owed",
                    "Pace",
                    "Parcel",
                    "Patience",
                    "Peril",
                    "PlanRooms",
                    "PlanTurn",
                    "PlanTurns",
                    "Promised",
                    "Pulse",
                    "Repertoire",
                    "Rig",
                    "Road",
                    "RoomWatch",
                    "Said",
                    "Seat",
                    "Sheet",
                    "Shelf",
                    "Shelves",
                    "Slope",
                    "Sounding",
                    "Stranger",
                    "Stretch",
                    "Stretches",
                    "Tap",
                    "Telling",
                    "Told",
                    "Toll",
                    "Turnstile",
                    "Typed",
                    "Underway",
                    "Village",
                    "Visitor",
                    "Why",
                    "Wish",
                    "Wishes",
                    "Witness",
                    "Workplace");

    /** Names of products that hold a banned word. */
    private static final String PRODUCTS = "PulseAudio";

    /** First words of sentences that do not begin with what a type is. */
    private static final Set<String> INVERTED =
            Set.of("What", "Whoever", "Whom", "Where", "That", "Somebody");

    private static final Pattern FIRST_WORD = Pattern.compile("(?s)^(\\w*).*$");

    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z][a-z0-9]*");

    private static final List<SourceType> TYPES = SourceType.all();

    @Test
    void noTwoProductionTypesShareASimpleName() {
        assertThat(productionTypes()).hasSizeGreaterThan(500);
        assertThat(repeated(productionTypes()))
                .as("simple names that stand for two production types")
                .isEmpty();
    }

    @Test
    void theRuleForSimpleNamesCanFail() {
        assertThat(repeated(List.of(type("a", "Reading"), type("b", "Reading"), type("a", "Main"))))
                .containsExactly("Reading: a, b");
        assertThat(repeated(List.of(type("a", "Main"), type("b", "Main")))).isEmpty();
    }

    @Test
    void noTypeIsNamedByAFigureOfSpeech() {
        assertThat(withBannedWord(TYPES))
                .as("types named by a word of the list; the table in words.md has plain ones")
                .isEmpty();
    }

    @Test
    void theRuleForFiguresOfSpeechCanFail() {
        assertThat(
                        withBannedWord(
                                List.of(
                                        type("a", "DoorRoutes"),
                                        type("a", "OneVoice"),
                                        type("a", "TestVoice"),
                                        type("a", "Doorstep"),
                                        type("a", "PulseAudioServer"),
                                        type("a", "PulseRoutes"))))
                .containsExactly("a: DoorRoutes", "a: OneVoice", "a: PulseRoutes");
    }

    @Test
    void noPackageHasAVagueName() {
        assertThat(vaguePackages(TYPES)).as("packages whose name says no domain").isEmpty();
    }

    @Test
    void theRuleForPackageNamesCanFail() {
        assertThat(vaguePackages(List.of(type("vn.util.a", "A"), type("vn.utility", "B"))))
                .containsExactly("vn.util.a");
    }

    @Test
    void everyPublicTypeHasJavadoc() {
        assertThat(withoutJavadoc(productionTypes())).as("public types without Javadoc").isEmpty();
    }

    @Test
    void theRuleForJavadocCanFail() {
        String text =
                """
                package a;

                /** Result of a thing. */
                @Deprecated
                public record Documented() {}

                @FunctionalInterface
                public interface Undocumented {}

                class Hidden {}
                """;
        List<SourceType> types = SourceType.of("src/main/java/A.java", text);
        assertThat(types)
                .extracting(SourceType::simpleName)
                .containsExactly("Documented", "Undocumented", "Hidden");
        assertThat(types.getFirst().javadoc()).isEqualTo("Result of a thing.");
        assertThat(withoutJavadoc(types)).containsExactly("src/main/java/A.java: Undocumented");
    }

    @Test
    void everyJavadocBeginsWithWhatTheTypeIs() {
        assertThat(withInvertedJavadoc(productionTypes()))
                .as("public types whose Javadoc does not begin with what the type is")
                .isEmpty();
    }

    @Test
    void theRuleForTheBeginningOfJavadocCanFail() {
        assertThat(
                        withInvertedJavadoc(
                                List.of(
                                        documented("A", "What became of a recording."),
                                        documented("B", "Where, at once, it is kept."),
                                        documented("C", "Whatever is written here."),
                                        documented("D", "Result of a recording."))))
                .containsExactly("a: A", "a: B");
    }

    private static List<SourceType> productionTypes() {
        return TYPES.stream()
                .filter(SourceType::isProduction)
                .filter(SourceType::isTopLevel)
                .toList();
    }

    private static List<String> repeated(List<SourceType> types) {
        var places = new TreeMap<String, List<String>>();
        types.stream()
                .filter(type -> !MAY_REPEAT.contains(type.simpleName()))
                .forEach(type ->
                        places.computeIfAbsent(type.simpleName(), _ -> new ArrayList<>())
                                .add(type.place()));
        return places.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> entry.getKey() + ": " + String.join(", ", entry.getValue()))
                .toList();
    }

    private static List<String> withBannedWord(List<SourceType> types) {
        return types.stream()
                .filter(type ->
                        FIGURES_OF_SPEECH.stream()
                                .anyMatch(banned -> holds(words(type.simpleName()), words(banned))))
                .map(SourceType::toString)
                .toList();
    }

    private static boolean holds(List<String> name, List<String> banned) {
        return Collections.indexOfSubList(name, banned) >= 0;
    }

    private static List<String> words(String name) {
        return WORD.matcher(name.replace(PRODUCTS, "Product"))
                .results()
                .map(result -> result.group())
                .toList();
    }

    private static List<String> vaguePackages(List<SourceType> types) {
        return types.stream()
                .map(SourceType::packageName)
                .distinct()
                .filter(name ->
                        List.of(name.split("\\.")).stream().anyMatch(VAGUE_PACKAGES::contains))
                .sorted()
                .toList();
    }

    private static List<String> withoutJavadoc(List<SourceType> types) {
        return types.stream()
                .filter(SourceType::isPublic)
                .filter(type -> type.javadoc().isEmpty())
                .map(SourceType::toString)
                .toList();
    }

    private static List<String> withInvertedJavadoc(List<SourceType> types) {
        return types.stream()
                .filter(SourceType::isPublic)
                .filter(type ->
                        INVERTED.contains(FIRST_WORD.matcher(type.javadoc()).replaceAll("$1")))
                .map(SourceType::toString)
                .toList();
    }

    private static SourceType documented(String name, String javadoc) {
        return new SourceType("a", "a", name, true, true, javadoc);
    }

    private static SourceType type(String place, String name) {
        return new SourceType(place, place, name, true, true, "Text.");
    }
}
