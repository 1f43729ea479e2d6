package vn.tienglang.node.port;

import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.airtime.AiringId;

/**
 * Speaker of the station. It plays one airing at a time and answers from its own thread with {@code
 * Event.Cued}, {@code Event.PlaybackEnded} and {@code Event.PlaybackFailed}.
 *
 * <p>There is no sound before {@link #play}. Each {@link #play} is answered by exactly one of
 * ended, failed and too late, and meanwhile by {@code Event.PlaybackProgressed} every 5 seconds.
 * Frames are counted when the output has consumed them, not when they are written. The start is not
 * on time when {@link #play} came late.
 */
public interface Speaker extends AutoCloseable {
    /** Description for staff of what makes the sound; a silent output says that nobody hears it. */
    String description();

    /** False for a silent output that nobody hears. */
    boolean audible();

    /**
     * Opens the clip and the output, ready to start. Answered by {@code Cued} or {@code
     * PlaybackFailed}. Cueing another airing drops this one.
     *
     * @param volumePercent amplitude to play at, 1 to 100 percent of that of the clip
     */
    void cue(AiringId airing, Path clip, int volumePercent);

    /**
     * Plays the cued clip so that its first frame leaves at {@code at} (time since boot), or at
     * once when that has passed. The time is read again right before the first frame: after {@code
     * latest} the clip is not played. Answered by {@code PlaybackTooLate} then.
     */
    void play(AiringId airing, Duration at, Duration latest);

    /** Stops the sound at once. Answered by {@code PlaybackFailed} when the airing was playing. */
    void stop(AiringId airing);

    /** Stops the sound and releases the output. */
    @Override
    void close();
}
