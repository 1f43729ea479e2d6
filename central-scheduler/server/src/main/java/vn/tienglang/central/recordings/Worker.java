package vn.tienglang.central.recordings;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.tinylog.Logger;
import vn.tienglang.audio.ingest.Ingested;
import vn.tienglang.audio.ingest.Step;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.AuditEntry;
import vn.tienglang.central.desk.Counters;
import vn.tienglang.central.desk.Recording;
import vn.tienglang.central.desk.Recording.State;
import vn.tienglang.central.desk.Recording.Trouble;

/**
 * Makes one recording ready after another, on one thread, so that the centre keeps a processor for
 * the stations. What it is at stands in the books before it begins.
 */
final class Worker implements AutoCloseable {
    /** A recording that takes the centre down with it must not do so for ever. */
    private static final int ATTEMPTS = 2;

    /** After the books failed it waits so long, or until something is brought. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    private final Archive archive;
    private final Masters masters;
    private final DeliveryShelf shelf;
    private final Ingesting ingesting;
    private final InstantSource clock;
    private final Semaphore bell = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "recordings");
    private volatile List<Underway> underway = List.of();
    private volatile boolean ending;

    /** Ends an ingest half way, out of its own report of progress. */
    private static final class Ending extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    Worker(
            Archive archive,
            Masters masters,
            DeliveryShelf shelf,
            Ingesting ingesting,
            InstantSource clock) {
        this.archive = archive;
        this.masters = masters;
        this.shelf = shelf;
        this.ingesting = ingesting;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    /** Something was brought. */
    void wake() {
        bell.release();
    }

    Optional<Underway> underway() {
        return underway.stream().findFirst();
    }

    private void work() {
        while (!ending) {
            try {
                Optional<Recording> next = begin();
                if (next.isPresent()) {
                    make(next.get());
                } else {
                    bell.acquire();
                }
                bell.drainPermits();
            } catch (Archive.Failed e) {
                Logger.error(e, "Chưa ghi được kết quả xử lý bản ghi, sẽ làm lại");
                pause();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void pause() {
        try {
            if (bell.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The one whose turn it is, marked in the books as begun: first what was left half done, then
     * what has waited longest.
     */
    private Optional<Recording> begin() {
        Instant now = now();
        return archive.inTransaction(books -> {
            // Whoever deletes a recording holds it too: what is deleted is not begun, and what is
            // begun is not deleted.
            books.counters().hold(Counters.PLAN);
            var waiting =
                    books.recordings().all().stream()
                            .sorted(Comparator.comparing(Recording::at))
                            .toList();
            for (Recording recording : waiting) {
                if (recording.state() instanceof State.Working(int attempts)
                        && attempts >= ATTEMPTS) {
                    books.recordings()
                            .put(
                                    recording.withState(
                                            new State.Failed(Trouble.INTERRUPTED_TWICE, now)));
                }
            }
            Optional<Recording> next =
                    waiting.stream().filter(one -> attempts(one.state()) < ATTEMPTS).findFirst();
            Optional<Recording> begun =
                    next.map(one -> one.withState(new State.Working(attempts(one.state()) + 1)));
            begun.ifPresent(books.recordings()::put);
            return begun;
        });
    }

    /** How often it was begun; too often for what is not to be begun at all. */
    private static int attempts(State state) {
        return switch (state) {
            case State.Queued(int attempts) -> attempts;
            case State.Working(int attempts) -> attempts;
            case State.Taken _, State.Refused _, State.Failed _, State.Discarded _ -> ATTEMPTS;
        };
    }

    private void make(Recording recording) throws InterruptedException {
        underway = List.of(new Underway(recording.id(), Step.IDENTIFY, 0));
        try {
            Optional<Path> master = masters.find(recording.id());
            if (master.isEmpty()) {
                settle(recording, new State.Failed(Trouble.MASTER_GONE, now()));
                return;
            }
            Ingested ingested =
                    ingesting.take(
                            master.get(),
                            recording.title(),
                            recording.language(),
                            (step, share) -> at(recording, step, share));
            switch (ingested) {
                case Ingested.Admitted admitted -> admit(recording, admitted);
                case Ingested.Refused(var findings) ->
                        settle(recording, new State.Refused(findings, now()));
            }
        } catch (Ending _) {
            settle(recording, new State.Queued(attempts(recording.state()) - 1));
        } catch (InterruptedException e) {
            settle(recording, new State.Queued(attempts(recording.state()) - 1));
            throw e;
        } catch (IOException e) {
            Logger.error(e, "Không xử lý được bản ghi {}", recording.id().brief());
            settle(recording, new State.Failed(Trouble.DISK, now()));
        } catch (Archive.Failed e) {
            throw e;
        } catch (RuntimeException e) {
            Logger.error(e, "Không xử lý được bản ghi {}", recording.id().brief());
            settle(recording, new State.Failed(Trouble.INGEST_BROKE, now()));
        } finally {
            underway = List.of();
        }
    }

    private void at(Recording recording, Step step, double share) {
        if (ending) {
            throw new Ending();
        }
        underway = List.of(new Underway(recording.id(), step, share));
    }

    /** On the shelf first: what the books say can be booked is there to be fetched. */
    private void admit(Recording recording, Ingested.Admitted admitted) throws IOException {
        shelf.admit(admitted);
        Instant now = now();
        var taken = new State.Taken(admitted.clip().id(), admitted.report(), admitted.findings());
        archive.inTransaction(books -> {
            books.clips().put(admitted.clip());
            books.recordings().put(recording.withState(taken));
            String about = recording.id().brief() + " " + admitted.clip().id().brief();
            books.audit().add(new AuditEntry(now, recording.by(), "recording-taken", about));
            return taken;
        });
    }

    private void settle(Recording recording, State state) {
        archive.inTransaction(books -> {
            books.recordings().put(recording.withState(state));
            return state;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Ends the thread; what it is at is put back at the next step of its progress. */
    @Override
    public void close() {
        ending = true;
        bell.release();
        try {
            if (thread.isAlive() && !thread.join(END_WITHIN)) {
                Logger.warn("Còn bản ghi đang xử lý dở; sẽ làm lại khi trung tâm khởi động");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
