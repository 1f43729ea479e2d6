package vn.tienglang.office.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SupervisedWorkerTest {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final WorkerOwner owner =
            new WorkerOwner() {
                @Override
                public void workerRestarted(String worker, Throwable cause) {
                    heard.add(worker + " restarted: " + cause.getMessage());
                }

                @Override
                public void workerDied(String worker, Throwable cause) {
                    heard.add(worker + " died: " + cause.getMessage());
                }
            };

    private void run(Runnable work) throws InterruptedException {
        SupervisedWorker worker = SupervisedWorker.of("intake", work, owner);
        worker.start();
        assertThat(worker.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void workThatReturnsIsNoDeath() throws InterruptedException {
        var runs = new AtomicInteger();
        run(runs::incrementAndGet);
        assertThat(runs).hasValue(1);
        assertThat(heard).isEmpty();
    }

    @Test
    void firstDeathIsReportedAndTheWorkGoesOn() throws InterruptedException {
        var runs = new AtomicInteger();
        run(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new StackOverflowError("deep");
            }
        });
        assertThat(runs).hasValue(2);
        assertThat(List.copyOf(heard)).containsExactly("intake restarted: deep");
    }

    @Test
    void secondDeathIsFinal() throws InterruptedException {
        var runs = new AtomicInteger();
        run(() -> {
            throw new IllegalStateException("run " + runs.incrementAndGet());
        });
        assertThat(List.copyOf(heard))
                .containsExactly("intake restarted: run 1", "intake died: run 2");
    }
}
