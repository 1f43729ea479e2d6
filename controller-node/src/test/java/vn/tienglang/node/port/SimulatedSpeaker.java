package vn.tienglang.node.port;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;

/**
 * Speaker in virtual time. It records every sound. Unkind things it can do: refuse a clip, answer
 * nothing, stall in the middle, end early, and stand still with its program ({@link #standStill}):
 * its thread then neither starts nor ends a sound nor answers, and a sound goes on afterwards by as
 * much later. The buffer of the sound card is not modelled: what sounded counts as sounding.
 */
public final class SimulatedSpeaker implements Speaker {
    private final Map<AiringId, Integer> volumes = new HashMap<>();

    /** Frames a second; few, because nobody hears them. */
    public static final int RATE_HZ = 1_000;

    private static final Duration GETS_READY_IN = Duration.ofMillis(20);
    private static final Duration PROGRESS_INTERVAL = Duration.ofSeconds(5);
    private static final Duration ANSWERS_IN = Duration.ofMillis(5);

    private final VirtualTime time;
    private final SimulatedClock clock;
    private final Function<Path, Recording> recordings;
    private final Mailbox mailbox;
    private final List<Sound> sounds = new ArrayList<>();
    private Turn turn = new Turn.None();
    private long power;
    private boolean refuses;
    private boolean mute;
    private boolean stalls;
    private Duration endsEarlyBy = Duration.ZERO;
    private final List<Runnable> whenMoving = new ArrayList<>();
    private boolean standsStill;
    private Duration stoodStillFrom = Duration.ZERO;
    private Duration latestStart = Duration.ZERO;

    /** A speaker that finds the clip behind a path with this function. */
    public SimulatedSpeaker(
            VirtualTime time, SimulatedClock clock, Function<Path, Clip> clips, Mailbox mailbox) {
        this(
                clips.andThen(
                        clip -> new Recording(clip.length().toMillis() * RATE_HZ / 1000, RATE_HZ)),
                time,
                clock,
                mailbox);
    }

    /**
     * A speaker that finds what a file holds with this function, which throws, with the reason in
     * words, when the file cannot be played.
     */
    public SimulatedSpeaker(
            Function<Path, Recording> recordings,
            VirtualTime time,
            SimulatedClock clock,
            Mailbox mailbox) {
        this.time = time;
        this.clock = clock;
        this.recordings = recordings;
        this.mailbox = mailbox;
    }

    @Override
    public String description() {
        return "loa mô phỏng";
    }

    @Override
    public boolean audible() {
        return true;
    }

    @Override
    public void cue(AiringId airing, Path clip, int volumePercent) {
        volumes.put(airing, volumePercent);
        fallSilent("another was cued");
        if (mute) {
            return;
        }
        if (refuses) {
            answer(new Event.PlaybackFailed(airing, 0, "card is taken"));
            return;
        }
        Recording recording;
        try {
            recording = recordings.apply(clip);
        } catch (RuntimeException e) {
            answer(new Event.PlaybackFailed(airing, 0, String.valueOf(e.getMessage())));
            return;
        }
        var cued = new Turn.Cued(airing, recording);
        turn = cued;
        later(
                GETS_READY_IN,
                () -> {
                    if (turn.equals(cued)) {
                        offer(new Event.Cued(airing, recording.frames(), recording.rateHz()));
                    }
                });
    }

    @Override
    public void play(AiringId airing, Duration at, Duration latest) {
        switch (turn) {
            case Turn.Playing playing when playing.airing().equals(airing) -> {}
            case Turn.Cued(AiringId cued, Recording recording) when cued.equals(airing) -> {
                Duration start = clock.worldAge(at);
                if (time.now().compareTo(clock.worldAge(latest)) > 0) {
                    turn = new Turn.None();
                    answer(new Event.PlaybackTooLate(airing));
                    return;
                }
                Duration begins = start.compareTo(time.now()) > 0 ? start : time.now();
                var playing = new Turn.Playing(airing, begins, recording);
                turn = playing;
                latestStart = clock.worldAge(latest);
                later(begins.minus(time.now()), () -> sound(playing));
            }
            case Turn.None _, Turn.Cued _, Turn.Playing _ ->
                    answer(new Event.PlaybackFailed(airing, 0, "was not cued"));
        }
    }

    private void sound(Turn.Playing playing) {
        if (!turn.equals(playing)) {
            return;
        }
        Recording recording = playing.recording();
        sounds.add(new Sound(playing.airing(), time.now(), clock.trueTime(), recording.frames()));
        playOn(playing, Duration.ZERO);
    }

    private void playOn(Turn.Playing playing, Duration played) {
        Recording recording = playing.recording();
        reportProgress(playing);
        if (stalls) {
            return;
        }
        long missing = Math.min(recording.frames(), recording.framesIn(endsEarlyBy));
        long frames = recording.frames() - missing;
        Duration left = recording.lengthOf(frames).minus(played);
        later(
                left.isNegative() ? Duration.ZERO : left,
                () -> {
                    if (turn.equals(playing) && !mute) {
                        turn = new Turn.None();
                        offer(new Event.PlaybackEnded(playing.airing(), frames));
                    }
                });
    }

    private void reportProgress(Turn.Playing playing) {
        later(
                PROGRESS_INTERVAL,
                () -> {
                    if (turn.equals(playing) && !mute) {
                        // Not repeated: the next report says more.
                        boolean _ =
                                mailbox.offer(
                                        new Event.PlaybackProgressed(
                                                playing.airing(), framesOf(playing)));
                        reportProgress(playing);
                    }
                });
    }

    private long framesOf(Turn.Playing playing) {
        Recording recording = playing.recording();
        Duration passed = time.now().minus(playing.start());
        long sounded = passed.isNegative() ? 0 : recording.framesIn(passed);
        long most = stalls ? recording.frames() / 2 : recording.frames();
        return Math.min(most, sounded);
    }

    @Override
    public void stop(AiringId airing) {
        boolean its =
                switch (turn) {
                    case Turn.None _ -> false;
                    case Turn.Cued(AiringId cued, Recording _) -> cued.equals(airing);
                    case Turn.Playing playing -> playing.airing().equals(airing);
                };
        if (its) {
            fallSilent("stopped");
        }
    }

    private void fallSilent(String why) {
        if (turn instanceof Turn.Playing playing && !mute) {
            answer(new Event.PlaybackFailed(playing.airing(), framesOf(playing), why));
        }
        turn = new Turn.None();
    }

    @Override
    public void close() {
        turn = new Turn.None();
    }

    /** Stops, and drops every pending answer. */
    public void losePower() {
        power++;
        standsStill = false;
        whenMoving.clear();
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
                        runOrWait(task);
                    }
                });
    }

    private void runOrWait(Runnable task) {
        if (standsStill) {
            whenMoving.add(task);
        } else {
            task.run();
        }
    }

    /** Its program stands still, and with it its thread. */
    public void standStill() {
        if (!standsStill) {
            standsStill = true;
            stoodStillFrom = time.now();
        }
    }

    /** Its program goes on. */
    public void moveAgain() {
        if (!standsStill) {
            return;
        }
        standsStill = false;
        if (turn instanceof Turn.Playing playing) {
            moveAgain(playing);
        }
        List<Runnable> waiting = List.copyOf(whenMoving);
        whenMoving.clear();
        waiting.forEach(Runnable::run);
    }

    private void moveAgain(Turn.Playing playing) {
        if (playing.start().compareTo(time.now()) > 0) {
            return;
        }
        boolean hasStarted = playing.start().compareTo(stoodStillFrom) <= 0;
        if (hasStarted) {
            Duration played = stoodStillFrom.minus(playing.start());
            var later =
                    new Turn.Playing(
                            playing.airing(), time.now().minus(played), playing.recording());
            turn = later;
            playOn(later, played);
        } else if (time.now().compareTo(latestStart) > 0) {
            turn = new Turn.None();
            answer(new Event.PlaybackTooLate(playing.airing()));
        } else {
            var now = new Turn.Playing(playing.airing(), time.now(), playing.recording());
            turn = now;
            sound(now);
        }
    }

    private void offer(Event event) {
        if (!mailbox.offer(event)) {
            answer(event);
        }
    }

    /** The sound that plays now. */
    public Optional<AiringId> sounding() {
        return turn instanceof Turn.Playing(AiringId airing, Duration start, Recording _)
                        && start.compareTo(standsStill ? stoodStillFrom : time.now()) <= 0
                ? Optional.of(airing)
                : Optional.empty();
    }

    /** Every sound that started, in order. */
    public List<Sound> sounds() {
        return List.copyOf(sounds);
    }

    /** Makes every cue fail. */
    public void refuse() {
        refuses = true;
    }

    /** Makes the speaker answer nothing and never end by itself. */
    public void hang() {
        mute = true;
    }

    /** Makes playback stall in the middle and never end by itself. */
    public void stall() {
        stalls = true;
    }

    /** Makes playback end this much too early. */
    public void endEarlyBy(Duration length) {
        endsEarlyBy = length;
    }

    /** Ends all faults of the speaker. */
    public void mend() {
        refuses = false;
        mute = false;
        stalls = false;
        endsEarlyBy = Duration.ZERO;
    }

    /** Content of a clip file. */
    public record Recording(long frames, int rateHz) {
        private long framesIn(Duration length) {
            return length.toMillis() * rateHz / 1000;
        }

        private Duration lengthOf(long some) {
            return Duration.ofNanos(some * 1_000_000_000L / rateHz);
        }
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

        record Cued(AiringId airing, Recording recording) implements Turn {}

        record Playing(AiringId airing, Duration start, Recording recording) implements Turn {}
    }

    /** The volume at which this airing was cued last, in percent. */
    public Optional<Integer> volume(AiringId airing) {
        return Optional.ofNullable(volumes.get(airing));
    }
}
