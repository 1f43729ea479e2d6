package vn.tienglang.node.sound;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.tinylog.Logger;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Mailbox;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.node.port.WorkTimer;
import vn.tienglang.node.sound.SoundOutput.PlaybackException;
import vn.tienglang.node.sound.SoundOutput.Sink;

/**
 * Speaker on a thread of its own named {@code speaker}, for any output.
 *
 * <pre>
 * Silent  -> Cued     cue: clip and output are open, Cued; or PlaybackFailed
 * Cued    -> Playing  play, and its instant has come
 * Cued    -> Silent   stop, or another cue
 * Playing -> Silent   last frame consumed: PlaybackEnded; anything else: PlaybackFailed
 * </pre>
 */
final class PlaybackThread implements Speaker {
    /** Requests come one at a time; when so many wait, the thread is stuck. */
    private static final int MAX_REQUESTS = 64;

    /** Length of sound that is read and written at once: a stop waits for no more than this. */
    private static final Duration CHUNK = Duration.ofMillis(20);

    /** A quarter of a chunk, so that the buffer of 0.4 s never runs empty meanwhile. */
    private static final Duration BUFFER_FULL_PAUSE = Duration.ofMillis(5);

    /** Inaccuracy of sleep; the rest before an instant is a busy wait. */
    private static final Duration SPIN = Duration.ofMillis(2);

    /** Each report is written to the SD card: rare enough to spare it. */
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(5);

    private static final String NOT_CUED = "chưa được chuẩn bị để phát";

    private static final Duration REPORT_RETRY = Duration.ofMillis(20);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    /** Opening a clip and a card takes up to 0.6 s; draining takes as long as the buffer, 0.4 s. */
    private static final Duration LONGEST_OPENING = Duration.ofSeconds(5);

    /** A card that takes no frame and gives no answer for so long has hung. */
    private static final Duration LONGEST_CHUNK = Duration.ofMillis(1500);

    private final SoundOutput output;
    private final Mailbox mailbox;
    private final PlaybackClock playbackClock;
    private final WorkTimer timer;
    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(MAX_REQUESTS);
    private final Thread thread;
    private volatile boolean closing;

    /** Used only by the speaker's own thread. */
    private Duration nextProgressReport = Duration.ZERO;

    private sealed interface Request {
        record Cue(AiringId airing, Path clip, int volumePercent) implements Request {}

        record Play(AiringId airing, Duration at, Duration latest) implements Request {}

        record Stop(AiringId airing) implements Request {}

        record Close() implements Request {}
    }

    private PlaybackThread(
            SoundOutput output, Mailbox mailbox, PlaybackClock clock, WorkTimer timer) {
        this.output = output;
        this.mailbox = mailbox;
        this.playbackClock = clock;
        this.timer = timer;
        this.thread = new Thread(this::run, "speaker");
        this.thread.setDaemon(true);
    }

    static Speaker open(SoundOutput output, Mailbox mailbox, PlaybackClock clock, WorkTimer timer) {
        var speaker = new PlaybackThread(output, mailbox, clock, timer);
        speaker.thread.start();
        return speaker;
    }

    @Override
    public String description() {
        return output.description();
    }

    @Override
    public boolean audible() {
        return output.audible();
    }

    @Override
    public void cue(AiringId airing, Path clip, int volumePercent) {
        if (!requests.offer(new Request.Cue(airing, clip, volumePercent))) {
            rejectRequest(airing);
        }
    }

    @Override
    public void play(AiringId airing, Duration at, Duration latest) {
        if (!requests.offer(new Request.Play(airing, at, latest))) {
            rejectRequest(airing);
        }
    }

    @Override
    public void stop(AiringId airing) {
        if (!requests.offer(new Request.Stop(airing))) {
            Logger.error("{} requests wait for the speaker; a stop is lost", MAX_REQUESTS);
        }
    }

    private void rejectRequest(AiringId airing) {
        Logger.error("{} requests wait for the speaker; it does not keep up", MAX_REQUESTS);
        boolean reported =
                mailbox.offer(new Event.PlaybackFailed(airing, 0, "bộ phát tiếng bị kẹt"));
        if (!reported) {
            Logger.error("The mailbox is full too; {} is not answered", airing);
        }
    }

    @Override
    public void close() {
        closing = true;
        // If the queue is full, the thread is busy and reads the flag between two chunks.
        boolean _ = requests.offer(new Request.Close());
        try {
            if (!thread.join(CLOSE_WAIT)) {
                Logger.warn("The speaker did not end within {}; it is abandoned", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Optional<PreparedClip> cued = Optional.empty();
        try {
            while (!closing) {
                timer.idle();
                Request request = requests.take();
                timer.busy(LONGEST_OPENING);
                cued = execute(request, cued);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!closing) {
                throw new IllegalStateException("the speaker's thread was interrupted", e);
            }
        } finally {
            cued.ifPresent(PreparedClip::close);
        }
    }

    /** Executes one request; returns the clip that is cued afterwards. */
    private Optional<PreparedClip> execute(Request request, Optional<PreparedClip> cued) {
        return switch (request) {
            case Request.Cue(AiringId airing, Path clip, int volumePercent) -> {
                cued.ifPresent(PreparedClip::close);
                yield prepare(airing, clip, new SampleGain(volumePercent));
            }
            case Request.Play(AiringId airing, Duration at, Duration latest) -> {
                Optional<PreparedClip> prepared =
                        cued.filter(ready -> ready.airing().equals(airing));
                if (prepared.isEmpty()) {
                    report(new Event.PlaybackFailed(airing, 0, NOT_CUED));
                    yield cued;
                }
                try (PreparedClip playing = prepared.get()) {
                    report(playPrepared(playing, at, latest));
                }
                yield Optional.empty();
            }
            case Request.Stop(AiringId airing) -> {
                Optional<PreparedClip> prepared =
                        cued.filter(ready -> ready.airing().equals(airing));
                prepared.ifPresent(PreparedClip::close);
                yield prepared.isPresent() ? Optional.empty() : cued;
            }
            case Request.Close() -> cued;
        };
    }

    private Optional<PreparedClip> prepare(AiringId airing, Path clip, SampleGain gain) {
        try {
            PreparedClip prepared = PreparedClip.open(airing, clip, gain, output);
            report(new Event.Cued(airing, prepared.form().frames(), prepared.form().rateHz()));
            return Optional.of(prepared);
        } catch (PlaybackException e) {
            Logger.warn(e, "Cannot cue {}: {}", airing, e.staffMessage());
            report(new Event.PlaybackFailed(airing, 0, e.staffMessage()));
        } catch (RuntimeException e) {
            Logger.error(e, "Cueing {} failed unexpectedly", airing);
            report(new Event.PlaybackFailed(airing, 0, "lỗi trong chương trình: " + e));
        }
        return Optional.empty();
    }

    private Event playPrepared(PreparedClip prepared, Duration at, Duration latest) {
        AiringId airing = prepared.airing();
        try {
            if (!waitUntil(airing, at)) {
                return new Event.PlaybackFailed(airing, 0, "bị dừng trước khi phát");
            }
            if (playbackClock.sinceBoot().compareTo(latest) > 0) {
                return new Event.PlaybackTooLate(airing);
            }
            prepared.sink().start();
        } catch (RuntimeException e) {
            Logger.error(e, "Starting {} failed unexpectedly", airing);
            return new Event.PlaybackFailed(airing, 0, "card âm thanh bị lỗi: " + e);
        }
        var progress = new PlaybackProgress(prepared.form(), playbackClock.sinceBoot());
        nextProgressReport = playbackClock.sinceBoot().plus(PROGRESS_INTERVAL);
        try {
            writeFrames(prepared, progress);
            return new Event.PlaybackEnded(airing, progress.consumed());
        } catch (PlaybackException e) {
            Logger.warn(
                    "{} stopped after {} frames: {}",
                    airing,
                    progress.consumed(),
                    e.staffMessage());
            return new Event.PlaybackFailed(airing, progress.consumed(), e.staffMessage());
        } catch (RuntimeException e) {
            Logger.error(e, "Playing {} failed unexpectedly", airing);
            return new Event.PlaybackFailed(
                    airing, progress.consumed(), "card âm thanh bị lỗi: " + e);
        }
    }

    /** Waits for the instant. False when a request ended the airing meanwhile. */
    private boolean waitUntil(AiringId airing, Duration at) {
        while (true) {
            if (isInterrupted(airing)) {
                return false;
            }
            timer.busy(LONGEST_CHUNK);
            Duration left = at.minus(playbackClock.sinceBoot());
            if (!left.isPositive()) {
                return true;
            }
            Duration sleep = left.minus(SPIN);
            playbackClock.pause(sleep.compareTo(CHUNK) < 0 ? sleep : CHUNK);
        }
    }

    private void writeFrames(PreparedClip prepared, PlaybackProgress progress)
            throws PlaybackException {
        Sink sink = prepared.sink();
        long chunkFrames = FrameTime.framesIn(CHUNK, prepared.form().rateHz());
        byte[] chunk = new byte[Math.toIntExact(chunkFrames) * prepared.form().bytesPerFrame()];
        int filled = 0;
        int from = 0;
        while (progress.written() < prepared.form().frames()) {
            timer.busy(LONGEST_CHUNK);
            if (from == filled) {
                filled = prepared.read(chunk);
                from = 0;
            }
            int took = sink.write(chunk, from, filled - from);
            from += took;
            progress.addWritten(took);
            checkProgress(prepared, progress);
            if (took == 0) {
                playbackClock.pause(BUFFER_FULL_PAUSE);
            }
        }
        // Waits by the clock before draining, because a stop cannot interrupt draining.
        while (progress.due(playbackClock.sinceBoot()) < prepared.form().frames()) {
            timer.busy(LONGEST_CHUNK);
            checkProgress(prepared, progress);
            playbackClock.pause(BUFFER_FULL_PAUSE);
        }
        timer.busy(LONGEST_OPENING);
        sink.drain();
        progress.finish(sink.position());
    }

    private void checkProgress(PreparedClip prepared, PlaybackProgress progress)
            throws PlaybackException {
        Duration now = playbackClock.sinceBoot();
        progress.update(prepared.sink().position(), now);
        if (now.compareTo(nextProgressReport) >= 0) {
            nextProgressReport = now.plus(PROGRESS_INTERVAL);
            // If the mailbox is full, the next report says more.
            boolean _ =
                    mailbox.offer(
                            new Event.PlaybackProgressed(prepared.airing(), progress.consumed()));
        }
        if (isInterrupted(prepared.airing())) {
            prepared.sink().stop();
            throw new PlaybackException("bị dừng khi đang phát");
        }
    }

    /** True when a waiting request ends this airing; requests that no longer apply are removed. */
    private boolean isInterrupted(AiringId airing) {
        while (!closing) {
            switch (requests.peek()) {
                case null -> {
                    return false;
                }
                case Request.Cue _, Request.Close _ -> {
                    return true;
                }
                case Request.Stop(AiringId other) -> {
                    if (other.equals(airing)) {
                        return true;
                    }
                    requests.remove();
                }
                case Request.Play(AiringId other, _, _) -> {
                    requests.remove();
                    if (!other.equals(airing)) {
                        report(new Event.PlaybackFailed(other, 0, NOT_CUED));
                    }
                }
            }
        }
        return true;
    }

    /**
     * Repeats until the mailbox takes the answer; the station would wait for a lost one for ever.
     */
    private void report(Event answer) {
        while (!mailbox.offer(answer) && !closing) {
            timer.busy(LONGEST_CHUNK);
            playbackClock.pause(REPORT_RETRY);
        }
    }
}
