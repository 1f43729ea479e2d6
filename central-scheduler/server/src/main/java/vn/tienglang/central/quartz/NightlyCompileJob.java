package vn.tienglang.central.quartz;

import java.time.Instant;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/**
 * Job of the night: publishes the newly visible day, compares all stations with a full plan, and
 * removes old data. It sets the trigger of the next night before it does this night's work: a crash
 * then costs at most one night, never all later ones.
 */
@DisallowConcurrentExecution
final class NightlyCompileJob implements Job {
    private final ScheduledTasks tasks;
    private final QuartzTriggers triggers;

    NightlyCompileJob(ScheduledTasks tasks, QuartzTriggers triggers) {
        this.tasks = tasks;
        this.triggers = triggers;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        Instant firedAt = context.getFireTime().toInstant();
        try {
            context.getScheduler()
                    .rescheduleJob(QuartzTriggers.NIGHT, triggers.nightAfter(firedAt));
        } catch (SchedulerException e) {
            throw new JobExecutionException("cannot set the trigger of the next night", e);
        }
        tasks.runNight();
    }
}
