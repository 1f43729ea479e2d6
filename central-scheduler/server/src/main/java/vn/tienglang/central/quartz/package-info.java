/**
 * Quartz scheduler of the centre. Input: the database and the {@link
 * vn.tienglang.central.quartz.ScheduledTasks tasks}. Output: calls of the tasks at their times.
 *
 * <p>Triggers are stored in the database, not in memory. A task that was due while the centre was
 * down therefore runs once after the restart, and two centres on one database run it once. Each job
 * only calls one task. Nights are computed with {@code java.time}, because Quartz's cron triggers
 * skip a night whose local time falls into a clock change.
 */
@NullMarked
package vn.tienglang.central.quartz;

import org.jspecify.annotations.NullMarked;
