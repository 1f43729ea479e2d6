package vn.tienglang.central.quartz;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/** Job that writes the checkpoint of the hour. A second run in the hour changes nothing. */
@DisallowConcurrentExecution
final class WriteCheckpointJob implements Job {
    private final ScheduledTasks tasks;

    WriteCheckpointJob(ScheduledTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void execute(JobExecutionContext context) {
        tasks.writeCheckpoint();
    }
}
