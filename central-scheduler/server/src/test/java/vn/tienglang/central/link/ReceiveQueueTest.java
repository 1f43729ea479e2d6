package vn.tienglang.central.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.asrun.RejectionCounter;
import vn.tienglang.office.recording.FakeRecordingEvents;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** Storing of received messages by an office that fails on some of them. */
class ReceiveQueueTest {
    private static final Station STATION =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Clip CLIP = OfficeSamples.clip("Tin", Duration.ofMinutes(5));

    private final OfficeSamples.Keys keys = OfficeSamples.Keys.of(STATION, 1);
    private final Queue<Integer> stored = new ConcurrentLinkedQueue<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final RejectionCounter rejections =
            new RejectionCounter(new InMemoryTransactions(), _ -> true);
    private volatile int poison = -1;
    private volatile boolean down;
    private volatile boolean outOfMemory;
    private final FakeRecordingEvents events = new FakeRecordingEvents();

    private final Verifier verifier = Ed25519.verifier(keys.id(), keys.pair().getPublic());
    private final ReceiveQueue queue =
            new ReceiveQueue(
                    this::receive, rejections, _ -> verifier, () -> OfficeSamples.EIGHT, events);

    @AfterEach
    void close() {
        queue.close();
    }

    private void receive(List<Message> messages, Instant now) {
        calls.incrementAndGet();
        List<Integer> numbers =
                messages.stream()
                        .map(one -> ((Message.PartsRequested) one).parts().getFirst())
                        .toList();
        if (outOfMemory) {
            outOfMemory = false;
            throw new OutOfMemoryError("of a test");
        }
        if (down || numbers.contains(poison)) {
            throw new Transactions.Failed("value too long for column");
        }
        stored.addAll(numbers);
    }

    private void send(int number) {
        SignedMessage message =
                Codec.encode(
                        new Message.PartsRequested(STATION.id(), CLIP.id(), List.of(number)),
                        keys.signer());
        queue.onMessage(
                message.topic(),
                message.payload(),
                message.signature().key().value(),
                message.signature().value(),
                1,
                acknowledged::incrementAndGet);
    }

    @Test
    void messageThatTheDatabaseRefusesDoesNotHoldUpTheOthers() {
        poison = 2;
        for (int number = 1; number <= 5; number++) {
            send(number);
        }
        await().until(() -> stored.size() == 4);
        assertThat(stored).containsExactlyInAnyOrder(1, 3, 4, 5);
        assertThat(acknowledged).hasValue(4);
    }

    @Test
    void poisonMessageIsGivenUpAndCountedWhileOthersAreStored() {
        poison = 0;
        send(0);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> {
                    send(stored.size() + 1);
                    return !rejections.list().isEmpty();
                });
        assertThat(rejections.list().getFirst().detail()).contains("value too long for column");
        assertThat(stored).doesNotContain(0);
    }

    @Test
    void threadThatDiesIsRestartedAndItsBatchIsStored() {
        outOfMemory = true;
        for (int number = 1; number <= 3; number++) {
            send(number);
        }
        await().until(() -> stored.size() == 3);
        await().until(() -> acknowledged.get() == 3);
        assertThat(events.events()).containsExactly("workerRestarted");
    }

    @Test
    void outageOfTheDatabaseLosesNothing() {
        down = true;
        for (int number = 1; number <= 9; number++) {
            send(number);
        }
        await().until(() -> calls.get() > 8);
        assertThat(acknowledged).hasValue(0);
        down = false;
        await().until(() -> stored.size() == 9);
        await().until(() -> acknowledged.get() == 9);
        assertThat(rejections.list()).isEmpty();
    }
}
