package vn.tienglang.office.people;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Throttle against guessing passwords: after a few failures each further one doubles the wait.
 *
 * <p>Two counts run side by side. The one per login ends at a minute, so that nobody can lock a
 * person out for longer than that by guessing at their name; the one per address goes on to a
 * quarter of an hour, and begins late, because an office shares one address. Without a known
 * address only the login counts. Waits are reckoned from the last failure, and a clock that is
 * stepped back only begins the wait anew, never lengthens it. Kept in memory: a restart forgives.
 * What is held is bounded; when it is full the one untouched for longest is forgotten.
 */
final class SignInThrottle {
    /** Number of failures of a login without a wait. */
    private static final int FREE_FAILURES = 4;

    /** Number of failures from an address without a wait: many clerks may share one. */
    private static final int FREE_FAILURES_OF_ADDRESS = 20;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LOGIN_WAIT_AT_MOST = Duration.ofMinutes(1);
    private static final Duration ADDRESS_WAIT_AT_MOST = Duration.ofMinutes(15);

    /** Time without failures after which a count is deleted. */
    private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);

    private static final int HELD_AT_MOST = 10_000;

    private final Map<String, Failures> logins = bounded();
    private final Map<String, Failures> addresses = bounded();

    private record Failures(int count, Instant last) {
        Failures less() {
            return new Failures(Math.max(0, count - 1), last);
        }

        Duration waitLeft(Instant now, int free, Duration longest) {
            if (count < free) {
                return Duration.ZERO;
            }
            int doublings = Math.min(count - free, 20);
            Duration whole = FIRST_WAIT.multipliedBy(1L << doublings);
            if (whole.compareTo(longest) > 0) {
                whole = longest;
            }
            Duration left = whole.minus(Duration.between(last, now));
            return left.isNegative() ? Duration.ZERO : left;
        }
    }

    /**
     * The time that this login from this address has to wait. Zero admits the attempt and counts it
     * as failed until {@link #succeeded} or {@link #withdrawCount} is called, so that simultaneous
     * attempts are all counted.
     */
    synchronized Duration waitFor(String login, String address, Instant now) {
        Duration byLogin = waitLeft(logins, login, now, FREE_FAILURES, LOGIN_WAIT_AT_MOST);
        Duration byAddress =
                waitLeft(addresses, address, now, FREE_FAILURES_OF_ADDRESS, ADDRESS_WAIT_AT_MOST);
        Duration wait = byLogin.compareTo(byAddress) > 0 ? byLogin : byAddress;
        if (wait.isZero()) {
            count(logins, login, now);
            if (!address.isEmpty()) {
                count(addresses, address, now);
            }
        }
        return wait;
    }

    /** Deletes both counts after a successful sign-in. */
    synchronized void succeeded(String login, String address) {
        logins.remove(login);
        addresses.remove(address);
    }

    /** Reverts one count, because the password was not checked. */
    synchronized void withdrawCount(String login, String address) {
        logins.computeIfPresent(login, (_, failures) -> failures.less());
        addresses.computeIfPresent(address, (_, failures) -> failures.less());
    }

    /** Number of counts in memory. */
    synchronized int size() {
        return logins.size() + addresses.size();
    }

    private static Duration waitLeft(
            Map<String, Failures> held, String key, Instant now, int free, Duration longest) {
        Failures failures = held.get(key);
        if (failures == null) {
            return Duration.ZERO;
        }
        if (now.isBefore(failures.last())) {
            failures = new Failures(failures.count(), now);
            held.put(key, failures);
        }
        return failures.waitLeft(now, free, longest);
    }

    private static void count(Map<String, Failures> held, String key, Instant now) {
        held.merge(
                key,
                new Failures(1, now),
                (before, first) ->
                        Duration.between(before.last(), now).compareTo(FORGIVEN_AFTER) > 0
                                ? first
                                : new Failures(before.count() + 1, now));
    }

    private static Map<String, Failures> bounded() {
        return new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
                return size() > HELD_AT_MOST;
            }
        };
    }
}
