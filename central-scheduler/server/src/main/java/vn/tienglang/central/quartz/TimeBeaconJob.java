package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** One line: tell the time. */
@DisallowConcurrentExecution
final class TimeBeaconJob implements Job {
    private final ScheduledTasks duties;

    TimeBeaconJob(ScheduledTasks duties) {
        this.duties = duties;
    }

    @Override
    public void execute(JobExecutionContext context) {
        duties.sendTimeBeacon();
    }
}
