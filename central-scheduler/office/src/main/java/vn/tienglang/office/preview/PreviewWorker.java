package vn.tienglang.office.preview;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Gate through which large previews go one after another, so that the pages keep a processor. */
final class PreviewWorker {
    private final Semaphore turn = new Semaphore(1, true);

    /**
     * Runs the work when it is its turn.
     *
     * @throws CancellationException when the thread is interrupted
     */
    <T> T run(Supplier<T> work) {
        try {
            turn.acquire();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("nobody waits for the result");
        }
        try {
            return work.get();
        } finally {
            turn.release();
        }
    }
}
