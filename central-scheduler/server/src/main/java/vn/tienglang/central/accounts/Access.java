package vn.tienglang.central.accounts;

/** What a token opens. */
public sealed interface Access {
    /** Everything a person of the office may do. */
    record Granted(Account account) implements Access {}

    /** The change of a one-time password, and nothing else. */
    record OnlyPassword(Account account) implements Access {}

    /** Nothing: never issued, signed out, or too old. */
    record Closed() implements Access {}
}
