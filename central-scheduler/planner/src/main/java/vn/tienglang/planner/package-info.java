/**
 * What should play where, decided by pure functions.
 *
 * <p>What enters is a {@link vn.tienglang.planner.PlanBasis}: areas, stations, booked slots, clips;
 * policy, languages, situations and obligations join it there as they come. What leaves is a {@link
 * vn.tienglang.planner.Plan} of days to issue, or a {@link vn.tienglang.planner.Booking}, and with
 * either every {@link vn.tienglang.planner.Refusal} with its rule and its facts. The same basis
 * always gives the same plan, on every machine. There is no clock, no store and no wire here, and
 * no revision: numbering and issuing days is the desk's work.
 */
@NullMarked
package vn.tienglang.planner;

import org.jspecify.annotations.NullMarked;
