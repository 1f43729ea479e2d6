/**
 * The contract between the centre that makes the log and the stations that play it.
 *
 * <p>Here are the nouns both sides speak: station, area, clip, airing, daily log, message class,
 * and the limits that bound them. Text enters through constructors that refuse what does not fit;
 * what leaves are immutable values that can be trusted. There is no clock, thread, file or socket
 * here, and no opinion: what should play is decided in {@code planner}, what happens at the horn in
 * {@code node.playout}.
 */
@NullMarked
package vn.tienglang.airtime;

import org.jspecify.annotations.NullMarked;
