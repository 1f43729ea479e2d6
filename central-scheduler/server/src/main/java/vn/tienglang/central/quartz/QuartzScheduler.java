package vn.tienglang.central.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.tinylog.Logger;
import vn.tienglang.office.publish.PublishTrigger;

/**
 * Quartz on the centre's database. Silent until {@link #start}: the desk is built with this alarm
 * before there is anyone to do the duties.
 */
public final class QuartzScheduler implements PublishTrigger, AutoCloseable {
    private static final String NAME = "tieng-lang";

    private final Scheduler scheduler;
    private final QuartzTriggers triggers;
    private final InstantSource clock;

    private QuartzScheduler(Scheduler scheduler, QuartzTriggers triggers, InstantSource clock) {
        this.scheduler = scheduler;
        this.triggers = triggers;
        this.clock = clock;
    }

    /**
     * An alarm clock that keeps its triggers in this database, whose tables are there already.
     *
     * @throws IllegalStateException when Quartz cannot use it
     */
    public static QuartzScheduler on(
            DataSource database, ScheduleRules rules, InstantSource clock) {
        try {
            String name = NAME + "-" + System.identityHashCode(database);
            DBConnectionManager.getInstance()
                    .addConnectionProvider(name, new PooledConnectionProvider(database));
            Scheduler scheduler = new StdSchedulerFactory(settings(name)).getScheduler();
            // Nobody looks a scheduler up by its name here; left in, the next clock of the same
            // name in this process would be given this one.
            SchedulerRepository.getInstance().remove(NAME);
            return new QuartzScheduler(scheduler, new QuartzTriggers(rules), clock);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz cannot use the database: " + e, e);
        }
    }

    private static Properties settings(String dataSource) {
        var settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "3");
        settings.setProperty("org.quartz.threadPool.threadNamePrefix", "alarm");
        settings.setProperty(
                "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass",
                "org.quartz.impl.jdbcjobstore.StdJDBCDelegate");
        settings.setProperty("org.quartz.jobStore.dataSource", dataSource);
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        // After a crash in the middle of a duty, its job stays blocked until the dead centre is
        // noticed: this long and 7.5 s more.
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "5000");
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "10000");
        return settings;
    }

    /** Begins to ring. What was due while nobody listened rings now, by each trigger's rule. */
    public void start(ScheduledTasks duties) {
        try {
            scheduler.setJobFactory(
                    (bundle, _) -> jobOf(bundle.getJobDetail().getJobClass(), duties));
            for (JobDetail job :
                    List.of(
                            QuartzTriggers.NIGHTLY_COMPILE_JOB,
                            QuartzTriggers.PUBLISH_JOB,
                            QuartzTriggers.SWEEP_OUTBOX_JOB,
                            QuartzTriggers.TIME_BEACON_JOB,
                            QuartzTriggers.SETTLE_HAND_OVERS_JOB,
                            QuartzTriggers.CLOSE_PERIODS_JOB)) {
                scheduler.addJob(job, true);
            }
            // A night that is set stays set, for it may be one that was missed; the rest is set
            // anew, because its interval may have changed with this version.
            if (!scheduler.checkExists(QuartzTriggers.NIGHT)) {
                set(triggers.nightAfter(clock.instant()));
            }
            set(triggers.regularly(clock.instant()));
            set(triggers.sweep(clock.instant()));
            set(triggers.time(clock.instant()));
            set(triggers.settle(clock.instant()));
            set(triggers.close(clock.instant()));
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the alarm clock cannot be set: " + e, e);
        }
    }

    private Job jobOf(Class<? extends Job> type, ScheduledTasks duties) throws SchedulerException {
        if (type == NightlyCompileJob.class) {
            return new NightlyCompileJob(duties, triggers);
        }
        if (type == PublishJob.class) {
            return new PublishJob(duties);
        }
        if (type == SweepOutboxJob.class) {
            return new SweepOutboxJob(duties);
        }
        if (type == TimeBeaconJob.class) {
            return new TimeBeaconJob(duties);
        }
        if (type == SettleHandOversJob.class) {
            return new SettleHandOversJob(duties, triggers);
        }
        if (type == ClosePeriodsJob.class) {
            return new ClosePeriodsJob(duties);
        }
        throw new SchedulerException("no such job: " + type);
    }

    /** A wish that cannot be noted is traced and not missed: the regular call comes to the same. */
    @Override
    public void publishSoon() {
        try {
            set(triggers.soon(clock.instant()));
        } catch (SchedulerException e) {
            Logger.warn(e, "Chưa đặt được giờ gửi lịch phát; lần kiểm tra định kỳ sẽ gửi");
        }
    }

    private void set(Trigger trigger) throws SchedulerException {
        QuartzTriggers.schedule(scheduler, trigger);
    }

    /** True while it rings. */
    public boolean isRunning() {
        try {
            return scheduler.isStarted() && !scheduler.isShutdown();
        } catch (SchedulerException e) {
            return false;
        }
    }

    /** Lets the duties under way end, and rings no more. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            Logger.warn(e, "Đồng hồ báo giờ không dừng gọn");
        }
    }

    /** Hands Quartz connections of our own pool. */
    private record PooledConnectionProvider(DataSource database) implements ConnectionProvider {
        @Override
        public Connection getConnection() throws SQLException {
            return database.getConnection();
        }

        @Override
        public void shutdown() {
            // The pool belongs to the centre, which closes it last.
        }

        @Override
        public void initialize() {
            // The pool is open already.
        }
    }
}
