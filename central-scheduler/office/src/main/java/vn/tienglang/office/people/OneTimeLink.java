package vn.tienglang.office.people;

import java.time.Duration;
import java.time.Instant;

/**
 * Link that lets a person set a password once: an invitation, or a reset.
 *
 * @param token digest of the token in the link; the token itself is not stored
 * @param login the account
 * @param until first instant at which it no longer works, to the millisecond
 */
public record OneTimeLink(SessionTokenDigest token, Login login, Instant until) {
    /** How long a link works. */
    public static final Duration VALID = Duration.ofDays(3);
}
