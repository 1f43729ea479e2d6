package vn.tienglang.central;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vn.tienglang.airtime.PlainText;

/**
 * Options of a command: {@code --name VALUE}, {@code --flag}, and positional arguments. Problems
 * are collected and reported together. Positional arguments are words of a name and are composed
 * (Unicode NFC); values of options are not, because the name of a file is its bytes.
 */
final class CommandOptions {
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> positional = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * Reads the arguments after the command.
     *
     * @param valued options with a value
     * @param flags options without a value
     */
    CommandOptions(List<String> arguments, Set<String> valued, Set<String> flags) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (flags.contains(argument)) {
                values.put(argument, "");
            } else if (valued.contains(argument) && i + 1 < arguments.size()) {
                values.put(argument, arguments.get(++i));
            } else if (argument.startsWith("--")) {
                problems.add(
                        valued.contains(argument)
                                ? argument + " needs a value"
                                : "unknown option " + argument);
            } else {
                positional.add(PlainText.composed(argument));
            }
        }
    }

    /** Returns the value of a required option; without it, {@code none} and a problem. */
    <T> T required(String option, Function<String, T> parse, T none) {
        if (!values.containsKey(option)) {
            problems.add(option + " is missing");
            return none;
        }
        return optional(option, parse, none);
    }

    /** As above; the problem of a missing option continues with what to write. */
    <T> T required(String option, String advice, Function<String, T> parse, T none) {
        if (!values.containsKey(option)) {
            problems.add(option + " is missing: " + advice);
            return none;
        }
        return optional(option, parse, none);
    }

    /** Returns the value of an option, or {@code fallback} without it. */
    <T> T optional(String option, Function<String, T> parse, T fallback) {
        String text = values.get(option);
        if (text == null) {
            return fallback;
        }
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException e) {
            problems.add(option + ": " + e.getMessage());
            return fallback;
        }
    }

    /** Returns true when the flag is given. */
    boolean has(String flag) {
        return values.containsKey(flag);
    }

    /** Returns the positional arguments, separated by spaces. */
    String positional() {
        return String.join(" ", positional);
    }

    /** Throws all problems, if there are any. */
    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new StartupFailure(
                    problems.stream()
                            .map(problem ->
                                    Character.toUpperCase(problem.charAt(0))
                                            + problem.substring(1)
                                            + ".")
                            .toList());
        }
    }
}
