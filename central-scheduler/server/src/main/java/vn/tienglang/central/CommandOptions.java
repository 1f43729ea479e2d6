package vn.tienglang.central;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The words after a command: {@code --name VALUE}, {@code --flag}, and what stands alone.
 * Complaints are kept, so that all can be told at once.
 */
final class CommandOptions {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> positional = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    /**
     * Reads the words.
     *
     * @param valued options that take a value
     * @param flags options that take none
     */
    CommandOptions(List<String> words, Set<String> valued, Set<String> flags) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (flags.contains(word)) {
                values.put(word, "");
            } else if (valued.contains(word) && i + 1 < words.size()) {
                values.put(word, words.get(++i));
            } else if (word.startsWith("--")) {
                complaints.add(
                        valued.contains(word) ? word + " needs a value" : "unknown option " + word);
            } else {
                positional.add(word);
            }
        }
    }

    /** The value of an option that must be there, or {@code none} and a complaint. */
    <T> T required(String option, Function<String, T> parse, T none) {
        if (!values.containsKey(option)) {
            complaints.add(option + " is missing");
            return none;
        }
        return optional(option, parse, none);
    }

    /** The value of an option, or {@code usual} when it is not there. */
    <T> T optional(String option, Function<String, T> parse, T usual) {
        String text = values.get(option);
        if (text == null) {
            return usual;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            complaints.add(option + ": " + e.getMessage());
            return usual;
        }
    }

    /** Whether the flag is there. */
    boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** The words that stand alone, between blanks. */
    String positional() {
        return String.join(" ", positional);
    }

    /** Throws what was complained about, if anything was. */
    void throwProblems() {
        if (!complaints.isEmpty()) {
            throw new StartupFailure(
                    complaints.stream()
                            .map(complaint ->
                                    Character.toUpperCase(complaint.charAt(0))
                                            + complaint.substring(1)
                                            + ".")
                            .toList());
        }
    }
}
