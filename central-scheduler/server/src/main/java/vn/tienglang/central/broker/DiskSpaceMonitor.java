package vn.tienglang.central.broker;

import org.apache.activemq.artemis.core.server.files.FileStoreMonitor;
import org.tinylog.Logger;

/** Says once when the broker's disk runs out of room, and once when there is room again. */
final class DiskSpaceMonitor implements FileStoreMonitor.Callback {
    private boolean roomy = true;

    @Override
    public synchronized void tick(
            long usable,
            long total,
            boolean withinLimit,
            FileStoreMonitor.FileStoreMonitorType type) {
        if (roomy && !withinLimit) {
            Logger.error(
                    "Only {} MB are free on the broker's disk: nothing is sent to stations or"
                            + " taken from them until there are more than {} MB.",
                    usable >> 20,
                    BrokerLimits.DISK_FREE_BYTES >> 20);
        } else if (!roomy && withinLimit) {
            Logger.info("The broker's disk has room again.");
        }
        roomy = withinLimit;
    }
}
