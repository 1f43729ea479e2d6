package vn.tienglang.central.accounts;

import java.time.Duration;

/** What came of showing a login and a password. */
public sealed interface SignIn {
    /**
     * The person is in.
     *
     * @param oneTime true when the session opens only the change of password
     */
    record Welcome(Token token, Account account, boolean oneTime) implements SignIn {}

    /** No such login with such a password. Which of the two is wrong is not said. */
    record Wrong() implements SignIn {}

    /** Too many failures lately; not even looked at. Longer than nothing. */
    record Wait(Duration atLeast) implements SignIn {}

    /** Too many people are signing in at this moment; not even looked at. */
    record Busy() implements SignIn {}
}
