/**
 * Program of the controller node, which plays the daily logs of one station. Input: events from the
 * adapters in the {@link vn.tienglang.node.port.Mailbox}. Output: calls of the ports in {@code
 * node.port}.
 *
 * <p>{@code Main} reads the settings, {@code Node} builds every part, and {@code StationLoop} is
 * the one thread that decides. The decisions are made in {@code node.playout}, which is pure. Each
 * port has one adapter package and a simulated implementation; the same contract tests check both.
 */
@NullMarked
package vn.tienglang.node;

import org.jspecify.annotations.NullMarked;
