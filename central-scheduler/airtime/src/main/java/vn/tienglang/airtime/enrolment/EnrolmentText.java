package vn.tienglang.airtime.enrolment;

import java.util.ArrayList;
import java.util.List;

/** Reader of lines {@code name value} in a fixed order. */
final class EnrolmentText {
    private final List<String> lines;
    private int next;

    /**
     * @throws IllegalArgumentException when the text is longer than so many characters or does not
     *     begin with this line
     */
    EnrolmentText(String text, int most, String format) {
        if (text.length() > most || !text.startsWith(format + "\n") || !text.endsWith("\n")) {
            throw new IllegalArgumentException("not " + format);
        }
        lines = List.of(text.substring(0, text.length() - 1).split("\n", -1));
        next = 1;
    }

    /**
     * The value of the next line.
     *
     * @throws IllegalArgumentException when it has another name
     */
    String value(String name) {
        if (!isNext(name)) {
            throw new IllegalArgumentException("no " + name);
        }
        return lines.get(next++).substring(name.length() + 1);
    }

    /** The values of all following lines of this name. */
    List<String> values(String name) {
        var values = new ArrayList<String>();
        while (isNext(name)) {
            values.add(value(name));
        }
        return List.copyOf(values);
    }

    private boolean isNext(String name) {
        return next < lines.size() && lines.get(next).startsWith(name + " ");
    }

    static String line(String name, String value) {
        return name + " " + value + "\n";
    }
}
