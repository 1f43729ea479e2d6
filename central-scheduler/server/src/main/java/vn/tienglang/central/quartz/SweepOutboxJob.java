package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Job that sends what waits in the outbox. */
@DisallowConcurrentExecution
final class SweepOutboxJob implements Job {
    private final ScheduledTasks tasks;

    SweepOutboxJob(ScheduledTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        tasks.sweepOutbox();
    }
}
