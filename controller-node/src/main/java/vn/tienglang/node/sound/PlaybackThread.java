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
import vn.tienglang.node.sound.SoundOutput.PlaybackException;
import vn.tienglang.node.sound.SoundOutput.Sink;

/**
 * The speaker, on a thread of its own named {@code speaker}, whatever the output.
 *
 * <pre>
 * Silent  -> Cued     cue: clip and output are open, Cued; or PlaybackFailed
 * Cued    -> Playing  play, and its instant has come
 * Cued    -> Silent   stop, or another cue
 * Playing -> Silent   last frame consumed: PlaybackEnded; anything else: PlaybackFailed
 * </pre>
 */
final class PlaybackThread implements Speaker {
    /** Orders come one at a time; so many waiting means that the station itself is out of order. */
    private static final int MAX_REQUESTS = 64;

    /** How much is read and written at once: a stop waits for no more than this. */
    private static final Duration CHUNK = Duration.ofMillis(20);

    /** A quarter of a chunk: the buffer of 0.4 s can never run dry meanwhile. */
    private static final Duration BUFFER_FULL_PAUSE = Duration.ofMillis(5);

    /** Sleep is that inexact; the rest before an instant is spun away. */
    private static final Duration SPIN = Duration.ofMillis(2);

    private static final String NOT_CUED = "chưa được chuẩn bị để phát";

    private static final Duration REPORT_RETRY = Duration.ofMillis(20);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    private final SoundOutput output;
    private final Mailbox mailbox;
    private final PlaybackClock playbackClock;
    private final BlockingQueue<Request> requests = new ArrayBlockingQueue<>(MAX_REQUESTS);
    private final Thread thread;
    private volatile boolean closing;

    private sealed interface Request {
        record Cue(AiringId airing, Path clip) implements Request {}

        record Play(AiringId airing, Duration at) implements Request {}

        record Stop(AiringId airing) implements Request {}

        record Close() implements Request {}
    }

    private PlaybackThread(SoundOutput output, Mailbox mailbox, PlaybackClock pace) {
        this.output = output;
        this.mailbox = mailbox;
        this.playbackClock = pace;
        this.thread = new Thread(this::run, "speaker");
        this.thread.setDaemon(true);
    }

    static Speaker open(SoundOutput output, Mailbox mailbox, PlaybackClock pace) {
        var voice = new PlaybackThread(output, mailbox, pace);
        voice.thread.start();
        return voice;
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
    public void cue(AiringId airing, Path clip) {
        if (!requests.offer(new Request.Cue(airing, clip))) {
            rejectRequest(airing);
        }
    }

    @Override
    public void play(AiringId airing, Duration at) {
        if (!requests.offer(new Request.Play(airing, at))) {
            rejectRequest(airing);
        }
    }

    @Override
    public void stop(AiringId airing) {
        if (!requests.offer(new Request.Stop(airing))) {
            Logger.error("{} orders wait for the speaker; a stop is lost", MAX_REQUESTS);
        }
    }

    private void rejectRequest(AiringId airing) {
        Logger.error("{} orders wait for the speaker; it does not keep up", MAX_REQUESTS);
        boolean told = mailbox.offer(new Event.PlaybackFailed(airing, 0, "bộ phát tiếng bị kẹt"));
        if (!told) {
            Logger.error("The mailbox is full, too; {} stays unanswered", airing);
        }
    }

    @Override
    public void close() {
        closing = true;
        // When there is no room the thread is busy, and sees the flag between two chunks.
        boolean _ = requests.offer(new Request.Close());
        try {
            if (!thread.join(CLOSE_WAIT)) {
                Logger.warn("The speaker did not end within {}; left behind", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Optional<PreparedClip> cued = Optional.empty();
        try {
            while (!closing) {
                cued = execute(requests.take(), cued);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cued.ifPresent(PreparedClip::close);
        }
    }

    /** What is cued afterwards. */
    private Optional<PreparedClip> execute(Request order, Optional<PreparedClip> cued) {
        return switch (order) {
            case Request.Cue(AiringId airing, Path clip) -> {
                cued.ifPresent(PreparedClip::close);
                yield prepare(airing, clip);
            }
            case Request.Play(AiringId airing, Duration at) -> {
                Optional<PreparedClip> take = cued.filter(ready -> ready.airing().equals(airing));
                if (take.isEmpty()) {
                    report(new Event.PlaybackFailed(airing, 0, NOT_CUED));
                    yield cued;
                }
                try (PreparedClip playing = take.get()) {
                    report(playPrepared(playing, at));
                }
                yield Optional.empty();
            }
            case Request.Stop(AiringId airing) -> {
                Optional<PreparedClip> take = cued.filter(ready -> ready.airing().equals(airing));
                take.ifPresent(PreparedClip::close);
                yield take.isPresent() ? Optional.empty() : cued;
            }
            case Request.Close() -> cued;
        };
    }

    private Optional<PreparedClip> prepare(AiringId airing, Path clip) {
        try {
            PreparedClip take = PreparedClip.open(airing, clip, output);
            report(new Event.Cued(airing, take.form().frames(), take.form().rateHz()));
            return Optional.of(take);
        } catch (PlaybackException e) {
            Logger.warn(e, "Cannot cue {}: {}", airing, e.staffMessage());
            report(new Event.PlaybackFailed(airing, 0, e.staffMessage()));
        } catch (RuntimeException e) {
            Logger.error(e, "Cueing {} failed in a way it never should", airing);
            report(new Event.PlaybackFailed(airing, 0, "lỗi trong chương trình: " + e));
        }
        return Optional.empty();
    }

    private Event playPrepared(PreparedClip take, Duration at) {
        AiringId airing = take.airing();
        try {
            if (!waitUntil(airing, at)) {
                return new Event.PlaybackFailed(airing, 0, "bị dừng trước khi phát");
            }
            take.sink().start();
        } catch (RuntimeException e) {
            Logger.error(e, "Starting {} failed in a way it never should", airing);
            return new Event.PlaybackFailed(airing, 0, "card âm thanh bị lỗi: " + e);
        }
        var progress = new PlaybackProgress(take.form(), playbackClock.sinceBoot());
        try {
            writeFrames(take, progress);
            return new Event.PlaybackEnded(airing, progress.consumed());
        } catch (PlaybackException e) {
            Logger.warn(
                    "{} fell silent after {} frames: {}",
                    airing,
                    progress.consumed(),
                    e.staffMessage());
            return new Event.PlaybackFailed(airing, progress.consumed(), e.staffMessage());
        } catch (RuntimeException e) {
            Logger.error(e, "Playing {} failed in a way it never should", airing);
            return new Event.PlaybackFailed(
                    airing, progress.consumed(), "card âm thanh bị lỗi: " + e);
        }
    }

    /** Waits for the instant. False when somebody changed their mind meanwhile. */
    private boolean waitUntil(AiringId airing, Duration at) {
        while (true) {
            if (isInterrupted(airing)) {
                return false;
            }
            Duration left = at.minus(playbackClock.sinceBoot());
            if (!left.isPositive()) {
                return true;
            }
            Duration sleep = left.minus(SPIN);
            playbackClock.pause(sleep.compareTo(CHUNK) < 0 ? sleep : CHUNK);
        }
    }

    private void writeFrames(PreparedClip take, PlaybackProgress progress)
            throws PlaybackException {
        Sink sink = take.sink();
        long chunkFrames = FrameTime.framesIn(CHUNK, take.form().rateHz());
        byte[] chunk = new byte[Math.toIntExact(chunkFrames) * take.form().bytesPerFrame()];
        int filled = 0;
        int from = 0;
        while (progress.written() < take.form().frames()) {
            if (from == filled) {
                filled = take.read(chunk);
                from = 0;
            }
            int took = sink.write(chunk, from, filled - from);
            from += took;
            progress.addWritten(took);
            checkProgress(take, progress);
            if (took == 0) {
                playbackClock.pause(BUFFER_FULL_PAUSE);
            }
        }
        // The end is waited for by the clock first: draining cannot be broken off by a stop.
        while (progress.due(playbackClock.sinceBoot()) < take.form().frames()) {
            checkProgress(take, progress);
            playbackClock.pause(BUFFER_FULL_PAUSE);
        }
        sink.drain();
        progress.finish(sink.position());
    }

    private void checkProgress(PreparedClip take, PlaybackProgress progress)
            throws PlaybackException {
        progress.update(take.sink().position(), playbackClock.sinceBoot());
        if (isInterrupted(take.airing())) {
            take.sink().stop();
            throw new PlaybackException("bị dừng khi đang phát");
        }
    }

    /** True when a waiting order ends this airing; orders that mean nothing now are taken out. */
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
                case Request.Play(AiringId other, _) -> {
                    requests.remove();
                    if (!other.equals(airing)) {
                        report(new Event.PlaybackFailed(other, 0, NOT_CUED));
                    }
                }
            }
        }
        return true;
    }

    /** Answers must not be lost: the station would wait for them for ever. */
    private void report(Event answer) {
        while (!mailbox.offer(answer) && !closing) {
            playbackClock.pause(REPORT_RETRY);
        }
    }
}
