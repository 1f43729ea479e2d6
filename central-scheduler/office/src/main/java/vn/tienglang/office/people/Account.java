package vn.tienglang.office.people;

import java.time.Instant;
import vn.tienglang.airtime.PlainText;

/**
 * Account of a person.
 *
 * @param login the name used to sign in
 * @param name the name shown on pages and in the audit log
 * @param password the hash of the password
 * @param oneTime whether the password is generated and must be changed at the next sign-in
 * @param changedAt when the password was set, to the millisecond
 */
public record Account(
        Login login, String name, PasswordHash password, boolean oneTime, Instant changedAt) {

    private static final int NAME_CHARACTERS = 100;

    /** Composes the name; refuses one that nobody can read. */
    public Account {
        name = PlainText.composed(name);
        if (!PlainText.isLine(name, NAME_CHARACTERS)) {
            throw new IllegalArgumentException("account " + login + " has no usable name");
        }
    }

    /** The account with another password. */
    public Account with(PasswordHash changed, boolean isOneTime, Instant at) {
        return new Account(login, name, changed, isOneTime, at);
    }
}
