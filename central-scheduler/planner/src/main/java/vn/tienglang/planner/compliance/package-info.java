/**
 * What a plan came to, judged by pure functions.
 *
 * <p>What enters is a daily log as it was issued, the as-run entries the station sent, and the
 * instant of judging; what leaves is one {@link vn.tienglang.planner.compliance.Verdict} for each
 * airing. The station reports facts, the verdict is the centre's; the same facts always get the
 * same verdict. What follows from a verdict, a makegood or a line in a report, is not decided here.
 */
@NullMarked
package vn.tienglang.planner.compliance;

import org.jspecify.annotations.NullMarked;
