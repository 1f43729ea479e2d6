package vn.tienglang.office.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.FailureReason;
import vn.tienglang.office.store.programme.Recording.State;

final class IngestWorkerTest {
    private static final Instant NOW = OfficeSamples.EIGHT;

    @TempDir Path folder;

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryClipSource clips = new InMemoryClipSource();
    private final FakeRecordingEvents events = new FakeRecordingEvents();
    private final List<AutoCloseable> workers = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable worker : workers) {
            worker.close();
        }
    }

    private TestMasterStore masters() {
        return new TestMasterStore(folder, 1_000);
    }

    private FakeIngester ingester() {
        return new FakeIngester(folder.resolve("work"));
    }

    private IngestWorker worker(Ingester ingester) {
        var worker =
                new IngestWorker(
                        transactions,
                        masters(),
                        new InMemoryDeliveryStore(clips, folder.resolve("clips")),
                        ingester,
                        events,
                        IngestTurn.ALWAYS,
                        () -> NOW,
                        1);
        workers.add(worker);
        return worker;
    }

    /** Stores a master and a recording in this state that was uploaded so many minutes ago. */
    private ClipId add(String sound, State state, int minutesAgo) throws IOException {
        byte[] bytes = sound.getBytes(StandardCharsets.UTF_8);
        var upload = (UploadResult.Complete) masters().receive(new ByteArrayInputStream(bytes));
        masters().keep(upload);
        put(upload.id(), state, minutesAgo);
        return upload.id();
    }

    private void put(ClipId id, State state, int minutesAgo) {
        transactions.inTransaction(repositories -> {
            repositories
                    .recordings()
                    .put(
                            new Recording(
                                    id,
                                    "Bản ghi",
                                    new LanguageTag("tyz"),
                                    9,
                                    "lan",
                                    NOW.minus(Duration.ofMinutes(minutesAgo)),
                                    IngestOptions.USUAL,
                                    state));
            return true;
        });
    }

    private State state(ClipId id) {
        return transactions
                .inTransaction(repositories -> repositories.recordings().find(id))
                .orElseThrow()
                .state();
    }

    private Optional<Clip> registered(ClipId clip) {
        return transactions.inTransaction(repositories -> repositories.clips().find(clip));
    }

    private List<AuditEntry> audit() {
        return transactions.inTransaction(repositories -> repositories.audit().latest(1));
    }

    @Test
    void aQueuedRecordingBecomesAClipThatCanBeFetched() throws IOException {
        ClipId id = add("sound", new State.Queued(0), 1);

        worker(ingester()).start();

        await().until(() -> state(id) instanceof State.Ready);
        ClipId clip = ((State.Ready) state(id)).clip();
        assertThat(clips.clips()).extracting(Clip::id).containsExactly(clip);
        assertThat(registered(clip)).isPresent();
        assertThat(audit())
                .containsExactly(
                        new AuditEntry(
                                NOW, "lan", "recording-taken", id.brief() + " " + clip.brief()));
        assertThat(events.events()).isEmpty();
    }

    @Test
    void recordingsAreIngestedInTheOrderOfUpload() throws IOException {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        FakeIngester fake = ingester();
        ClipId younger = add("younger", new State.Queued(0), 1);
        ClipId older = add("older", new State.Working(1), 2);

        worker(
                        (master, title, language, origin, progress) -> {
                            order.add(String.valueOf(master.getFileName()));
                            return fake.ingest(master, title, language, origin, progress);
                        })
                .start();

        await().until(() ->
                state(younger) instanceof State.Ready && state(older) instanceof State.Ready);
        assertThat(order).containsExactly(older.value(), younger.value());
    }

    @Test
    void aRecordingThatWasInterruptedTwiceFailsWithoutAnotherAttempt() throws IOException {
        FakeIngester ingester = ingester();
        ClipId id = add("sound", new State.Working(2), 1);

        worker(ingester).start();

        await().until(() -> state(id) instanceof State.Failed);
        assertThat(state(id)).isEqualTo(new State.Failed(FailureReason.INTERRUPTED_TWICE, NOW));
        assertThat(ingester.begun()).isZero();
    }

    @Test
    void aCancelledIngestEndsAtItsNextStepAndTheNextRecordingIsIngested() throws IOException {
        FakeIngester ingester = ingester();
        ingester.pause();
        ClipId id = add("sound", new State.Queued(0), 2);
        ClipId next = add("next", new State.Queued(0), 1);
        IngestWorker worker = worker(ingester);
        assertThat(worker.cancel(id)).isFalse();
        worker.start();
        await().until(() -> worker.progress(id).filter(one -> one.fraction() == 0.5).isPresent());

        assertThat(worker.cancel(id)).isTrue();
        ingester.resume();

        await().until(() -> state(next) instanceof State.Ready);
        assertThat(state(id)).isEqualTo(new State.Failed(FailureReason.CANCELLED, NOW));
        assertThat(events.events()).isEmpty();
    }

    @Test
    void aMissingMasterIsAFailure() {
        ClipId id = ClipId.of("gone".getBytes(StandardCharsets.UTF_8));
        put(id, new State.Queued(0), 1);

        worker(ingester()).start();

        await().until(() -> state(id) instanceof State.Failed);
        assertThat(state(id)).isEqualTo(new State.Failed(FailureReason.MASTER_GONE, NOW));
    }

    @Test
    void aDiskErrorAndAProgramErrorAreReportedAndTheNextRecordingIsIngested() throws IOException {
        FakeIngester fake = ingester();
        ClipId disk = add("disk", new State.Queued(0), 3);
        ClipId breaks = add("breaks", new State.Queued(0), 2);
        ClipId sound = add("sound", new State.Queued(0), 1);

        worker(
                        (master, title, language, origin, progress) -> {
                            if (master.endsWith(disk.value())) {
                                throw new IOException("no space left on device");
                            }
                            return fake.ingest(master, title, language, origin, progress);
                        })
                .start();

        await().until(() -> state(sound) instanceof State.Ready);
        assertThat(state(disk)).isEqualTo(new State.Failed(FailureReason.DISK, NOW));
        assertThat(state(breaks)).isEqualTo(new State.Failed(FailureReason.INGEST_BROKE, NOW));
        assertThat(events.events()).containsExactly("ingestFailed", "ingestFailed");
    }

    @Test
    void theWorkerWaitsUntilItIsWokenUp() throws IOException {
        IngestWorker worker = worker(ingester());
        worker.start();

        ClipId id = add("sound", new State.Queued(0), 1);
        worker.wakeUp();

        await().until(() -> state(id) instanceof State.Ready);
    }

    @Test
    void progressIsThatOfTheRecordingUnderWayAndThenNone() throws IOException {
        FakeIngester ingester = ingester();
        ingester.pause();
        ClipId id = add("sound", new State.Queued(0), 1);
        IngestWorker worker = worker(ingester);
        assertThat(worker.progress(id)).isEmpty();

        worker.start();

        await().until(() -> worker.progress(id).filter(one -> one.fraction() == 0.5).isPresent());
        assertThat(worker.progress(id).orElseThrow().recording()).isEqualTo(id);
        assertThat(state(id)).isEqualTo(new State.Working(1));
        ingester.resume();
        await().until(() -> state(id) instanceof State.Ready);
        await().until(() -> worker.progress(id).isEmpty());
    }

    @Test
    void aClosedWorkerPutsTheRecordingBackWithoutCountingTheAttempt() throws IOException {
        FakeIngester fake = ingester();
        var begun = new AtomicBoolean();
        ClipId id = add("sound", new State.Queued(1), 1);
        IngestWorker worker =
                worker((master, title, language, origin, progress) -> {
                    begun.set(true);
                    while (true) {
                        // Ends by the exception that the progress listener throws after close().
                        fake.ingest(master, title, language, origin, progress);
                    }
                });
        worker.start();
        await().untilTrue(begun);

        worker.close();

        assertThat(state(id)).isEqualTo(new State.Queued(1));
        assertThat(events.events()).isEmpty();
    }
}
