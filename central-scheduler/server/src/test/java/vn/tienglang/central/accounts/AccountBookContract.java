package vn.tienglang.central.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link AccountBook} keeps to, in memory and in SQL. */
public abstract class AccountBookContract {
    private static final Instant NOON = Instant.parse("2026-11-21T05:00:00.123456Z");
    private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(12));

    private final SecureRandom random = new SecureRandom();
    private AccountBook book = new AccountBookInMemory();

    /** An empty book. */
    protected abstract AccountBook emptyBook();

    @BeforeEach
    void open() {
        book = emptyBook();
    }

    @Test
    void aPersonIsFoundAsWrittenDown() {
        Account lan = account("lan", "a");

        assertThat(book.add(lan)).isTrue();

        assertThat(book.find(new Login("lan"))).contains(lan);
        assertThat(book.find(new Login("minh"))).isEmpty();
    }

    @Test
    void aLoginIsGivenOnce() {
        Account lan = account("lan", "a");
        book.add(lan);

        assertThat(book.add(account("lan", "b"))).isFalse();

        assertThat(book.find(new Login("lan"))).contains(lan);
    }

    @Test
    void aChangeOfPasswordEndsEverySessionOfThatPersonAndOfNobodyElse() {
        Account lan = account("lan", "a");
        Account minh = account("minh", "b");
        book.add(lan);
        book.add(minh);
        Session lans = session("lan", NOON);
        Session minhs = session("minh", NOON);
        book.open(lans, lan, LONG_AGO);
        book.open(minhs, minh, LONG_AGO);

        assertThat(book.change(lan, account("lan", "c"))).isTrue();

        assertThat(book.find(new Login("lan"))).contains(account("lan", "c"));
        assertThat(book.session(lans.token())).isEmpty();
        assertThat(book.session(minhs.token())).contains(minhs);
    }

    @Test
    void ofTwoChangesAtOnceTheSecondIsRefused() {
        Account lan = account("lan", "a");
        book.add(lan);
        book.change(lan, account("lan", "b"));

        assertThat(book.change(lan, account("lan", "c"))).isFalse();

        assertThat(book.find(new Login("lan"))).contains(account("lan", "b"));
    }

    @Test
    void aPasswordThatWasChangedWhileItWasCheckedOpensNothing() {
        Account lan = account("lan", "a");
        book.add(lan);
        book.change(lan, account("lan", "b"));
        Session session = session("lan", NOON);

        assertThat(book.open(session, lan, LONG_AGO)).isFalse();

        assertThat(book.session(session.token())).isEmpty();
    }

    @Test
    void aSessionIsSeenAndClosed() {
        Account lan = account("lan", "a");
        book.add(lan);
        Session session = session("lan", NOON);
        book.open(session, lan, LONG_AGO);

        book.seen(session.token(), NOON.plusSeconds(90));

        assertThat(book.session(session.token()))
                .contains(
                        new Session(session.token(), session.login(), NOON, NOON.plusSeconds(90)));
        book.close(session.token());
        assertThat(book.session(session.token())).isEmpty();
        book.close(session.token());
        book.seen(session.token(), NOON);
        assertThat(book.session(session.token())).isEmpty();
    }

    @Test
    void openingASessionForgetsThoseLongOver() {
        Account lan = account("lan", "a");
        book.add(lan);
        Session old = session("lan", NOON);
        book.open(old, lan, LONG_AGO);
        Instant nextDay = NOON.plus(Duration.ofDays(1));

        book.open(session("lan", nextDay), lan, nextDay.minus(Duration.ofHours(12)));

        assertThat(book.session(old.token())).isEmpty();
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
