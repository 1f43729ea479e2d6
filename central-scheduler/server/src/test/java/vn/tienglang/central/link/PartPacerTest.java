package vn.tienglang.central.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.OfficeSamples;

/** Pacing against a simulated station that requests as a node does, in virtual time. */
class PartPacerTest {
    private static final long MS = Duration.ofMillis(1).toNanos();
    private static final Clip CLIP = OfficeSamples.clip("Tin", Duration.ofMinutes(5));
    private static final StationId ONE = new StationId("ls-mot");
    private static final StationId TWO = new StationId("ls-hai");

    private final PartPacer pacer = new PartPacer();

    private static Message.PartSent part(StationId station, int index) {
        return new Message.PartSent(station, CLIP.id(), index, new byte[Limits.PART_BYTES]);
    }

    /**
     * Station on a slow link: parts arrive one after another at its rate; when half of its window
     * has arrived, it requests as many again.
     */
    private final class SlowStation {
        private final Queue<Message.PartSent> socket = new ArrayDeque<>();
        private final long nanosAPart;
        private long arrivesAt;
        private int requested;
        private int arrived;
        private int mostUnderWay;

        SlowStation(int bytesASecond) {
            nanosAPart = Limits.PART_BYTES * 1_000_000_000L / bytesASecond;
        }

        void step(long now) {
            if (!socket.isEmpty() && now >= arrivesAt) {
                socket.remove();
                arrived++;
                arrivesAt = now + nanosAPart;
            }
            if (requested - arrived <= Limits.PARTS_WANTED_AT_ONCE / 2) {
                while (requested - arrived < Limits.PARTS_WANTED_AT_ONCE) {
                    assertThat(pacer.add(part(ONE, requested++), now)).isTrue();
                }
            }
            for (Optional<Message.PartSent> next = pacer.next(now);
                    next.isPresent();
                    next = pacer.next(now)) {
                if (socket.isEmpty()) {
                    arrivesAt = now + nanosAPart;
                }
                socket.add(next.get());
            }
        }

        /** Lets time pass; returns the most parts that were in the socket in that time. */
        int run(long fromMs, long untilMs) {
            mostUnderWay = 0;
            for (long ms = fromMs; ms < untilMs; ms += 20) {
                step(ms * MS);
                mostUnderWay = Math.max(mostUnderWay, socket.size());
            }
            return mostUnderWay;
        }
    }

    @Test
    void slowLinkHasAtMostThreePartsUnderWayAndIsUsed() {
        var station = new SlowStation(8_000);
        station.run(0, 60_000);
        int arrivedBefore = station.arrived;
        assertThat(station.run(60_000, 360_000)).isLessThanOrEqualTo(3);
        // 300 s at 8 kB/s are 97 parts.
        assertThat(station.arrived - arrivedBefore).isGreaterThan(80);
    }

    @Test
    void fastLinkIsFilledWithinSeconds() {
        var station = new SlowStation(1_000_000);
        station.run(0, 10_000);
        int arrivedBefore = station.arrived;
        station.run(10_000, 20_000);
        // Requests and parts take turns every 20 ms here; 10 s at 1 MB/s would be 407 parts.
        assertThat(station.arrived - arrivedBefore).isGreaterThan(200);
    }

    @Test
    void firstPartGoesAtOnceAndTheSecondWhenItHasArrived() {
        pacer.add(part(ONE, 0), 0);
        pacer.add(part(ONE, 1), 0);
        assertThat(pacer.waitNanos(0)).isZero();
        assertThat(pacer.next(0)).contains(first(0));
        long wait = pacer.waitNanos(0);
        assertThat(wait).isBetween(300 * MS, 1_000 * MS);
        assertThat(pacer.next(wait - MS)).isEmpty();
        assertThat(pacer.next(wait)).contains(first(1));
        assertThat(pacer.isEmpty()).isTrue();
        assertThat(pacer.waitNanos(wait)).isEqualTo(Long.MAX_VALUE);
    }

    private Message.PartSent first(int index) {
        return part(ONE, index);
    }

    @Test
    void stationsDoNotWaitForEachOther() {
        for (int index = 0; index < 3; index++) {
            pacer.add(part(ONE, index), 0);
        }
        pacer.add(part(TWO, 0), 0);
        assertThat(pacer.next(0)).map(Message.PartSent::station).contains(ONE);
        assertThat(pacer.next(0)).map(Message.PartSent::station).contains(TWO);
        assertThat(pacer.next(0)).isEmpty();
    }

    @Test
    void partIsNotQueuedTwiceAndTheQueueIsBounded() {
        for (int time = 0; time < 3; time++) {
            assertThat(pacer.add(part(ONE, 0), 0)).isTrue();
        }
        assertThat(pacer.size()).isEqualTo(1);
        for (int index = 1; index < PartPacer.PER_STATION; index++) {
            assertThat(pacer.add(part(ONE, index), 0)).isTrue();
        }
        assertThat(pacer.add(part(ONE, 99), 0)).isFalse();
        assertThat(pacer.add(part(TWO, 99), 0)).isTrue();
        for (int station = 0; pacer.size() < PartPacer.CAPACITY; station++) {
            pacer.add(part(new StationId("s-" + station), 0), 0);
        }
        assertThat(pacer.add(part(new StationId("too-many"), 0), 0)).isFalse();
    }

    @Test
    void pauseOfMinutesIsNoCongestion() {
        var station = new SlowStation(1_000_000);
        station.run(0, 10_000);
        pacer.add(part(ONE, 10_000), Duration.ofHours(24).toNanos());
        pacer.add(part(ONE, 10_001), Duration.ofHours(24).toNanos());
        long later = Duration.ofHours(24).plusMillis(100).toNanos();
        assertThat(pacer.next(later)).isPresent();
        assertThat(pacer.waitNanos(later)).isLessThan(500 * MS);
    }
}
