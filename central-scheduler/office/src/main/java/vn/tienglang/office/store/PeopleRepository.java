package vn.tienglang.office.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.OneTimeLink;
import vn.tienglang.office.people.Person;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SessionTokenDigest;
import vn.tienglang.office.people.SignInSession;

/**
 * Repository of accounts, their sessions, one-time links and second factors. Who changes one holds
 * the counter {@link Counters#PEOPLE}.
 */
public interface PeopleRepository {
    /** Every account, by login. */
    List<Person> all();

    /** The account with this login, active or not. */
    Optional<Person> find(Login login);

    /** Adds or replaces an account. */
    void put(Person person);

    /** The sessions of an account, the latest first. */
    List<SignInSession> sessions(Login login);

    /** The session with this token. */
    Optional<SignInSession> session(SessionTokenDigest token);

    /** Adds or replaces a session. */
    void putSession(SignInSession session);

    /** Stores when the person last did something in this session, if it exists. */
    void touchSession(SessionTokenDigest token, Instant at);

    /** Removes a session; returns whether there was one. */
    boolean removeSession(SessionTokenDigest token);

    /** Removes every session of an account. */
    void removeSessions(Login login);

    /** Removes the sessions that began before this instant. */
    void removeSessionsBefore(Instant instant);

    /** The link with this token. */
    Optional<OneTimeLink> link(SessionTokenDigest token);

    /** Adds a link; earlier ones of the account no longer work. */
    void putLink(OneTimeLink link);

    /** Removes the links of an account. */
    void removeLinks(Login login);

    /** The second factor of an account, confirmed or not. */
    Optional<SecondFactor> factor(Login login);

    /** Adds or replaces a second factor. */
    void putFactor(SecondFactor factor);

    /** Removes the second factor of an account, if there is one. */
    void removeFactor(Login login);
}
