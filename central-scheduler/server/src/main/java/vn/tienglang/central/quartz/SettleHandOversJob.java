package vn.tienglang.central.quartz;

import java.time.Instant;
import java.util.Optional;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;
import org.quartz.SchedulerException;

/**
 * Settles the deadlines that have passed and sets the clock to the next. A crash in between costs
 * nothing: the regular look comes to the same.
 */
@DisallowConcurrentExecution
final class SettleHandOversJob implements Job {
    private final ScheduledTasks duties;
    private final QuartzTriggers triggers;

    SettleHandOversJob(ScheduledTasks duties, QuartzTriggers triggers) {
        this.duties = duties;
        this.triggers = triggers;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        Optional<Instant> next = duties.settleHandOvers();
        if (next.isEmpty()) {
            return;
        }
        try {
            QuartzTriggers.schedule(context.getScheduler(), triggers.deadline(next.get()));
        } catch (SchedulerException e) {
            throw new JobExecutionException("cannot set the next deadline", e);
        }
    }
}
