package vn.tienglang.storage.sql.h2;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: one sync of the disk for many transactions. A thread that calls during a sync waits
 * for the next sync, which covers all calls made before it starts.
 *
 * <p>A commit is visible to other transactions before it is on the disk, and stays visible when its
 * sync fails. So every transaction calls {@link #await} before it returns, also one that only read.
 * It costs a sync only while a commit is not yet covered by a successful one.
 */
public final class GroupCommit {
    private final Runnable syncNow;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();

    /** Number of commits that have begun and not ended. */
    private int committing;

    /** Number of commits that have ended. */
    private long committed;

    /** Number of ended commits that are certainly on the disk. */
    private long synced;

    private long requested;
    private long covered;
    private boolean syncing;

    /** Uses {@code syncNow}, which throws when the sync fails. */
    public GroupCommit(Runnable syncNow) {
        this.syncNow = syncNow;
    }

    /** Marks the begin of a commit with changes; {@link #endCommit} must follow. */
    public void beginCommit() {
        lock.lock();
        try {
            committing++;
        } finally {
            lock.unlock();
        }
    }

    /** Marks the end of a commit, also of one that failed. */
    public void endCommit() {
        lock.lock();
        try {
            committing--;
            committed++;
        } finally {
            lock.unlock();
        }
    }

    /** Returns when everything that the caller committed or read is on the disk, or throws. */
    public void await() {
        lock.lock();
        try {
            if (committing == 0 && synced == committed) {
                return;
            }
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
        long endedCommits = committed;
        syncing = true;
        lock.unlock();
        boolean succeeded = false;
        try {
            syncNow.run();
            succeeded = true;
        } finally {
            lock.lock();
            syncing = false;
            if (succeeded) {
                covered = covers;
                synced = endedCommits;
            }
            ended.signalAll();
        }
    }
}
