package vn.tienglang.office.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.State;

/**
 * The recordings people bring: their masters, their turn, and what became of them. May be used from
 * any thread.
 *
 * <p>Durable before visible: a recording of which anyone was told lies whole on the disk and stands
 * in the books.
 */
public final class RecordingService implements AutoCloseable {
    private final Transactions transactions;
    private final DeliveryStore clipSource;
    private final UploadRules rules;
    private final InstantSource clock;
    private final MasterStore masters;
    private final RecordingEvents events;
    private final IngestWorker worker;

    /** Service over these stores; see {@link #start}. */
    public RecordingService(
            MasterStore masters,
            Transactions transactions,
            DeliveryStore clipSource,
            Ingester ingester,
            RecordingEvents events,
            UploadRules rules,
            InstantSource clock) {
        this.masters = masters;
        this.events = events;
        this.transactions = transactions;
        this.clipSource = clipSource;
        this.rules = rules;
        this.clock = clock;
        worker = new IngestWorker(transactions, masters, clipSource, ingester, events, clock);
    }

    /** Sweeps what is to go, finds what was left half done, and begins to work. */
    public void start() {
        sweep();
        worker.start();
    }

    /** No file is larger. */
    public long uploadBytes() {
        return rules.uploadBytes();
    }

    /**
     * Takes a stream to its end, unless it is plain before or on the way that it cannot be taken.
     *
     * @param announced how many bytes were said to come; 0 or less when nothing was said
     * @throws IOException when it breaks off; nothing of it is left then
     */
    public UploadResult receive(InputStream stream, long announced) throws IOException {
        Optional<UploadResult> refusal = checkUpload(announced);
        return refusal.isPresent() ? refusal.get() : masters.receive(stream);
    }

    /** What stands against any upload of that size at this moment, before a byte of it is read. */
    public Optional<UploadResult> checkUpload(long announced) throws IOException {
        int waiting = transactions.inTransaction(RecordingService::waiting);
        if (waiting >= rules.waitingAtMost()) {
            return Optional.of(new UploadResult.QueueFull(waiting));
        }
        if (announced > rules.uploadBytes()) {
            return Optional.of(new UploadResult.TooLarge(rules.uploadBytes()));
        }
        return masters.hasRoom(Math.max(0, announced))
                ? Optional.empty()
                : Optional.of(new UploadResult.NoRoom());
    }

    private static int waiting(Repositories repositories) {
        return (int)
                repositories.recordings().all().stream()
                        .filter(one -> one.state() instanceof State.Queued)
                        .count();
    }

    /**
     * Queues what was received. Bytes that are here already are not taken twice, unless they were
     * refused then: rules change.
     *
     * @throws IOException when the disk does not take it; nothing of it is left then
     */
    public SubmissionResult submit(
            UploadResult.Complete whole, String title, LanguageTag language, Officer officer)
            throws IOException {
        Instant now = now();
        var recording =
                new Recording(
                        whole.id(),
                        title,
                        language,
                        whole.bytes(),
                        officer.login(),
                        now,
                        new State.Queued(0));
        try {
            masters.keep(whole);
        } finally {
            masters.discard(whole);
        }
        SubmissionResult brought =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    return submit(repositories, recording, officer, now);
                });
        switch (brought) {
            case SubmissionResult.Queued _ -> worker.wakeUp();
            case SubmissionResult.AlreadyStored _, SubmissionResult.QueueFull _ -> {}
        }
        return brought;
    }

    private SubmissionResult submit(
            Repositories repositories, Recording recording, Officer officer, Instant now) {
        Optional<Recording> known =
                repositories.recordings().find(recording.id()).filter(this::isKept);
        if (known.isPresent()) {
            return new SubmissionResult.AlreadyStored(known.get());
        }
        int waiting = waiting(repositories);
        if (waiting >= rules.waitingAtMost()) {
            return new SubmissionResult.QueueFull(waiting);
        }
        repositories.recordings().put(recording);
        String about = recording.id().brief();
        repositories.audit().add(new AuditEntry(now, officer.login(), "recording-bring", about));
        return new SubmissionResult.Queued(recording);
    }

    private boolean isKept(Recording recording) {
        return switch (recording.state()) {
            case State.Queued _, State.Working _, State.Ready _ -> true;
            case State.Refused _, State.Failed _, State.Deleted _ -> false;
        };
    }

    /** Throws away what was received and shall not be brought. */
    public void discardUpload(UploadResult.Complete whole) throws IOException {
        masters.discard(whole);
    }

    /** Every recording that was brought, the latest first. */
    public List<Recording> all() {
        return transactions.inTransaction(repositories -> repositories.recordings().all()).stream()
                .filter(one -> !(one.state() instanceof State.Deleted))
                .toList();
    }

    /** This recording. */
    public Optional<Recording> find(ClipId id) {
        return transactions
                .inTransaction(repositories -> repositories.recordings().find(id))
                .filter(one -> !(one.state() instanceof State.Deleted));
    }

    /** How far this one has come, if the worker is at it. */
    public Optional<IngestProgress> progress(ClipId id) {
        return worker.progress().filter(one -> one.recording().equals(id));
    }

    /** The master of a recording, as it was brought. */
    public Optional<Path> master(ClipId id) {
        return masters.find(id);
    }

    /** The delivery copy of a recording, once there is one. */
    public Optional<Path> delivery(Recording recording) {
        return switch (recording.state()) {
            case State.Ready(ClipId clip, var _, var _) -> clipSource.file(clip);
            case State.Queued _,
                    State.Working _,
                    State.Refused _,
                    State.Failed _,
                    State.Deleted _ ->
                    Optional.empty();
        };
    }

    /** Deletes a recording that nothing plays or will ever have played. */
    public DeletionResult delete(ClipId id, Officer officer) {
        Instant now = now();
        DeletionResult discard =
                transactions.inTransaction(repositories -> {
                    // Held before anything is read, as by those who book and who make bulletins:
                    // either they find it gone, or this finds that they use it.
                    repositories.counters().hold(Counters.PLAN);
                    return delete(repositories, id, officer, now);
                });
        switch (discard) {
            case DeletionResult.Deleted _ -> sweep();
            case DeletionResult.Unknown _,
                    DeletionResult.UsedBySlot _,
                    DeletionResult.UsedByBulletin _,
                    DeletionResult.InProgress _ -> {}
        }
        return discard;
    }

    private static DeletionResult delete(
            Repositories repositories, ClipId id, Officer officer, Instant now) {
        Optional<Recording> found = repositories.recordings().find(id);
        if (found.isEmpty()) {
            return new DeletionResult.Unknown(id);
        }
        Recording recording = found.get();
        List<ClipId> clips =
                switch (recording.state()) {
                    case State.Ready(ClipId clip, var _, var _) -> List.of(clip);
                    case State.Deleted(List<ClipId> left) -> left;
                    case State.Queued _, State.Working _, State.Refused _, State.Failed _ ->
                            List.of();
                };
        if (recording.state() instanceof State.Working) {
            return new DeletionResult.InProgress(recording);
        }
        if (clips.stream().anyMatch(repositories.slots()::usesClip)) {
            return new DeletionResult.UsedBySlot(recording);
        }
        if (clips.stream().anyMatch(repositories.bulletins()::usesClip)) {
            return new DeletionResult.UsedByBulletin(recording);
        }
        clips.forEach(repositories.clips()::remove);
        repositories.recordings().put(recording.withState(new State.Deleted(clips)));
        repositories
                .audit()
                .add(new AuditEntry(now, officer.login(), "recording-delete", id.brief()));
        return new DeletionResult.Deleted(recording);
    }

    /**
     * Deletes the files of what was discarded, and what was refused longer ago than {@link
     * UploadRules#refusedKept}. What cannot be deleted now is tried again at the next start.
     */
    public void sweep() {
        Instant now = now();
        List<Recording> going =
                transactions.inTransaction(repositories -> repositories.recordings().all()).stream()
                        .filter(one -> mayGo(one.state(), now))
                        .toList();
        for (Recording recording : going) {
            try {
                if (recording.state() instanceof State.Deleted(List<ClipId> clips)) {
                    for (ClipId clip : clips) {
                        clipSource.remove(clip);
                    }
                }
                masters.remove(recording.id());
                transactions.inTransaction(forget(recording));
            } catch (IOException e) {
                events.deletionFailed(recording.id(), e);
            }
        }
    }

    private boolean mayGo(State state, Instant now) {
        return switch (state) {
            case State.Deleted _ -> true;
            case State.Refused(var _, Instant since) -> isOld(since, now);
            case State.Failed(var _, Instant since) -> isOld(since, now);
            case State.Queued _, State.Working _, State.Ready _ -> false;
        };
    }

    private boolean isOld(Instant since, Instant now) {
        return since.plus(rules.refusedKept()).isBefore(now);
    }

    /** Only what is still as it was: it may have been brought anew meanwhile. */
    private static Function<Repositories, Boolean> forget(Recording recording) {
        return repositories -> {
            boolean same =
                    repositories.recordings().find(recording.id()).equals(Optional.of(recording));
            if (same) {
                repositories.recordings().remove(recording.id());
            }
            return same;
        };
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Stops working; what is under way is put back and done again at the next start. */
    @Override
    public void close() {
        worker.close();
    }
}
