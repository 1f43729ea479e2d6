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
import vn.tienglang.audio.check.Waveform;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.State;

/**
 * Service for uploaded recordings: receives, queues, ingests and deletes them. Its methods may be
 * called from any thread.
 *
 * <p>A recording is complete on the disk and stored before any method returns it.
 */
public final class RecordingService implements AutoCloseable {
    /** More ingests at once gain nothing: they wait for the disk. */
    private static final int PARALLEL_MOST = 4;

    private final Transactions transactions;
    private final DeliveryStore clipSource;
    private final UploadRules rules;
    private final InstantSource clock;
    private final MasterStore masters;
    private final RecordingEvents events;
    private final IngestWorker worker;
    private final Waveforms waveforms;
    private final PartialUploads pieces;

    /** Service over these stores; see {@link #start}. */
    public RecordingService(
            MasterStore masters,
            PartialUploadStore pieces,
            Transactions transactions,
            DeliveryStore clipSource,
            Ingester ingester,
            RecordingEvents events,
            UploadRules rules,
            IngestTurn turn,
            InstantSource clock) {
        this.masters = masters;
        this.events = events;
        this.transactions = transactions;
        this.clipSource = clipSource;
        this.rules = rules;
        this.clock = clock;
        this.pieces = new PartialUploads(pieces, this, clock);
        waveforms = new Waveforms(transactions, clipSource);
        worker =
                new IngestWorker(
                        transactions,
                        masters,
                        clipSource,
                        ingester,
                        events,
                        turn,
                        clock,
                        Math.clamp(
                                Runtime.getRuntime().availableProcessors() / 2, 1, PARALLEL_MOST));
    }

    /** Deletes old files and starts the worker, which continues interrupted ingests. */
    public void start() {
        sweep();
        worker.start();
    }

    /** Maximum size of a file, in bytes. */
    public long uploadBytes() {
        return rules.uploadBytes();
    }

    /**
     * Reads a stream to its end, unless a rule refuses it before or on the way.
     *
     * @param announced the announced number of bytes; 0 or less if unknown
     * @throws IOException when the stream breaks off; nothing is left then
     */
    public UploadResult receive(InputStream stream, long announced) throws IOException {
        Optional<UploadResult> refusal = checkUpload(announced);
        return refusal.isPresent() ? refusal.get() : masters.receive(stream);
    }

    /** The refusal of an upload of that size, before a byte is read; empty if it is allowed. */
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
     * Queues an upload for ingest. Bytes that are stored already are not queued again, unless they
     * were refused or failed.
     *
     * @throws IOException when the disk fails; nothing is left then
     */
    public SubmissionResult submit(
            UploadResult.Complete upload,
            String title,
            LanguageTag language,
            IngestOptions options,
            Officer officer)
            throws IOException {
        Instant now = now();
        var recording =
                new Recording(
                        upload.id(),
                        title,
                        language,
                        upload.bytes(),
                        officer.login(),
                        now,
                        options,
                        new State.Queued(0));
        try {
            masters.keep(upload);
        } finally {
            masters.discard(upload);
        }
        SubmissionResult result =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.PLAN);
                    return submit(repositories, recording, officer, now);
                });
        switch (result) {
            case SubmissionResult.Queued _ -> worker.wakeUp();
            case SubmissionResult.AlreadyStored _, SubmissionResult.QueueFull _ -> {}
        }
        return result;
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
        repositories.audit().add(AuditEntry.by(officer, now, "recording-bring", about));
        return new SubmissionResult.Queued(recording);
    }

    private boolean isKept(Recording recording) {
        return switch (recording.state()) {
            case State.Queued _, State.Working _, State.Ready _ -> true;
            case State.Refused _, State.Failed _, State.Deleted _ -> false;
        };
    }

    /** Deletes an upload that is not submitted. */
    public void discardUpload(UploadResult.Complete upload) throws IOException {
        masters.discard(upload);
    }

    /** Every recording that is not deleted, the latest first. */
    public List<Recording> all() {
        return transactions.inTransaction(repositories -> repositories.recordings().all()).stream()
                .filter(one -> !(one.state() instanceof State.Deleted))
                .toList();
    }

    /** The recording of this id, unless it is deleted. */
    public Optional<Recording> find(ClipId id) {
        return transactions
                .inTransaction(repositories -> repositories.recordings().find(id))
                .filter(one -> !(one.state() instanceof State.Deleted));
    }

    /** The progress of this recording, if it is being ingested. */
    public Optional<IngestProgress> progress(ClipId id) {
        return worker.progress(id);
    }

    /** The master of a recording: the file as it was uploaded. */
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

    /**
     * The waveform of the delivery copy; empty without a copy, or while another one is decoded.
     *
     * @throws IOException when the disk fails
     */
    public Optional<Waveform> waveform(Recording recording) throws IOException {
        return recording.state() instanceof State.Ready(ClipId clip, var _, var _)
                ? waveforms.find(clip)
                : Optional.empty();
    }

    /** The uploads that arrive in pieces. */
    public PartialUploads pieces() {
        return pieces;
    }

    /**
     * Cancels a running ingest, which ends at its next step; the recording then counts as failed.
     *
     * @return false when it is not being ingested
     */
    public boolean cancel(ClipId id, Officer officer) {
        boolean isRunning = worker.cancel(id);
        if (isRunning) {
            Instant now = now();
            transactions.inTransaction(repositories -> {
                var entry = AuditEntry.by(officer, now, "recording-cancel", id.brief());
                repositories.audit().add(entry);
                return entry;
            });
        }
        return isRunning;
    }

    /** Deletes a recording, unless a slot or a bulletin uses it or has used it. */
    public DeletionResult delete(ClipId id, Officer officer) {
        Instant now = now();
        DeletionResult result =
                transactions.inTransaction(repositories -> {
                    // Locked before anything is read, as in bookings and bulletin changes: either
                    // they find the recording deleted, or this finds it in use.
                    repositories.counters().hold(Counters.PLAN);
                    return delete(repositories, id, officer, now);
                });
        switch (result) {
            case DeletionResult.Deleted _ -> sweep();
            case DeletionResult.Unknown _,
                    DeletionResult.UsedBySlot _,
                    DeletionResult.UsedByBulletin _,
                    DeletionResult.InProgress _ -> {}
        }
        return result;
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
        clips.forEach(repositories.waveforms()::remove);
        repositories.recordings().put(recording.withState(new State.Deleted(clips)));
        repositories.audit().add(AuditEntry.by(officer, now, "recording-delete", id.brief()));
        return new DeletionResult.Deleted(recording);
    }

    /**
     * Deletes the files of deleted recordings, and recordings refused longer ago than {@link
     * UploadRules#refusedKept}. A failed deletion is tried again at the next start.
     */
    public void sweep() {
        Instant now = now();
        List<Recording> removable =
                transactions.inTransaction(repositories -> repositories.recordings().all()).stream()
                        .filter(one -> mayGo(one.state(), now))
                        .toList();
        for (Recording recording : removable) {
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

    /** Removes the recording if it is unchanged; it may have been uploaded again meanwhile. */
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

    /** Stops the worker; a running ingest is repeated after the next start. */
    @Override
    public void close() {
        worker.close();
    }
}
