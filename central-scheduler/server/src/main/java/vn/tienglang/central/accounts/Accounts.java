package vn.tienglang.central.accounts;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.central.desk.AuditEntry;

/**
 * Signing in and out, and changing passwords. Safe for many threads at once: what must be settled
 * between them is settled by the book.
 */
public final class Accounts {
    private final AccountBook book;
    private final Passwords passwords;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Throttle throttle = new Throttle();

    /** People are kept in {@code book}; tokens and one-time passwords come from {@code random}. */
    public Accounts(
            AccountBook book, Passwords passwords, InstantSource clock, SecureRandom random) {
        this.book = book;
        this.passwords = passwords;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Gives a centre that knows nobody its administrator. The password is answered this once, to be
     * printed; what is kept is its hash. Empty when there is an administrator already.
     */
    public Optional<OneTimePassword> firstStart() {
        if (book.find(Login.ADMIN).isPresent()) {
            return Optional.empty();
        }
        Instant now = now();
        var password = OneTimePassword.fresh(Login.ADMIN, random);
        var admin =
                new Account(
                        Login.ADMIN, "Quản trị viên", passwords.hash(password.value()), true, now);
        return book.add(admin, act(now, "", "first-start", Login.ADMIN))
                ? Optional.of(password)
                : Optional.empty();
    }

    /**
     * Gives somebody who lost theirs a new one-time password and ends their sessions: for the
     * command line of the machine itself. Empty when nobody has this login.
     */
    public Optional<OneTimePassword> renew(Login login) {
        var password = OneTimePassword.fresh(login, random);
        PasswordHash hash = passwords.hash(password.value());
        while (true) {
            Optional<Account> account = book.find(login);
            if (account.isEmpty()) {
                return Optional.empty();
            }
            Instant now = now();
            Account renewed = account.get().with(hash, true, now);
            if (book.change(account.get(), renewed, act(now, "", "renew-password", login))) {
                return Optional.of(password);
            }
        }
    }

    /**
     * Lets a person in.
     *
     * @param login as typed
     * @param password as typed
     * @param address where from, for the throttle
     */
    public SignIn signIn(String login, String password, String address) {
        // The throttle must not be escaped by capitals, nor filled by essays.
        String key = login.strip().toLowerCase(Locale.ROOT);
        key = key.substring(0, Math.min(key.length(), 64));
        Instant now = now();
        Duration wait = throttle.enter(key, address, now);
        if (!wait.isZero()) {
            return new SignIn.Wait(wait);
        }
        Optional<Account> account = Login.typed(login).flatMap(book::find);
        Passwords.Check check =
                account.isPresent()
                        ? passwords.check(password, account.get().password())
                        : passwords.checkNobody(password);
        return switch (check) {
            case BUSY -> {
                throttle.unheard(key, address);
                yield new SignIn.Busy();
            }
            case WRONG -> new SignIn.Wrong();
            case RIGHT -> {
                throttle.succeeded(key, address);
                Account person = account.orElseThrow();
                yield begin(person, now, address)
                        .<SignIn>map(token -> new SignIn.Welcome(token, person, person.oneTime()))
                        .orElseGet(SignIn.Wrong::new);
            }
        };
    }

    /**
     * What the token opens now.
     *
     * @param personActs true when a person did something, which keeps the session alive; false for
     *     a page that refreshes itself, which does not
     */
    public Access access(Token token, boolean personActs) {
        Instant now = now();
        Optional<Session> session =
                book.session(token.digest()).filter(found -> found.holdsAt(now));
        Optional<Account> account = session.flatMap(found -> book.find(found.login()));
        if (session.isEmpty() || account.isEmpty()) {
            return new Access.Closed();
        }
        if (personActs && session.get().isWorthSeeing(now)) {
            book.seen(token.digest(), now);
        }
        return account.get().oneTime()
                ? new Access.OnlyPassword(account.get())
                : new Access.Granted(account.get());
    }

    /**
     * Changes the password of whoever holds the token. A person with a one-time password has just
     * typed it and is not asked again; everyone else shows the present one, so that an unwatched
     * screen is not enough to take an account over.
     *
     * @param present the present password; not looked at while that is a one-time password
     * @param wanted the new one
     * @param address where from, for the throttle
     */
    public PasswordChange changePassword(
            Token token, String present, String wanted, String address) {
        Account account;
        switch (access(token, true)) {
            case Access.Granted(Account person) -> account = person;
            case Access.OnlyPassword(Account person) -> account = person;
            case Access.Closed _ -> {
                return new PasswordChange.SignInAgain();
            }
        }
        Optional<PasswordFlaw> flaw = Passwords.flaw(wanted, account.login());
        if (flaw.isPresent()) {
            return new PasswordChange.Flawed(flaw.get());
        }
        if (!account.oneTime()) {
            Optional<PasswordChange> refused = refusePresent(account, present, address);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return switch (passwords.check(wanted, account.password())) {
            case BUSY -> new PasswordChange.Busy();
            case RIGHT -> new PasswordChange.Flawed(PasswordFlaw.IS_OLD_ONE);
            case WRONG -> replace(account, wanted, address);
        };
    }

    /** Ends the session of this token, known or not. */
    public void signOut(Token token) {
        Instant now = now();
        book.session(token.digest())
                .map(Session::login)
                .ifPresent(login ->
                        book.close(token.digest(), act(now, login.value(), "sign-out", login)));
    }

    private Optional<PasswordChange> refusePresent(
            Account account, String present, String address) {
        String key = account.login().value();
        Duration wait = throttle.enter(key, address, now());
        if (!wait.isZero()) {
            return Optional.of(new PasswordChange.Wait(wait));
        }
        return switch (passwords.check(present, account.password())) {
            case BUSY -> {
                throttle.unheard(key, address);
                yield Optional.of(new PasswordChange.Busy());
            }
            case WRONG -> Optional.of(new PasswordChange.WrongPresent());
            case RIGHT -> {
                throttle.succeeded(key, address);
                yield Optional.empty();
            }
        };
    }

    private PasswordChange replace(Account was, String wanted, String address) {
        Instant now = now();
        Account is = was.with(passwords.hash(wanted), false, now);
        AuditEntry act = act(now, was.login().value(), "change-password", was.login());
        if (!book.change(was, is, act)) {
            return new PasswordChange.SignInAgain();
        }
        return begin(is, now, address)
                .<PasswordChange>map(token -> new PasswordChange.Changed(token, is))
                .orElseGet(PasswordChange.SignInAgain::new);
    }

    /** Empty when the account was changed meanwhile. */
    private Optional<Token> begin(Account account, Instant now, String address) {
        Token token = Token.fresh(random);
        var session = new Session(token.digest(), account.login(), now, now);
        var act = new AuditEntry(now, account.login().value(), "sign-in", "from " + address);
        boolean opened = book.open(session, account, now.minus(Session.LENGTH_AT_MOST), act);
        return opened ? Optional.of(token) : Optional.empty();
    }

    /** Nobody signed in did it when {@code who} is empty: somebody at the machine itself. */
    private static AuditEntry act(Instant now, String who, String what, Login about) {
        return new AuditEntry(now, who, what, about.value());
    }

    /** The books speak in milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
