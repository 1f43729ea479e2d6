package vn.tienglang.central.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.SplittableRandom;
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
                    assertThat(pacer.add(part(ONE, requested++), OptionalLong.empty(), now))
                            .isTrue();
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
        pacer.add(part(ONE, 0), OptionalLong.empty(), 0);
        pacer.add(part(ONE, 1), OptionalLong.empty(), 0);
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
            pacer.add(part(ONE, index), OptionalLong.empty(), 0);
        }
        pacer.add(part(TWO, 0), OptionalLong.empty(), 0);
        assertThat(pacer.next(0)).map(Message.PartSent::station).contains(ONE);
        assertThat(pacer.next(0)).map(Message.PartSent::station).contains(TWO);
        assertThat(pacer.next(0)).isEmpty();
    }

    @Test
    void partIsNotQueuedTwiceAndTheQueueIsBounded() {
        for (int time = 0; time < 3; time++) {
            assertThat(pacer.add(part(ONE, 0), OptionalLong.empty(), 0)).isTrue();
        }
        assertThat(pacer.size()).isEqualTo(1);
        for (int index = 1; index < PartPacer.PER_STATION; index++) {
            assertThat(pacer.add(part(ONE, index), OptionalLong.empty(), 0)).isTrue();
        }
        assertThat(pacer.add(part(ONE, 99), OptionalLong.empty(), 0)).isFalse();
        assertThat(pacer.add(part(TWO, 99), OptionalLong.empty(), 0)).isTrue();
        for (int station = 0; pacer.size() < PartPacer.CAPACITY; station++) {
            pacer.add(part(new StationId("s-" + station), 0), OptionalLong.empty(), 0);
        }
        assertThat(pacer.add(part(new StationId("too-many"), 0), OptionalLong.empty(), 0))
                .isFalse();
    }

    @Test
    void pauseOfMinutesIsNoCongestion() {
        var station = new SlowStation(1_000_000);
        station.run(0, 10_000);
        pacer.add(part(ONE, 10_000), OptionalLong.empty(), Duration.ofHours(24).toNanos());
        pacer.add(part(ONE, 10_001), OptionalLong.empty(), Duration.ofHours(24).toNanos());
        long later = Duration.ofHours(24).plusMillis(100).toNanos();
        assertThat(pacer.next(later)).isPresent();
        assertThat(pacer.waitNanos(later)).isLessThan(500 * MS);
    }

    /**
     * Station that accepts pieces, behind a link of a fixed rate: it keeps two parts requested, and
     * requests the next when one has come, as a node does on a slow link.
     */
    private final class PiecesStation {
        private final Queue<Message.PartSent> socket = new ArrayDeque<>();
        private final int bytesASecond;
        private final List<Integer> sizes = new ArrayList<>();
        private long freeAt;
        private int requested;
        private long received;
        private long mostWaitNanos;

        PiecesStation(int bytesASecond) {
            this.bytesASecond = bytesASecond;
        }

        private long nanos(int bytes) {
            return bytes * 1_000_000_000L / bytesASecond;
        }

        /** Lets time pass; the longest wait of a message behind pieces is then in a field. */
        void run(long fromMs, long untilMs) {
            mostWaitNanos = 0;
            for (long ms = fromMs; ms < untilMs; ms += 20) {
                step(ms * MS);
            }
        }

        private void step(long now) {
            while (!socket.isEmpty() && now >= freeAt) {
                received += socket.remove().bytes().length;
                if (!socket.isEmpty()) {
                    freeAt += nanos(socket.element().bytes().length);
                }
            }
            long outstanding = (long) requested * Limits.PART_BYTES - received;
            boolean isFirst = requested == 0;
            if (isFirst || outstanding <= Limits.PART_BYTES) {
                assertThat(pacer.add(part(ONE, requested++), OptionalLong.of(received), now))
                        .isTrue();
            }
            for (Optional<Message.PartSent> next = pacer.next(now);
                    next.isPresent();
                    next = pacer.next(now)) {
                int bytes = next.get().bytes().length;
                sizes.add(bytes);
                if (socket.isEmpty()) {
                    freeAt = now + nanos(bytes);
                }
                socket.add(next.get());
            }
            long behind = socket.stream().skip(1).mapToLong(one -> nanos(one.bytes().length)).sum();
            mostWaitNanos = Math.max(mostWaitNanos, socket.isEmpty() ? 0 : freeAt - now + behind);
        }
    }

    @Test
    void nothingWaitsLongerThanTwoSecondsBehindPiecesOnASlowLinkFromTheFirstByteOn() {
        for (int bytesASecond : new int[] {8_000, 16_000, 32_000}) {
            pacer.clear();
            var station = new PiecesStation(bytesASecond);
            station.run(0, 120_000);
            assertThat(Duration.ofNanos(station.mostWaitNanos))
                    .as("wait at %d B/s", bytesASecond)
                    .isLessThan(Duration.ofSeconds(2));
            assertThat(station.received)
                    .as("bytes in 120 s at %d B/s", bytesASecond)
                    .isGreaterThan(bytesASecond * 100L);
            assertThat(station.sizes.getFirst()).isEqualTo(PartPacer.PIECE_BYTES_LEAST);
        }
    }

    @Test
    void fastLinkGetsWholePartsWithinSeconds() {
        var station = new PiecesStation(1_000_000);
        station.run(0, 10_000);
        assertThat(station.sizes.getLast()).isEqualTo(Limits.PART_BYTES);
        assertThat(station.sizes.size()).isLessThan(2 * station.requested);
    }

    @Test
    void piecesOfAPartFollowOneAnotherAndMakeItWhole() {
        byte[] bytes = new byte[Limits.PART_BYTES];
        new SplittableRandom(3).nextBytes(bytes);
        pacer.add(new Message.PartSent(ONE, CLIP.id(), 5, bytes), OptionalLong.of(0), 0);
        byte[] whole = new byte[0];
        for (long now = 0; !pacer.isEmpty(); now += 100 * MS) {
            for (Message.PartSent piece : pacer.next(now).stream().toList()) {
                assertThat(piece.index()).isEqualTo(5);
                assertThat(piece.offset()).isEqualTo(whole.length);
                whole = Arrays.copyOf(whole, piece.offset() + piece.bytes().length);
                System.arraycopy(piece.bytes(), 0, whole, piece.offset(), piece.bytes().length);
            }
        }
        assertThat(whole).isEqualTo(bytes);
        assertThat(pacer.size()).isZero();
    }

    /** After a new link the station has lost the beginning of the part and requests it again. */
    @Test
    void newLinkBeginsThePartAnew() {
        pacer.add(part(ONE, 0), OptionalLong.of(700), 0);
        pacer.add(part(ONE, 1), OptionalLong.of(700), 0);
        assertThat(pacer.next(0)).map(Message.PartSent::offset).contains(0);
        long later = 10_000 * MS;
        pacer.add(part(ONE, 0), OptionalLong.of(0), later);
        assertThat(pacer.size()).isEqualTo(1);
        assertThat(pacer.next(later)).map(Message.PartSent::offset).contains(0);
    }

    /** Pieces that were lost on the way do not stop the station for good. */
    @Test
    void lostPiecesAreForgottenAfterAMinute() {
        pacer.add(part(ONE, 0), OptionalLong.of(9), 0);
        while (pacer.next(60_000 * MS).isPresent()) {
            assertThat(pacer.size()).isNotNegative();
        }
        long later = Duration.ofMinutes(3).toNanos();
        pacer.add(part(ONE, 1), OptionalLong.of(10), later);
        assertThat(pacer.next(later)).isPresent();
    }
}
