package vn.tienglang.central.quartz;

import static org.quartz.SimpleScheduleBuilder.simpleSchedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;

/**
 * Jobs and triggers of the centre, each trigger with its misfire rule. All are simple triggers on
 * instants; none is a cron expression. The names are stored in databases and never change.
 */
final class QuartzTriggers {
    static final TriggerKey NIGHT = new TriggerKey("night");
    static final TriggerKey SOON = new TriggerKey("publish-soon");
    static final TriggerKey NOW = new TriggerKey("publish-now");
    static final TriggerKey REGULARLY = new TriggerKey("publish-regularly");
    static final TriggerKey SWEEP = new TriggerKey("sweep-outbox");

    static final TriggerKey DEADLINE = new TriggerKey("deadline");
    static final TriggerKey SETTLE = new TriggerKey("settle-regularly");
    static final TriggerKey CLOSE = new TriggerKey("close-periods");

    static final TriggerKey CHECKPOINT = new TriggerKey("write-checkpoint");

    static final JobDetail NIGHTLY_COMPILE_JOB = job(NightlyCompileJob.class, "begin-night");
    static final JobDetail PUBLISH_JOB = job(PublishJob.class, "publish-due");
    static final JobDetail SWEEP_OUTBOX_JOB = job(SweepOutboxJob.class, "sweep-outbox");

    static final JobDetail SETTLE_HAND_OVERS_JOB =
            job(SettleHandOversJob.class, "settle-hand-overs");
    static final JobDetail CLOSE_PERIODS_JOB = job(ClosePeriodsJob.class, "close-periods");

    static final JobDetail WRITE_CHECKPOINT_JOB = job(WriteCheckpointJob.class, "write-checkpoint");

    /** More often than the checkpoint itself, so that a missed firing costs minutes. */
    private static final Duration CHECKPOINT_EVERY = Duration.ofMinutes(10);

    /** Two threads may set the same trigger at once; the second tries again. */
    private static final int ATTEMPTS = 3;

    private final ScheduleRules rules;

    QuartzTriggers(ScheduleRules rules) {
        this.rules = rules;
    }

    private static JobDetail job(Class<? extends Job> type, String name) {
        return JobBuilder.newJob(type)
                .withIdentity(new JobKey(name))
                .storeDurably()
                .requestRecovery()
                .build();
    }

    /**
     * Sets a trigger, whether or not one of this name exists. A trigger that is firing now still
     * exists. It is replaced, so a request made while its task runs is not lost.
     */
    static void schedule(Scheduler scheduler, Trigger trigger) throws SchedulerException {
        TriggerKey key = trigger.getKey();
        for (int attempt = 1; ; attempt++) {
            if (scheduler.rescheduleJob(key, trigger) != null) {
                return;
            }
            try {
                scheduler.scheduleJob(trigger);
                return;
            } catch (ObjectAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /**
     * Missed (the centre was down that night): fires once, at once; stations wait for their log.
     */
    Trigger nightAfter(Instant instant) {
        return once(NIGHT, NIGHTLY_COMPILE_JOB, rules.nightAfter(instant));
    }

    /** Missed: fires once, at once; a person waits for the booking. */
    Trigger soon(Instant due) {
        return once(SOON, PUBLISH_JOB, due);
    }

    /**
     * Missed: fires once, at once. Not the trigger of {@link #soon}, which a later request would
     * move away.
     */
    Trigger now(Instant now) {
        return once(NOW, PUBLISH_JOB, now);
    }

    /** Missed: fires once, at once; that run settles all passed deadlines. */
    Trigger deadline(Instant next) {
        return once(DEADLINE, SETTLE_HAND_OVERS_JOB, next);
    }

    private static Trigger once(TriggerKey key, JobDetail job, Instant at) {
        return TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(job)
                .startAt(Date.from(at))
                .withSchedule(simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
    }

    /** Missed: skipped; the next firing has the same effect. */
    Trigger regularly(Instant now) {
        return every(REGULARLY, PUBLISH_JOB, rules.publishEvery(), now);
    }

    /** Missed: skipped; the next firing has the same effect. */
    Trigger sweep(Instant now) {
        return every(SWEEP, SWEEP_OUTBOX_JOB, rules.sweepEvery(), now);
    }

    /** Missed: skipped; the next firing has the same effect. Fires at the start of the centre. */
    Trigger settle(Instant now) {
        return every(SETTLE, SETTLE_HAND_OVERS_JOB, rules.settleEvery(), now);
    }

    /** Missed: skipped; the next firing has the same effect. Fires at the start of the centre. */
    Trigger close(Instant now) {
        return every(CLOSE, CLOSE_PERIODS_JOB, rules.closeEvery(), now);
    }

    /** Missed: skipped; the next firing has the same effect. Fires at the start of the centre. */
    static Trigger checkpoint(Instant now) {
        return every(CHECKPOINT, WRITE_CHECKPOINT_JOB, CHECKPOINT_EVERY, now);
    }

    private static Trigger every(TriggerKey key, JobDetail job, Duration interval, Instant now) {
        SimpleScheduleBuilder schedule =
                simpleSchedule()
                        .withIntervalInMilliseconds(interval.toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount();
        return TriggerBuilder.newTrigger()
                .withIdentity(key)
                .forJob(job)
                .startAt(Date.from(now))
                .withSchedule(schedule)
                .build();
    }
}
