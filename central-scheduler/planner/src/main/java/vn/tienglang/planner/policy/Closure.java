package vn.tienglang.planner.policy;

import vn.tienglang.airtime.Airtime;

/**
 * Something that keeps airtime closed.
 *
 * @param kind what kind of rule it is
 * @param when from when to when it closes
 * @param by whose rule it is
 */
public record Closure(Kind kind, Airtime when, Policy.Citation by) {
    /** What keeps airtime closed. */
    public enum Kind {
        /** It lies in quiet hours. */
        QUIET,
        /** It lies outside the sessions that the nearest unit set. */
        NO_SESSION,
        /** It lies outside the sessions that a higher unit allows. */
        CLOSED_ABOVE
    }
}
