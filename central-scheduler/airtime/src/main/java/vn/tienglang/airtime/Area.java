package vn.tienglang.airtime;

import java.time.LocalDate;

/**
 * Administrative area, with the dates between which it existed. Tiers are data: the district level
 * of Việt Nam ended on 1 July 2025, and no type here depends on it.
 *
 * @param code the official code
 * @param parent the area above; the country is its own parent
 * @param kind tier as the source names it ({@code province}, {@code district}, {@code commune});
 *     for display only
 * @param name the full Vietnamese name
 * @param from first day the area exists
 * @param until first day the area no longer exists; {@link LocalDate#MAX} while it exists
 */
public record Area(
        AreaCode code, AreaCode parent, String kind, String name, LocalDate from, LocalDate until) {

    /** Composes the name; rejects an area without a name or without a day of existence. */
    public Area {
        name = PlainText.composed(name);
        if (name.isBlank()) {
            throw new IllegalArgumentException("area " + code + " has no name");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException(
                    "area " + code + " ends (" + until + ") before it begins (" + from + ")");
        }
    }

    /** True on every day the area exists. */
    public boolean existsOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /** True for the root, which is its own parent. */
    public boolean isRoot() {
        return code.equals(parent);
    }
}
