package vn.tienglang.deploy.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import vn.tienglang.deploy.TcpProxy;

/**
 * Counter of the MQTT packets of one station on the wire: what each costs with the headers of TCP
 * and IP, as a mobile provider counts it.
 *
 * <p>A packet costs its bytes and the 40 bytes of headers of its segment ({@link #HEADERS}). A
 * segment also costs a bare acknowledgement of 40 bytes, unless the other end sends data within
 * {@link #DELAYED_ACK} (RFC 1122 4.2.3.2), which carry it. The proxy sees what one write of a
 * program has sent; a large write is several segments of {@link #SEGMENT} bytes.
 *
 * <p>Thread-safe: the two directions of a connection are counted by two threads.
 */
final class MqttTraffic implements TcpProxy.Observer {
    /** IPv4 and TCP headers without options. */
    static final int HEADERS = 40;

    /** Payload of a full segment on a mobile link. */
    static final int SEGMENT = 1_360;

    /** Longest time for which a receiver keeps an acknowledgement back. */
    static final Duration DELAYED_ACK = Duration.ofMillis(40);

    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;

    private final LongSupplier nanoTime;
    private final Map<String, StreamParser> streams = new HashMap<>();
    private final List<Packet> packets = new ArrayList<>();
    private int keepAliveSeconds;

    /** Counts with this monotonic clock. */
    MqttTraffic(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Packet that was seen.
     *
     * @param atNanos when its last byte passed
     * @param isUp true when it went to the centre
     * @param type MQTT packet type, 1 to 15
     * @param topic topic of a PUBLISH; empty for other types and for a topic alias
     * @param bytes its bytes, without headers of TCP
     */
    record Packet(long atNanos, boolean isUp, int type, String topic, int bytes) {
        /** Bytes with the headers of its segments. */
        long withHeaders() {
            return bytes + (long) HEADERS * ((bytes + SEGMENT - 1) / SEGMENT);
        }
    }

    @Override
    public synchronized void carried(long connection, boolean isUp, byte[] bytes, int count) {
        StreamParser stream =
                streams.computeIfAbsent(connection + " " + isUp, _ -> new StreamParser(isUp));
        for (int i = 0; i < count; i++) {
            stream.next(bytes[i]);
        }
    }

    /** Number of packets so far; a mark for {@link #since}. */
    synchronized int mark() {
        return packets.size();
    }

    /** The packets after this mark, in order. */
    synchronized List<Packet> since(int mark) {
        return List.copyOf(packets.subList(mark, packets.size()));
    }

    /** Keep-alive that the last CONNECT asked for, in seconds; 0 before the first. */
    synchronized int keepAliveSeconds() {
        return keepAliveSeconds;
    }

    /** Bytes on the wire of packet {@code i}, with headers and a bare acknowledgement. */
    static long wireBytes(List<Packet> packets, int i) {
        Packet packet = packets.get(i);
        boolean isAnswered =
                i + 1 < packets.size()
                        && packets.get(i + 1).isUp() != packet.isUp()
                        && packets.get(i + 1).atNanos() - packet.atNanos() <= DELAYED_ACK.toNanos();
        return packet.withHeaders() + (isAnswered ? 0 : HEADERS);
    }

    /** Parser of the packets of one direction of a connection, byte by byte. */
    private final class StreamParser {
        private final boolean isUp;
        private final byte[] start = new byte[256];
        private int type;
        private int position;
        private int lengthShift;
        private long left = -1;
        private int body;

        StreamParser(boolean isUp) {
            this.isUp = isUp;
        }

        void next(byte value) {
            position++;
            if (position == 1) {
                type = (value & 0xf0) >> 4;
                left = -1;
                lengthShift = 0;
                body = 0;
            } else if (left < 0) {
                readLength(value);
            } else {
                if (body < start.length) {
                    start[body] = value;
                }
                body++;
                left--;
            }
            if (left == 0) {
                end();
            }
        }

        /** Remaining length: seven bits a byte, the lowest first (MQTT 5, 1.5.5). */
        private void readLength(byte value) {
            body |= (value & 0x7f) << lengthShift;
            lengthShift += 7;
            if ((value & 0x80) == 0) {
                left = body;
                body = 0;
            }
        }

        private void end() {
            String topic = "";
            if (type == PUBLISH && body >= 2) {
                int length = ((start[0] & 0xff) << 8) | (start[1] & 0xff);
                topic =
                        new String(
                                start,
                                2,
                                Math.min(length, start.length - 2),
                                StandardCharsets.UTF_8);
            }
            if (type == CONNECT && body >= 10) {
                // Protocol name (6 bytes), version (1), flags (1), keep-alive (2).
                keepAliveSeconds = ((start[8] & 0xff) << 8) | (start[9] & 0xff);
            }
            packets.add(new Packet(nanoTime.getAsLong(), isUp, type, topic, position));
            position = 0;
        }
    }
}
