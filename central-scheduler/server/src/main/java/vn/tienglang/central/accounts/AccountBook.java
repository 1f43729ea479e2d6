package vn.tienglang.central.accounts;

import java.time.Instant;
import java.util.Optional;

/**
 * Where people and their sessions are kept. When a method returns, what it changed is on disk;
 * {@link #seen} alone may lose its last minutes to a power cut.
 */
public interface AccountBook {
    /** The person with this login. */
    Optional<Account> find(Login login);

    /**
     * Writes down a person nobody had heard of; false when the login is taken, changing nothing.
     */
    boolean add(Account account);

    /**
     * Replaces {@code was} by {@code is}, the same login with another password, and ends every
     * session of that login, in one transaction. False, changing nothing, when {@code was} is not
     * what is held any more: somebody was faster.
     */
    boolean change(Account was, Account is);

    /**
     * Writes down a session, and forgets those that began before {@code forgetBefore}. False,
     * writing nothing, when {@code holder} is not what is held any more: a password that was
     * changed while it was being checked opens nothing.
     */
    boolean open(Session session, Account holder, Instant forgetBefore);

    /** The session with this token. */
    Optional<Session> session(TokenDigest token);

    /** Notes that a person did something in the session. Nothing happens if it is gone. */
    void seen(TokenDigest token, Instant at);

    /** Forgets a session, known or not. */
    void close(TokenDigest token);
}
