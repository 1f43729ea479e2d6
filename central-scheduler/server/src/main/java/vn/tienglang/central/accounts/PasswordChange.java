package vn.tienglang.central.accounts;

import java.time.Duration;

/** What came of asking for another password. */
public sealed interface PasswordChange {
    /** Done. Every other session of the person is over; {@code token} opens the new one. */
    record Changed(Token token, Account account) implements PasswordChange {}

    /** The new password is not taken. */
    record Flawed(PasswordFlaw flaw) implements PasswordChange {}

    /** The present password is not that. */
    record WrongPresent() implements PasswordChange {}

    /** Too many failures lately; not even looked at. */
    record Wait(Duration atLeast) implements PasswordChange {}

    /** Too much is being checked at this moment; not even looked at. */
    record Busy() implements PasswordChange {}

    /** The session is over, or the password was changed elsewhere meanwhile. */
    record SignInAgain() implements PasswordChange {}
}
