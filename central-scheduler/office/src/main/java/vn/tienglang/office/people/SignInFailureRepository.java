package vn.tienglang.office.people;

import java.time.Instant;
import java.util.Optional;

/** Repository of failed attempts to sign in, used within {@link SignInFailureTransactions}. */
public interface SignInFailureRepository {
    /** What a count is about. */
    enum Kind {
        LOGIN,
        ADDRESS
    }

    /**
     * Number of failures, and the time of the last one.
     *
     * @param last to the millisecond
     */
    record Failures(int count, Instant last) {}

    /** The failures of this login or address, if there are any. */
    Optional<Failures> find(Kind kind, String subject);

    /** Stores the failures of a login or an address; replaces those stored before. */
    void put(Kind kind, String subject, Failures failures);

    /** Removes the failures of a login or an address. */
    void remove(Kind kind, String subject);

    /**
     * Removes failures whose last one was before this time; of the others, at most {@code atMost}
     * stay: those with the latest failures.
     */
    void retain(Instant since, int atMost);
}
