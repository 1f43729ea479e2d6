package vn.tienglang.central.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.central.desk.Archive;
import vn.tienglang.central.desk.AuditEntry;
import vn.tienglang.central.desk.MemoryArchive;

/** What every {@link AccountBook} keeps to, in memory and in SQL. */
public abstract class AccountBookContract {
    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00.123Z");
    private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(12));

    private final SecureRandom random = new SecureRandom();
    private AccountBook book = new AccountBookInMemory(new MemoryArchive());

    /** The archive whose audit the book writes to; without an entry yet. */
    protected abstract Archive archive();

    /** An empty book. */
    protected abstract AccountBook emptyBook();

    @BeforeEach
    void open() {
        book = emptyBook();
    }

    @Test
    void aPersonIsFoundAsWrittenDown() {
        Account lan = account("lan", "a");

        assertThat(book.add(lan, act("add"))).isTrue();

        assertThat(book.find(new Login("lan"))).contains(lan);
        assertThat(book.find(new Login("minh"))).isEmpty();
    }

    @Test
    void aLoginIsGivenOnce() {
        Account lan = account("lan", "a");
        book.add(lan, act("add"));

        assertThat(book.add(account("lan", "b"), act("again"))).isFalse();

        assertThat(book.find(new Login("lan"))).contains(lan);
    }

    @Test
    void aChangeOfPasswordEndsEverySessionOfThatPersonAndOfNobodyElse() {
        Account lan = account("lan", "a");
        Account minh = account("minh", "b");
        book.add(lan, act("add"));
        book.add(minh, act("add"));
        Session lans = session("lan", NOON);
        Session minhs = session("minh", NOON);
        book.open(lans, lan, LONG_AGO, act("open"));
        book.open(minhs, minh, LONG_AGO, act("open"));

        assertThat(book.change(lan, account("lan", "c"), act("change c"))).isTrue();

        assertThat(book.find(new Login("lan"))).contains(account("lan", "c"));
        assertThat(book.session(lans.token())).isEmpty();
        assertThat(book.session(minhs.token())).contains(minhs);
    }

    @Test
    void ofTwoChangesAtOnceTheSecondIsRefused() {
        Account lan = account("lan", "a");
        book.add(lan, act("add"));
        book.change(lan, account("lan", "b"), act("change b"));

        assertThat(book.change(lan, account("lan", "c"), act("change c"))).isFalse();

        assertThat(book.find(new Login("lan"))).contains(account("lan", "b"));
    }

    @Test
    void aPasswordThatWasChangedWhileItWasCheckedOpensNothing() {
        Account lan = account("lan", "a");
        book.add(lan, act("add"));
        book.change(lan, account("lan", "b"), act("change b"));
        Session session = session("lan", NOON);

        assertThat(book.open(session, lan, LONG_AGO, act("open"))).isFalse();

        assertThat(book.session(session.token())).isEmpty();
    }

    @Test
    void aSessionIsSeenAndClosed() {
        Account lan = account("lan", "a");
        book.add(lan, act("add"));
        Session session = session("lan", NOON);
        book.open(session, lan, LONG_AGO, act("open"));

        book.seen(session.token(), NOON.plusSeconds(90));

        assertThat(book.session(session.token()))
                .contains(
                        new Session(session.token(), session.login(), NOON, NOON.plusSeconds(90)));
        book.close(session.token(), act("close"));
        assertThat(book.session(session.token())).isEmpty();
        book.close(session.token(), act("close again"));
        book.seen(session.token(), NOON);
        assertThat(book.session(session.token())).isEmpty();
    }

    @Test
    void openingASessionForgetsThoseLongOver() {
        Account lan = account("lan", "a");
        book.add(lan, act("add"));
        Session old = session("lan", NOON);
        book.open(old, lan, LONG_AGO, act("open"));
        Instant nextDay = NOON.plus(Duration.ofDays(1));

        book.open(session("lan", nextDay), lan, nextDay.minus(Duration.ofHours(12)), act("open"));

        assertThat(book.session(old.token())).isEmpty();
    }

    @Test
    void whatIsDoneStandsInTheAuditAndWhatIsRefusedDoesNot() {
        Account lan = account("lan", "a");
        Session session = session("lan", NOON);
        book.add(lan, act("add"));
        book.add(lan, act("add again"));
        book.open(session, lan, LONG_AGO, act("open"));
        book.open(session("lan", NOON), account("lan", "x"), LONG_AGO, act("open refused"));
        book.change(account("lan", "x"), account("lan", "y"), act("change refused"));
        book.close(session.token(), act("close"));
        book.close(session.token(), act("close again"));
        book.change(lan, account("lan", "b"), act("change"));

        List<AuditEntry> acts = archive().inTransaction(books -> books.audit().newest(10));

        assertThat(acts)
                .extracting(AuditEntry::act)
                .containsExactly("change", "close", "open", "add");
    }

    private static AuditEntry act(String what) {
        return new AuditEntry(NOON, "lan", what, "test");
    }

    private Session session(String login, Instant at) {
        return new Session(Token.fresh(random).digest(), new Login(login), at, at);
    }

    private static Account account(String login, String salt) {
        var hash =
                new PasswordHash(
                        "$argon2id$v=19$m=19456,t=2,p=1$" + salt.repeat(22) + "$" + "A".repeat(43));
        return new Account(new Login(login), "Chị " + login, hash, false, NOON);
    }
}
