package vn.tienglang.office.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.office.people.SignInFailureRepository.Failures;
import vn.tienglang.office.people.SignInFailureRepository.Kind;

/**
 * Throttle against guessing passwords: after a few failures each further one doubles the wait.
 *
 * <p>Two counts run side by side. The one per login ends at a minute, so that nobody can lock a
 * person out for longer than that by guessing at their name; the one per address goes on to a
 * quarter of an hour, and begins late, because an office shares one address. Without a known
 * address only the login counts. Waits are reckoned from the last failure, and a clock that is
 * stepped back only begins the wait anew, never lengthens it. The counts are in the database: all
 * centres share them, and a restart does not forgive. Their number is bounded; when it is reached
 * the one with the oldest failure is forgotten. Its methods may be called from any thread.
 */
public final class SignInThrottle {
    /** Number of failures of a login without a wait. */
    private static final int FREE_FAILURES = 4;

    /** Number of failures from an address without a wait: many clerks may share one. */
    private static final int FREE_FAILURES_OF_ADDRESS = 20;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LOGIN_WAIT_AT_MOST = Duration.ofMinutes(1);
    private static final Duration ADDRESS_WAIT_AT_MOST = Duration.ofMinutes(15);

    /** Time without failures after which a count is deleted. */
    private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);

    private static final int HELD_AT_MOST = 20_000;

    private final SignInFailureTransactions transactions;
    private final int heldAtMost;

    public SignInThrottle(SignInFailureTransactions transactions) {
        this(transactions, HELD_AT_MOST);
    }

    /** Throttle that holds at most so many counts of logins and addresses. */
    SignInThrottle(SignInFailureTransactions transactions, int heldAtMost) {
        this.transactions = transactions;
        this.heldAtMost = heldAtMost;
    }

    /**
     * The time that this login from this address has to wait. Zero admits the attempt and counts it
     * as failed until {@link #succeeded} or {@link #withdrawCount} is called, so that simultaneous
     * attempts are all counted.
     *
     * @param now to the millisecond
     */
    public Duration waitFor(String login, String address, Instant now) {
        return change(failures -> {
            Duration byLogin =
                    waitLeft(failures, Kind.LOGIN, login, now, FREE_FAILURES, LOGIN_WAIT_AT_MOST);
            Duration byAddress =
                    waitLeft(
                            failures,
                            Kind.ADDRESS,
                            address,
                            now,
                            FREE_FAILURES_OF_ADDRESS,
                            ADDRESS_WAIT_AT_MOST);
            Duration wait = byLogin.compareTo(byAddress) > 0 ? byLogin : byAddress;
            if (wait.isZero()) {
                count(failures, Kind.LOGIN, login, now);
                if (!address.isEmpty()) {
                    count(failures, Kind.ADDRESS, address, now);
                }
                failures.retain(now.minus(FORGIVEN_AFTER), heldAtMost);
            }
            return wait;
        });
    }

    /** Deletes both counts after a successful sign-in. */
    public void succeeded(String login, String address) {
        change(failures -> {
            failures.remove(Kind.LOGIN, login);
            failures.remove(Kind.ADDRESS, address);
            return Duration.ZERO;
        });
    }

    /** Reverts one count, because the password was not checked. */
    void withdrawCount(String login, String address) {
        change(failures -> {
            withdraw(failures, Kind.LOGIN, login);
            withdraw(failures, Kind.ADDRESS, address);
            return Duration.ZERO;
        });
    }

    private Duration change(Function<SignInFailureRepository, Duration> work) {
        return transactions.inTransaction(work);
    }

    private static void withdraw(SignInFailureRepository failures, Kind kind, String subject) {
        failures.find(kind, subject)
                .map(one -> new Failures(Math.max(0, one.count() - 1), one.last()))
                .ifPresent(less -> failures.put(kind, subject, less));
    }

    private static Duration waitLeft(
            SignInFailureRepository failures,
            Kind kind,
            String subject,
            Instant now,
            int free,
            Duration longest) {
        Optional<Failures> found = failures.find(kind, subject);
        if (found.isEmpty()) {
            return Duration.ZERO;
        }
        Failures held = found.get();
        if (now.isBefore(held.last())) {
            held = new Failures(held.count(), now);
            failures.put(kind, subject, held);
        }
        return waitLeft(held, now, free, longest);
    }

    private static Duration waitLeft(Failures held, Instant now, int free, Duration longest) {
        if (held.count() < free) {
            return Duration.ZERO;
        }
        int doublings = Math.min(held.count() - free, 20);
        Duration whole = FIRST_WAIT.multipliedBy(1L << doublings);
        if (whole.compareTo(longest) > 0) {
            whole = longest;
        }
        Duration left = whole.minus(Duration.between(held.last(), now));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static void count(
            SignInFailureRepository failures, Kind kind, String subject, Instant now) {
        int before =
                failures.find(kind, subject)
                        .filter(one ->
                                Duration.between(one.last(), now).compareTo(FORGIVEN_AFTER) <= 0)
                        .map(Failures::count)
                        .orElse(0);
        failures.put(kind, subject, new Failures(before + 1, now));
    }
}
