package vn.tienglang.central.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tinylog.Logger;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.AuditEntry;
import vn.tienglang.central.desk.Books;
import vn.tienglang.central.desk.Counters;
import vn.tienglang.central.desk.Officer;
import vn.tienglang.central.desk.Recording;
import vn.tienglang.central.desk.Recording.State;

/**
 * The recordings people bring: their masters, their turn, and what became of them. May be used from
 * any thread.
 *
 * <p>Durable before visible: a recording of which anyone was told lies whole on the disk and stands
 * in the books.
 */
public final class Recordings implements AutoCloseable {
    private final Archive archive;
    private final DeliveryShelf shelf;
    private final RecordingRules rules;
    private final InstantSource clock;
    private final Masters masters;
    private final Worker worker;

    /**
     * The recordings in this folder; see {@link #start}.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public Recordings(
            Path folder,
            Archive archive,
            DeliveryShelf shelf,
            Ingesting ingesting,
            RecordingRules rules,
            InstantSource clock) {
        this.archive = archive;
        this.shelf = shelf;
        this.rules = rules;
        this.clock = clock;
        try {
            masters = new Masters(folder, rules);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write recordings to " + folder, e);
        }
        worker = new Worker(archive, masters, shelf, ingesting, clock);
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
    public Received receive(InputStream stream, long announced) throws IOException {
        Optional<Received> refusal = refusal(announced);
        return refusal.isPresent() ? refusal.get() : masters.receive(stream);
    }

    /** What stands against any upload of that size at this moment, before a byte of it is read. */
    public Optional<Received> refusal(long announced) throws IOException {
        int waiting = archive.inTransaction(Recordings::waiting);
        if (waiting >= rules.waitingAtMost()) {
            return Optional.of(new Received.QueueFull(waiting));
        }
        if (announced > rules.uploadBytes()) {
            return Optional.of(new Received.TooLarge(rules.uploadBytes()));
        }
        return masters.hasRoom(Math.max(0, announced))
                ? Optional.empty()
                : Optional.of(new Received.NoRoom());
    }

    private static int waiting(Books books) {
        return (int)
                books.recordings().all().stream()
                        .filter(one -> one.state() instanceof State.Queued)
                        .count();
    }

    /**
     * Queues what was received. Bytes that are here already are not taken twice, unless they were
     * refused then: rules change.
     *
     * @throws IOException when the disk does not take it; nothing of it is left then
     */
    public Brought bring(Received.Whole whole, String title, LanguageTag language, Officer officer)
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
            masters.drop(whole);
        }
        Brought brought =
                archive.inTransaction(books -> {
                    books.counters().hold(Counters.PLAN);
                    return bring(books, recording, officer, now);
                });
        switch (brought) {
            case Brought.Queued _ -> worker.wake();
            case Brought.Known _, Brought.QueueFull _ -> {}
        }
        return brought;
    }

    private Brought bring(Books books, Recording recording, Officer officer, Instant now) {
        Optional<Recording> known = books.recordings().find(recording.id()).filter(this::stays);
        if (known.isPresent()) {
            return new Brought.Known(known.get());
        }
        int waiting = waiting(books);
        if (waiting >= rules.waitingAtMost()) {
            return new Brought.QueueFull(waiting);
        }
        books.recordings().put(recording);
        String about = recording.id().brief();
        books.audit().add(new AuditEntry(now, officer.login(), "recording-bring", about));
        return new Brought.Queued(recording);
    }

    private boolean stays(Recording recording) {
        return switch (recording.state()) {
            case State.Queued _, State.Working _, State.Taken _ -> true;
            case State.Refused _, State.Failed _, State.Discarded _ -> false;
        };
    }

    /** Throws away what was received and shall not be brought. */
    public void drop(Received.Whole whole) throws IOException {
        masters.drop(whole);
    }

    /** Every recording that was brought, the latest first. */
    public List<Recording> all() {
        return archive.inTransaction(books -> books.recordings().all()).stream()
                .filter(one -> !(one.state() instanceof State.Discarded))
                .toList();
    }

    /** This recording. */
    public Optional<Recording> find(ClipId id) {
        return archive.inTransaction(books -> books.recordings().find(id))
                .filter(one -> !(one.state() instanceof State.Discarded));
    }

    /** How far this one has come, if the worker is at it. */
    public Optional<Underway> underway(ClipId id) {
        return worker.underway().filter(one -> one.recording().equals(id));
    }

    /** The master of a recording, as it was brought. */
    public Optional<Path> master(ClipId id) {
        return masters.find(id);
    }

    /** The delivery copy of a recording, once there is one. */
    public Optional<Path> delivery(Recording recording) {
        return switch (recording.state()) {
            case State.Taken(ClipId clip, var _, var _) -> shelf.file(clip);
            case State.Queued _,
                    State.Working _,
                    State.Refused _,
                    State.Failed _,
                    State.Discarded _ ->
                    Optional.empty();
        };
    }

    /** Deletes a recording that nothing plays or will ever have played. */
    public Discard discard(ClipId id, Officer officer) {
        Instant now = now();
        Discard discard =
                archive.inTransaction(books -> {
                    // Held before anything is read, as by those who book and who make bulletins:
                    // either they find it gone, or this finds that they use it.
                    books.counters().hold(Counters.PLAN);
                    return discard(books, id, officer, now);
                });
        switch (discard) {
            case Discard.Deleted _ -> sweep();
            case Discard.Unknown _, Discard.Booked _, Discard.InBulletin _, Discard.AtWork _ -> {}
        }
        return discard;
    }

    private static Discard discard(Books books, ClipId id, Officer officer, Instant now) {
        Optional<Recording> found = books.recordings().find(id);
        if (found.isEmpty()) {
            return new Discard.Unknown(id);
        }
        Recording recording = found.get();
        List<ClipId> clips =
                switch (recording.state()) {
                    case State.Taken(ClipId clip, var _, var _) -> List.of(clip);
                    case State.Discarded(List<ClipId> left) -> left;
                    case State.Queued _, State.Working _, State.Refused _, State.Failed _ ->
                            List.of();
                };
        if (recording.state() instanceof State.Working) {
            return new Discard.AtWork(recording);
        }
        if (clips.stream().anyMatch(books.slots()::plays)) {
            return new Discard.Booked(recording);
        }
        if (clips.stream().anyMatch(books.bulletins()::isHeard)) {
            return new Discard.InBulletin(recording);
        }
        clips.forEach(books.clips()::remove);
        books.recordings().put(recording.withState(new State.Discarded(clips)));
        books.audit().add(new AuditEntry(now, officer.login(), "recording-delete", id.brief()));
        return new Discard.Deleted(recording);
    }

    /**
     * Deletes the files of what was discarded, and what was refused longer ago than {@link
     * RecordingRules#refusedKept}. What cannot be deleted now is tried again at the next start.
     */
    public void sweep() {
        Instant now = now();
        List<Recording> going =
                archive.inTransaction(books -> books.recordings().all()).stream()
                        .filter(one -> mayGo(one.state(), now))
                        .toList();
        for (Recording recording : going) {
            try {
                if (recording.state() instanceof State.Discarded(List<ClipId> clips)) {
                    for (ClipId clip : clips) {
                        shelf.remove(clip);
                    }
                }
                masters.remove(recording.id());
                archive.inTransaction(forget(recording));
            } catch (IOException e) {
                Logger.error(e, "Không xoá được bản ghi {}", recording.id().brief());
            }
        }
    }

    private boolean mayGo(State state, Instant now) {
        return switch (state) {
            case State.Discarded _ -> true;
            case State.Refused(var _, Instant since) -> isOld(since, now);
            case State.Failed(var _, Instant since) -> isOld(since, now);
            case State.Queued _, State.Working _, State.Taken _ -> false;
        };
    }

    private boolean isOld(Instant since, Instant now) {
        return since.plus(rules.refusedKept()).isBefore(now);
    }

    /** Only what is still as it was: it may have been brought anew meanwhile. */
    private static Function<Books, Boolean> forget(Recording recording) {
        return books -> {
            boolean same = books.recordings().find(recording.id()).equals(Optional.of(recording));
            if (same) {
                books.recordings().remove(recording.id());
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
