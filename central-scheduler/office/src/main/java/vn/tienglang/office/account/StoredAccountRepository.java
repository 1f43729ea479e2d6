package vn.tienglang.office.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.AccountRepository;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Person;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SessionTokenDigest;
import vn.tienglang.office.people.SignInSession;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;

/** Accounts and sessions in the repositories of {@link Transactions}. */
public final class StoredAccountRepository implements AccountRepository {
    private final Transactions transactions;

    /** Uses these transactions. */
    public StoredAccountRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Account> find(Login login) {
        return transactions.inTransaction(repositories -> active(repositories, login));
    }

    private static Optional<Account> active(Repositories repositories, Login login) {
        return repositories.people().find(login).filter(Person::active).map(Person::account);
    }

    /** Runs the work alone; its audit entry is added when it returns true. */
    private boolean alone(Predicate<Repositories> work, AuditEntry entry) {
        return transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.PEOPLE);
            boolean done = work.test(repositories);
            if (done) {
                repositories.audit().add(entry);
            }
            return done;
        });
    }

    @Override
    public boolean add(Account account, List<RoleGrant> roles, AuditEntry entry) {
        return alone(
                repositories -> {
                    if (repositories.people().find(account.login()).isPresent()) {
                        return false;
                    }
                    repositories.people().put(new Person(account, true));
                    roles.forEach(repositories.roleGrants()::put);
                    return true;
                },
                entry);
    }

    @Override
    public boolean change(Account was, Account is, AuditEntry entry) {
        return alone(
                repositories -> {
                    if (active(repositories, was.login()).filter(was::equals).isEmpty()) {
                        return false;
                    }
                    repositories.people().put(new Person(is, true));
                    repositories.people().removeSessions(is.login());
                    return true;
                },
                entry);
    }

    @Override
    public boolean openSession(
            SignInSession session, Account holder, Instant forgetBefore, AuditEntry entry) {
        return alone(
                repositories -> {
                    if (active(repositories, holder.login()).filter(holder::equals).isEmpty()) {
                        return false;
                    }
                    boolean awaits =
                            repositories
                                    .people()
                                    .factor(holder.login())
                                    .map(SecondFactor::confirmed)
                                    .orElse(false);
                    repositories.people().removeSessionsBefore(forgetBefore);
                    repositories
                            .people()
                            .putSession(
                                    new SignInSession(
                                            session.token(),
                                            session.login(),
                                            session.begunAt(),
                                            session.seenAt(),
                                            session.address(),
                                            awaits,
                                            session.factorAt()));
                    return true;
                },
                entry);
    }

    @Override
    public Optional<SignInSession> findSession(SessionTokenDigest token) {
        return transactions.inTransaction(repositories -> repositories.people().session(token));
    }

    @Override
    public void touchSession(SessionTokenDigest token, Instant at) {
        transactions.inTransaction(repositories -> {
            repositories.people().touchSession(token, at);
            return true;
        });
    }

    @Override
    public void closeSession(SessionTokenDigest token, AuditEntry entry) {
        alone(repositories -> repositories.people().removeSession(token), entry);
    }
}
