package vn.tienglang.office.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Service for signing in and out and for changing passwords. Its methods may be called from any
 * thread; the repository resolves conflicts.
 */
public final class AccountService {
    private final AccountRepository accounts;
    private final PasswordHasher passwords;
    private final InstantSource clock;
    private final SecureRandom random;
    private final SignInThrottle throttle;

    /**
     * Service over these repositories.
     *
     * @param failures keeps the failures to sign in
     * @param random source of tokens and one-time passwords
     */
    public AccountService(
            AccountRepository accounts,
            SignInFailureTransactions failures,
            PasswordHasher passwords,
            InstantSource clock,
            SecureRandom random) {
        this.accounts = accounts;
        this.throttle = new SignInThrottle(failures);
        this.passwords = passwords;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Creates the administrator, with every role on the whole country, and returns the one-time
     * password, of which only the hash is stored. Empty if there is an administrator already.
     */
    public Optional<OneTimePassword> createAdministrator() {
        if (accounts.find(Login.ADMIN).isPresent()) {
            return Optional.empty();
        }
        Instant now = now();
        var password = OneTimePassword.random(Login.ADMIN, random);
        var admin =
                new Account(
                        Login.ADMIN, "Quản trị viên", passwords.hash(password.value()), true, now);
        // A commune may have one person only: the first account does everything, and may give away.
        List<RoleGrant> roles = RoleGrant.everyRole(Login.ADMIN, LocalDate.EPOCH);
        return accounts.add(admin, roles, act(now, "", "first-start", Login.ADMIN))
                ? Optional.of(password)
                : Optional.empty();
    }

    /**
     * Sets a new one-time password and ends the sessions of the login; for the command line. Empty
     * if nobody has this login.
     */
    public Optional<OneTimePassword> resetPassword(Login login) {
        var password = OneTimePassword.random(login, random);
        PasswordHash hash = passwords.hash(password.value());
        while (true) {
            Optional<Account> account = accounts.find(login);
            if (account.isEmpty()) {
                return Optional.empty();
            }
            Instant now = now();
            Account renewed = account.get().with(hash, true, now);
            if (accounts.change(account.get(), renewed, act(now, "", "renew-password", login))) {
                return Optional.of(password);
            }
        }
    }

    /**
     * Signs a person in.
     *
     * @param login as typed
     * @param password as typed
     * @param address the client address, for the throttle; empty when it is not known
     */
    public SignInResult signIn(String login, String password, String address) {
        // Capitals must not bypass the throttle, and long texts must not fill it.
        String key = login.strip().toLowerCase(Locale.ROOT);
        key = key.substring(0, Math.min(key.length(), 64));
        Instant now = now();
        Duration wait = throttle.waitFor(key, address, now);
        if (!wait.isZero()) {
            return new SignInResult.Throttled(wait);
        }
        Optional<Account> account = Login.parse(login).flatMap(accounts::find);
        PasswordHasher.Check check =
                account.isPresent()
                        ? passwords.check(password, account.get().password())
                        : passwords.checkUnknownLogin(password);
        return switch (check) {
            case BUSY -> {
                throttle.withdrawCount(key, address);
                yield new SignInResult.Busy();
            }
            case WRONG -> new SignInResult.WrongCredentials();
            case RIGHT -> {
                throttle.succeeded(key, address);
                Account person = account.orElseThrow();
                yield openSession(person, now, address)
                        .<SignInResult>map(
                                token -> new SignInResult.SignedIn(token, person, person.oneTime()))
                        .orElseGet(SignInResult.WrongCredentials::new);
            }
        };
    }

    /**
     * The access that the token gives now.
     *
     * @param personActs whether a person did something, which keeps the session alive; false for a
     *     page that refreshes itself
     */
    public SessionAccess access(SessionToken token, boolean personActs) {
        Instant now = now();
        Optional<SignInSession> session =
                accounts.findSession(token.digest()).filter(found -> found.isValidAt(now));
        Optional<Account> account = session.flatMap(found -> accounts.find(found.login()));
        if (session.isEmpty() || account.isEmpty()) {
            return new SessionAccess.Denied();
        }
        if (personActs && session.get().needsTouch(now)) {
            accounts.touchSession(token.digest(), now);
        }
        if (session.get().awaitsFactor()) {
            return new SessionAccess.FactorOnly(account.get());
        }
        return account.get().oneTime()
                ? new SessionAccess.PasswordChangeOnly(account.get())
                : new SessionAccess.Granted(account.get());
    }

    /**
     * The account whose session this was, also when the session is over; empty after a sign-out and
     * for an unknown token. It gives no access.
     */
    public Optional<Login> ownerOf(SessionToken token) {
        return accounts.findSession(token.digest()).map(SignInSession::login);
    }

    /**
     * Changes the password of the account of this token. The present password is required, so that
     * an unattended screen is not enough to take over an account; not for a one-time password,
     * which was typed just before.
     *
     * @param present the present password; ignored while that is a one-time password
     * @param wanted the new password
     * @param address the client address, for the throttle; empty when it is not known
     */
    public PasswordChangeResult changePassword(
            SessionToken token, String present, String wanted, String address) {
        Account account;
        switch (access(token, true)) {
            case SessionAccess.Granted(Account person) -> account = person;
            case SessionAccess.PasswordChangeOnly(Account person) -> account = person;
            case SessionAccess.FactorOnly _, SessionAccess.Denied _ -> {
                return new PasswordChangeResult.SignInAgain();
            }
        }
        Optional<PasswordFlaw> flaw = PasswordHasher.flaw(wanted, account.login());
        if (flaw.isPresent()) {
            return new PasswordChangeResult.Rejected(flaw.get());
        }
        if (!account.oneTime()) {
            Optional<PasswordChangeResult> refused = refusePresent(account, present, address);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return switch (passwords.check(wanted, account.password())) {
            case BUSY -> new PasswordChangeResult.Busy();
            case RIGHT -> new PasswordChangeResult.Rejected(PasswordFlaw.IS_OLD_ONE);
            case WRONG -> replace(account, wanted, address);
        };
    }

    /** Ends the session of this token, if there is one. */
    public void signOut(SessionToken token) {
        Instant now = now();
        accounts.findSession(token.digest())
                .map(SignInSession::login)
                .ifPresent(login ->
                        accounts.closeSession(
                                token.digest(), act(now, login.value(), "sign-out", login)));
    }

    private Optional<PasswordChangeResult> refusePresent(
            Account account, String present, String address) {
        String key = account.login().value();
        Duration wait = throttle.waitFor(key, address, now());
        if (!wait.isZero()) {
            return Optional.of(new PasswordChangeResult.Throttled(wait));
        }
        return switch (passwords.check(present, account.password())) {
            case BUSY -> {
                throttle.withdrawCount(key, address);
                yield Optional.of(new PasswordChangeResult.Busy());
            }
            case WRONG -> Optional.of(new PasswordChangeResult.WrongCurrentPassword());
            case RIGHT -> {
                throttle.succeeded(key, address);
                yield Optional.empty();
            }
        };
    }

    private PasswordChangeResult replace(Account was, String wanted, String address) {
        Instant now = now();
        Account is = was.with(passwords.hash(wanted), false, now);
        AuditEntry action = act(now, was.login().value(), "change-password", was.login());
        if (!accounts.change(was, is, action)) {
            return new PasswordChangeResult.SignInAgain();
        }
        return openSession(is, now, address)
                .<PasswordChangeResult>map(token -> new PasswordChangeResult.Changed(token, is))
                .orElseGet(PasswordChangeResult.SignInAgain::new);
    }

    /** Opens a session; empty if the account was changed meanwhile. */
    private Optional<SessionToken> openSession(Account account, Instant now, String address) {
        SessionToken token = SessionToken.random(random);
        var session =
                new SignInSession(
                        token.digest(), account.login(), now, now, address, false, Instant.EPOCH);
        var action = new AuditEntry(now, account.login().value(), "sign-in", "from " + address);
        boolean opened =
                accounts.openSession(
                        session, account, now.minus(SignInSession.LENGTH_AT_MOST), action);
        return opened ? Optional.of(token) : Optional.empty();
    }

    /** The audit entry; {@code who} is empty for an action on the command line. */
    private static AuditEntry act(Instant now, String who, String what, Login about) {
        return new AuditEntry(now, who, what, about.value());
    }

    /** The current time in whole milliseconds, the precision of the repositories. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
