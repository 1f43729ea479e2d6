package vn.tienglang.storage.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.recording.DeletionResult;
import vn.tienglang.office.recording.FakeIngester;
import vn.tienglang.office.recording.FakeRecordingEvents;
import vn.tienglang.office.recording.IngestTurn;
import vn.tienglang.office.recording.RecordingService;
import vn.tienglang.office.recording.SubmissionResult;
import vn.tienglang.office.recording.TestFolders;
import vn.tienglang.office.recording.UploadResult;
import vn.tienglang.office.recording.UploadRules;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.FailureReason;
import vn.tienglang.office.store.programme.Recording.State;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;

final class RecordingServiceTest {
    private static final Officer LAN = new Officer("lan", "Nguyễn Thị Lan");
    private static final LanguageTag TAY = new LanguageTag("tyz");

    @TempDir Path folder;

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private Instant now = OfficeSamples.EIGHT;
    private Optional<RecordingService> running = Optional.empty();
    private Optional<FakeIngester> ingester = Optional.empty();

    @AfterEach
    void close() {
        ingester.ifPresent(FakeIngester::resume);
        running.ifPresent(RecordingService::close);
    }

    private RecordingService started(FakeIngester worker) {
        var recordings = service(worker, new UploadRules(1_000, 0, 2, Duration.ofDays(30)));
        recordings.start();
        return recordings;
    }

    private RecordingService service(FakeIngester worker, UploadRules rules) {
        var recordings =
                new RecordingService(
                        MasterFolder.open(folder, rules),
                        PartialUploadFolder.open(folder.resolve("pieces")),
                        transactions,
                        new DeliveryFolder(folder.resolve("clips"), transactions),
                        worker,
                        new FakeRecordingEvents(),
                        rules,
                        IngestTurn.ALWAYS,
                        () -> now);
        running = Optional.of(recordings);
        ingester = Optional.of(worker);
        return recordings;
    }

    private FakeIngester ingester() {
        return new FakeIngester(folder.resolve("work"));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SubmissionResult submit(RecordingService recordings, String sound)
            throws IOException {
        var whole = (UploadResult.Complete) recordings.receive(bytes(sound), 0);
        return recordings.submit(whole, "Bản ghi", TAY, IngestOptions.USUAL, LAN);
    }

    private static ClipId id(String sound) {
        return ClipId.of(sound.getBytes(StandardCharsets.UTF_8));
    }

    private static State settled(RecordingService recordings, ClipId id) {
        await().until(() -> {
            State state = recordings.find(id).orElseThrow().state();
            return !(state instanceof State.Queued || state instanceof State.Working);
        });
        return recordings.find(id).orElseThrow().state();
    }

    private static ClipId ingested(RecordingService recordings, String sound) throws IOException {
        submit(recordings, sound);
        return ((State.Ready) settled(recordings, id(sound))).clip();
    }

    private List<String> incoming() {
        return TestFolders.names(folder.resolve("incoming"));
    }

    private List<String> masters() {
        return TestFolders.names(folder.resolve("masters"));
    }

    @Test
    void uploadBecomesAClipAndTheMasterIsUnchanged() throws IOException {
        RecordingService recordings = started(ingester());

        ClipId clip = ingested(recordings, "sound");

        assertThat(recordings.master(id("sound")).map(RecordingServiceTest::read))
                .contains("sound");
        Clip booked =
                transactions
                        .inTransaction(repositories -> repositories.clips().find(clip))
                        .orElseThrow();
        assertThat(booked.language()).isEqualTo(TAY);
        var deliveries = new DeliveryFolder(folder.resolve("clips"), transactions);
        assertThat(deliveries.clips()).containsExactly(booked);
        assertThat(ClipId.of(deliveries.part(booked, 0).orElseThrow())).isEqualTo(clip);
        assertThat(incoming()).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void sameBytesAreTheSameRecordingAndARefusedOneMayBeUploadedAgain() throws IOException {
        RecordingService recordings = started(ingester());
        ingested(recordings, "sound");

        assertThat(submit(recordings, "sound")).isInstanceOf(SubmissionResult.AlreadyStored.class);
        assertThat(incoming()).isEmpty();
        submit(recordings, "silence");
        assertThat(settled(recordings, id("silence"))).isInstanceOf(State.Refused.class);
        assertThat(submit(recordings, "silence")).isInstanceOf(SubmissionResult.Queued.class);
        assertThat(settled(recordings, id("silence"))).isInstanceOf(State.Refused.class);
        assertThat(recordings.all()).hasSize(2);
    }

    @Test
    void rejectedUploadLeavesNoFiles() throws IOException {
        RecordingService recordings = started(ingester());
        assertThat(recordings.receive(bytes(""), 0)).isEqualTo(new UploadResult.Empty());
        assertThat(recordings.receive(bytes("x".repeat(1_001)), 0))
                .isEqualTo(new UploadResult.TooLarge(1_000));
        assertThat(recordings.receive(bytes("x"), 1_001))
                .isEqualTo(new UploadResult.TooLarge(1_000));
        InputStream broken =
                new SequenceInputStream(
                        bytes("half"),
                        new InputStream() {
                            @Override
                            public int read() throws IOException {
                                throw new IOException("gone");
                            }

                            @Override
                            public int read(byte[] into, int from, int length) throws IOException {
                                throw new IOException("gone");
                            }
                        });
        assertThatThrownBy(() -> recordings.receive(broken, 0)).hasMessage("gone");
        assertThat(incoming()).isEmpty();
        assertThat(masters()).isEmpty();
    }

    @Test
    void uploadIsRejectedWithoutFreeDiskSpace() throws IOException {
        var full = service(ingester(), new UploadRules(1_000, Long.MAX_VALUE, 2, Duration.ZERO));
        assertThat(full.receive(bytes("x"), 0)).isEqualTo(new UploadResult.NoRoom());
        assertThat(incoming()).isEmpty();
    }

    @Test
    void queueIsLimited() throws IOException {
        FakeIngester worker = ingester();
        worker.pause();
        RecordingService recordings = started(worker);
        submit(recordings, "one");
        await().until(() -> recordings.progress(id("one")).isPresent());
        submit(recordings, "two");
        var late = (UploadResult.Complete) recordings.receive(bytes("late"), 0);
        submit(recordings, "three");

        assertThat(recordings.receive(bytes("four"), 0)).isEqualTo(new UploadResult.QueueFull(2));
        assertThat(recordings.submit(late, "muộn", TAY, IngestOptions.USUAL, LAN))
                .isEqualTo(new SubmissionResult.QueueFull(2));
    }

    @Test
    void interruptedIngestIsRepeatedFromTheMaster() throws IOException {
        // State after a killed process: a working recording and an incomplete upload.
        var recordings = service(ingester(), UploadRules.usual(1_000));
        submit(recordings, "sound");
        transactions.inTransaction(repositories -> {
            Recording working = repositories.recordings().all().getFirst();
            repositories.recordings().put(working.withState(new State.Working(1)));
            return working;
        });
        Files.writeString(folder.resolve("incoming/upload-7"), "hal");

        RecordingService again = started(ingester());

        assertThat(settled(again, id("sound"))).isInstanceOf(State.Ready.class);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void ingestInterruptedTwiceIsNotTriedAgain() throws IOException {
        var recordings = service(ingester(), UploadRules.usual(1_000));
        submit(recordings, "sound");
        transactions.inTransaction(repositories -> {
            Recording working = repositories.recordings().all().getFirst();
            repositories.recordings().put(working.withState(new State.Working(2)));
            return working;
        });
        FakeIngester worker = ingester();

        RecordingService again = started(worker);

        assertThat(settled(again, id("sound")))
                .isEqualTo(new State.Failed(FailureReason.INTERRUPTED_TWICE, now));
        assertThat(worker.begun()).isZero();
    }

    @Test
    void closeRequeuesTheRunningIngestWithoutCountingAnAttempt() throws IOException {
        FakeIngester worker = ingester();
        worker.pause();
        RecordingService recordings = started(worker);
        submit(recordings, "sound");
        await().until(() -> recordings.progress(id("sound")).isPresent());

        var closing = new Thread(recordings::close, "closing");
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        worker.resume();
        await().until(() -> !closing.isAlive());

        assertThat(recordings.find(id("sound")).orElseThrow().state())
                .isEqualTo(new State.Queued(0));
        assertThat(settled(started(ingester()), id("sound"))).isInstanceOf(State.Ready.class);
    }

    @Test
    void failureOfOneIngestIsStoredAndTheNextOneRuns() throws IOException {
        RecordingService recordings = started(ingester());
        submit(recordings, "breaks");
        assertThat(settled(recordings, id("breaks")))
                .isEqualTo(new State.Failed(FailureReason.INGEST_BROKE, now));
        ingested(recordings, "sound");
        Files.delete(recordings.master(id("breaks")).orElseThrow());
        assertThat(recordings.delete(id("breaks"), LAN)).isInstanceOf(DeletionResult.Deleted.class);
    }

    @Test
    void deletedRecordingLeavesNoFilesOrRows() throws IOException {
        RecordingService recordings = started(ingester());
        ClipId clip = ingested(recordings, "sound");

        assertThat(recordings.delete(id("sound"), LAN)).isInstanceOf(DeletionResult.Deleted.class);

        assertThat(recordings.all()).isEmpty();
        assertThat(masters()).isEmpty();
        assertThat(TestFolders.names(folder.resolve("clips"))).isEmpty();
        Optional<Clip> left =
                transactions.inTransaction(repositories -> repositories.clips().find(clip));
        assertThat(left).isEmpty();
        assertThat(recordings.delete(id("sound"), LAN))
                .isEqualTo(new DeletionResult.Unknown(id("sound")));
    }

    @Test
    void recordingUsedByASlotIsNotDeleted() throws IOException {
        RecordingService recordings = started(ingester());
        ClipId clip = ingested(recordings, "sound");
        var slot =
                OfficeSamples.slot(
                        "s1-a",
                        OfficeSamples.LANG_SON,
                        OfficeSamples.SATURDAY,
                        LocalTime.NOON,
                        clip);
        transactions.inTransaction(repositories -> {
            repositories.slots().add(new SlotRevision(1, 1, slot, "lan", now, Stage.WITHDRAWN));
            return slot;
        });
        assertThat(recordings.delete(id("sound"), LAN))
                .isInstanceOf(DeletionResult.UsedBySlot.class);
        assertThat(recordings.delivery(recordings.find(id("sound")).orElseThrow())).isPresent();
    }

    @Test
    void recordingDuringIngestIsNotDeleted() throws IOException {
        FakeIngester worker = ingester();
        worker.pause();
        RecordingService recordings = started(worker);
        submit(recordings, "sound");
        await().until(() -> recordings.progress(id("sound")).isPresent());
        assertThat(recordings.delete(id("sound"), LAN))
                .isInstanceOf(DeletionResult.InProgress.class);
    }

    @Test
    void refusedRecordingsAreDeletedAfterThirtyDays() throws IOException {
        RecordingService recordings = started(ingester());
        submit(recordings, "silence");
        settled(recordings, id("silence"));
        ingested(recordings, "sound");
        now = now.plus(Duration.ofDays(30));
        recordings.sweep();
        assertThat(masters()).hasSize(2);
        now = now.plusSeconds(1);
        recordings.sweep();
        assertThat(masters()).containsExactly(id("sound").value());
        assertThat(recordings.all()).hasSize(1);
    }

    @Test
    void damagedDeliveryCopyIsNotServed() throws IOException {
        RecordingService recordings = started(ingester());
        ClipId id = ingested(recordings, "sound");
        Clip clip =
                transactions
                        .inTransaction(repositories -> repositories.clips().find(id))
                        .orElseThrow();
        Path file = folder.resolve("clips").resolve(id.value());
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);
        var deliveries = new DeliveryFolder(folder.resolve("clips"), transactions);
        assertThat(deliveries.part(clip, 0)).isEmpty();
        assertThat(deliveries.clips()).isEmpty();
        Files.delete(file);
        assertThat(new DeliveryFolder(folder.resolve("clips"), transactions).clips()).isEmpty();
    }
}
