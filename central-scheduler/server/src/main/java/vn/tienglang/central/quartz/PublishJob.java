package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Job that publishes due logs. One run at a time, so that many bookings become one revision. */
@DisallowConcurrentExecution
final class PublishJob implements Job {
    private final ScheduledTasks tasks;

    PublishJob(ScheduledTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        tasks.publishDue();
    }
}
