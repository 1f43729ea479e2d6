package vn.tienglang.office.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Login;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.people.SecondFactor;
import vn.tienglang.office.people.SessionToken;
import vn.tienglang.office.people.SignInSession;
import vn.tienglang.office.people.SignInThrottle;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;

/**
 * Service of the second factor: setting it up, showing a code, recovery codes. A code is accepted
 * once; wrong ones are throttled like passwords.
 */
public final class SecondFactorService {
    /** Number of recovery codes. */
    public static final int RECOVERY_CODES = 10;

    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RECOVERY_SIGNS = 12;
    private static final int KEY_BYTES = 20;

    private final Transactions transactions;
    private final SignInThrottle throttle;
    private final InstantSource clock;
    private final SecureRandom random;

    /**
     * Service on these transactions.
     *
     * @param random source of keys and recovery codes
     */
    public SecondFactorService(
            Transactions transactions, InstantSource clock, SecureRandom random) {
        this.transactions = transactions;
        this.throttle = new SignInThrottle(transactions.signInFailures());
        this.clock = clock;
        this.random = random;
    }

    /** Result of showing a code. */
    public sealed interface CodeResult {
        /** The code counts; the session has a fresh second factor. */
        record Accepted() implements CodeResult {}

        /** The code is wrong, out of date, or was used. */
        record Wrong() implements CodeResult {}

        /** Too many recent failures; the code was not checked. */
        record Throttled(Duration atLeast) implements CodeResult {}
    }

    /** Result of confirming a new second factor. */
    public sealed interface SetUpResult {
        /**
         * It is set up.
         *
         * @param recoveryCodes shown once; each replaces a code once
         */
        record Confirmed(List<String> recoveryCodes) implements SetUpResult {}

        /** The code is wrong, or there is nothing to confirm. */
        record Wrong() implements SetUpResult {}

        /** Too many recent failures; the code was not checked. */
        record Throttled(Duration atLeast) implements SetUpResult {}
    }

    /** Whether this account has a second factor. */
    public boolean isSet(Login login) {
        return transactions
                .inTransaction(repositories -> confirmed(repositories, login))
                .isPresent();
    }

    /**
     * Whether this session may administer and release emergencies: its account has no second
     * factor, or showed it within {@link SignInSession#FACTOR_FRESH}.
     */
    public boolean isFresh(SessionToken token) {
        return transactions.inTransaction(repositories -> {
            Optional<SignInSession> session = repositories.people().session(token.digest());
            return session.isPresent()
                    && (confirmed(repositories, session.get().login()).isEmpty()
                            || session.get().isFactorFresh(now()));
        });
    }

    private static Optional<SecondFactor> confirmed(Repositories repositories, Login login) {
        return repositories.people().factor(login).filter(SecondFactor::confirmed);
    }

    /**
     * Begins to set up: a new key, which counts only after {@link #confirm}. Empty if one is set.
     */
    public Optional<SecondFactor> begin(Login login) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        var made = new SecondFactor(login, HexFormat.of().formatHex(key), false, 0, List.of());
        return changing(repositories -> {
            if (confirmed(repositories, login).isPresent()) {
                return Optional.empty();
            }
            repositories.people().putFactor(made);
            return Optional.of(made);
        });
    }

    /** Confirms the new key with a code of the app. */
    public SetUpResult confirm(SessionToken token, Officer officer, String code) {
        Login login = new Login(officer.login());
        Duration wait = throttle.waitFor(key(login), officer.address(), now());
        if (!wait.isZero()) {
            return new SetUpResult.Throttled(wait);
        }
        List<String> codes = recoveryCodes();
        boolean done =
                changing(repositories -> {
                    Optional<SecondFactor> begun =
                            repositories.people().factor(login).filter(one -> !one.confirmed());
                    OptionalLong step =
                            begun.isEmpty()
                                    ? OptionalLong.empty()
                                    : TotpCodes.match(begun.get().key(), code, now(), 0);
                    if (step.isEmpty()) {
                        return false;
                    }
                    repositories
                            .people()
                            .putFactor(
                                    new SecondFactor(
                                            login,
                                            begun.orElseThrow().key(),
                                            true,
                                            step.getAsLong(),
                                            codes.stream()
                                                    .map(SecondFactorService::digest)
                                                    .toList()));
                    refresh(repositories, token);
                    audit(repositories, officer, "factor-set");
                    return true;
                });
        if (!done) {
            return new SetUpResult.Wrong();
        }
        throttle.succeeded(key(login), officer.address());
        return new SetUpResult.Confirmed(codes);
    }

    /** Shows a code of the app, or a recovery code, in this session. */
    public CodeResult show(SessionToken token, Officer officer, String code) {
        Login login = new Login(officer.login());
        Duration wait = throttle.waitFor(key(login), officer.address(), now());
        if (!wait.isZero()) {
            return new CodeResult.Throttled(wait);
        }
        boolean accepted =
                changing(repositories -> {
                    Optional<SecondFactor> left =
                            confirmed(repositories, login).flatMap(one -> without(one, code));
                    if (left.isEmpty()) {
                        return false;
                    }
                    repositories.people().putFactor(left.get());
                    refresh(repositories, token);
                    audit(repositories, officer, "factor-shown");
                    return true;
                });
        if (!accepted) {
            return new CodeResult.Wrong();
        }
        throttle.succeeded(key(login), officer.address());
        return new CodeResult.Accepted();
    }

    /** The second factor after this code was used; empty when it does not count. */
    private Optional<SecondFactor> without(SecondFactor factor, String code) {
        OptionalLong step = TotpCodes.match(factor.key(), code, now(), factor.lastStep());
        if (step.isPresent()) {
            return Optional.of(
                    new SecondFactor(
                            factor.login(),
                            factor.key(),
                            true,
                            step.getAsLong(),
                            factor.recoveryCodes()));
        }
        var left = new ArrayList<>(factor.recoveryCodes());
        return left.remove(digest(code))
                ? Optional.of(
                        new SecondFactor(
                                factor.login(), factor.key(), true, factor.lastStep(), left))
                : Optional.empty();
    }

    /** Removes the second factor of the person's own account. */
    public void remove(Officer officer) {
        changing(repositories -> {
            repositories.people().removeFactor(new Login(officer.login()));
            audit(repositories, officer, "factor-removed");
            return true;
        });
    }

    private void refresh(Repositories repositories, SessionToken token) {
        repositories
                .people()
                .session(token.digest())
                .ifPresent(one -> repositories.people().putSession(one.withFactor(now())));
    }

    private void audit(Repositories repositories, Officer officer, String action) {
        repositories.audit().add(AuditEntry.by(officer, now(), action, officer.login()));
    }

    private <T> T changing(Function<Repositories, T> work) {
        return transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.PEOPLE);
            return work.apply(repositories);
        });
    }

    private List<String> recoveryCodes() {
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var code = new StringBuilder();
            for (int sign = 0; sign < RECOVERY_SIGNS; sign++) {
                code.append(sign > 0 && sign % 4 == 0 ? "-" : "")
                        .append(SIGNS.charAt(random.nextInt(SIGNS.length())));
            }
            codes.add(code.toString());
        }
        return codes;
    }

    /** A slow hash is not needed: a recovery code has 59 random bits and failures are throttled. */
    private static String digest(String code) {
        String plain = code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
        return HexFormat.of().formatHex(Sha256.of(plain.getBytes(StandardCharsets.UTF_8)));
    }

    private static String key(Login login) {
        return "factor " + login;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
