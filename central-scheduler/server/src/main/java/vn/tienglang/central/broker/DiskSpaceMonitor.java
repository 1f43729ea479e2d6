package vn.tienglang.central.broker;

import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.tinylog.Logger;

/**
 * Monitor of the broker's disk: logs once when space runs out, and once when there is space again.
 */
final class DiskSpaceMonitor implements FileStoreMonitor.Callback {
    private boolean enough = true;

    @Override
    public synchronized void tick(
            long usable,
            long total,
            boolean withinLimit,
            FileStoreMonitor.FileStoreMonitorType type) {
        if (enough && !withinLimit) {
            Logger.error(
                    "Only {} MB are free on the broker's disk: the broker accepts no messages until"
                            + " there are more than {} MB.",
                    usable >> 20,
                    BrokerLimits.DISK_FREE_BYTES >> 20);
        } else if (!enough && withinLimit) {
            Logger.info("The broker's disk has enough free space again.");
        }
        enough = withinLimit;
    }
}
