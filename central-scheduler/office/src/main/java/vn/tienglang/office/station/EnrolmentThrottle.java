package vn.tienglang.office.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import vn.tienglang.office.people.SignInFailureRepository;
import vn.tienglang.office.people.SignInFailureRepository.Failures;
import vn.tienglang.office.people.SignInFailureRepository.Kind;
import vn.tienglang.office.store.Repositories;

/**
 * Throttle of wrong enrolment codes by network: nobody guesses 80 bits, but each attempt costs the
 * centre a transaction. The counts are in the database with those of sign-ins, which removes them
 * after an hour.
 */
final class EnrolmentThrottle {
    /** Wrong codes without a wait: people mistype. */
    static final int FREE_FAILURES = 5;

    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final Duration WAIT_MOST = Duration.ofMinutes(15);
    private static final Duration FORGIVEN_AFTER = Duration.ofHours(1);
    private static final int DOUBLINGS_MOST = 10;

    private final SignInFailureRepository failures;
    private final String subject;

    EnrolmentThrottle(Repositories repositories, String address) {
        this.failures = repositories.signInFailures();
        this.subject = "enrolment " + address;
    }

    /** Time until another attempt is looked at; zero when it may be now. */
    Duration waitLeft(Instant now) {
        Optional<Failures> found = recent(now);
        if (found.isEmpty() || found.get().count() < FREE_FAILURES) {
            return Duration.ZERO;
        }
        int doublings = Math.min(found.get().count() - FREE_FAILURES, DOUBLINGS_MOST);
        Duration whole = FIRST_WAIT.multipliedBy(1L << doublings);
        Duration bounded = whole.compareTo(WAIT_MOST) > 0 ? WAIT_MOST : whole;
        // After a clock that was stepped back the whole wait counts from now, never longer.
        Duration passed = Duration.between(found.get().last(), now);
        Duration left = passed.isNegative() ? bounded : bounded.minus(passed);
        return left.isNegative() ? Duration.ZERO : left;
    }

    void countFailure(Instant now) {
        failures.put(
                Kind.ADDRESS,
                subject,
                new Failures(recent(now).map(Failures::count).orElse(0) + 1, now));
    }

    private Optional<Failures> recent(Instant now) {
        return failures.find(Kind.ADDRESS, subject)
                .filter(one -> Duration.between(one.last(), now).compareTo(FORGIVEN_AFTER) < 0);
    }
}
