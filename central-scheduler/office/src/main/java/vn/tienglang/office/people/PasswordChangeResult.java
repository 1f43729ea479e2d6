package vn.tienglang.office.people;

import java.time.Duration;

/** Result of a change of password. */
public sealed interface PasswordChangeResult {
    /**
     * The password is changed. Every other session of the person has ended; {@code token} is that
     * of the new one.
     */
    record Changed(SessionToken token, Account account) implements PasswordChangeResult {}

    /** The new password has a flaw. */
    record Rejected(PasswordFlaw flaw) implements PasswordChangeResult {}

    /** The present password is wrong. */
    record WrongCurrentPassword() implements PasswordChangeResult {}

    /** Too many recent failures; the password was not checked. */
    record Throttled(Duration atLeast) implements PasswordChangeResult {}

    /** Too many checks are running; the password was not checked. */
    record Busy() implements PasswordChangeResult {}

    /** The session has ended, or the password was changed meanwhile. */
    record SignInAgain() implements PasswordChangeResult {}
}
