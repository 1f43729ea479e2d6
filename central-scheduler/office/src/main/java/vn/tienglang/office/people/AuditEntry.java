package vn.tienglang.office.people;

import java.time.Instant;

/**
 * Audit entry: one action of a person or of the centre.
 *
 * @param at when, to the millisecond
 * @param login login of the person; empty for the centre itself
 * @param action the action as one word ("book", "withdraw", "release")
 * @param about the object of the action, in words
 * @param unit code of the unit concerned; empty when it is not known
 * @param before what was there before, as text or JSON; empty when there was nothing
 * @param after what is there now; empty when there is nothing
 * @param address the address of the client; empty when it is not known
 */
public record AuditEntry(
        Instant at,
        String login,
        String action,
        String about,
        String unit,
        String before,
        String after,
        String address) {
    /** Length at which what was before and after is cut off, in characters. */
    public static final int TEXT_CHARACTERS = 2_000;

    private static final int ADDRESS_CHARACTERS = 64;

    /** Cuts off long texts. */
    public AuditEntry {
        address = address.substring(0, Math.min(address.length(), ADDRESS_CHARACTERS));
        before = cut(before);
        after = cut(after);
    }

    /** Entry without unit, texts and address. */
    public AuditEntry(Instant at, String login, String action, String about) {
        this(at, login, action, about, "", "", "", "");
    }

    /** Entry about what an officer did. */
    public static AuditEntry by(Officer officer, Instant at, String action, String about) {
        return new AuditEntry(at, officer.login(), action, about, "", "", "", officer.address());
    }

    /** The same entry with the unit concerned and what it was and is. */
    public AuditEntry changing(String ofUnit, String was, String is) {
        return new AuditEntry(at, login, action, about, ofUnit, was, is, address);
    }

    private static String cut(String text) {
        return text.length() <= TEXT_CHARACTERS
                ? text
                : text.substring(0, TEXT_CHARACTERS - 1) + "…";
    }
}
