package vn.tienglang.office.people;

/** Access that a session token gives. */
public sealed interface SessionAccess {
    /** Everything that an officer may do. */
    record Granted(Account account) implements SessionAccess {}

    /** The change of a one-time password only. */
    record PasswordChangeOnly(Account account) implements SessionAccess {}

    /** The second factor only: the password was right. */
    record FactorOnly(Account account) implements SessionAccess {}

    /** Nothing: the token was never issued, or its session has ended. */
    record Denied() implements SessionAccess {}
}
