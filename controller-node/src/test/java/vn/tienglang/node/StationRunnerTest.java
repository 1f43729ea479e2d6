package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.clock.MachineClock;
import vn.tienglang.node.clock.TimeDaemon;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.SimulatedClipStore;
import vn.tienglang.node.port.SimulatedClock;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.SimulatedJournal;
import vn.tienglang.node.port.SimulatedRelay;
import vn.tienglang.node.port.SimulatedSpeaker;
import vn.tienglang.node.port.TestAiring;
import vn.tienglang.node.port.VirtualTime;
import vn.tienglang.node.port.WorkTimer;

/** Tests of the runner on a real thread with the real clock. */
class StationRunnerTest {
    private final EventQueue queue = new EventQueue();
    private final MachineClock clock = new MachineClock(new TimeDaemon());
    private final SimulatedRelay relay = new SimulatedRelay();
    private final SimulatedDisk disk = new SimulatedDisk();
    private final SimulatedClipStore clips = new SimulatedClipStore(queue);
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();

    @Test
    void handlesOfferedEventsAndStops() throws InterruptedException {
        StationLoop loop = loop();
        var runner = new StationRunner(loop, queue, clock, WorkTimer.NONE);
        Thread thread = start(runner);
        queue.offer(new Event.LinkUp());
        await().atMost(30, TimeUnit.SECONDS).until(() -> loop.view().linkUp());
        runner.stop();

        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        assertThat(failure).isNotDone();
    }

    @Test
    void journalFailureEndsWithOpenRelay() throws Exception {
        Thread thread = start(new StationRunner(loop(), queue, clock, WorkTimer.NONE));
        disk.setFull(true);
        queue.offer(
                new Event.MessageReceived(
                        new Message.LogIssued(TestAiring.log(1)), Event.Acknowledger.NONE));

        assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(Journal.JournalException.class);
        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
        assertThat(relay.contact()).isEqualTo(RelayState.OPEN);
    }

    @Test
    void fullMailboxRejectsEvents() {
        for (int i = 0; i < Limits.MAILBOX; i++) {
            assertThat(queue.offer(new Event.Tick())).isTrue();
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
                new SimulatedSpeaker(
                        time, new SimulatedClock(time, StationScenario.FIVE), clips::clipAt, queue);
        var settings =
                PlayoutSettings.usual(
                        StationScenario.STATION,
                        List.of(StationScenario.COMMUNE),
                        StationScenario.ZONE,
                        speaker.description(),
                        speaker.audible(),
                        relay.description(),
                        relay.isReal());
        var journal = new SimulatedJournal(StationScenario.STATION, disk);
        return new StationLoop(
                settings,
                journal.recover(),
                new StationLoop.Ports(
                        relay,
                        speaker,
                        clips,
                        journal,
                        new Deaf(),
                        _ -> new Signature(new KeyId("ls-tan-thanh-1"), "c2lnbmVk"),
                        new SplittableRandom(1)));
    }

    private static final class Deaf implements Link {
        @Override
        public void send(Message message) {}

        @Override
        public void close() {}
    }
}
