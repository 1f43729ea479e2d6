package vn.tienglang.office.access;

/** Kind of an object that an act concerns and that belongs to units. */
public enum ObjectKind {
    /** A station, by its id: its area. */
    STATION,
    /** A slot, by its id: its issuer and the areas of its target. */
    SLOT,
    /** An approval, by the id of its subject: the unit that orders the subject. */
    APPROVAL,
    /** A bulletin, by its id: its area. */
    BULLETIN,
    /** A policy, by its id: its unit. */
    POLICY,
    /** A situation of a unit, by its id: its unit. */
    SITUATION,
    /** An obligation, by its id: its unit. */
    OBLIGATION,
    /** A hand-over, by its id: its unit. */
    HAND_OVER,
    /** An emergency, by the number of its draft: its unit and its areas. */
    EMERGENCY,
    /** An order of priorities, by its unit. */
    PRIORITY,
    /** A succession of areas, by its id: the later area. */
    SUCCESSION
}
