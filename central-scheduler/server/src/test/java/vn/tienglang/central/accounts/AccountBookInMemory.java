package vn.tienglang.central.accounts;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps the promise of {@link AccountBook} for as long as the program runs. */
public final class AccountBookInMemory implements AccountBook {
    private final Map<Login, Account> accounts = new HashMap<>();
    private final Map<TokenDigest, Session> sessions = new HashMap<>();

    @Override
    public synchronized Optional<Account> find(Login login) {
        return Optional.ofNullable(accounts.get(login));
    }

    @Override
    public synchronized boolean add(Account account) {
        return accounts.putIfAbsent(account.login(), account) == null;
    }

    @Override
    public synchronized boolean change(Account was, Account is) {
        if (!was.equals(accounts.get(was.login()))) {
            return false;
        }
        accounts.put(is.login(), is);
        sessions.values().removeIf(session -> session.login().equals(is.login()));
        return true;
    }

    @Override
    public synchronized boolean open(Session session, Account holder, Instant forgetBefore) {
        sessions.values().removeIf(old -> old.begunAt().isBefore(forgetBefore));
        if (!holder.equals(accounts.get(holder.login()))) {
            return false;
        }
        sessions.put(session.token(), session);
        return true;
    }

    @Override
    public synchronized Optional<Session> session(TokenDigest token) {
        return Optional.ofNullable(sessions.get(token));
    }

    @Override
    public synchronized void seen(TokenDigest token, Instant at) {
        sessions.computeIfPresent(
                token, (_, old) -> new Session(old.token(), old.login(), old.begunAt(), at));
    }

    @Override
    public synchronized void close(TokenDigest token) {
        sessions.remove(token);
    }
}
