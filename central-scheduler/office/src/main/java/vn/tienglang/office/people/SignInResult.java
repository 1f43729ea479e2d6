package vn.tienglang.office.people;

import java.time.Duration;

/** Result of a sign-in. */
public sealed interface SignInResult {
    /**
     * The person is signed in.
     *
     * @param oneTime whether the session allows only the change of password
     */
    record SignedIn(SessionToken token, Account account, boolean oneTime) implements SignInResult {}

    /** The login or the password is wrong; the result does not say which. */
    record WrongCredentials() implements SignInResult {}

    /** Too many recent failures; the password was not checked. The wait is longer than zero. */
    record Throttled(Duration atLeast) implements SignInResult {}

    /** Too many checks are running; the password was not checked. */
    record Busy() implements SignInResult {}
}
