package vn.tienglang.storage.sql.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import vn.tienglang.office.people.Account;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.OneTimeLink;
import vn.tienglang.office.people.PasswordHash;
import vn.tienglang.office.people.Person;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SessionTokenDigest;
import vn.tienglang.office.people.SignInSession;
import vn.tienglang.office.store.PeopleRepository;
import vn.tienglang.storage.sql.column.ColumnMapper;

/**
 * Tables {@code accounts}, {@code sessions}, {@code one_time_links}, {@code second_factors} and
 * {@code recovery_codes}.
 */
public record SqlPeopleRepository(Handle handle) implements PeopleRepository {
    private static final String ACCOUNTS =
            "SELECT login, name, password, one_time, changed_at, active FROM accounts";
    private static final String SESSIONS =
            "SELECT token, login, begun_at, seen_at, address, awaits_factor, factor_at"
                    + " FROM sessions";

    @Override
    public List<Person> all() {
        return handle.createQuery(ACCOUNTS + " ORDER BY login").map((row, _) -> person(row)).list();
    }

    @Override
    public Optional<Person> find(Login login) {
        return handle.createQuery(ACCOUNTS + " WHERE login = :login")
                .bind("login", login.value())
                .map((row, _) -> person(row))
                .findOne();
    }

    @Override
    public void put(Person person) {
        int changed =
                bind(
                                "UPDATE accounts SET name = :name, password = :password,"
                                        + " one_time = :oneTime, changed_at = :changedAt,"
                                        + " active = :active WHERE login = :login",
                                person)
                        .execute();
        if (changed == 0) {
            bind(
                            "INSERT INTO accounts (login, name, password, one_time, changed_at,"
                                    + " active) VALUES (:login, :name, :password, :oneTime,"
                                    + " :changedAt, :active)",
                            person)
                    .execute();
        }
    }

    private Update bind(String sql, Person person) {
        Account account = person.account();
        return handle.createUpdate(sql)
                .bind("login", account.login().value())
                .bind("name", account.name())
                .bind("password", account.password().value())
                .bind("oneTime", account.oneTime())
                .bind("changedAt", ColumnMapper.of(account.changedAt()))
                .bind("active", person.active());
    }

    @Override
    public List<SignInSession> sessions(Login login) {
        return handle.createQuery(SESSIONS + " WHERE login = :login ORDER BY begun_at DESC, token")
                .bind("login", login.value())
                .map((row, _) -> session(row))
                .list();
    }

    @Override
    public Optional<SignInSession> session(SessionTokenDigest token) {
        return handle.createQuery(SESSIONS + " WHERE token = :token")
                .bind("token", token.value())
                .map((row, _) -> session(row))
                .findOne();
    }

    @Override
    public void putSession(SignInSession session) {
        int changed =
                bind(
                                "UPDATE sessions SET login = :login, begun_at = :begunAt,"
                                        + " seen_at = :seenAt, address = :address,"
                                        + " awaits_factor = :awaits, factor_at = :factorAt"
                                        + " WHERE token = :token",
                                session)
                        .execute();
        if (changed == 0) {
            bind(
                            "INSERT INTO sessions (token, login, begun_at, seen_at, address,"
                                    + " awaits_factor, factor_at) VALUES (:token, :login,"
                                    + " :begunAt, :seenAt, :address, :awaits, :factorAt)",
                            session)
                    .execute();
        }
    }

    private Update bind(String sql, SignInSession session) {
        return handle.createUpdate(sql)
                .bind("token", session.token().value())
                .bind("login", session.login().value())
                .bind("begunAt", ColumnMapper.of(session.begunAt()))
                .bind("seenAt", ColumnMapper.of(session.seenAt()))
                .bind("address", session.address())
                .bind("awaits", session.awaitsFactor())
                .bind("factorAt", ColumnMapper.of(session.factorAt()));
    }

    @Override
    public void touchSession(SessionTokenDigest token, Instant at) {
        handle.createUpdate("UPDATE sessions SET seen_at = :at WHERE token = :token")
                .bind("token", token.value())
                .bind("at", ColumnMapper.of(at))
                .execute();
    }

    @Override
    public boolean removeSession(SessionTokenDigest token) {
        return handle.createUpdate("DELETE FROM sessions WHERE token = :token")
                        .bind("token", token.value())
                        .execute()
                > 0;
    }

    @Override
    public void removeSessions(Login login) {
        delete("sessions", login);
    }

    private void delete(String table, Login login) {
        handle.createUpdate("DELETE FROM " + table + " WHERE login = :login")
                .bind("login", login.value())
                .execute();
    }

    @Override
    public void removeSessionsBefore(Instant instant) {
        handle.createUpdate("DELETE FROM sessions WHERE begun_at < :before")
                .bind("before", ColumnMapper.of(instant))
                .execute();
    }

    @Override
    public Optional<OneTimeLink> link(SessionTokenDigest token) {
        return handle.createQuery(
                        "SELECT token, login, until_at FROM one_time_links WHERE token = :token")
                .bind("token", token.value())
                .map((row, _) ->
                        new OneTimeLink(
                                new SessionTokenDigest(ColumnMapper.text(row, "token")),
                                new Login(ColumnMapper.text(row, "login")),
                                ColumnMapper.instant(row, "until_at")))
                .findOne();
    }

    @Override
    public void putLink(OneTimeLink link) {
        removeLinks(link.login());
        handle.createUpdate(
                        "INSERT INTO one_time_links (login, token, until_at)"
                                + " VALUES (:login, :token, :until)")
                .bind("login", link.login().value())
                .bind("token", link.token().value())
                .bind("until", ColumnMapper.of(link.until()))
                .execute();
    }

    @Override
    public void removeLinks(Login login) {
        delete("one_time_links", login);
    }

    @Override
    public Optional<SecondFactor> factor(Login login) {
        List<String> codes =
                handle.createQuery(
                                "SELECT digest FROM recovery_codes WHERE login = :login"
                                        + " ORDER BY digest")
                        .bind("login", login.value())
                        .mapTo(String.class)
                        .list();
        return handle.createQuery(
                        "SELECT shared_key, confirmed, last_step FROM second_factors"
                                + " WHERE login = :login")
                .bind("login", login.value())
                .map((row, _) ->
                        new SecondFactor(
                                login,
                                ColumnMapper.text(row, "shared_key"),
                                row.getBoolean("confirmed"),
                                row.getLong("last_step"),
                                codes))
                .findOne();
    }

    @Override
    public void putFactor(SecondFactor factor) {
        removeFactor(factor.login());
        handle.createUpdate(
                        "INSERT INTO second_factors (login, shared_key, confirmed, last_step)"
                                + " VALUES (:login, :key, :confirmed, :step)")
                .bind("login", factor.login().value())
                .bind("key", factor.key())
                .bind("confirmed", factor.confirmed())
                .bind("step", factor.lastStep())
                .execute();
        for (String digest : factor.recoveryCodes()) {
            handle.createUpdate(
                            "INSERT INTO recovery_codes (login, digest) VALUES (:login, :digest)")
                    .bind("login", factor.login().value())
                    .bind("digest", digest)
                    .execute();
        }
    }

    @Override
    public void removeFactor(Login login) {
        delete("recovery_codes", login);
        delete("second_factors", login);
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new Account(
                        new Login(ColumnMapper.text(row, "login")),
                        ColumnMapper.text(row, "name"),
                        new PasswordHash(ColumnMapper.text(row, "password")),
                        row.getBoolean("one_time"),
                        ColumnMapper.instant(row, "changed_at")),
                row.getBoolean("active"));
    }

    private static SignInSession session(ResultSet row) throws SQLException {
        return new SignInSession(
                new SessionTokenDigest(ColumnMapper.text(row, "token")),
                new Login(ColumnMapper.text(row, "login")),
                ColumnMapper.instant(row, "begun_at"),
                ColumnMapper.instant(row, "seen_at"),
                ColumnMapper.text(row, "address"),
                row.getBoolean("awaits_factor"),
                ColumnMapper.instant(row, "factor_at"));
    }
}
