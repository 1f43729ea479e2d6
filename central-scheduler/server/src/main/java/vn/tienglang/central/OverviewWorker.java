package vn.tienglang.central;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;
import vn.tienglang.office.overview.OverviewService;
import vn.tienglang.office.report.ReportDayService;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.worker.SupervisedWorker;
import vn.tienglang.office.worker.WorkerOwner;

/**
 * Thread that keeps the overviews of stations and the counted days of reports up to date: once a
 * second it makes the rows that are marked or due. A failure of the database is logged once and
 * tried again.
 */
final class OverviewWorker implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(10);
    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final OverviewService overviews;
    private final ReportDayService days;
    private final InstantSource clock;
    private final SupervisedWorker worker;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean isFailing;

    private OverviewWorker(
            OverviewService overviews,
            ReportDayService days,
            InstantSource clock,
            WorkerOwner owner) {
        this.overviews = overviews;
        this.days = days;
        this.clock = clock;
        this.worker = SupervisedWorker.of("overviews", this::run, owner);
    }

    /** Starts the thread. */
    static OverviewWorker start(
            OverviewService overviews,
            ReportDayService days,
            InstantSource clock,
            WorkerOwner owner) {
        var worker = new OverviewWorker(overviews, days, clock, owner);
        worker.worker.start();
        return worker;
    }

    private void run() {
        try {
            Duration pause = Duration.ZERO;
            while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = refresh() ? PAUSE : PAUSE_AFTER_FAILURE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns false when the database failed. */
    private boolean refresh() {
        try {
            overviews.refresh(clock.instant());
            days.refresh(clock.instant());
            isFailing = false;
            return true;
        } catch (Transactions.Failed e) {
            if (!isFailing) {
                Logger.error(e, "Chưa cập nhật được bảng các đài; sẽ thử lại.");
            }
            isFailing = true;
            return false;
        }
    }

    /** Ends the thread after the transaction that it is in. */
    @Override
    public void close() {
        closed.countDown();
        try {
            if (!worker.join(LONGEST_END)) {
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
