package vn.tienglang.office.people;

/** What a token opens. */
public sealed interface SessionAccess {
    /** Everything a person of the office may do. */
    record Granted(Account account) implements SessionAccess {}

    /** The change of a one-time password, and nothing else. */
    record PasswordChangeOnly(Account account) implements SessionAccess {}

    /** Nothing: never issued, signed out, or too old. */
    record Denied() implements SessionAccess {}
}
