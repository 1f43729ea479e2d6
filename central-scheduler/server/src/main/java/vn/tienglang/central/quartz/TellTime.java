package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** One line: tell the time. */
@DisallowConcurrentExecution
final class TellTime implements Job {
    private final Duties duties;

    TellTime(Duties duties) {
        this.duties = duties;
    }

    @Override
    public void execute(JobExecutionContext context) {
        duties.tellTime();
    }
}
