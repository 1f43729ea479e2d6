package vn.tienglang.office.people;

import java.time.Duration;
import java.time.Instant;

/**
 * Session of a signed-in browser.
 *
 * @param token digest of the token; the token itself is not stored
 * @param login login of the person
 * @param begunAt when the person signed in, to the millisecond
 * @param seenAt when the person last did something, to about a minute
 */
public record SignInSession(
        SessionTokenDigest token, Login login, Instant begunAt, Instant seenAt) {
    /** Longest time without an action of the person. */
    public static final Duration IDLE_AT_MOST = Duration.ofHours(2);

    /** Longest duration of a session. */
    public static final Duration LENGTH_AT_MOST = Duration.ofHours(12);

    /** Smallest step of {@code seenAt}, so that not every click writes to the disk. */
    static final Duration SEEN_STEP = Duration.ofMinutes(1);

    /**
     * Whether the session is valid. A clock set back to before the start of the session ends it, so
     * that no session lasts for ever.
     */
    public boolean isValidAt(Instant now) {
        return !now.isBefore(begunAt.minus(SEEN_STEP))
                && now.isBefore(begunAt.plus(LENGTH_AT_MOST))
                && now.isBefore(seenAt.plus(IDLE_AT_MOST));
    }

    /** Whether {@code seenAt} is old enough to be stored again. */
    boolean needsTouch(Instant now) {
        return !now.isBefore(seenAt.plus(SEEN_STEP));
    }
}
