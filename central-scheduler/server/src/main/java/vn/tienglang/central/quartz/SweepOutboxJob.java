package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** One line: send what still waits. */
@DisallowConcurrentExecution
final class SweepOutboxJob implements Job {
    private final ScheduledTasks duties;

    SweepOutboxJob(ScheduledTasks duties) {
        this.duties = duties;
    }

    @Override
    public void execute(JobExecutionContext context) {
        duties.sweepOutbox();
    }
}
