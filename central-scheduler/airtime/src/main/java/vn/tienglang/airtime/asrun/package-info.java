/**
 * As-run log: facts about what was played at a station, chained and signed.
 *
 * <p>Input: the {@link vn.tienglang.airtime.asrun.Outcome} of an airing. Output: an {@link
 * vn.tienglang.airtime.asrun.AsRunEntry} that contains the digest of the previous one, inside a
 * {@link vn.tienglang.airtime.asrun.SignedEntry}. Anyone with the station's public key can check
 * the chain without trust in the centre. {@code planner.compliance} compares the facts with the
 * plan.
 */
@NullMarked
package vn.tienglang.airtime.asrun;

import org.jspecify.annotations.NullMarked;
