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
 * @param formerParent former unit that also contains the area: the dissolved district of a former
 *     commune; equal to {@code parent} if there is none
 * @param former true for the area of a unit that was dissolved. It lies inside its successor, and
 *     what was ordered for the dissolved unit stays in effect there
 */
public record Area(
        AreaCode code,
        AreaCode parent,
        String kind,
        String name,
        LocalDate from,
        LocalDate until,
        AreaCode formerParent,
        boolean former) {

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

    /** A unit that exists as such, without a former unit around it. */
    public Area(
            AreaCode code,
            AreaCode parent,
            String kind,
            String name,
            LocalDate from,
            LocalDate until) {
        this(code, parent, kind, name, from, until, parent, false);
    }

    /** True on every day the area exists. */
    public boolean existsOn(LocalDate date) {
        return !date.isBefore(from) && date.isBefore(until);
    }

    /** The same area, which no longer exists on {@code end}. */
    public Area endingOn(LocalDate end) {
        return new Area(code, parent, kind, name, from, end, formerParent, former);
    }

    /** True if a former unit around it is not its parent. */
    public boolean hasFormerParent() {
        return !formerParent.equals(parent);
    }

    /** True for the root, which is its own parent. */
    public boolean isRoot() {
        return code.equals(parent);
    }
}
