/**
 * What really went out: facts at the station, chained and signed.
 *
 * <p>A settled airing enters as an {@link vn.tienglang.airtime.asrun.Outcome}; it leaves as an
 * {@link vn.tienglang.airtime.asrun.AsRunEntry} that names the digest of the one before it, and a
 * {@link vn.tienglang.airtime.asrun.SignedEntry} that the station has put its name under. Anyone
 * holding the station's public key can check the chain without trusting the centre. Facts only:
 * judging them against the plan is the business of {@code planner.compliance}.
 */
@NullMarked
package vn.tienglang.airtime.asrun;

import org.jspecify.annotations.NullMarked;
