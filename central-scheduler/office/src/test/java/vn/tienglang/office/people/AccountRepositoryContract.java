package vn.tienglang.office.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.office.account.StoredAccountRepository;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;

/** Contract of every {@link AccountRepository}, in memory and in SQL. */
public abstract class AccountRepositoryContract {
    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00.123Z");
    private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(12));

    private final SecureRandom random = new SecureRandom();
    private AccountRepository book = new StoredAccountRepository(new InMemoryTransactions());

    /** The transactions with the audit of the repository, empty at the start of a test. */
    protected abstract Transactions transactions();

    /** An empty repository. */
    protected abstract AccountRepository emptyBook();

    @BeforeEach
    void open() {
        book = emptyBook();
    }

    @Test
    void anAccountIsReadAsItWasStored() {
        Account lan = account("lan", "a");

        var roles = RoleGrant.everyRole(lan.login(), LocalDate.of(2026, 11, 21));

        assertThat(book.add(lan, roles, act("add"))).isTrue();

        assertThat(book.find(new Login("lan"))).contains(lan);
        List<RoleGrant> stored =
                transactions().inTransaction(one -> one.roleGrants().of(lan.login()));
        assertThat(stored).containsExactlyInAnyOrderElementsOf(roles);
        assertThat(book.find(new Login("minh"))).isEmpty();
    }

    @Test
    void aLoginIsUnique() {
        Account lan = account("lan", "a");
        book.add(lan, List.of(), act("add"));

        assertThat(book.add(account("lan", "b"), List.of(), act("again"))).isFalse();

        assertThat(book.find(new Login("lan"))).contains(lan);
    }

    @Test
    void aChangeOfPasswordEndsTheSessionsOfThatPersonOnly() {
        Account lan = account("lan", "a");
        Account minh = account("minh", "b");
        book.add(lan, List.of(), act("add"));
        book.add(minh, List.of(), act("add"));
        SignInSession lans = session("lan", NOON);
        SignInSession minhs = session("minh", NOON);
        book.openSession(lans, lan, LONG_AGO, act("open"));
        book.openSession(minhs, minh, LONG_AGO, act("open"));

        assertThat(book.change(lan, account("lan", "c"), act("change c"))).isTrue();

        assertThat(book.find(new Login("lan"))).contains(account("lan", "c"));
        assertThat(book.findSession(lans.token())).isEmpty();
        assertThat(book.findSession(minhs.token())).contains(minhs);
    }

    @Test
    void ofTwoSimultaneousChangesTheSecondIsRefused() {
        Account lan = account("lan", "a");
        book.add(lan, List.of(), act("add"));
        book.change(lan, account("lan", "b"), act("change b"));

        assertThat(book.change(lan, account("lan", "c"), act("change c"))).isFalse();

        assertThat(book.find(new Login("lan"))).contains(account("lan", "b"));
    }

    @Test
    void aPasswordChangedDuringItsCheckOpensNoSession() {
        Account lan = account("lan", "a");
        book.add(lan, List.of(), act("add"));
        book.change(lan, account("lan", "b"), act("change b"));
        SignInSession session = session("lan", NOON);

        assertThat(book.openSession(session, lan, LONG_AGO, act("open"))).isFalse();

        assertThat(book.findSession(session.token())).isEmpty();
    }

    @Test
    void aSessionIsTouchedAndClosed() {
        Account lan = account("lan", "a");
        book.add(lan, List.of(), act("add"));
        SignInSession session = session("lan", NOON);
        book.openSession(session, lan, LONG_AGO, act("open"));

        book.touchSession(session.token(), NOON.plusSeconds(90));

        assertThat(book.findSession(session.token()))
                .contains(
                        new SignInSession(
                                session.token(), session.login(), NOON, NOON.plusSeconds(90)));
        book.closeSession(session.token(), act("close"));
        assertThat(book.findSession(session.token())).isEmpty();
        book.closeSession(session.token(), act("close again"));
        book.touchSession(session.token(), NOON);
        assertThat(book.findSession(session.token())).isEmpty();
    }

    @Test
    void openingASessionDeletesExpiredOnes() {
        Account lan = account("lan", "a");
        book.add(lan, List.of(), act("add"));
        SignInSession old = session("lan", NOON);
        book.openSession(old, lan, LONG_AGO, act("open"));
        Instant nextDay = NOON.plus(Duration.ofDays(1));

        book.openSession(
                session("lan", nextDay), lan, nextDay.minus(Duration.ofHours(12)), act("open"));

        assertThat(book.findSession(old.token())).isEmpty();
    }

    @Test
    void storedChangesAreInTheAuditAndRefusedOnesAreNot() {
        Account lan = account("lan", "a");
        SignInSession session = session("lan", NOON);
        book.add(lan, List.of(), act("add"));
        book.add(lan, List.of(), act("add again"));
        book.openSession(session, lan, LONG_AGO, act("open"));
        book.openSession(session("lan", NOON), account("lan", "x"), LONG_AGO, act("open refused"));
        book.change(account("lan", "x"), account("lan", "y"), act("change refused"));
        book.closeSession(session.token(), act("close"));
        book.closeSession(session.token(), act("close again"));
        book.change(lan, account("lan", "b"), act("change"));

        List<AuditEntry> acts =
                transactions().inTransaction(repositories -> repositories.audit().latest(10));

        assertThat(acts)
                .extracting(AuditEntry::action)
                .containsExactly("change", "close", "open", "add");
    }

    private static AuditEntry act(String what) {
        return new AuditEntry(NOON, "lan", what, "test");
    }

    private SignInSession session(String login, Instant at) {
        return new SignInSession(SessionToken.random(random).digest(), new Login(login), at, at);
    }

    private static Account account(String login, String salt) {
        var hash =
                new PasswordHash(
                        "$argon2id$v=19$m=19456,t=2,p=1$" + salt.repeat(22) + "$" + "A".repeat(43));
        return new Account(new Login(login), "Chị " + login, hash, false, NOON);
    }
}
