package vn.tienglang.office.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Repository of accounts and sessions. Each method that changes something also adds the audit
 * entry, in one transaction; when it returns the change is on disk. Times are stored in
 * milliseconds.
 */
public interface AccountRepository {
    /** The account with this login, if it is active. */
    Optional<Account> find(Login login);

    /** Adds an account with its roles; returns false and changes nothing if the login is taken. */
    boolean add(Account account, List<RoleGrant> roles, AuditEntry action);

    /**
     * Replaces {@code was} by {@code is}, the same login with another password, and ends every
     * session of that login, in one transaction. Returns false and changes nothing if {@code was}
     * is no longer the stored account.
     */
    boolean change(Account was, Account is, AuditEntry action);

    /**
     * Adds a session, and deletes those that began before {@code forgetBefore}. The session awaits
     * the second factor if the account has one. Returns false and stores nothing if {@code holder}
     * is no longer the stored account, for example because the password was changed during the
     * check.
     */
    boolean openSession(
            SignInSession session, Account holder, Instant forgetBefore, AuditEntry action);

    /** The session with this token. */
    Optional<SignInSession> findSession(SessionTokenDigest token);

    /** Stores the time of the last action in a session, if the session exists. */
    void touchSession(SessionTokenDigest token, Instant at);

    /** Deletes a session; without a session no audit entry is added. */
    void closeSession(SessionTokenDigest token, AuditEntry action);
}
