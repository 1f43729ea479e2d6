package vn.tienglang.node.port;

import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.airtime.AiringId;

/**
 * What makes the sound. One airing at a time; answers come as {@code Event.Cued}, {@code
 * Event.PlaybackEnded} and {@code Event.PlaybackFailed}, from its own thread.
 *
 * <p>Promises: never a sound before {@link #play}; after {@link #play} exactly one of ended or
 * failed; frames are counted as the output consumed them, never as they were written. Does not
 * promise to start on the instant when {@link #play} came late.
 */
public interface Speaker extends AutoCloseable {
    /** In words, what makes the sound; a stand-in says that nobody hears it. */
    String description();

    /** False for a stand-in whose sound nobody hears. */
    boolean audible();

    /**
     * Opens clip and output so that play can start on the instant. Answered by {@code Cued} or
     * {@code PlaybackFailed}. Cueing another airing drops this one.
     */
    void cue(AiringId airing, Path clip);

    /**
     * Plays the cued clip so that its first frame leaves at {@code at} (time since boot), or at
     * once when that has passed.
     */
    void play(AiringId airing, Duration at);

    /** Falls silent at once. Answered by {@code PlaybackFailed} when the airing was playing. */
    void stop(AiringId airing);

    /** Falls silent and lets go of the output. */
    @Override
    void close();
}
