package vn.tienglang.node;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.node.playout.Event;

/**
 * A speaker in virtual time that refuses, stalls or ends early when told to, and remembers every
 * sound that was made.
 */
public final class SimSpeaker implements Speaker {
    /** Frames a second; few, for nobody hears them. */
    public static final int RATE_HZ = 1_000;

    private static final Duration GETS_READY_IN = Duration.ofMillis(20);
    private static final Duration ANSWERS_IN = Duration.ofMillis(5);

    private final VirtualTime time;
    private final SimClock clock;
    private final Function<Path, Clip> clips;
    private final Mailbox mailbox;
    private final List<Sound> sounds = new ArrayList<>();
    private Turn turn = new Turn.None();
    private long power;
    private boolean refuses;
    private boolean mute;
    private boolean stalls;
    private Duration endsEarlyBy = Duration.ZERO;

    /** A speaker that finds the clip behind a path with this function. */
    public SimSpeaker(
            VirtualTime time, SimClock clock, Function<Path, Clip> clips, Mailbox mailbox) {
        this.time = time;
        this.clock = clock;
        this.clips = clips;
        this.mailbox = mailbox;
    }

    @Override
    public String words() {
        return "loa mô phỏng";
    }

    @Override
    public boolean audible() {
        return true;
    }

    @Override
    public void cue(AiringId airing, Path clip) {
        fallSilent("another was cued");
        if (mute) {
            return;
        }
        if (refuses) {
            answer(new Event.PlaybackFailed(airing, 0, "card is taken"));
            return;
        }
        long frames = clips.apply(clip).length().toMillis() * RATE_HZ / 1000;
        turn = new Turn.Cued(airing, frames);
        later(GETS_READY_IN, () -> offer(new Event.Cued(airing, frames, RATE_HZ)));
    }

    @Override
    public void play(AiringId airing, Duration at) {
        if (!(turn instanceof Turn.Cued(AiringId cued, long frames)) || !cued.equals(airing)) {
            answer(new Event.PlaybackFailed(airing, 0, "was not cued"));
            return;
        }
        Duration start =
                clock.worldAge(at).compareTo(time.now()) > 0 ? clock.worldAge(at) : time.now();
        var playing = new Turn.Playing(airing, start, frames);
        turn = playing;
        later(start.minus(time.now()), () -> sound(playing));
    }

    private void sound(Turn.Playing playing) {
        if (!turn.equals(playing)) {
            return;
        }
        sounds.add(new Sound(playing.airing(), time.now(), clock.trueTime(), playing.frames()));
        if (stalls) {
            return;
        }
        long missing = Math.min(playing.frames(), endsEarlyBy.toMillis() * RATE_HZ / 1000);
        long frames = playing.frames() - missing;
        later(
                Duration.ofMillis(frames * 1000 / RATE_HZ),
                () -> {
                    if (turn.equals(playing) && !mute) {
                        turn = new Turn.None();
                        offer(new Event.PlaybackEnded(playing.airing(), frames));
                    }
                });
    }

    @Override
    public void stop(AiringId airing) {
        fallSilent("stopped");
    }

    private void fallSilent(String why) {
        if (turn instanceof Turn.Playing(AiringId airing, Duration start, long frames)) {
            long sounded = Math.max(0, time.now().minus(start).toMillis()) * RATE_HZ / 1000;
            long most = stalls ? frames / 2 : frames;
            if (!mute) {
                answer(new Event.PlaybackFailed(airing, Math.min(most, sounded), why));
            }
        }
        turn = new Turn.None();
    }

    @Override
    public void close() {
        turn = new Turn.None();
    }

    /** Silence, and no answer to anything asked before. */
    public void losePower() {
        power++;
        turn = new Turn.None();
    }

    private void answer(Event event) {
        later(ANSWERS_IN, () -> offer(event));
    }

    private void later(Duration delay, Runnable task) {
        long poweredBy = power;
        time.in(
                delay,
                () -> {
                    if (power == poweredBy) {
                        task.run();
                    }
                });
    }

    private void offer(Event event) {
        if (!mailbox.offer(event)) {
            answer(event);
        }
    }

    /** What sounds now. */
    public Optional<AiringId> sounding() {
        return turn instanceof Turn.Playing(AiringId airing, Duration start, long _)
                        && start.compareTo(time.now()) <= 0
                ? Optional.of(airing)
                : Optional.empty();
    }

    /** Every sound that was begun, in order. */
    public List<Sound> sounds() {
        return List.copyOf(sounds);
    }

    /** From now on nothing can be cued. */
    public void refuse() {
        refuses = true;
    }

    /** From now on it answers nothing, and does not end by itself. */
    public void hang() {
        mute = true;
    }

    /** From now on what plays stands still in the middle and never ends by itself. */
    public void stall() {
        stalls = true;
    }

    /** From now on what plays ends this much too early. */
    public void endEarlyBy(Duration length) {
        endsEarlyBy = length;
    }

    /** All is well again. */
    public void mend() {
        refuses = false;
        mute = false;
        stalls = false;
        endsEarlyBy = Duration.ZERO;
    }

    /**
     * One sound.
     *
     * @param at the world's age as its first frame left
     * @param trueTime what the time really was
     * @param framesWhole how many frames it would have had
     */
    public record Sound(AiringId airing, Duration at, Instant trueTime, long framesWhole) {}

    private sealed interface Turn {
        record None() implements Turn {}

        record Cued(AiringId airing, long frames) implements Turn {}

        record Playing(AiringId airing, Duration start, long frames) implements Turn {}
    }
}
