/**
 * The whole system on one thread, in virtual time, with faults, from one seed.
 *
 * <p>A seed enters; a world of two or three stations, a broker and a centre is built from it out of
 * the production classes themselves ({@code StationLoop}, {@code Playout}, {@code Codec}, {@code
 * Desk}, {@code Planner}, {@code Reconciliation}), and lives for some hours. Only what touches the
 * real world is replaced: disk, relay, sound card, network, clock, staff, and Quartz. What leaves
 * is nothing when every {@link vn.tienglang.deploy.simulation.Invariant} held after every event,
 * and otherwise the seed, the last things that happened, and the line that replays them. {@code
 * Mutants} breaks the machine on purpose, to show that green means something. No thread, no real
 * clock and no socket is here.
 */
@NullMarked
package vn.tienglang.deploy.simulation;

import org.jspecify.annotations.NullMarked;
