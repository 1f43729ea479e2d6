package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** One line: send what still waits. */
@DisallowConcurrentExecution
final class SweepOutbox implements Job {
    private final Duties duties;

    SweepOutbox(Duties duties) {
        this.duties = duties;
    }

    @Override
    public void execute(JobExecutionContext context) {
        duties.sweepOutbox();
    }
}
