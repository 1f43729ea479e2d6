package vn.tienglang.central.quartz;

import java.time.Instant;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/**
 * Job that settles passed deadlines and sets the trigger of the next one. After a crash in between,
 * the regular check does the same.
 */
@DisallowConcurrentExecution
final class SettleHandOversJob implements Job {
    private final ScheduledTasks tasks;
    private final QuartzTriggers triggers;

    SettleHandOversJob(ScheduledTasks tasks, QuartzTriggers triggers) {
        this.tasks = tasks;
        this.triggers = triggers;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        Optional<Instant> next = tasks.settleHandOvers();
        if (next.isEmpty()) {
            return;
        }
        try {
            QuartzTriggers.schedule(context.getScheduler(), triggers.deadline(next.get()));
        } catch (SchedulerException e) {
            throw new JobExecutionException("cannot set the trigger of the next deadline", e);
        }
    }
}
