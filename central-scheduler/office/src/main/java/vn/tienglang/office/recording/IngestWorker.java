package vn.tienglang.office.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.audio.ingest.IngestStep;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Recording;
import vn.tienglang.office.store.programme.Recording.FailureReason;
import vn.tienglang.office.store.programme.Recording.State;
import vn.tienglang.office.worker.SupervisedWorker;

/**
 * Worker that ingests queued recordings in the order of upload, each on one of a few threads, so
 * that the centre keeps processors for the stations. The state of a recording is stored before its
 * ingest begins. A person may cancel an ingest.
 */
final class IngestWorker implements AutoCloseable {
    /**
     * Maximum number of attempts, so that a recording cannot bring the centre down again and again.
     */
    private static final int ATTEMPTS = 2;

    /** Wait after a failed transaction, unless it is woken up. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Duration END_WITHIN = Duration.ofSeconds(10);

    private final Transactions transactions;
    private final MasterStore masters;
    private final DeliveryStore clipSource;
    private final Ingester ingester;
    private final RecordingEvents events;
    private final IngestTurn turn;
    private final InstantSource clock;
    private final Semaphore wakeUps = new Semaphore(0);
    private final List<SupervisedWorker> threads = new ArrayList<>();
    private final Map<ClipId, IngestProgress> progress = new ConcurrentHashMap<>();
    private final Set<ClipId> cancelled = ConcurrentHashMap.newKeySet();
    private volatile boolean ending;

    /** Thrown from the progress listener to end an ingest when the centre ends. */
    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Thrown from the progress listener to end an ingest that a person cancelled. */
    private static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    IngestWorker(
            Transactions transactions,
            MasterStore masters,
            DeliveryStore clipSource,
            Ingester ingester,
            RecordingEvents events,
            IngestTurn turn,
            InstantSource clock,
            int parallel) {
        this.transactions = transactions;
        this.masters = masters;
        this.clipSource = clipSource;
        this.ingester = ingester;
        this.events = events;
        this.turn = turn;
        this.clock = clock;
        for (int number = 1; number <= parallel; number++) {
            threads.add(SupervisedWorker.of("recordings-" + number, this::work, events));
        }
    }

    void start() {
        threads.forEach(SupervisedWorker::start);
    }

    /** Wakes the worker up: a recording is queued. */
    void wakeUp() {
        wakeUps.release(threads.size());
    }

    /** The progress of this recording, if it is being ingested. */
    Optional<IngestProgress> progress(ClipId recording) {
        return Optional.ofNullable(progress.get(recording));
    }

    /** Cancels the ingest of this recording; false when it is not being ingested. */
    boolean cancel(ClipId recording) {
        boolean isRunning = progress.containsKey(recording);
        if (isRunning) {
            cancelled.add(recording);
        }
        return isRunning;
    }

    private void work() {
        while (!ending) {
            try {
                Optional<Recording> next = turn.mine().getAsBoolean() ? begin() : Optional.empty();
                if (next.isPresent()) {
                    ingest(next.get());
                } else {
                    waitForWork();
                }
            } catch (Transactions.Failed e) {
                events.resultNotStored(e);
                pause();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void waitForWork() throws InterruptedException {
        // Woken up or not, it looks again.
        var _ = wakeUps.tryAcquire(turn.poll().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void pause() {
        try {
            // Woken up or not, the next attempt is due.
            var _ = wakeUps.tryAcquire(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The oldest recording that is queued or was interrupted, stored as begun. */
    private synchronized Optional<Recording> begin() {
        Instant now = now();
        Optional<Recording> begun = stored(now);
        begun.ifPresent(one ->
                progress.put(one.id(), new IngestProgress(one.id(), IngestStep.IDENTIFY, 0)));
        return begun;
    }

    private Optional<Recording> stored(Instant now) {
        return transactions.inTransaction(repositories -> {
            // A deletion holds the same lock: a deleted recording is not begun, a begun one not
            // deleted.
            repositories.counters().hold(Counters.PLAN);
            var waiting =
                    repositories.recordings().all().stream()
                            .filter(one -> !progress.containsKey(one.id()))
                            .sorted(Comparator.comparing(Recording::at))
                            .toList();
            for (Recording recording : waiting) {
                if (recording.state() instanceof State.Working(int attempts)
                        && attempts >= ATTEMPTS) {
                    repositories
                            .recordings()
                            .put(
                                    recording.withState(
                                            new State.Failed(
                                                    FailureReason.INTERRUPTED_TWICE, now)));
                }
            }
            Optional<Recording> next =
                    waiting.stream().filter(one -> attempts(one.state()) < ATTEMPTS).findFirst();
            Optional<Recording> begun =
                    next.map(one -> one.withState(new State.Working(attempts(one.state()) + 1)));
            begun.ifPresent(repositories.recordings()::put);
            return begun;
        });
    }

    /** Number of attempts; {@link #ATTEMPTS} for a state that needs none. */
    private static int attempts(State state) {
        return switch (state) {
            case State.Queued(int attempts) -> attempts;
            case State.Working(int attempts) -> attempts;
            case State.Ready _, State.Refused _, State.Failed _, State.Deleted _ -> ATTEMPTS;
        };
    }

    private void ingest(Recording recording) throws InterruptedException {
        try {
            Optional<Path> master = masters.find(recording.id());
            if (master.isEmpty()) {
                settle(recording, new State.Failed(FailureReason.MASTER_GONE, now()));
                return;
            }
            IngestResult result =
                    ingester.ingest(
                            master.get(),
                            recording.title(),
                            recording.language(),
                            recording.options(),
                            (step, share) -> at(recording, step, share));
            switch (result) {
                case IngestResult.Admitted admitted -> admit(recording, admitted);
                case IngestResult.Refused(var findings) ->
                        settle(recording, new State.Refused(findings, now()));
            }
        } catch (Interrupted _) {
            settle(recording, new State.Queued(attempts(recording.state()) - 1));
        } catch (Cancelled _) {
            settle(recording, new State.Failed(FailureReason.CANCELLED, now()));
        } catch (InterruptedException e) {
            settle(recording, new State.Queued(attempts(recording.state()) - 1));
            throw e;
        } catch (IOException e) {
            events.ingestFailed(recording.id(), e);
            settle(recording, new State.Failed(FailureReason.DISK, now()));
        } catch (Transactions.Failed e) {
            throw e;
        } catch (RuntimeException | Error e) {
            // Memory or stack that one recording exhausted is free again: only that one is refused.
            events.ingestFailed(recording.id(), e);
            settle(recording, new State.Failed(FailureReason.INGEST_BROKE, now()));
        } finally {
            progress.remove(recording.id());
            cancelled.remove(recording.id());
        }
    }

    private void at(Recording recording, IngestStep step, double share) {
        if (ending) {
            throw new Interrupted();
        }
        if (cancelled.contains(recording.id())) {
            throw new Cancelled();
        }
        progress.put(recording.id(), new IngestProgress(recording.id(), step, share));
    }

    /** Stores the delivery copy first, so that every clip that can be booked can be fetched. */
    private void admit(Recording recording, IngestResult.Admitted admitted) throws IOException {
        clipSource.put(admitted);
        Instant now = now();
        var ready = new State.Ready(admitted.clip().id(), admitted.report(), admitted.findings());
        transactions.inTransaction(repositories -> {
            repositories.clips().put(admitted.clip());
            repositories.waveforms().put(admitted.clip().id(), admitted.waveform());
            repositories.recordings().put(recording.withState(ready));
            String about = recording.id().brief() + " " + admitted.clip().id().brief();
            repositories.audit().add(new AuditEntry(now, recording.by(), "recording-taken", about));
            return ready;
        });
    }

    private void settle(Recording recording, State state) {
        transactions.inTransaction(repositories -> {
            repositories.recordings().put(recording.withState(state));
            return state;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * Ends the threads. A running ingest ends at its next progress step, and its recording is
     * queued again.
     */
    @Override
    public void close() {
        ending = true;
        wakeUps.release(threads.size());
        try {
            for (SupervisedWorker thread : threads) {
                if (!thread.join(END_WITHIN)) {
                    events.ingestUnfinished();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
