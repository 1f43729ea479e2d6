package vn.tienglang.office.people;

import java.time.Instant;
import java.util.Optional;

/**
 * Where people and their sessions are kept. What a person does is changed and entered into the
 * audit in one transaction; when a method returns it is on disk. Moments are kept to the
 * millisecond.
 */
public interface AccountRepository {
    /** The person with this login. */
    Optional<Account> find(Login login);

    /**
     * Writes down a person nobody had heard of; false when the login is taken, changing nothing.
     */
    boolean add(Account account, AuditEntry act);

    /**
     * Replaces {@code was} by {@code is}, the same login with another password, and ends every
     * session of that login, in one transaction. False, changing nothing, when {@code was} is not
     * what is held any more: somebody was faster.
     */
    boolean change(Account was, Account is, AuditEntry act);

    /**
     * Writes down a session, and forgets those that began before {@code forgetBefore}. False,
     * writing nothing, when {@code holder} is not what is held any more: a password that was
     * changed while it was being checked opens nothing.
     */
    boolean openSession(
            SignInSession session, Account holder, Instant forgetBefore, AuditEntry act);

    /** The session with this token. */
    Optional<SignInSession> findSession(SessionTokenDigest token);

    /** Notes that a person did something in the session. Nothing happens if it is gone. */
    void touchSession(SessionTokenDigest token, Instant at);

    /** Forgets a session; if it was forgotten already, nothing is entered into the audit either. */
    void closeSession(SessionTokenDigest token, AuditEntry act);
}
