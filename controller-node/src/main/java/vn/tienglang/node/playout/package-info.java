/**
 * The pure machine that decides what the horn does.
 *
 * <p>{@link vn.tienglang.node.playout.Event}s and the time enter; {@code Command}s, plain values,
 * leave. It holds what is planned and what is going on, arbitrates between them, and touches
 * nothing: no clock, no thread, no disk, no pin. The same events at the same times give the same
 * commands, which is why a simulator can run a year of it in minutes.
 */
@NullMarked
package vn.tienglang.node.playout;

import org.jspecify.annotations.NullMarked;
