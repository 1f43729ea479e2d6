package vn.tienglang.central;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.worker.SupervisedWorker;
import vn.tienglang.office.worker.WorkerOwner;

/**
 * Who may connect at the moment: applies each change of an enrolment or a revocation at once, and
 * those that another centre or a command stored within {@value #PAUSE_SECONDS} s.
 */
final class StationAccess implements AutoCloseable {
    private static final int PAUSE_SECONDS = 10;
    private static final Duration LONGEST_END = Duration.ofSeconds(10);

    private final StationKeys keys;
    private final SupervisedWorker worker;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Predicate<String> disconnect;
    private boolean isFailing;

    StationAccess(StationKeys keys, WorkerOwner owner) {
        this.keys = keys;
        this.worker = SupervisedWorker.of("station-access", this::run, owner);
    }

    void start() {
        worker.start();
    }

    /** Sessions end from now on by this; before, and with a broker outside the centre, none do. */
    void endSessionsBy(Predicate<String> brokerDisconnect) {
        disconnect = brokerDisconnect;
    }

    /** The board of this station is new, replaced or revoked; called after the commit. */
    void changed(StationId station) {
        keys.refresh();
        Predicate<String> end = disconnect;
        if (end != null && end.test(station.value())) {
            Logger.info("The session of {} was ended, because its board changed.", station);
        }
    }

    private void run() {
        try {
            while (!closed.await(PAUSE_SECONDS, TimeUnit.SECONDS)) {
                refresh();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh() {
        try {
            if (keys.refreshIfChanged()) {
                Logger.info(
                        "The enrolments were read again, because another program changed them.");
            }
            isFailing = false;
        } catch (Transactions.Failed e) {
            if (!isFailing) {
                Logger.error(e, "Chưa đọc lại được danh sách đài; sẽ thử lại.");
            }
            isFailing = true;
        }
    }

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
