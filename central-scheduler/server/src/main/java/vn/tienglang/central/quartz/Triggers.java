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
final class Triggers {
    static final TriggerKey NIGHT = new TriggerKey("night");
    static final TriggerKey SOON = new TriggerKey("publish-soon");
    static final TriggerKey REGULARLY = new TriggerKey("publish-regularly");
    static final TriggerKey SWEEP = new TriggerKey("sweep-outbox");
    static final TriggerKey TIME = new TriggerKey("tell-time");

    static final TriggerKey DEADLINE = new TriggerKey("deadline");
    static final TriggerKey SETTLE = new TriggerKey("settle-regularly");
    static final TriggerKey CLOSE = new TriggerKey("close-periods");

    static final JobDetail BEGIN_NIGHT = job(BeginNight.class, "begin-night");
    static final JobDetail PUBLISH_DUE = job(PublishDue.class, "publish-due");
    static final JobDetail SWEEP_OUTBOX = job(SweepOutbox.class, "sweep-outbox");
    static final JobDetail TELL_TIME = job(TellTime.class, "tell-time");

    static final JobDetail SETTLE_HAND_OVERS = job(SettleHandOvers.class, "settle-hand-overs");
    static final JobDetail CLOSE_PERIODS = job(ClosePeriods.class, "close-periods");

    /** Two wishes may meet in the database; the second of them looks again. */
    private static final int ATTEMPTS = 3;

    private final AlarmRules rules;

    Triggers(AlarmRules rules) {
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
    static void set(Scheduler scheduler, Trigger trigger) throws SchedulerException {
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
        return once(NIGHT, BEGIN_NIGHT, rules.nightAfter(instant));
    }

    /** Missed: at once, once; somebody is waiting for what they booked. */
    Trigger soon(Instant now) {
        return once(SOON, PUBLISH_DUE, now);
    }

    /** Missed: at once, once; whatever deadlines passed meanwhile are settled together. */
    Trigger deadline(Instant next) {
        return once(DEADLINE, SETTLE_HAND_OVERS, next);
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
        return every(REGULARLY, PUBLISH_DUE, rules.publishEvery(), now);
    }

    /** Missed: left out, the next one comes to the same. */
    Trigger sweep(Instant now) {
        return every(SWEEP, SWEEP_OUTBOX, rules.sweepEvery(), now);
    }

    /** Missed: left out; yesterday's time is of no use to anyone. */
    Trigger time(Instant now) {
        return every(TIME, TELL_TIME, rules.timeEvery(), now);
    }

    /** Missed: left out, the next one comes to the same; the start of the centre rings it. */
    Trigger settle(Instant now) {
        return every(SETTLE, SETTLE_HAND_OVERS, rules.settleEvery(), now);
    }

    /** Missed: left out, the next one comes to the same; the start of the centre rings it. */
    Trigger close(Instant now) {
        return every(CLOSE, CLOSE_PERIODS, rules.closeEvery(), now);
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
