package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Job that publishes due logs. One run at a time, so that many bookings become one revision. */
@DisallowConcurrentExecution
final class PublishJob implements Job {
    private final ScheduledTasks tasks;
    private final PublishDebounce debounce;

    PublishJob(ScheduledTasks tasks, PublishDebounce debounce) {
        this.tasks = tasks;
        this.debounce = debounce;
    }

    @Override
    public void execute(JobExecutionContext context) {
        // Before the run: a change made during it may not be read any more.
        debounce.runStarted();
        tasks.publishDue();
    }
}
