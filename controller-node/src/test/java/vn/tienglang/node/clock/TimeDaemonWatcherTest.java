package vn.tienglang.node.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.RecordingMailbox;

final class TimeDaemonWatcherTest {
    @TempDir private Path folder;

    private final RecordingMailbox mailbox = new RecordingMailbox(true);

    private Path file() {
        return folder.resolve("synchronized");
    }

    private TimeDaemonWatcher watcher() {
        return new TimeDaemonWatcher(new TimeDaemon(file()), mailbox);
    }

    @Test
    void reportsEachChangeOnce() throws IOException {
        TimeDaemonWatcher watcher = watcher();
        watcher.check();
        assertThat(mailbox.events()).as("the station begins with not synchronised").isEmpty();

        Files.createFile(file());
        watcher.check();
        watcher.check();
        Files.delete(file());
        watcher.check();
        watcher.check();

        assertThat(mailbox.events())
                .containsExactly(
                        new Event.ClockSynchronised(true), new Event.ClockSynchronised(false));
    }

    @Test
    void repeatsAReportThatAFullMailboxDidNotTake() throws IOException {
        TimeDaemonWatcher watcher = watcher();
        Files.createFile(file());
        mailbox.setFull(true);
        watcher.check();
        mailbox.setFull(false);
        watcher.check();

        assertThat(mailbox.events()).containsExactly(new Event.ClockSynchronised(true));
    }

    @Test
    void itsThreadReadsTheStateAtOnce() throws IOException {
        Files.createFile(file());
        try (var _ = TimeDaemonWatcher.start(new TimeDaemon(file()), mailbox)) {
            await().until(() -> mailbox.events().contains(new Event.ClockSynchronised(true)));
        }
    }
}
