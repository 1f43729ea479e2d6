package vn.tienglang.central.link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;

/**
 * Lane of clip parts: a queue for each station, and the rate at which its parts are released.
 *
 * <p>A part that is released waits in the broker and in the socket of the station, and everything
 * sent to that station later waits behind it. So the parts under way to a station are bounded by
 * time: the next part is released when those before it have arrived, by the measured rate of the
 * station, but for at most {@link #WINDOW}; one part may always be under way.
 *
 * <p>One part of 24 KB alone occupies a link of 64 kbit/s for 3 s. So a station that accepts pieces
 * gets a part in pieces of {@link #PIECE} by its rate, of 4 KB or more; it says in each request how
 * many bytes it has received, and {@link LinkModel} measures its rate by that.
 *
 * <p>A station of an earlier version gets whole parts, and its rate is measured from its requests.
 * It has at most {@link Limits#PARTS_WANTED_AT_ONCE} parts outstanding, so a request for more tells
 * how many have arrived.
 *
 * <pre>
 * a request comes, hardly anything was under way -> the rate doubles, after the first
 *                                                   congestion it grows by a tenth
 * a request comes, more than a window was        -> the rate is the one at which the parts
 * under way (congestion)                            arrived, and what is under way is awaited
 * </pre>
 *
 * <p>Not thread-safe. Times are nanoseconds of a monotonic clock.
 */
final class PartPacer {
    /** Longest time for which the parts under way to one station occupy its link. */
    static final Duration WINDOW = Duration.ofSeconds(1);

    /** Time for which one piece occupies the link of its station. */
    static final Duration PIECE = Duration.ofMillis(500);

    /** Smallest piece: with its headers of about 250 bytes, a smaller one costs too much. */
    static final int PIECE_BYTES_LEAST = 4 << 10;

    /** Most waiting parts of one station: twice what it may request. */
    static final int PER_STATION = 2 * Limits.PARTS_WANTED_AT_ONCE;

    /** Most waiting parts of all stations together, 24 MB at most. */
    static final int CAPACITY = 1_024;

    /** Parts added within this time belong to one request. */
    private static final long REQUEST_NANOS = Duration.ofMillis(50).toNanos();

    /** Parts released longer ago have arrived, or expired in the broker. */
    private static final long ARRIVED_NANOS = Duration.ofMinutes(1).toNanos();

    /** Stations that request nothing for so long are forgotten. */
    private static final long FORGET_NANOS = Duration.ofMinutes(10).toNanos();

    /** Rate that is assumed before the first measurement, in bytes a second: 256 kbit/s. */
    private static final double FIRST_RATE = 32_000;

    private static final double LEAST_RATE = 1_000;
    private static final double LARGEST_RATE = 10_000_000;
    private static final double SLOW_GROWTH = 1.1;
    private static final double NANOS_A_SECOND = 1e9;

    private final Map<StationId, StationLane> lanes = new LinkedHashMap<>();
    private int size;

    /**
     * Adds a part that a station requested. A part that waits already is not added again.
     *
     * @param received bytes of parts that the station has received since its link came up; empty
     *     when it does not accept pieces
     * @return false when the part was dropped because too many wait; the station requests it again
     */
    boolean add(Message.PartSent part, OptionalLong received, long now) {
        StationLane lane = lanes.computeIfAbsent(part.station(), _ -> new StationLane(now));
        if (received.isPresent()) {
            size -= lane.received(received.getAsLong(), now);
        }
        if (lane.holds(part)) {
            return true;
        }
        if (size >= CAPACITY || lane.waiting.size() >= PER_STATION) {
            return false;
        }
        if (received.isEmpty()) {
            lane.requested(now);
        }
        lane.usedAt = now;
        lane.waiting.add(part);
        size++;
        return true;
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    void clear() {
        lanes.clear();
        size = 0;
    }

    /** The next part or piece that may be released now; the stations take turns. */
    Optional<Message.PartSent> next(long now) {
        for (Iterator<Map.Entry<StationId, StationLane>> all = lanes.entrySet().iterator();
                all.hasNext(); ) {
            Map.Entry<StationId, StationLane> entry = all.next();
            StationLane lane = entry.getValue();
            if (lane.waiting.isEmpty()) {
                if (now - lane.usedAt > FORGET_NANOS) {
                    all.remove();
                }
            } else if (lane.waitNanos(now) == 0) {
                int before = lane.waiting.size();
                Message.PartSent part = lane.release(now);
                size -= before - lane.waiting.size();
                all.remove();
                lanes.put(entry.getKey(), lane);
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }

    /** Time until {@link #next} returns a part; the longest time if none waits. */
    long waitNanos(long now) {
        long least = Long.MAX_VALUE;
        for (StationLane lane : lanes.values()) {
            if (!lane.waiting.isEmpty()) {
                least = Math.min(least, lane.waitNanos(now));
            }
        }
        return least;
    }

    /** Waiting parts of one station, and the model of its link. */
    private static final class StationLane {
        private final Queue<Message.PartSent> waiting = new ArrayDeque<>();

        /** Model of the link of a station that accepts pieces; empty for another one. */
        private Optional<LinkModel> link = Optional.empty();

        /** Bytes of the first waiting part that were released. */
        private int offset;

        /** Parts that were released and may still be under way, the oldest first, in bytes. */
        private final Queue<Integer> released = new ArrayDeque<>();

        private double rate = FIRST_RATE;
        private boolean congested;

        /** Bytes under way, by the model, at {@link #modelAt}. */
        private double underWay;

        private long modelAt;

        /** Bytes that arrived since {@link #measuredAt}. */
        private long arrived;

        private long measuredAt;
        private long usedAt;
        private long releasedAt;

        /** When the first part of a request came that is not measured yet. */
        private OptionalLong requestAt = OptionalLong.empty();

        StationLane(long now) {
            modelAt = now;
            measuredAt = now;
            usedAt = now;
            releasedAt = now;
        }

        boolean holds(Message.PartSent part) {
            return waiting.stream()
                    .anyMatch(one -> one.index() == part.index() && one.clip().equals(part.clip()));
        }

        /**
         * The station reports what it has received. On a new link it requests everything again.
         *
         * @return number of waiting parts that were removed
         */
        int received(long bytes, long now) {
            int removed = 0;
            LinkModel model = link.orElseGet(LinkModel::new);
            if (link.isPresent() && model.isNewLink(bytes) && now - usedAt > REQUEST_NANOS) {
                removed = waiting.size();
                waiting.clear();
                offset = 0;
            }
            link = Optional.of(model);
            model.received(bytes, now);
            return removed;
        }

        /** A request for one more part came: the station has room for it. */
        void requested(long now) {
            measureRequest(now);
            if (now - releasedAt > ARRIVED_NANOS) {
                released.clear();
            }
            int outstanding = Limits.PARTS_WANTED_AT_ONCE - 1 - waiting.size();
            while (released.size() > Math.max(0, outstanding)) {
                arrived += released.remove();
                if (requestAt.isEmpty()) {
                    requestAt = OptionalLong.of(now);
                }
            }
        }

        /** Measures when all parts of the latest request have come. */
        private void measureRequest(long now) {
            if (requestAt.isPresent() && now - requestAt.getAsLong() >= REQUEST_NANOS) {
                measure(requestAt.getAsLong(), now);
                requestAt = OptionalLong.empty();
            }
        }

        private void measure(long arrivedAt, long now) {
            long bytes = released.stream().mapToLong(Integer::longValue).sum();
            double seconds = (arrivedAt - measuredAt) / NANOS_A_SECOND;
            if (released.size() > 1 && bytes > rate * WINDOW.toSeconds()) {
                congested = true;
                if (seconds > 0) {
                    rate = bounded(arrived / seconds);
                }
                underWay = bytes;
                modelAt = now;
            } else {
                rate = bounded(rate * (congested ? SLOW_GROWTH : 2));
                if (released.isEmpty()) {
                    underWay = 0;
                    modelAt = now;
                }
            }
            arrived = 0;
            measuredAt = arrivedAt;
        }

        private static double bounded(double rate) {
            return Math.clamp(rate, LEAST_RATE, LARGEST_RATE);
        }

        private double underWay(long now) {
            return Math.max(0, underWay - rate * (now - modelAt) / NANOS_A_SECOND);
        }

        /** Time until the next part may be released. */
        long waitNanos(long now) {
            if (link.isPresent()) {
                return link.get().waitNanos(pieceBytes(link.get()), now);
            }
            measureRequest(now);
            int next = waiting.element().bytes().length;
            double room = Math.max(0, rate * WINDOW.toSeconds() - next);
            double excess = underWay(now) - room;
            return excess <= 0 ? 0 : (long) Math.ceil(excess / rate * NANOS_A_SECOND);
        }

        private int pieceBytes(LinkModel model) {
            int left = waiting.element().bytes().length - offset;
            return (int) Math.min(left, Math.max(PIECE_BYTES_LEAST, model.bytesIn(PIECE)));
        }

        Message.PartSent release(long now) {
            return link.map(model -> releasePiece(model, now)).orElseGet(() -> releasePart(now));
        }

        private Message.PartSent releasePiece(LinkModel model, long now) {
            Message.PartSent part = waiting.element();
            int from = offset;
            int to = from + pieceBytes(model);
            byte[] bytes = part.bytes();
            offset = to;
            if (to == bytes.length) {
                waiting.remove();
                offset = 0;
            }
            model.sent(to - from, now);
            return new Message.PartSent(
                    part.station(),
                    part.clip(),
                    part.index(),
                    from,
                    Arrays.copyOfRange(bytes, from, to));
        }

        private Message.PartSent releasePart(long now) {
            Message.PartSent part = waiting.remove();
            int bytes = part.bytes().length;
            if (released.isEmpty()) {
                // Nothing was under way: the time before does not count for the rate.
                measuredAt = now;
                arrived = 0;
            }
            underWay = underWay(now) + bytes;
            modelAt = now;
            releasedAt = now;
            released.add(bytes);
            while (released.size() > Limits.PARTS_WANTED_AT_ONCE) {
                released.remove();
            }
            return part;
        }
    }
}
