package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** One line: close what is over. One at a time: a second look meanwhile would find the same. */
@DisallowConcurrentExecution
final class ClosePeriodsJob implements Job {
    private final ScheduledTasks duties;

    ClosePeriodsJob(ScheduledTasks duties) {
        this.duties = duties;
    }

    @Override
    public void execute(JobExecutionContext context) {
        duties.closePeriods();
    }
}
