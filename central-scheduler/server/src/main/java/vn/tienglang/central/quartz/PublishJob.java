package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** One line: issue what is due. One at a time, so that a burst of bookings is issued as one. */
@DisallowConcurrentExecution
final class PublishJob implements Job {
    private final ScheduledTasks duties;

    PublishJob(ScheduledTasks duties) {
        this.duties = duties;
    }

    @Override
    public void execute(JobExecutionContext context) {
        duties.publishDue();
    }
}
