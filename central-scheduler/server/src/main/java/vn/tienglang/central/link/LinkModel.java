package vn.tienglang.central.link;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Model of the link of one station that reports how many bytes of parts it has received: its rate,
 * and the bytes under way.
 *
 * <pre>
 * report, more than a window under way (congestion)   -> the rate is the one at which the bytes
 *                                                        arrived
 * report, at most a window under way                  -> the rate grows by a tenth, or to the one
 *                                                        at which the bytes arrived
 * report lower than before, or 0: a new link          -> nothing is under way; the rate stays
 * </pre>
 *
 * <p>A burst that arrives faster than the rate shows that the link is faster, so a fast link is
 * used after one round trip. The slow growth keeps the wait behind pieces below two seconds when
 * the link is as slow as it seemed.
 *
 * <p>Not thread-safe. Times are nanoseconds of a monotonic clock.
 */
final class LinkModel {
    /** Rate that is assumed before the first report, in bytes a second: 64 kbit/s. */
    private static final double FIRST_RATE = 8_000;

    private static final double LEAST_RATE = 1_000;
    private static final double LARGEST_RATE = 10_000_000;
    private static final double GROWTH = 1.1;
    private static final double NANOS_A_SECOND = 1e9;

    /** Bytes sent longer ago have arrived or are lost. */
    private static final long ARRIVED_NANOS = Duration.ofMinutes(1).toNanos();

    private double rate = FIRST_RATE;
    private OptionalLong reported = OptionalLong.empty();
    private long reportedAt;

    /** Bytes under way by the model, at {@link #modelAt}. */
    private double underWay;

    private long modelAt;

    /** Bytes sent and not reported as received. */
    private long unreported;

    private long sentAt;

    /** The station reports that it has received so many bytes since its link came up. */
    void received(long bytes, long now) {
        if (reported.isPresent() && bytes == reported.getAsLong() && bytes > 0) {
            // Another part of the same request.
            return;
        }
        if (isNewLink(bytes) || now - sentAt > ARRIVED_NANOS) {
            unreported = 0;
        } else {
            long arrived = bytes - reported.getAsLong();
            unreported = Math.max(0, unreported - arrived);
            measure(arrived, (now - reportedAt) / NANOS_A_SECOND);
        }
        underWay = unreported;
        modelAt = now;
        reported = OptionalLong.of(bytes);
        reportedAt = now;
    }

    /** True when this report begins a new count. */
    boolean isNewLink(long bytes) {
        return reported.isEmpty() || bytes == 0 || bytes < reported.getAsLong();
    }

    private void measure(long arrived, double seconds) {
        double arrivalRate = seconds > 0 ? arrived / seconds : 0;
        if (unreported > bytesIn(PartPacer.WINDOW)) {
            if (seconds > 0) {
                rate = Math.clamp(arrivalRate, LEAST_RATE, rate);
            }
        } else {
            rate = Math.min(LARGEST_RATE, Math.max(rate * GROWTH, arrivalRate));
        }
    }

    /** Bytes that the link carries in this time. */
    double bytesIn(Duration time) {
        return rate * time.toNanos() / NANOS_A_SECOND;
    }

    /** Time until so many bytes may be sent within the window; what is alone may always. */
    long waitNanos(int bytes, long now) {
        double room = Math.max(0, bytesIn(PartPacer.WINDOW) - bytes);
        double excess = underWay(now) - room;
        return excess <= 0 ? 0 : (long) Math.ceil(excess / rate * NANOS_A_SECOND);
    }

    /** So many bytes were sent. */
    void sent(int bytes, long now) {
        if (unreported == 0) {
            // Nothing was under way: the time before does not count for the rate.
            reportedAt = now;
        }
        underWay = underWay(now) + bytes;
        modelAt = now;
        unreported += bytes;
        sentAt = now;
    }

    private double underWay(long now) {
        return Math.max(0, underWay - rate * (now - modelAt) / NANOS_A_SECOND);
    }
}
