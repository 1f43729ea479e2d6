package vn.tienglang.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.deploy.bench.MqttTraffic.Packet;

class IdleTrafficTest {
    private static final Duration MINUTES = Duration.ofMinutes(4);

    private long now;
    private final MqttTraffic traffic = new MqttTraffic(() -> now);

    private void carry(boolean isUp, byte... bytes) {
        traffic.carried(1, isUp, bytes, bytes.length);
    }

    private void publish(boolean isUp, String topic, int payload) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        var packet = new ByteArrayOutputStream();
        int length = 2 + name.length + payload;
        packet.write(0x32);
        packet.write((length % 128) | 0x80);
        packet.write(length / 128);
        packet.write(0);
        packet.write(name.length);
        packet.writeBytes(name);
        packet.writeBytes(new byte[payload]);
        carry(isUp, packet.toByteArray());
    }

    private void ping() {
        carry(true, (byte) 0xc0, (byte) 0);
        now += Duration.ofMillis(10).toNanos();
        carry(false, (byte) 0xd0, (byte) 0);
    }

    @Test
    void packetsAreFoundWhateverTheirPieces() {
        byte[] connect = {0x10, 10, 0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 60};
        for (byte one : connect) {
            carry(true, one);
        }
        publish(true, "tl/1/up/x/status", 300);
        carry(true, (byte) 0xc0, (byte) 0, (byte) 0xc0, (byte) 0);
        assertThat(traffic.keepAliveSeconds()).isEqualTo(60);
        assertThat(traffic.since(0))
                .extracting(Packet::type, Packet::topic, Packet::bytes)
                .containsExactly(
                        tuple(1, "", 12),
                        tuple(3, "tl/1/up/x/status", 321),
                        tuple(12, "", 2),
                        tuple(12, "", 2));
    }

    @Test
    void largePacketHasHeadersForEachSegmentAndAnsweredOneNoBareAcknowledgement() {
        publish(true, "t", 2 * MqttTraffic.SEGMENT);
        carry(false, (byte) 0x40, (byte) 2, (byte) 0, (byte) 1);
        List<Packet> packets = traffic.since(0);
        assertThat(MqttTraffic.wireBytes(packets, 0))
                .isEqualTo(packets.getFirst().bytes() + 3L * MqttTraffic.HEADERS);
        assertThat(MqttTraffic.wireBytes(packets, 1)).isEqualTo(4 + 2L * MqttTraffic.HEADERS);
    }

    @Test
    void dayIsMadeOfMeasuredExchangesAndTheirDistances() {
        publish(true, "tl/1/up/x/time", 100);
        publish(false, "tl/1/station/x/time", 100);
        publish(true, "tl/1/up/x/status", 900);
        carry(false, (byte) 0x40, (byte) 2, (byte) 0, (byte) 1);
        now += Duration.ofSeconds(1).toNanos();
        int mark = traffic.mark();
        for (int i = 0; i < 4; i++) {
            ping();
            now += Duration.ofSeconds(50).toNanos() - Duration.ofMillis(10).toNanos();
        }
        publish(false, "tl/1/station/x/log/2026-11-29", 200);
        IdleTraffic idle = IdleTraffic.of(traffic.since(0), mark, MINUTES, 60);

        assertThat(idle.keepAlive()).isEqualTo((42 + 82) * 86_400 / 50.0);
        assertThat(idle.status()).isEqualTo((900 + 21 + 40 + 4 + 80) * 96.0);
        assertThat(idle.time()).isEqualTo((100 + 19 + 40 + 100 + 24 + 40) * 6.0);
        assertThat(idle.other()).isEqualTo((200 + 34 + 80) * 360.0);
        assertThat(idle.bytesPerDay())
                .isEqualTo(idle.keepAlive() + idle.status() + idle.time() + idle.other());
    }

    @Test
    void stretchWithoutTwoPingsUsesTheKeepAliveOfTheConnection() {
        ping();
        IdleTraffic idle = IdleTraffic.of(traffic.since(0), 0, MINUTES, 60);
        assertThat(idle.keepAlive()).isEqualTo((42 + 82) * 1_440.0);
        assertThat(idle.status()).isZero();
        assertThat(idle.time()).isZero();
    }
}
