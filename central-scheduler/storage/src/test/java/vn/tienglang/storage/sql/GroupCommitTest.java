package vn.tienglang.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {
    @Test
    void whoComesAloneSyncsOnce() {
        var syncs = new AtomicInteger();
        var group = new GroupCommit(syncs::incrementAndGet);
        group.await();
        group.await();
        assertThat(syncs).hasValue(2);
    }

    @Test
    void whoComesWhileTheDiskWorksSharesTheNextSync() throws InterruptedException {
        var syncs = new AtomicInteger();
        var working = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var group =
                new GroupCommit(() -> {
                    if (syncs.incrementAndGet() == 1) {
                        working.countDown();
                        await(goOn);
                    }
                });
        var first = Thread.ofPlatform().start(group::await);
        working.await();
        var late = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            Thread one = Thread.ofPlatform().start(group::await);
            late.add(one);
            while (one.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        goOn.countDown();
        first.join();
        for (Thread one : late) {
            one.join();
        }
        assertThat(syncs).as("one for the first, one for the twenty after it").hasValue(2);
    }

    @Test
    void aFailedSyncIsToldAndTheNextOneTriesAgain() {
        var syncs = new AtomicInteger();
        var group =
                new GroupCommit(() -> {
                    if (syncs.incrementAndGet() == 1) {
                        throw new IllegalStateException("disk full");
                    }
                });
        assertThatThrownBy(group::await).hasMessage("disk full");
        group.await();
        assertThat(syncs).hasValue(2);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
