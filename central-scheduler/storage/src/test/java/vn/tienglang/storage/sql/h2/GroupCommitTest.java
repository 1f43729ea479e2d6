package vn.tienglang.storage.sql.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class GroupCommitTest {
    @Test
    void singleCallSyncsOnce() {
        var syncs = new AtomicInteger();
        var group = new GroupCommit(syncs::incrementAndGet);
        commit(group);
        group.await();
        commit(group);
        group.await();
        assertThat(syncs).hasValue(2);
    }

    @Test
    void callWithoutACommitSyncsNothing() {
        var syncs = new AtomicInteger();
        var group = new GroupCommit(syncs::incrementAndGet);
        group.await();
        commit(group);
        group.await();
        group.await();
        assertThat(syncs).hasValue(1);
    }

    @Test
    void callSyncsWhileACommitIsUnderWay() {
        var syncs = new AtomicInteger();
        var group = new GroupCommit(syncs::incrementAndGet);
        group.beginCommit();
        group.await();
        assertThat(syncs).as("its changes may be visible already").hasValue(1);
        group.endCommit();
        group.await();
        assertThat(syncs).as("the first sync may have begun before the commit").hasValue(2);
        group.await();
        assertThat(syncs).hasValue(2);
    }

    @Test
    void commitDuringASyncIsNotCoveredByIt() {
        var syncs = new AtomicInteger();
        var groups = new ArrayList<GroupCommit>();
        var group =
                new GroupCommit(() -> {
                    if (syncs.incrementAndGet() == 1) {
                        commit(groups.getFirst());
                    }
                });
        groups.add(group);
        commit(group);
        group.await();
        group.await();
        assertThat(syncs).hasValue(2);
    }

    private static void commit(GroupCommit group) {
        group.beginCommit();
        group.endCommit();
    }

    @Test
    void callsDuringASyncShareTheNextOne() throws InterruptedException {
        var syncs = new AtomicInteger();
        var started = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        var group =
                new GroupCommit(() -> {
                    if (syncs.incrementAndGet() == 1) {
                        started.countDown();
                        await(finish);
                    }
                });
        commit(group);
        var first = Thread.ofPlatform().start(group::await);
        started.await();
        var waiting = new ArrayList<Thread>();
        for (int i = 0; i < 20; i++) {
            commit(group);
            Thread thread = Thread.ofPlatform().start(group::await);
            waiting.add(thread);
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        finish.countDown();
        first.join();
        for (Thread thread : waiting) {
            thread.join();
        }
        assertThat(syncs).as("one for the first call, one for the twenty after it").hasValue(2);
    }

    @Test
    void failedSyncThrowsAndTheNextCallSyncsAgain() {
        var syncs = new AtomicInteger();
        var group =
                new GroupCommit(() -> {
                    if (syncs.incrementAndGet() == 1) {
                        throw new IllegalStateException("disk full");
                    }
                });
        commit(group);
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
