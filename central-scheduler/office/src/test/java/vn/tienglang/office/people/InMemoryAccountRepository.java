package vn.tienglang.office.people;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.office.store.Transactions;

/** Accounts in memory, with the audit in these transactions. */
public final class InMemoryAccountRepository implements AccountRepository {
    private final Transactions transactions;
    private final Map<Login, Account> accounts = new HashMap<>();
    private final Map<SessionTokenDigest, SignInSession> sessions = new HashMap<>();

    /** Repository that adds its audit entries in these transactions. */
    public InMemoryAccountRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public synchronized Optional<Account> find(Login login) {
        return Optional.ofNullable(accounts.get(login));
    }

    @Override
    public synchronized boolean add(
            Account account, List<RoleGrant> roles, AuditEntry act) {
        if (accounts.putIfAbsent(account.login(), account) != null) {
            return false;
        }
        transactions.inTransaction(repositories -> {
            roles.forEach(repositories.roleGrants()::put);
            repositories.audit().add(act);
            return act;
        });
        return true;
    }

    @Override
    public synchronized boolean change(Account was, Account is, AuditEntry act) {
        if (!was.equals(accounts.get(was.login()))) {
            return false;
        }
        accounts.put(is.login(), is);
        sessions.values().removeIf(session -> session.login().equals(is.login()));
        enter(act);
        return true;
    }

    @Override
    public synchronized boolean openSession(
            SignInSession session, Account holder, Instant forgetBefore, AuditEntry act) {
        sessions.values().removeIf(old -> old.begunAt().isBefore(forgetBefore));
        if (!holder.equals(accounts.get(holder.login()))) {
            return false;
        }
        sessions.put(session.token(), session);
        enter(act);
        return true;
    }

    @Override
    public synchronized Optional<SignInSession> findSession(SessionTokenDigest token) {
        return Optional.ofNullable(sessions.get(token));
    }

    @Override
    public synchronized void touchSession(SessionTokenDigest token, Instant at) {
        sessions.computeIfPresent(
                token, (_, old) -> new SignInSession(old.token(), old.login(), old.begunAt(), at));
    }

    @Override
    public synchronized void closeSession(SessionTokenDigest token, AuditEntry act) {
        if (sessions.remove(token) != null) {
            enter(act);
        }
    }

    private void enter(AuditEntry act) {
        transactions.inTransaction(repositories -> {
            repositories.audit().add(act);
            return act;
        });
    }
}
