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
 * @param address the address of the client; empty when it is not known
 * @param awaitsFactor whether the second factor is still to be shown
 * @param factorAt when the second factor was last shown; {@link Instant#EPOCH} for never
 */
public record SignInSession(
        SessionTokenDigest token,
        Login login,
        Instant begunAt,
        Instant seenAt,
        String address,
        boolean awaitsFactor,
        Instant factorAt) {
    /** How long a shown second factor counts for administration and emergencies. */
    public static final Duration FACTOR_FRESH = Duration.ofMinutes(10);

    /** Longest time without an action of the person. */
    public static final Duration IDLE_AT_MOST = Duration.ofHours(2);

    /** Longest duration of a session. */
    public static final Duration LENGTH_AT_MOST = Duration.ofHours(12);

    /** Smallest step of {@code seenAt}, so that not every click writes to the disk. */
    static final Duration SEEN_STEP = Duration.ofMinutes(1);

    /** Session of an account without a second factor. */
    public SignInSession(SessionTokenDigest token, Login login, Instant begunAt, Instant seenAt) {
        this(token, login, begunAt, seenAt, "", false, Instant.EPOCH);
    }

    /** The session seen at this instant. */
    public SignInSession seenAt(Instant at) {
        return new SignInSession(token, login, begunAt, at, address, awaitsFactor, factorAt);
    }

    /** The session in which the second factor was shown at this instant. */
    public SignInSession withFactor(Instant at) {
        return new SignInSession(token, login, begunAt, at, address, false, at);
    }

    /** Whether the second factor was shown recently enough; a clock set back asks again. */
    public boolean isFactorFresh(Instant now) {
        return !awaitsFactor
                && !now.isBefore(factorAt)
                && now.isBefore(factorAt.plus(FACTOR_FRESH));
    }

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
