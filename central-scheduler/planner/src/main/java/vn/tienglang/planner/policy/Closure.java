package vn.tienglang.planner.policy;

import vn.tienglang.airtime.Airtime;

/**
 * Rule that keeps airtime closed.
 *
 * @param kind the kind of rule
 * @param when the closed airtime
 * @param by the policy that closes it
 */
public record Closure(Kind kind, Airtime when, Policy.Citation by) {
    /** Kind of rule that closes airtime. */
    public enum Kind {
        /** The airtime lies in quiet hours. */
        QUIET,
        /** The airtime lies outside the sessions of the nearest unit that sets sessions. */
        NO_SESSION,
        /** The airtime lies outside the sessions that a higher unit allows. */
        CLOSED_ABOVE
    }
}
