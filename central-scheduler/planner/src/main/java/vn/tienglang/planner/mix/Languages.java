package vn.tienglang.planner.mix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;

/**
 * Table of known languages and of the languages of each province. Java's own locale data is not
 * used.
 */
public final class Languages {
    private static final LanguageTag VIETNAMESE = new LanguageTag("vi");

    private final Map<LanguageTag, Language> byTag;
    private final Map<AreaCode, List<Language>> byProvince;

    private Languages(Map<LanguageTag, Language> byTag, Map<AreaCode, List<Language>> byProvince) {
        this.byTag = byTag;
        this.byProvince = byProvince;
    }

    /**
     * Parses the table from lines without their header line.
     *
     * @param languages {@code tag,vietnamese,endonym,english,dialect}; the last may contain commas
     * @param provinces {@code area,tags} with a space between tags, largest first
     * @throws IllegalArgumentException for a malformed line, a repeated language, or a province
     *     with a language that is not in the table
     */
    public static Languages of(List<String> languages, List<String> provinces) {
        var byTag = new LinkedHashMap<LanguageTag, Language>();
        for (String line : languages) {
            Language language = language(line);
            if (byTag.put(language.tag(), language) != null) {
                throw new IllegalArgumentException("language " + language.tag() + " stands twice");
            }
        }
        if (!byTag.containsKey(VIETNAMESE)) {
            throw new IllegalArgumentException("a table of languages without Vietnamese");
        }
        var byProvince = new TreeMap<AreaCode, List<Language>>();
        for (String line : provinces) {
            String[] field = line.split(",", 2);
            if (field.length != 2) {
                throw new IllegalArgumentException("not 'area,languages': " + line);
            }
            byProvince.put(new AreaCode(field[0]), spoken(field[1], byTag));
        }
        return new Languages(byTag, byProvince);
    }

    private static Language language(String line) {
        String[] field = line.split(",", 5);
        if (field.length != 5) {
            throw new IllegalArgumentException(
                    "not 'tag,vietnamese,endonym,english,dialect': " + line);
        }
        return new Language(new LanguageTag(field[0]), field[1], field[2], field[3], field[4]);
    }

    private static List<Language> spoken(String tags, Map<LanguageTag, Language> known) {
        var spoken = new ArrayList<Language>();
        for (String tag : tags.split(" ", -1)) {
            Language language = known.get(new LanguageTag(tag));
            if (language == null || spoken.contains(language)) {
                throw new IllegalArgumentException("cannot be spoken here: '" + tag + "'");
            }
            spoken.add(language);
        }
        return List.copyOf(spoken);
    }

    /** Returns the language with this tag, if it is known. */
    public Optional<Language> find(LanguageTag tag) {
        return Optional.ofNullable(byTag.get(tag));
    }

    /** Returns all languages in table order. */
    public List<Language> all() {
        return List.copyOf(byTag.values());
    }

    /** Returns the provinces that have a language list, by code. */
    public List<AreaCode> provinces() {
        return List.copyOf(byProvince.keySet());
    }

    /**
     * Returns the languages of the first of these areas that has a list, most spoken first;
     * Vietnamese alone if none has one.
     *
     * @param place the area and its ancestors, nearest first
     */
    public List<Language> spokenIn(List<AreaCode> place) {
        return place.stream()
                .filter(byProvince::containsKey)
                .findFirst()
                .map(area -> byProvince.getOrDefault(area, List.of()))
                .orElseGet(() -> find(VIETNAMESE).stream().toList());
    }

    /** Returns all other languages in table order. */
    public List<Language> allExcept(Collection<Language> excluded) {
        return byTag.values().stream().filter(language -> !excluded.contains(language)).toList();
    }
}
