/**
 * The alarm clock: Quartz, and nothing but ringing.
 *
 * <p>Triggers live in the database, never in memory, so that what was due while the centre was down
 * is done once when it is back, and two centres on one database ring once. Each job is one line
 * that calls a {@link vn.tienglang.central.quartz.Duties duty}; every duty may be called twice,
 * late or not at all that minute. When a night begins is reckoned here with {@code java.time},
 * because Quartz's own calendar skips nights where clocks are put forward. What a duty does is not
 * here.
 */
@NullMarked
package vn.tienglang.central.quartz;

import org.jspecify.annotations.NullMarked;
