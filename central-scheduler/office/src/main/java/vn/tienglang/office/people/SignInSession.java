package vn.tienglang.office.people;

import java.time.Duration;
import java.time.Instant;

/**
 * One signed-in browser, as the centre keeps it.
 *
 * @param token digest of the token the browser holds; the token itself is kept nowhere
 * @param login who signed in
 * @param begunAt when
 * @param seenAt when a person last did something in it, to the minute or so
 */
public record SignInSession(
        SessionTokenDigest token, Login login, Instant begunAt, Instant seenAt) {
    /** A session nobody has used for so long is over... */
    public static final Duration IDLE_AT_MOST = Duration.ofHours(2);

    /** ...and none outlives a long working day, used or not. */
    public static final Duration LENGTH_AT_MOST = Duration.ofHours(12);

    /** Steps of {@code seenAt}: a write to the disk for every click would be waste. */
    static final Duration SEEN_STEP = Duration.ofMinutes(1);

    /**
     * True while it still opens the door. A clock that was stepped back before the session began
     * ends it too: better a second sign-in than a session without an end.
     */
    public boolean isValidAt(Instant now) {
        return !now.isBefore(begunAt.minus(SEEN_STEP))
                && now.isBefore(begunAt.plus(LENGTH_AT_MOST))
                && now.isBefore(seenAt.plus(IDLE_AT_MOST));
    }

    /** True when {@code seenAt} is old enough to be written anew. */
    boolean needsTouch(Instant now) {
        return !now.isBefore(seenAt.plus(SEEN_STEP));
    }
}
