/**
 * Compliance: pure functions that judge what was played.
 *
 * <p>Input: an issued daily log, the as-run entries of the station, and the instant of judging.
 * Output: one {@link vn.tienglang.planner.compliance.Verdict} for each airing. The station reports
 * facts and the centre judges; the same facts always give the same verdict. Makegoods and reports
 * are made elsewhere.
 */
@NullMarked
package vn.tienglang.planner.compliance;

import org.jspecify.annotations.NullMarked;
