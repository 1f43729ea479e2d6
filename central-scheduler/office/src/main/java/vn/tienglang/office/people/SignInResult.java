package vn.tienglang.office.people;

import java.time.Duration;

/** What came of showing a login and a password. */
public sealed interface SignInResult {
    /**
     * The person is in.
     *
     * @param oneTime true when the session opens only the change of password
     */
    record SignedIn(SessionToken token, Account account, boolean oneTime) implements SignInResult {}

    /** No such login with such a password. Which of the two is wrong is not said. */
    record WrongCredentials() implements SignInResult {}

    /** Too many failures lately; not even looked at. Longer than nothing. */
    record Throttled(Duration atLeast) implements SignInResult {}

    /** Too many people are signing in at this moment; not even looked at. */
    record Busy() implements SignInResult {}
}
