package vn.tienglang.office.people;

import java.time.Instant;

/**
 * A person as the centre keeps them.
 *
 * @param login what they sign in with
 * @param name what pages and the audit call them
 * @param password the hash of their password
 * @param oneTime true while the password is one the centre made up: it must be changed first
 * @param changedAt when the password was set
 */
public record Account(
        Login login, String name, PasswordHash password, boolean oneTime, Instant changedAt) {

    /** Refuses a person without a name. */
    public Account {
        if (name.isBlank() || name.length() > 100) {
            throw new IllegalArgumentException("account " + login + " has no usable name");
        }
    }

    /** The same person with another password. */
    public Account with(PasswordHash changed, boolean isOneTime, Instant at) {
        return new Account(login, name, changed, isOneTime, at);
    }
}
