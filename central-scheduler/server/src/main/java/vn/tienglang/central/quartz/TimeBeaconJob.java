package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Job that sends the time beacon. */
@DisallowConcurrentExecution
final class TimeBeaconJob implements Job {
    private final ScheduledTasks tasks;

    TimeBeaconJob(ScheduledTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        tasks.sendTimeBeacon();
    }
}
