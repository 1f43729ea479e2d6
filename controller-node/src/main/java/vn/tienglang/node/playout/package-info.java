/**
 * Pure state machine that decides what the station plays and reports. Input: {@link
 * vn.tienglang.node.port.Event}s with a reading of the clocks. Output: {@code Command}s, plain
 * values, in the order in which they must be carried out.
 *
 * <p>{@code Playout} is the machine; the classes beside it are its parts, each with one job. It
 * uses no clock, thread, disk or pin. The same events at the same times give the same commands, so
 * a simulator can run a year of it in minutes.
 */
@NullMarked
package vn.tienglang.node.playout;

import org.jspecify.annotations.NullMarked;
