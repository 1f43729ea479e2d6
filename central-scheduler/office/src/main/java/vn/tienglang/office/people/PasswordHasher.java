package vn.tienglang.office.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Makes and checks password hashes: Argon2id, 19 MiB, two passes, as OWASP recommends.
 *
 * <p>A password is converted to Unicode form C: "mật khẩu" typed on a phone and on a laptop is the
 * same password in different code points. One check takes some 30 ms of a core and 19 MiB, so
 * checks run one after another on a thread of their own and only a few may wait. Further checks are
 * answered {@code BUSY}, so that they do not slow down the rest of the centre.
 */
public final class PasswordHasher {
    /** Longest password, in characters. */
    public static final int CHARACTERS_AT_MOST = 128;

    /** Shortest password, in characters. */
    public static final int CHARACTERS_AT_LEAST = 12;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int WAITING = 16;

    private final Argon2 argon2;
    private final SecureRandom random;
    private final ThreadPoolExecutor checking = oneThread();
    private final PasswordHash unknownLogin;

    /**
     * Hasher with a thread of its own.
     *
     * @param random source of the salts
     */
    public PasswordHasher(Argon2 argon2, SecureRandom random) {
        this.argon2 = argon2;
        this.random = random;
        unknownLogin = hash("the password of nobody");
    }

    /** Result of a password check. */
    public enum Check {
        /** The password is right. */
        RIGHT,
        /** The password is wrong. */
        WRONG,
        /** Too many checks are waiting; the password was not checked. */
        BUSY
    }

    /** The hash of a password, with a new salt. */
    public PasswordHash hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(
                "$argon2id$v=19$m="
                        + MEMORY_KIB
                        + ",t="
                        + PASSES
                        + ",p=1$"
                        + text(salt)
                        + "$"
                        + text(hash(password, salt, MEMORY_KIB, PASSES, 1, HASH_BYTES)));
    }

    /** Checks whether the hash was made from this password. */
    public Check check(String password, PasswordHash hash) {
        try {
            return checking.submit(() -> matches(password, hash)).get() ? Check.RIGHT : Check.WRONG;
        } catch (RejectedExecutionException _) {
            return Check.BUSY;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Check.BUSY;
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot check a password", e.getCause());
        }
    }

    /**
     * Takes as long as a check and never returns {@link Check#RIGHT}: for a login that does not
     * exist, so that the time of an answer does not reveal which logins exist.
     */
    Check checkUnknownLogin(String password) {
        return check(password, unknownLogin) == Check.BUSY ? Check.BUSY : Check.WRONG;
    }

    /** Why this cannot be the password of this login; empty when it can. */
    public static Optional<PasswordFlaw> flaw(String password, Login login) {
        String typed = composed(password);
        long characters = typed.codePoints().count();
        if (characters > CHARACTERS_AT_MOST) {
            return Optional.of(PasswordFlaw.TOO_LONG);
        }
        // "admin", "Admin " and "adminadminadmin" are all the login.
        if (typed.toLowerCase(Locale.ROOT).replace(login.value(), "").isBlank()) {
            return Optional.of(PasswordFlaw.IS_LOGIN);
        }
        if (characters < CHARACTERS_AT_LEAST) {
            return Optional.of(PasswordFlaw.TOO_SHORT);
        }
        if (typed.codePoints().distinct().count() < 5) {
            return Optional.of(PasswordFlaw.TOO_PLAIN);
        }
        return Optional.empty();
    }

    /** One daemon thread that ends after 10 s without a check. */
    private static ThreadPoolExecutor oneThread() {
        var thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING),
                        Thread.ofPlatform().name("passwords").daemon().factory());
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    private boolean matches(String password, PasswordHash hash) {
        if (password.length() > 4 * CHARACTERS_AT_MOST) {
            return false;
        }
        String[] fields = hash.value().split("\\$", -1);
        String[] costs = fields[3].split("[=,]", -1);
        byte[] expected = Base64.getDecoder().decode(fields[5]);
        byte[] found =
                hash(
                        password,
                        Base64.getDecoder().decode(fields[4]),
                        Integer.parseInt(costs[1]),
                        Integer.parseInt(costs[3]),
                        Integer.parseInt(costs[5]),
                        expected.length);
        return MessageDigest.isEqual(expected, found);
    }

    private byte[] hash(
            String password, byte[] salt, int memoryKib, int passes, int lanes, int bytes) {
        return argon2.hash(
                composed(password).getBytes(StandardCharsets.UTF_8),
                salt,
                memoryKib,
                passes,
                lanes,
                bytes);
    }

    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
