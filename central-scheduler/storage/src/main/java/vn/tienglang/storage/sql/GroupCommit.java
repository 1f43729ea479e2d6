package vn.tienglang.storage.sql;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: one sync of the disk for many transactions. A thread that calls during a sync waits
 * for the next sync, which covers all calls made before it starts.
 */
final class GroupCommit {
    private final Runnable syncNow;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long requested;
    private long covered;
    private boolean syncing;

    /** Uses {@code syncNow}, which throws when the sync fails. */
    GroupCommit(Runnable syncNow) {
        this.syncNow = syncNow;
    }

    /** Returns when everything that the caller committed is on the disk, or throws. */
    void await() {
        lock.lock();
        try {
            long own = ++requested;
            while (covered < own) {
                if (syncing) {
                    ended.awaitUninterruptibly();
                } else {
                    sync();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Syncs. Called with the lock held; releases it during the sync. */
    private void sync() {
        long covers = requested;
        syncing = true;
        lock.unlock();
        boolean synced = false;
        try {
            syncNow.run();
            synced = true;
        } finally {
            lock.lock();
            syncing = false;
            if (synced) {
                covered = covers;
            }
            ended.signalAll();
        }
    }
}
