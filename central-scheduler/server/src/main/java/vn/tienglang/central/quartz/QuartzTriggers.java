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
 * Every trigger there is, each with its rule for having been missed. All are simple triggers on
 * instants; none is a cron expression.
 */
final class QuartzTriggers {
    static final TriggerKey NIGHT = new TriggerKey("night");
    static final TriggerKey SOON = new TriggerKey("publish-soon");
    static final TriggerKey REGULARLY = new TriggerKey("publish-regularly");
    static final TriggerKey SWEEP = new TriggerKey("sweep-outbox");
    static final TriggerKey TIME = new TriggerKey("tell-time");

    static final TriggerKey DEADLINE = new TriggerKey("deadline");
    static final TriggerKey SETTLE = new TriggerKey("settle-regularly");
    static final TriggerKey CLOSE = new TriggerKey("close-periods");

    static final JobDetail NIGHTLY_COMPILE_JOB = job(NightlyCompileJob.class, "begin-night");
    static final JobDetail PUBLISH_JOB = job(PublishJob.class, "publish-due");
    static final JobDetail SWEEP_OUTBOX_JOB = job(SweepOutboxJob.class, "sweep-outbox");
    static final JobDetail TIME_BEACON_JOB = job(TimeBeaconJob.class, "tell-time");

    static final JobDetail SETTLE_HAND_OVERS_JOB =
            job(SettleHandOversJob.class, "settle-hand-overs");
    static final JobDetail CLOSE_PERIODS_JOB = job(ClosePeriodsJob.class, "close-periods");

    /** Two wishes may meet in the database; the second of them looks again. */
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
     * Sets a trigger, whether one of its name is there or not. One that is ringing right now still
     * has its name, so replacing it is what keeps a wish from being lost in its echo.
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

    /** Missed (the centre was down that night): at once, once; the stations wait for their day. */
    Trigger nightAfter(Instant instant) {
        return once(NIGHT, NIGHTLY_COMPILE_JOB, rules.nightAfter(instant));
    }

    /** Missed: at once, once; somebody is waiting for what they booked. */
    Trigger soon(Instant now) {
        return once(SOON, PUBLISH_JOB, now);
    }

    /** Missed: at once, once; whatever deadlines passed meanwhile are settled together. */
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

    /** Missed: left out, the next one comes to the same. */
    Trigger regularly(Instant now) {
        return every(REGULARLY, PUBLISH_JOB, rules.publishEvery(), now);
    }

    /** Missed: left out, the next one comes to the same. */
    Trigger sweep(Instant now) {
        return every(SWEEP, SWEEP_OUTBOX_JOB, rules.sweepEvery(), now);
    }

    /** Missed: left out; yesterday's time is of no use to anyone. */
    Trigger time(Instant now) {
        return every(TIME, TIME_BEACON_JOB, rules.timeEvery(), now);
    }

    /** Missed: left out, the next one comes to the same; the start of the centre rings it. */
    Trigger settle(Instant now) {
        return every(SETTLE, SETTLE_HAND_OVERS_JOB, rules.settleEvery(), now);
    }

    /** Missed: left out, the next one comes to the same; the start of the centre rings it. */
    Trigger close(Instant now) {
        return every(CLOSE, CLOSE_PERIODS_JOB, rules.closeEvery(), now);
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
