package vn.tienglang.storage.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.AccountRepository;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.PasswordHash;
import vn.tienglang.office.people.RoleGrant;
import vn.tienglang.office.people.SessionTokenDigest;
import vn.tienglang.office.people.SignInSession;
import vn.tienglang.storage.sql.column.ColumnMapper;
import vn.tienglang.storage.sql.people.SqlRoleGrantRepository;

/**
 * Repository of accounts and sessions: tables {@code accounts}, {@code sessions}, {@code audit}.
 */
public final class SqlAccountRepository implements AccountRepository {
    private final Database database;

    /** Uses this database. */
    public SqlAccountRepository(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Account> find(Login login) {
        return database.inTransaction(handle -> find(handle, login, ""));
    }

    /** Reads an account; {@code lock} may add a row lock to the query. */
    private static Optional<Account> find(Handle handle, Login login, String lock) {
        return handle.createQuery(
                        "SELECT login, name, password, one_time, changed_at FROM accounts"
                                + " WHERE login = :login"
                                + lock)
                .bind("login", login.value())
                .map((row, _) -> account(row))
                .findOne();
    }

    @Override
    public boolean add(Account account, List<RoleGrant> roles, AuditEntry entry) {
        return database.inTransaction(handle -> {
            // Of two concurrent calls the second violates the key, is repeated, and finds the row
            // here.
            if (find(handle, account.login(), "").isPresent()) {
                return false;
            }
            handle.createUpdate(
                            "INSERT INTO accounts (login, name, password, one_time, changed_at)"
                                    + " VALUES (:login, :name, :password, :oneTime, :changedAt)")
                    .bind("login", account.login().value())
                    .bind("name", account.name())
                    .bind("password", account.password().value())
                    .bind("oneTime", account.oneTime())
                    .bind("changedAt", ColumnMapper.of(account.changedAt()))
                    .execute();
            var grants = new SqlRoleGrantRepository(handle);
            roles.forEach(grants::put);
            new SqlAuditRepository(handle).add(entry);
            return true;
        });
    }

    @Override
    public boolean change(Account before, Account after, AuditEntry entry) {
        return database.inTransaction(handle -> {
            if (find(handle, before.login(), " FOR UPDATE").filter(before::equals).isEmpty()) {
                return false;
            }
            handle.createUpdate(
                            "UPDATE accounts SET name = :name, password = :password,"
                                    + " one_time = :oneTime, changed_at = :changedAt"
                                    + " WHERE login = :login")
                    .bind("login", after.login().value())
                    .bind("name", after.name())
                    .bind("password", after.password().value())
                    .bind("oneTime", after.oneTime())
                    .bind("changedAt", ColumnMapper.of(after.changedAt()))
                    .execute();
            handle.createUpdate("DELETE FROM sessions WHERE login = :login")
                    .bind("login", after.login().value())
                    .execute();
            new SqlAuditRepository(handle).add(entry);
            return true;
        });
    }

    @Override
    public boolean openSession(
            SignInSession session, Account holder, Instant forgetBefore, AuditEntry entry) {
        return database.inTransaction(handle -> {
            // Locked, so that a change of password happens either before this check or after the
            // session is stored, and then deletes it.
            if (find(handle, holder.login(), " FOR UPDATE").filter(holder::equals).isEmpty()) {
                return false;
            }
            handle.createUpdate("DELETE FROM sessions WHERE begun_at < :before")
                    .bind("before", ColumnMapper.of(forgetBefore))
                    .execute();
            handle.createUpdate(
                            "INSERT INTO sessions (token, login, begun_at, seen_at)"
                                    + " VALUES (:token, :login, :begunAt, :seenAt)")
                    .bind("token", session.token().value())
                    .bind("login", session.login().value())
                    .bind("begunAt", ColumnMapper.of(session.begunAt()))
                    .bind("seenAt", ColumnMapper.of(session.seenAt()))
                    .execute();
            new SqlAuditRepository(handle).add(entry);
            return true;
        });
    }

    @Override
    public Optional<SignInSession> findSession(SessionTokenDigest token) {
        return database.inTransaction(handle ->
                handle.createQuery(
                                "SELECT token, login, begun_at, seen_at FROM sessions"
                                        + " WHERE token = :token")
                        .bind("token", token.value())
                        .map((row, _) -> session(row))
                        .findOne());
    }

    @Override
    public void touchSession(SessionTokenDigest token, Instant at) {
        database.inTransaction(handle ->
                handle.createUpdate("UPDATE sessions SET seen_at = :at WHERE token = :token")
                        .bind("token", token.value())
                        .bind("at", ColumnMapper.of(at))
                        .execute());
    }

    @Override
    public void closeSession(SessionTokenDigest token, AuditEntry entry) {
        database.inTransaction(handle -> {
            int closed =
                    handle.createUpdate("DELETE FROM sessions WHERE token = :token")
                            .bind("token", token.value())
                            .execute();
            if (closed > 0) {
                new SqlAuditRepository(handle).add(entry);
            }
            return closed;
        });
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new Login(ColumnMapper.text(row, "login")),
                ColumnMapper.text(row, "name"),
                new PasswordHash(ColumnMapper.text(row, "password")),
                row.getBoolean("one_time"),
                ColumnMapper.instant(row, "changed_at"));
    }

    private static SignInSession session(ResultSet row) throws SQLException {
        return new SignInSession(
                new SessionTokenDigest(ColumnMapper.text(row, "token")),
                new Login(ColumnMapper.text(row, "login")),
                ColumnMapper.instant(row, "begun_at"),
                ColumnMapper.instant(row, "seen_at"));
    }
}
