package vn.tienglang.office.people;

import java.time.Duration;

/** What came of asking for another password. */
public sealed interface PasswordChangeResult {
    /** Done. Every other session of the person is over; {@code token} opens the new one. */
    record Changed(SessionToken token, Account account) implements PasswordChangeResult {}

    /** The new password is not taken. */
    record Rejected(PasswordFlaw flaw) implements PasswordChangeResult {}

    /** The present password is not that. */
    record WrongCurrentPassword() implements PasswordChangeResult {}

    /** Too many failures lately; not even looked at. */
    record Throttled(Duration atLeast) implements PasswordChangeResult {}

    /** Too much is being checked at this moment; not even looked at. */
    record Busy() implements PasswordChangeResult {}

    /** The session is over, or the password was changed elsewhere meanwhile. */
    record SignInAgain() implements PasswordChangeResult {}
}
