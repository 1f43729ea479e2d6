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
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.recording.DeletionResult;
import vn.tienglang.office.recording.FakeIngester;
import vn.tienglang.office.recording.FakeRecordingEvents;
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

    private final InMemoryTransactions archive = new InMemoryTransactions();
    private Instant now = OfficeSamples.EIGHT;
    private Optional<RecordingService> running = Optional.empty();
    private Optional<FakeIngester> studio = Optional.empty();

    @AfterEach
    void close() {
        studio.ifPresent(FakeIngester::resume);
        running.ifPresent(RecordingService::close);
    }

    private RecordingService started(FakeIngester worker) {
        var recordings = made(worker, new UploadRules(1_000, 0, 2, Duration.ofDays(30)));
        recordings.start();
        return recordings;
    }

    private RecordingService made(FakeIngester worker, UploadRules rules) {
        var recordings =
                new RecordingService(
                        MasterFolder.open(folder, rules),
                        archive,
                        new DeliveryFolder(folder.resolve("clips"), archive),
                        worker,
                        new FakeRecordingEvents(),
                        rules,
                        () -> now);
        running = Optional.of(recordings);
        studio = Optional.of(worker);
        return recordings;
    }

    private FakeIngester studio() {
        return new FakeIngester(folder.resolve("work"));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SubmissionResult bring(RecordingService recordings, String sound)
            throws IOException {
        var whole = (UploadResult.Complete) recordings.receive(bytes(sound), 0);
        return recordings.submit(whole, "Bản ghi", TAY, LAN);
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

    private static ClipId taken(RecordingService recordings, String sound) throws IOException {
        bring(recordings, sound);
        return ((State.Ready) settled(recordings, id(sound))).clip();
    }

    private List<String> incoming() {
        return TestFolders.names(folder.resolve("incoming"));
    }

    private List<String> masters() {
        return TestFolders.names(folder.resolve("masters"));
    }

    @Test
    void whatIsBroughtBecomesAClipAndTheMasterStaysAsItWas() throws IOException {
        RecordingService recordings = started(studio());

        ClipId clip = taken(recordings, "sound");

        assertThat(recordings.master(id("sound")).map(RecordingServiceTest::read))
                .contains("sound");
        Clip booked = archive.inTransaction(books -> books.clips().find(clip)).orElseThrow();
        assertThat(booked.language()).isEqualTo(TAY);
        var shelf = new DeliveryFolder(folder.resolve("clips"), archive);
        assertThat(shelf.clips()).containsExactly(booked);
        assertThat(ClipId.of(shelf.part(booked, 0).orElseThrow())).isEqualTo(clip);
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
    void theSameBytesAreTheSameRecordingAndARefusedOneMayBeBroughtAgain() throws IOException {
        RecordingService recordings = started(studio());
        taken(recordings, "sound");

        assertThat(bring(recordings, "sound")).isInstanceOf(SubmissionResult.AlreadyStored.class);
        assertThat(incoming()).isEmpty();
        bring(recordings, "silence");
        assertThat(settled(recordings, id("silence"))).isInstanceOf(State.Refused.class);
        assertThat(bring(recordings, "silence")).isInstanceOf(SubmissionResult.Queued.class);
        assertThat(settled(recordings, id("silence"))).isInstanceOf(State.Refused.class);
        assertThat(recordings.all()).hasSize(2);
    }

    @Test
    void whatCannotBeTakenLeavesNothingBehind() throws IOException {
        RecordingService recordings = started(studio());
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
    void aDiskThatMustStayFreeTakesNothing() throws IOException {
        var full = made(studio(), new UploadRules(1_000, Long.MAX_VALUE, 2, Duration.ZERO));
        assertThat(full.receive(bytes("x"), 0)).isEqualTo(new UploadResult.NoRoom());
        assertThat(incoming()).isEmpty();
    }

    @Test
    void onlySoManyWait() throws IOException {
        FakeIngester worker = studio();
        worker.pause();
        RecordingService recordings = started(worker);
        bring(recordings, "one");
        await().until(() -> recordings.progress(id("one")).isPresent());
        bring(recordings, "two");
        var late = (UploadResult.Complete) recordings.receive(bytes("late"), 0);
        bring(recordings, "three");

        assertThat(recordings.receive(bytes("four"), 0)).isEqualTo(new UploadResult.QueueFull(2));
        assertThat(recordings.submit(late, "muộn", TAY, LAN))
                .isEqualTo(new SubmissionResult.QueueFull(2));
    }

    @Test
    void whatWasHalfDoneWhenTheCentreEndedIsDoneAgainFromItsMaster() throws IOException {
        // A process that is gone leaves its mark in the books and a half file among the arrivals.
        var recordings = made(studio(), UploadRules.usual(1_000));
        bring(recordings, "sound");
        archive.inTransaction(books -> {
            Recording begun = books.recordings().all().getFirst();
            books.recordings().put(begun.withState(new State.Working(1)));
            return begun;
        });
        Files.writeString(folder.resolve("incoming/upload-7"), "hal");

        RecordingService again = started(studio());

        assertThat(settled(again, id("sound"))).isInstanceOf(State.Ready.class);
        assertThat(incoming()).isEmpty();
    }

    @Test
    void whatEndedTheCentreTwiceIsNotTriedAThirdTime() throws IOException {
        var recordings = made(studio(), UploadRules.usual(1_000));
        bring(recordings, "sound");
        archive.inTransaction(books -> {
            Recording begun = books.recordings().all().getFirst();
            books.recordings().put(begun.withState(new State.Working(2)));
            return begun;
        });
        FakeIngester worker = studio();

        RecordingService again = started(worker);

        assertThat(settled(again, id("sound")))
                .isEqualTo(new State.Failed(FailureReason.INTERRUPTED_TWICE, now));
        assertThat(worker.begun()).isZero();
    }

    @Test
    void anOrdinaryEndPutsBackWhatIsUnderWayAndCountsForNothing() throws IOException {
        FakeIngester worker = studio();
        worker.pause();
        RecordingService recordings = started(worker);
        bring(recordings, "sound");
        await().until(() -> recordings.progress(id("sound")).isPresent());

        var closing = new Thread(recordings::close, "closing");
        closing.start();
        await().until(() -> closing.getState() == Thread.State.TIMED_WAITING);
        worker.resume();
        await().until(() -> !closing.isAlive());

        assertThat(recordings.find(id("sound")).orElseThrow().state())
                .isEqualTo(new State.Queued(0));
        assertThat(settled(started(studio()), id("sound"))).isInstanceOf(State.Ready.class);
    }

    @Test
    void aProgramThatBreaksOnARecordingSaysSoAndGoesOn() throws IOException {
        RecordingService recordings = started(studio());
        bring(recordings, "breaks");
        assertThat(settled(recordings, id("breaks")))
                .isEqualTo(new State.Failed(FailureReason.INGEST_BROKE, now));
        taken(recordings, "sound");
        Files.delete(recordings.master(id("breaks")).orElseThrow());
        assertThat(recordings.delete(id("breaks"), LAN)).isInstanceOf(DeletionResult.Deleted.class);
    }

    @Test
    void whatIsDeletedIsGoneFromEveryPlace() throws IOException {
        RecordingService recordings = started(studio());
        ClipId clip = taken(recordings, "sound");

        assertThat(recordings.delete(id("sound"), LAN)).isInstanceOf(DeletionResult.Deleted.class);

        assertThat(recordings.all()).isEmpty();
        assertThat(masters()).isEmpty();
        assertThat(TestFolders.names(folder.resolve("clips"))).isEmpty();
        Optional<Clip> left = archive.inTransaction(books -> books.clips().find(clip));
        assertThat(left).isEmpty();
        assertThat(recordings.delete(id("sound"), LAN))
                .isEqualTo(new DeletionResult.Unknown(id("sound")));
    }

    @Test
    void whatWasBookedIsNotDeleted() throws IOException {
        RecordingService recordings = started(studio());
        ClipId clip = taken(recordings, "sound");
        var slot =
                OfficeSamples.slot(
                        "s1-a",
                        OfficeSamples.LANG_SON,
                        OfficeSamples.SATURDAY,
                        LocalTime.NOON,
                        clip);
        archive.inTransaction(books -> {
            books.slots().add(new SlotRevision(1, 1, slot, "lan", now, Stage.WITHDRAWN));
            return slot;
        });
        assertThat(recordings.delete(id("sound"), LAN))
                .isInstanceOf(DeletionResult.UsedBySlot.class);
        assertThat(recordings.delivery(recordings.find(id("sound")).orElseThrow())).isPresent();
    }

    @Test
    void whatIsBeingMadeReadyIsNotDeleted() throws IOException {
        FakeIngester worker = studio();
        worker.pause();
        RecordingService recordings = started(worker);
        bring(recordings, "sound");
        await().until(() -> recordings.progress(id("sound")).isPresent());
        assertThat(recordings.delete(id("sound"), LAN))
                .isInstanceOf(DeletionResult.InProgress.class);
    }

    @Test
    void refusedRecordingsAreSweptAwayAfterThirtyDays() throws IOException {
        RecordingService recordings = started(studio());
        bring(recordings, "silence");
        settled(recordings, id("silence"));
        taken(recordings, "sound");
        now = now.plus(Duration.ofDays(30));
        recordings.sweep();
        assertThat(masters()).hasSize(2);
        now = now.plusSeconds(1);
        recordings.sweep();
        assertThat(masters()).containsExactly(id("sound").value());
        assertThat(recordings.all()).hasSize(1);
    }

    @Test
    void aDeliveryCopyThatWasDamagedIsServedToNobody() throws IOException {
        RecordingService recordings = started(studio());
        ClipId id = taken(recordings, "sound");
        Clip clip = archive.inTransaction(books -> books.clips().find(id)).orElseThrow();
        Path file = folder.resolve("clips").resolve(id.value());
        byte[] bytes = Files.readAllBytes(file);
        bytes[0] ^= 1;
        Files.write(file, bytes);
        var shelf = new DeliveryFolder(folder.resolve("clips"), archive);
        assertThat(shelf.part(clip, 0)).isEmpty();
        assertThat(shelf.clips()).isEmpty();
        Files.delete(file);
        assertThat(new DeliveryFolder(folder.resolve("clips"), archive).clips()).isEmpty();
    }
}
