package vn.tienglang.storage.sql;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Many commits, one sync. Whoever comes while a sync is under way waits for the next one, which
 * covers everybody who came before it began; so the disk is asked once for all of them.
 */
final class GroupCommit {
    private final Runnable syncNow;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long asked;
    private long covered;
    private boolean underWay;

    /** Syncs by {@code syncNow}, which throws when the disk does not have it. */
    GroupCommit(Runnable syncNow) {
        this.syncNow = syncNow;
    }

    /** Returns when everything the caller committed before is on the disk, or throws. */
    void await() {
        lock.lock();
        try {
            long mine = ++asked;
            while (covered < mine) {
                if (underWay) {
                    ended.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock held; lets go of it while the disk works. */
    private void lead() {
        long covers = asked;
        underWay = true;
        lock.unlock();
        boolean synced = false;
        try {
            syncNow.run();
            synced = true;
        } finally {
            lock.lock();
            underWay = false;
            if (synced) {
                covered = covers;
            }
            ended.signalAll();
        }
    }
}
