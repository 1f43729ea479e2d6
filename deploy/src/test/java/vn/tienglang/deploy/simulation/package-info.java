/**
 * Simulation of the whole system on one thread, in virtual time, with faults.
 *
 * <p>Input: a seed. A world of two or three stations, a broker and a centre is built from
 * production classes ({@code StationLoop}, {@code Playout}, {@code Codec}, the services of the
 * office, {@code Planner}, {@code Reconciliation}) and runs for some hours. Only disk, relay, sound
 * card, network, clock, staff and Quartz are replaced. Output: nothing when every {@link
 * vn.tienglang.deploy.simulation.Invariant} held after every event, else the seed, the last events
 * and the command that repeats the run. {@link vn.tienglang.deploy.simulation.Mutant} holds
 * deliberate bugs that the invariants must detect. There are no threads, real clocks or sockets.
 */
@NullMarked
package vn.tienglang.deploy.simulation;

import org.jspecify.annotations.NullMarked;
