package vn.tienglang.deploy.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import vn.tienglang.deploy.bench.MqttTraffic.Packet;

/**
 * Data volume of a node that has nothing to do, scaled to a day. A pure function of the packets
 * that {@link MqttTraffic} saw.
 *
 * <pre>
 * keep-alive   measured cost of one PINGREQ and PINGRESP, by their measured distance; with fewer
 *              than two in the stretch, by the keep-alive of CONNECT
 * status       measured cost of the last status and its PUBACK, each {@link #STATUS_EVERY}
 * time         measured cost of the last time request and its answer, each {@link #TIME_EVERY};
 *              nothing when the node never asked, because its daemon synchronises its clock
 * other        everything else in the stretch, scaled by its length
 * </pre>
 *
 * @param keepAlive bytes a day of the keep-alive
 * @param status bytes a day of the status reports
 * @param time bytes a day of the time requests
 * @param other bytes a day of everything else
 */
record IdleTraffic(double keepAlive, double status, double time, double other) {
    /** How often an idle node repeats its status. */
    static final Duration STATUS_EVERY = Duration.ofMinutes(15);

    /** How often a node without a time daemon asks the centre for the time. */
    static final Duration TIME_EVERY = Duration.ofHours(4);

    private static final double DAY_SECONDS = Duration.ofDays(1).toSeconds();
    private static final double NANOS = 1e9;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int PINGREQ = 12;
    private static final int PINGRESP = 13;

    /** What a packet is for. */
    private enum Purpose {
        KEEP_ALIVE,
        STATUS,
        TIME,
        OTHER
    }

    /** Packet with its purpose and its bytes on the wire. */
    private record Cost(Packet packet, Purpose purpose, long bytes) {}

    /**
     * Computes the volume.
     *
     * @param all packets of the node since it started
     * @param idleFrom index of the first packet of the idle stretch
     * @param stretch length of the idle stretch
     * @param keepAliveSeconds keep-alive of CONNECT, above 0
     */
    static IdleTraffic of(List<Packet> all, int idleFrom, Duration stretch, int keepAliveSeconds) {
        List<Cost> costs = costs(all);
        List<Cost> idle = costs.subList(idleFrom, costs.size());
        double pingSeconds = pingSeconds(idle).orElse(keepAliveSeconds);
        double ping =
                mean(costs, PINGREQ).orElse(pingBytes())
                        + mean(costs, PINGRESP).orElse(pingBytes());
        long other =
                idle.stream()
                        .filter(cost -> cost.purpose() == Purpose.OTHER)
                        .mapToLong(Cost::bytes)
                        .sum();
        return new IdleTraffic(
                ping * DAY_SECONDS / pingSeconds,
                lastExchange(costs, Purpose.STATUS) * DAY_SECONDS / STATUS_EVERY.toSeconds(),
                lastExchange(costs, Purpose.TIME) * DAY_SECONDS / TIME_EVERY.toSeconds(),
                other * DAY_SECONDS / stretch.toSeconds());
    }

    /** Bytes a day. */
    double bytesPerDay() {
        return keepAlive + status + time + other;
    }

    /** The parts of the figure, for its note. */
    String describe() {
        return String.format(
                Locale.ROOT,
                "keep-alive %.0f, status %.0f, time %.0f, other %.0f",
                keepAlive,
                status,
                time,
                other);
    }

    /** A ping is two bytes in a segment of its own; half of them carry an acknowledgement. */
    private static double pingBytes() {
        return 2 + MqttTraffic.HEADERS * 1.5;
    }

    private static List<Cost> costs(List<Packet> packets) {
        var costs = new ArrayList<Cost>();
        Purpose published = Purpose.OTHER;
        for (int i = 0; i < packets.size(); i++) {
            Packet packet = packets.get(i);
            Purpose purpose =
                    switch (packet.type()) {
                        case PINGREQ, PINGRESP -> Purpose.KEEP_ALIVE;
                        case PUBLISH -> purpose(packet.topic());
                        case PUBACK -> published;
                        default -> Purpose.OTHER;
                    };
            if (packet.type() == PUBLISH) {
                published = purpose;
            }
            costs.add(new Cost(packet, purpose, MqttTraffic.wireBytes(packets, i)));
        }
        return costs;
    }

    private static Purpose purpose(String topic) {
        if (topic.endsWith("/status")) {
            return Purpose.STATUS;
        }
        return topic.endsWith("/time") ? Purpose.TIME : Purpose.OTHER;
    }

    /** Bytes of the last run of packets of this purpose: a message and what answers it. */
    private static long lastExchange(List<Cost> costs, Purpose purpose) {
        long bytes = 0;
        for (int i = costs.size() - 1; i >= 0; i--) {
            Cost cost = costs.get(i);
            if (cost.purpose() == purpose) {
                bytes += cost.bytes();
                if (cost.packet().type() == PUBLISH && cost.packet().isUp()) {
                    return bytes;
                }
            }
        }
        return bytes;
    }

    private static OptionalDouble pingSeconds(List<Cost> idle) {
        List<Long> times =
                idle.stream()
                        .map(Cost::packet)
                        .filter(packet -> packet.type() == PINGREQ)
                        .map(Packet::atNanos)
                        .toList();
        return times.size() < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        (times.getLast() - times.getFirst()) / NANOS / (times.size() - 1));
    }

    private static OptionalDouble mean(List<Cost> costs, int type) {
        return costs.stream()
                .filter(cost -> cost.packet().type() == type)
                .mapToLong(Cost::bytes)
                .average();
    }
}
