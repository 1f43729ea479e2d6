package vn.tienglang.central;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.tinylog.Logger;
import vn.tienglang.office.worker.WorkerOwner;

/**
 * Owner of the centre's worker threads: logs each death with its cause, lists the workers that were
 * restarted for the health report, and has the centre stop when a worker died again.
 */
final class WorkerAlarms implements WorkerOwner {
    private final List<String> restarted = new CopyOnWriteArrayList<>();
    private final Consumer<String> died;

    /**
     * @param died called with one sentence when the centre must stop
     */
    WorkerAlarms(Consumer<String> died) {
        this.died = died;
    }

    @Override
    public void workerRestarted(String worker, Throwable cause) {
        restarted.add(worker);
        Logger.error(
                cause, "The worker {} ended by a fault of the program; it is restarted.", worker);
    }

    @Override
    public void workerDied(String worker, Throwable cause) {
        Logger.error(cause, "The worker {} ended again; the centre stops.", worker);
        died.accept("The worker " + worker + " ended twice by a fault of the program: " + cause);
    }

    /** Names of the workers that were restarted since the start of the centre. */
    List<String> restarted() {
        return List.copyOf(restarted);
    }
}
