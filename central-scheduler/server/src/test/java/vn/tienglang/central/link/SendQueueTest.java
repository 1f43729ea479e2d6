package vn.tienglang.central.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.OfficeSamples;

class SendQueueTest {
    private static final StationId STATION = new StationId("ls-mot");
    private static final Clip CLIP = OfficeSamples.clip("Tin", Duration.ofMinutes(5));
    private static final long WINDOW = 1_000_000;

    private long now;
    private final SendQueue queue = new SendQueue(() -> now);

    private static Message part(int station, int index) {
        return new Message.PartSent(
                new StationId("s-" + station), CLIP.id(), index, new byte[Limits.PART_BYTES]);
    }

    private static Message acknowledgement() {
        return new Message.AsRunAcknowledged(STATION, ChainId.UNNAMED, 3, Digest.NONE);
    }

    private SendQueue.SendBatch next() throws InterruptedException {
        return queue.next(16, WINDOW, Duration.ZERO);
    }

    @Test
    void thousandsOfPartsNeitherDropNorDelayAnAcknowledgement() throws Exception {
        queue.open();
        next();
        for (int i = 0; i < 5_000; i++) {
            queue.send(part(i, 0));
        }
        long droppedParts = queue.dropped();
        assertThat(droppedParts).isEqualTo(5_000 - PartPacer.CAPACITY);
        queue.send(acknowledgement());
        SendQueue.SendBatch batch = next();
        assertThat(batch.answers()).containsExactly(acknowledgement());
        assertThat(batch.parts()).hasSize(16);
        assertThat(queue.dropped()).isEqualTo(droppedParts);
    }

    @Test
    void fullLaneOfAnswersDropsAndCounts() throws Exception {
        queue.open();
        for (int i = 0; i < SendQueue.ANSWERS + 7; i++) {
            queue.send(acknowledgement());
        }
        assertThat(queue.dropped()).isEqualTo(7);
        assertThat(next().answers()).hasSize(16);
    }

    @Test
    void partsAreBoundedByBytesAndOneIsAlwaysAllowed() throws Exception {
        queue.open();
        for (int station = 0; station < 9; station++) {
            queue.send(part(station, 0));
        }
        assertThat(queue.next(16, 3L * Limits.PART_BYTES, Duration.ZERO).parts()).hasSize(3);
        assertThat(queue.next(16, 1, Duration.ZERO).parts()).hasSize(1);
    }

    @Test
    void pacedPartComesWhenItsTimeHasCome() throws Exception {
        queue.open();
        queue.send(part(1, 0));
        queue.send(part(1, 1));
        assertThat(next().parts()).containsExactly(part(1, 0));
        assertThat(next().parts()).isEmpty();
        now += Duration.ofSeconds(1).toNanos();
        assertThat(next().parts()).containsExactly(part(1, 1));
    }

    @Test
    void nothingWaitsWhileTheLinkIsDown() throws Exception {
        queue.send(acknowledgement());
        queue.send(part(1, 0));
        assertThat(queue.dropped()).isEqualTo(2);
        queue.open();
        queue.send(acknowledgement());
        queue.send(part(1, 0));
        queue.close();
        assertThat(queue.dropped()).isEqualTo(4);
        queue.open();
        SendQueue.SendBatch batch = next();
        List<Message> all = new ArrayList<>(batch.answers());
        all.addAll(batch.parts());
        assertThat(all).isEmpty();
        assertThat(batch.outboxFilled()).isTrue();
    }
}
