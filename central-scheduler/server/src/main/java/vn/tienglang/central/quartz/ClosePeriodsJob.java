package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Job that closes finished periods. One run at a time; a second would find the same. */
@DisallowConcurrentExecution
final class ClosePeriodsJob implements Job {
    private final ScheduledTasks tasks;

    ClosePeriodsJob(ScheduledTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        tasks.closePeriods();
    }
}
