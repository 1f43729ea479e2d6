package vn.tienglang.office.store.emergency;

import java.util.ArrayList;
import java.util.List;

/**
 * The five parts of a warning, as the clip says them; each may be blank in a draft.
 *
 * @param who whom it concerns
 * @param where where the danger is
 * @param action what they are to do
 * @param until until when it holds
 * @param source who says so
 */
public record EmergencyText(String who, String where, String action, String until, String source) {
    /** Longest part, in characters. */
    public static final int PART_CHARACTERS = 500;

    /** Part of a warning. */
    public enum Part {
        /** Ai. */
        WHO,
        /** Ở đâu. */
        WHERE,
        /** Làm gì. */
        ACTION,
        /** Đến bao giờ. */
        UNTIL,
        /** Ai thông báo. */
        SOURCE
    }

    /** Shortens each part to {@link #PART_CHARACTERS}. */
    public EmergencyText {
        who = shorten(who);
        where = shorten(where);
        action = shorten(action);
        until = shorten(until);
        source = shorten(source);
    }

    /** The parts that are blank, in the order in which they are spoken. */
    public List<Part> missing() {
        var missing = new ArrayList<Part>();
        add(missing, who, Part.WHO);
        add(missing, where, Part.WHERE);
        add(missing, action, Part.ACTION);
        add(missing, until, Part.UNTIL);
        add(missing, source, Part.SOURCE);
        return List.copyOf(missing);
    }

    private static void add(List<Part> missing, String text, Part part) {
        if (text.isBlank()) {
            missing.add(part);
        }
    }

    private static String shorten(String text) {
        String plain = text.strip();
        return plain.length() <= PART_CHARACTERS ? plain : plain.substring(0, PART_CHARACTERS);
    }
}
