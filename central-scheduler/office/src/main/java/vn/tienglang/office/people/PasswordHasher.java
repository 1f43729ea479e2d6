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
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Makes and checks password hashes: Argon2id, 19 MiB, two passes, as OWASP asks of it.
 *
 * <p>A password is taken in Unicode form C: "mật khẩu" typed on a phone and on a laptop are
 * different code points and the same password. One check costs some 30 ms of a core and 19 MiB, so
 * they are made one after another on a thread of their own, and only a few may wait for it; who
 * comes after is told to try again instead of being let to starve the rest of the centre.
 */
public final class PasswordHasher {
    /** A longer password says no more and costs as much to hash as it is long. */
    public static final int CHARACTERS_AT_MOST = 128;

    /** Fewer are guessed. */
    public static final int CHARACTERS_AT_LEAST = 12;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int WAITING = 16;

    private final SecureRandom random;
    private final ThreadPoolExecutor checking = oneThread();
    private final PasswordHash nobody;

    /** Takes salt from {@code random}. */
    public PasswordHasher(SecureRandom random) {
        this.random = random;
        nobody = hash("the password of nobody");
    }

    /** What became of a check. */
    public enum Check {
        /** It is the password. */
        RIGHT,
        /** It is not. */
        WRONG,
        /** Too many are being checked; nothing is known. */
        BUSY
    }

    /** The hash of a password, with a salt of its own. */
    PasswordHash hash(String password) {
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
                        + text(argon2(password, salt, MEMORY_KIB, PASSES, 1, HASH_BYTES)));
    }

    /** Whether this is the password behind the hash. */
    Check check(String password, PasswordHash hash) {
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
     * Takes as long as a check and never says {@link Check#RIGHT}: for a login nobody has, so that
     * the time of an answer does not tell which logins exist.
     */
    Check checkUnknownLogin(String password) {
        return check(password, nobody) == Check.BUSY ? Check.BUSY : Check.WRONG;
    }

    /** Why this cannot become the person's password; empty when it can. */
    static Optional<PasswordFlaw> flaw(String password, Login login) {
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

    /** Ends when nobody has signed in for a while, and never keeps the program alive. */
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

    private static boolean matches(String password, PasswordHash hash) {
        if (password.length() > 4 * CHARACTERS_AT_MOST) {
            return false;
        }
        String[] fields = hash.value().split("\\$", -1);
        String[] costs = fields[3].split("[=,]", -1);
        byte[] expected = Base64.getDecoder().decode(fields[5]);
        byte[] found =
                argon2(
                        password,
                        Base64.getDecoder().decode(fields[4]),
                        Integer.parseInt(costs[1]),
                        Integer.parseInt(costs[3]),
                        Integer.parseInt(costs[5]),
                        expected.length);
        return MessageDigest.isEqual(expected, found);
    }

    private static byte[] argon2(
            String password, byte[] salt, int memoryKib, int passes, int lanes, int bytes) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(memoryKib)
                        .withIterations(passes)
                        .withParallelism(lanes)
                        .withSalt(salt)
                        .build());
        byte[] hash = new byte[bytes];
        argon2.generateBytes(composed(password).getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private static String text(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
