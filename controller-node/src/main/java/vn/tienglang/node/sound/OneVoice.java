package vn.tienglang.node.sound;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.tinylog.Logger;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.node.Mailbox;
import vn.tienglang.node.Speaker;
import vn.tienglang.node.playout.Event;
import vn.tienglang.node.sound.Output.Sink;
import vn.tienglang.node.sound.Output.Unplayable;

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
final class OneVoice implements Speaker {
    /** Orders come one at a time; so many waiting means that the station itself is out of order. */
    private static final int ORDERS = 64;

    /** How much is read and written at once: a stop waits for no more than this. */
    private static final Duration CHUNK = Duration.ofMillis(20);

    /** A quarter of a chunk: the buffer of 0.4 s can never run dry meanwhile. */
    private static final Duration NO_ROOM = Duration.ofMillis(5);

    /** Sleep is that inexact; the rest before an instant is spun away. */
    private static final Duration SPIN = Duration.ofMillis(2);

    private static final String NOT_CUED = "chưa được chuẩn bị để phát";

    private static final Duration TELL_AGAIN = Duration.ofMillis(20);
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(3);

    private final Output output;
    private final Mailbox mailbox;
    private final Pace pace;
    private final BlockingQueue<Order> orders = new ArrayBlockingQueue<>(ORDERS);
    private final Thread thread;
    private volatile boolean closing;

    private sealed interface Order {
        record Cue(AiringId airing, Path clip) implements Order {}

        record Play(AiringId airing, Duration at) implements Order {}

        record Stop(AiringId airing) implements Order {}

        record Close() implements Order {}
    }

    private OneVoice(Output output, Mailbox mailbox, Pace pace) {
        this.output = output;
        this.mailbox = mailbox;
        this.pace = pace;
        this.thread = new Thread(this::run, "speaker");
        this.thread.setDaemon(true);
    }

    static Speaker open(Output output, Mailbox mailbox, Pace pace) {
        var voice = new OneVoice(output, mailbox, pace);
        voice.thread.start();
        return voice;
    }

    @Override
    public String words() {
        return output.words();
    }

    @Override
    public boolean audible() {
        return output.audible();
    }

    @Override
    public void cue(AiringId airing, Path clip) {
        if (!orders.offer(new Order.Cue(airing, clip))) {
            refuse(airing);
        }
    }

    @Override
    public void play(AiringId airing, Duration at) {
        if (!orders.offer(new Order.Play(airing, at))) {
            refuse(airing);
        }
    }

    @Override
    public void stop(AiringId airing) {
        if (!orders.offer(new Order.Stop(airing))) {
            Logger.error("{} orders wait for the speaker; a stop is lost", ORDERS);
        }
    }

    private void refuse(AiringId airing) {
        Logger.error("{} orders wait for the speaker; it does not keep up", ORDERS);
        boolean told = mailbox.offer(new Event.PlaybackFailed(airing, 0, "bộ phát tiếng bị kẹt"));
        if (!told) {
            Logger.error("The mailbox is full, too; {} stays unanswered", airing);
        }
    }

    @Override
    public void close() {
        closing = true;
        // When there is no room the thread is busy, and sees the flag between two chunks.
        boolean _ = orders.offer(new Order.Close());
        try {
            if (!thread.join(CLOSE_WAIT)) {
                Logger.warn("The speaker did not end within {}; left behind", CLOSE_WAIT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        Optional<Take> cued = Optional.empty();
        try {
            while (!closing) {
                cued = carryOut(orders.take(), cued);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            cued.ifPresent(Take::close);
        }
    }

    /** What is cued afterwards. */
    private Optional<Take> carryOut(Order order, Optional<Take> cued) {
        return switch (order) {
            case Order.Cue(AiringId airing, Path clip) -> {
                cued.ifPresent(Take::close);
                yield cueNow(airing, clip);
            }
            case Order.Play(AiringId airing, Duration at) -> {
                Optional<Take> take = cued.filter(ready -> ready.airing().equals(airing));
                if (take.isEmpty()) {
                    tell(new Event.PlaybackFailed(airing, 0, NOT_CUED));
                    yield cued;
                }
                try (Take playing = take.get()) {
                    tell(perform(playing, at));
                }
                yield Optional.empty();
            }
            case Order.Stop(AiringId airing) -> {
                Optional<Take> take = cued.filter(ready -> ready.airing().equals(airing));
                take.ifPresent(Take::close);
                yield take.isPresent() ? Optional.empty() : cued;
            }
            case Order.Close() -> cued;
        };
    }

    private Optional<Take> cueNow(AiringId airing, Path clip) {
        try {
            Take take = Take.open(airing, clip, output);
            tell(new Event.Cued(airing, take.form().frames(), take.form().rateHz()));
            return Optional.of(take);
        } catch (Unplayable e) {
            Logger.warn(e, "Cannot cue {}: {}", airing, e.words());
            tell(new Event.PlaybackFailed(airing, 0, e.words()));
        } catch (RuntimeException e) {
            Logger.error(e, "Cueing {} failed in a way it never should", airing);
            tell(new Event.PlaybackFailed(airing, 0, "lỗi trong chương trình: " + e));
        }
        return Optional.empty();
    }

    private Event perform(Take take, Duration at) {
        AiringId airing = take.airing();
        try {
            if (!isStillWantedAt(airing, at)) {
                return new Event.PlaybackFailed(airing, 0, "bị dừng trước khi phát");
            }
            take.sink().start();
        } catch (RuntimeException e) {
            Logger.error(e, "Starting {} failed in a way it never should", airing);
            return new Event.PlaybackFailed(airing, 0, "card âm thanh bị lỗi: " + e);
        }
        var progress = new Progress(take.form(), pace.sinceBoot());
        try {
            pour(take, progress);
            return new Event.PlaybackEnded(airing, progress.consumed());
        } catch (Unplayable e) {
            Logger.warn(
                    "{} fell silent after {} frames: {}", airing, progress.consumed(), e.words());
            return new Event.PlaybackFailed(airing, progress.consumed(), e.words());
        } catch (RuntimeException e) {
            Logger.error(e, "Playing {} failed in a way it never should", airing);
            return new Event.PlaybackFailed(
                    airing, progress.consumed(), "card âm thanh bị lỗi: " + e);
        }
    }

    /** Waits for the instant. False when somebody changed their mind meanwhile. */
    private boolean isStillWantedAt(AiringId airing, Duration at) {
        while (true) {
            if (isOverruled(airing)) {
                return false;
            }
            Duration left = at.minus(pace.sinceBoot());
            if (!left.isPositive()) {
                return true;
            }
            Duration sleep = left.minus(SPIN);
            pace.pause(sleep.compareTo(CHUNK) < 0 ? sleep : CHUNK);
        }
    }

    private void pour(Take take, Progress progress) throws Unplayable {
        Sink sink = take.sink();
        long chunkFrames = Frames.in(CHUNK, take.form().rateHz());
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
            progress.took(took);
            lookRound(take, progress);
            if (took == 0) {
                pace.pause(NO_ROOM);
            }
        }
        // The end is waited for by the clock first: draining cannot be broken off by a stop.
        while (progress.due(pace.sinceBoot()) < take.form().frames()) {
            lookRound(take, progress);
            pace.pause(NO_ROOM);
        }
        sink.drain();
        progress.drained(sink.position());
    }

    private void lookRound(Take take, Progress progress) throws Unplayable {
        progress.look(take.sink().position(), pace.sinceBoot());
        if (isOverruled(take.airing())) {
            take.sink().halt();
            throw new Unplayable("bị dừng khi đang phát");
        }
    }

    /** True when a waiting order ends this airing; orders that mean nothing now are taken out. */
    private boolean isOverruled(AiringId airing) {
        while (!closing) {
            switch (orders.peek()) {
                case null -> {
                    return false;
                }
                case Order.Cue _, Order.Close _ -> {
                    return true;
                }
                case Order.Stop(AiringId other) -> {
                    if (other.equals(airing)) {
                        return true;
                    }
                    orders.remove();
                }
                case Order.Play(AiringId other, _) -> {
                    orders.remove();
                    if (!other.equals(airing)) {
                        tell(new Event.PlaybackFailed(other, 0, NOT_CUED));
                    }
                }
            }
        }
        return true;
    }

    /** Answers must not be lost: the station would wait for them for ever. */
    private void tell(Event answer) {
        while (!mailbox.offer(answer) && !closing) {
            pace.pause(TELL_AGAIN);
        }
    }
}
