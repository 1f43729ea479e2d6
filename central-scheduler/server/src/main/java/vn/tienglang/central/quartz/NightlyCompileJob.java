package vn.tienglang.central.quartz;

import java.time.Instant;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.SchedulerException;

/**
 * The nightly issue of the day that comes into sight. The next night is set before this night's
 * work is done: a crash in the work then costs one night's ringing at most, never all that follow.
 */
@DisallowConcurrentExecution
final class NightlyCompileJob implements Job {
    private final ScheduledTasks duties;
    private final QuartzTriggers triggers;

    NightlyCompileJob(ScheduledTasks duties, QuartzTriggers triggers) {
        this.duties = duties;
        this.triggers = triggers;
    }

    @Override
    public void execute(JobExecutionContext context) throws org.quartz.JobExecutionException {
        Instant rung = context.getFireTime().toInstant();
        try {
            context.getScheduler().rescheduleJob(QuartzTriggers.NIGHT, triggers.nightAfter(rung));
        } catch (SchedulerException e) {
            throw new org.quartz.JobExecutionException("cannot set the next night", e);
        }
        duties.publishDue();
    }
}
