package vn.tienglang.central.sql;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.tienglang.central.accounts.Account;
import vn.tienglang.central.accounts.AccountBook;
import vn.tienglang.central.accounts.Login;
import vn.tienglang.central.accounts.PasswordHash;
import vn.tienglang.central.accounts.Session;
import vn.tienglang.central.accounts.TokenDigest;
import vn.tienglang.central.desk.AuditEntry;

/** Tables {@code accounts} and {@code sessions}, and the rows people leave in {@code audit}. */
public final class AccountsInSql implements AccountBook {
    private final Database database;

    /** People in this database. */
    public AccountsInSql(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Account> find(Login login) {
        return database.inTransaction(handle -> find(handle, login, ""));
    }

    /** Held until the transaction ends when {@code lock} says so. */
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
    public boolean add(Account account, AuditEntry act) {
        return database.inTransaction(handle -> {
            // Of two who add at once the second breaks the key, is done again, and finds it here.
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
                    .bind("changedAt", Columns.of(account.changedAt()))
                    .execute();
            new AuditRows(handle).add(act);
            return true;
        });
    }

    @Override
    public boolean change(Account was, Account is, AuditEntry act) {
        return database.inTransaction(handle -> {
            if (find(handle, was.login(), " FOR UPDATE").filter(was::equals).isEmpty()) {
                return false;
            }
            handle.createUpdate(
                            "UPDATE accounts SET name = :name, password = :password,"
                                    + " one_time = :oneTime, changed_at = :changedAt"
                                    + " WHERE login = :login")
                    .bind("login", is.login().value())
                    .bind("name", is.name())
                    .bind("password", is.password().value())
                    .bind("oneTime", is.oneTime())
                    .bind("changedAt", Columns.of(is.changedAt()))
                    .execute();
            handle.createUpdate("DELETE FROM sessions WHERE login = :login")
                    .bind("login", is.login().value())
                    .execute();
            new AuditRows(handle).add(act);
            return true;
        });
    }

    @Override
    public boolean open(Session session, Account holder, Instant forgetBefore, AuditEntry act) {
        return database.inTransaction(handle -> {
            // Locked, so that a change of password comes either before this look or after the
            // session is there to be ended by it.
            if (find(handle, holder.login(), " FOR UPDATE").filter(holder::equals).isEmpty()) {
                return false;
            }
            handle.createUpdate("DELETE FROM sessions WHERE begun_at < :before")
                    .bind("before", Columns.of(forgetBefore))
                    .execute();
            handle.createUpdate(
                            "INSERT INTO sessions (token, login, begun_at, seen_at)"
                                    + " VALUES (:token, :login, :begunAt, :seenAt)")
                    .bind("token", session.token().value())
                    .bind("login", session.login().value())
                    .bind("begunAt", Columns.of(session.begunAt()))
                    .bind("seenAt", Columns.of(session.seenAt()))
                    .execute();
            new AuditRows(handle).add(act);
            return true;
        });
    }

    @Override
    public Optional<Session> session(TokenDigest token) {
        return database.inTransaction(handle ->
                handle.createQuery(
                                "SELECT token, login, begun_at, seen_at FROM sessions"
                                        + " WHERE token = :token")
                        .bind("token", token.value())
                        .map((row, _) -> session(row))
                        .findOne());
    }

    @Override
    public void seen(TokenDigest token, Instant at) {
        database.inTransaction(handle ->
                handle.createUpdate("UPDATE sessions SET seen_at = :at WHERE token = :token")
                        .bind("token", token.value())
                        .bind("at", Columns.of(at))
                        .execute());
    }

    @Override
    public void close(TokenDigest token, AuditEntry act) {
        database.inTransaction(handle -> {
            int closed =
                    handle.createUpdate("DELETE FROM sessions WHERE token = :token")
                            .bind("token", token.value())
                            .execute();
            if (closed > 0) {
                new AuditRows(handle).add(act);
            }
            return closed;
        });
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new Login(Columns.text(row, "login")),
                Columns.text(row, "name"),
                new PasswordHash(Columns.text(row, "password")),
                row.getBoolean("one_time"),
                Columns.instant(row, "changed_at"));
    }

    private static Session session(ResultSet row) throws SQLException {
        return new Session(
                new TokenDigest(Columns.text(row, "token")),
                new Login(Columns.text(row, "login")),
                Columns.instant(row, "begun_at"),
                Columns.instant(row, "seen_at"));
    }
}
