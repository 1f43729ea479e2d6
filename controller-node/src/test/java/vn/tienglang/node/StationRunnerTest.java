package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.wire.KeyId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Signature;
import vn.tienglang.node.playout.Event;
import vn.tienglang.node.playout.PlayoutSettings;

/** The loop on a real thread, by the real clock. */
class StationRunnerTest {
    private final EventQueue queue = new EventQueue();
    private final MachineClock clock = new MachineClock();
    private final SimRelay relay = new SimRelay();
    private final SimDisk disk = new SimDisk();
    private final SimClipStore clips = new SimClipStore(queue);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    @Test
    void hearsWhatIsOfferedAndEndsWhenTold() throws InterruptedException {
        StationLoop loop = loop();
        var runner = new StationRunner(loop, queue, clock);
        Thread thread = start(runner);
        queue.offer(new Event.LinkUp());
        await().atMost(30, TimeUnit.SECONDS).until(() -> loop.view().linkUp());
        runner.stop();

        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        assertThat(failure).isNotDone();
    }

    @Test
    void endsWithTheRelayOpenWhenTheJournalFails() throws Exception {
        Thread thread = start(new StationRunner(loop(), queue, clock));
        disk.setFull(true);
        queue.offer(new Event.Received(new Message.LogIssued(Item.log(1)), Event.Receipt.NONE));

        assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(Journal.Failed.class);
        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        assertThat(relay.contact()).isEqualTo(Contact.OPEN);
    }

    @Test
    void aFullMailboxTakesNothingMore() {
        for (int i = 0; i < Limits.MAILBOX; i++) {
            assertThat(queue.offer(new Event.Woke())).isTrue();
        }

        assertThat(queue.offer(new Event.StaffStopped())).isFalse();
    }

    private Thread start(StationRunner runner) {
        return Thread.ofPlatform()
                .name("station")
                .uncaughtExceptionHandler((_, thrown) -> failure.complete(thrown))
                .start(runner);
    }

    private StationLoop loop() {
        var time = new VirtualTime();
        var speaker =
                new SimSpeaker(time, new SimClock(time, StationStory.FIVE), clips::clipAt, queue);
        var settings =
                PlayoutSettings.usual(
                        StationStory.STATION,
                        List.of(StationStory.COMMUNE),
                        StationStory.ZONE,
                        speaker.words(),
                        speaker.audible(),
                        relay.words());
        var journal = new SimJournal(StationStory.STATION, disk);
        return new StationLoop(
                settings,
                journal.recover(),
                new StationLoop.Ports(
                        relay,
                        speaker,
                        clips,
                        journal,
                        new Deaf(),
                        _ -> new Signature(new KeyId("ls-tan-thanh-1"), "c2lnbmVk")));
    }

    private static final class Deaf implements Link {
        @Override
        public void send(Message message) {}

        @Override
        public void close() {}
    }
}
