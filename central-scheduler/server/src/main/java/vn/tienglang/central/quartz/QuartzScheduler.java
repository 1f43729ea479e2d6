package vn.tienglang.central.quartz;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.quartz.Job;
import org.quartz.JobDetail;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.impl.matchers.GroupMatcher;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.tinylog.Logger;
import vn.tienglang.airtime.FaultLogLimiter;
import vn.tienglang.office.publish.PublishTrigger;
import vn.tienglang.office.store.Transactions;

/**
 * Quartz scheduler on the centre's database. It fires no trigger before {@link #start}: the
 * services need a {@link PublishTrigger} before the tasks that call them exist.
 */
public final class QuartzScheduler implements PublishTrigger, AutoCloseable {
    private static final String NAME = "tieng-lang";

    private static final List<JobDetail> JOBS =
            List.of(
                    QuartzTriggers.NIGHTLY_COMPILE_JOB,
                    QuartzTriggers.PUBLISH_JOB,
                    QuartzTriggers.SWEEP_OUTBOX_JOB,
                    QuartzTriggers.SETTLE_HAND_OVERS_JOB,
                    QuartzTriggers.CLOSE_PERIODS_JOB,
                    QuartzTriggers.WRITE_CHECKPOINT_JOB);

    private final Scheduler scheduler;
    private final QuartzTriggers triggers;
    private final InstantSource clock;
    private final PublishDebounce debounce = new PublishDebounce();
    private final FaultLogLimiter faults = new FaultLogLimiter();

    private QuartzScheduler(Scheduler scheduler, QuartzTriggers triggers, InstantSource clock) {
        this.scheduler = scheduler;
        this.triggers = triggers;
        this.clock = clock;
    }

    /** A scheduler of a centre without a name of its own. */
    static QuartzScheduler on(DataSource database, ScheduleRules rules, InstantSource clock) {
        return on(database, rules, Optional.empty(), clock);
    }

    /**
     * Makes a scheduler that keeps its jobs and triggers in this database. The tables must exist.
     *
     * @param instance name of this centre among those of the database; a centre that starts again
     *     under the same name takes its interrupted tasks up at once.
     * @throws IllegalStateException when Quartz cannot use the database
     */
    public static QuartzScheduler on(
            DataSource database,
            ScheduleRules rules,
            Optional<String> instance,
            InstantSource clock) {
        try {
            String name = NAME + "-" + System.identityHashCode(database);
            DBConnectionManager.getInstance()
                    .addConnectionProvider(name, new PooledConnectionProvider(database));
            // Not AUTO: that asks for the host name, and fails where it has no address.
            String unique = instance.orElseGet(() -> UUID.randomUUID().toString());
            Scheduler scheduler =
                    new StdSchedulerFactory(settings(name, unique, delegate(database)))
                            .getScheduler();
            // No scheduler is looked up by its name here. If this one stayed registered, the next
            // one of the same name in this process would be the same object.
            SchedulerRepository.getInstance().remove(NAME);
            storeJobs(scheduler);
            return new QuartzScheduler(scheduler, new QuartzTriggers(rules), clock);
        } catch (SchedulerException | SQLException e) {
            throw new IllegalStateException("Quartz cannot use the database: " + e, e);
        }
    }

    /** Returns the class of Quartz with the SQL of this database. */
    private static Class<?> delegate(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            String product = connection.getMetaData().getDatabaseProductName();
            return product.equals("PostgreSQL") ? PostgreSQLDelegate.class : StdJDBCDelegate.class;
        }
    }

    /**
     * Stores every job of this version and deletes all others. This must come before any trigger is
     * set and before the scheduler starts: both load the class of the stored job, and a database of
     * an older version names classes that no longer exist. Storing overwrites the class name
     * without loading the old class; the names of jobs and triggers therefore never change.
     */
    private static void storeJobs(Scheduler scheduler) throws SchedulerException {
        try {
            for (JobDetail job : JOBS) {
                scheduler.addJob(job, true);
            }
            Set<JobKey> known = JOBS.stream().map(JobDetail::getKey).collect(Collectors.toSet());
            for (JobKey stored : scheduler.getJobKeys(GroupMatcher.anyGroup())) {
                if (!known.contains(stored)) {
                    scheduler.deleteJob(stored);
                }
            }
        } catch (SchedulerException e) {
            scheduler.shutdown();
            throw e;
        }
    }

    private static Properties settings(String dataSource, String instance, Class<?> delegate) {
        var settings = new Properties();
        settings.setProperty("org.quartz.scheduler.instanceName", NAME);
        settings.setProperty("org.quartz.scheduler.instanceId", instance);
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "3");
        settings.setProperty("org.quartz.threadPool.threadNamePrefix", "alarm");
        settings.setProperty(
                "org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        settings.setProperty("org.quartz.jobStore.driverDelegateClass", delegate.getName());
        settings.setProperty("org.quartz.jobStore.dataSource", dataSource);
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.isClustered", "true");
        // After a crash in the middle of a task, its job stays blocked until Quartz notices the
        // dead centre: after this interval and 7.5 s more. The clocks of several centres may differ
        // by as much; a centre whose clock is further off has its tasks run twice, without effect.
        settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "2000");
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "10000");
        return settings;
    }

    /** Starts to fire triggers. Missed triggers follow the misfire rule of each. */
    public void start(ScheduledTasks tasks) {
        try {
            scheduler.setJobFactory(
                    (bundle, _) -> logged(jobOf(bundle.getJobDetail().getJobClass(), tasks)));
            // A stored nightly trigger is kept, because it may be a missed one. The other triggers
            // are replaced, because their intervals may have changed with this version.
            if (scheduler.checkExists(QuartzTriggers.NIGHT)) {
                // A centre of another version on this database, which cannot load the job's class,
                // sets the trigger to ERROR; it would never fire again. No effect in other states.
                scheduler.resetTriggerFromErrorState(QuartzTriggers.NIGHT);
            } else {
                set(triggers.nightAfter(clock.instant()));
            }
            set(triggers.regularly(clock.instant()));
            set(triggers.sweep(clock.instant()));
            set(triggers.settle(clock.instant()));
            set(triggers.close(clock.instant()));
            set(QuartzTriggers.checkpoint(clock.instant()));
            scheduler.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException("the scheduler cannot start: " + e, e);
        }
    }

    /**
     * The job with a log of its failures, because Quartz itself would log each with several stack
     * traces. The next firing does the work that failed.
     */
    private Job logged(Job job) {
        return context -> {
            String name = context.getJobDetail().getKey().getName();
            try {
                job.execute(context);
            } catch (Transactions.Failed e) {
                String reason = String.valueOf(e.getMessage());
                OptionalLong suppressed = faults.next(name + reason, clock.instant());
                if (suppressed.isPresent()) {
                    Logger.error(
                            "Task {} failed: {} ({} times more before)",
                            name,
                            reason,
                            suppressed.getAsLong());
                }
            } catch (RuntimeException e) {
                Logger.error(e, "Task {} failed.", name);
            }
        };
    }

    private Job jobOf(Class<? extends Job> type, ScheduledTasks tasks) throws SchedulerException {
        if (type == NightlyCompileJob.class) {
            return new NightlyCompileJob(tasks, triggers);
        }
        if (type == PublishJob.class) {
            return new PublishJob(tasks, debounce);
        }
        if (type == SweepOutboxJob.class) {
            return new SweepOutboxJob(tasks);
        }
        if (type == SettleHandOversJob.class) {
            return new SettleHandOversJob(tasks, triggers);
        }
        if (type == ClosePeriodsJob.class) {
            return new ClosePeriodsJob(tasks);
        }
        if (type == WriteCheckpointJob.class) {
            return new WriteCheckpointJob(tasks);
        }
        throw new SchedulerException("no such job: " + type);
    }

    /** Logs a trigger that cannot be stored; the regular check publishes instead. */
    @Override
    public void publishSoon() {
        request(triggers.soon(debounce.dueAt(clock.instant())));
    }

    /** Logs a trigger that cannot be stored; the regular check publishes instead. */
    @Override
    public void publishNow() {
        request(triggers.now(clock.instant()));
    }

    private void request(Trigger trigger) {
        try {
            set(trigger);
        } catch (SchedulerException e) {
            if (faults.next("trigger", clock.instant()).isPresent()) {
                Logger.warn("Chưa đặt được giờ gửi lịch phát; lần kiểm tra định kỳ sẽ gửi: {}", e);
            }
        }
    }

    private void set(Trigger trigger) throws SchedulerException {
        QuartzTriggers.schedule(scheduler, trigger);
    }

    /** True while the scheduler fires triggers. */
    public boolean isRunning() {
        try {
            return scheduler.isStarted() && !scheduler.isShutdown();
        } catch (SchedulerException e) {
            return false;
        }
    }

    /** Stops firing triggers and waits for the running tasks. */
    @Override
    public void close() {
        try {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            Logger.warn(e, "Đồng hồ báo giờ không dừng gọn");
        }
    }

    /** Gives Quartz connections of the centre's pool. */
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
            // The pool is already open.
        }
    }
}
