package vn.tienglang.node.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.tinylog.Logger;

/**
 * PIN of the station page: 4 to 8 digits, stored as a PBKDF2 hash in a file of the data folder.
 * After {@link #FREE} wrong ones in a row every further one has to wait, longer each time. A
 * forgotten PIN is removed by deleting the file. Thread-safe.
 */
public final class PagePin {
    /** Wrong PINs in a row without a wait. */
    static final int FREE = 5;

    private static final Duration WAIT_FIRST = Duration.ofMinutes(1);
    private static final Duration WAIT_MOST = Duration.ofMinutes(15);
    private static final Pattern FORM = Pattern.compile("[0-9]{4,8}");
    private static final int ROUNDS = 120_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final Path file;
    private final Supplier<Duration> sinceBoot;
    private Optional<Stored> stored;
    private int wrong;
    private Duration openAgainAt = Duration.ZERO;

    /** Salt and hash are hexadecimal digits. */
    private record Stored(int rounds, String salt, String hash) {}

    /** Answer to a PIN. */
    public enum PinCheck {
        /** It is the PIN. */
        RIGHT,
        /** It is not the PIN. */
        WRONG,
        /** Not looked at: too many wrong ones. */
        WAIT,
        /** There is no PIN yet. */
        UNSET
    }

    private PagePin(Path file, Supplier<Duration> sinceBoot, Optional<Stored> stored) {
        this.file = file;
        this.sinceBoot = sinceBoot;
        this.stored = stored;
    }

    /**
     * The PIN in this file. A file that cannot be read counts as none, so that staff can set it
     * anew.
     *
     * @param sinceBoot monotonic clock
     */
    public static PagePin open(Path file, Supplier<Duration> sinceBoot) {
        return new PagePin(file, sinceBoot, read(file));
    }

    private static Optional<Stored> read(Path file) {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            String[] parts = Files.readString(file).strip().split(" ", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("not three parts");
            }
            var hex = HexFormat.of();
            return Optional.of(
                    new Stored(
                            Integer.parseInt(parts[0]),
                            HexFormat.of().formatHex(hex.parseHex(parts[1])),
                            HexFormat.of().formatHex(hex.parseHex(parts[2]))));
        } catch (IOException | IllegalArgumentException e) {
            Logger.error(e, "The PIN of the page cannot be read from {}", file);
            return Optional.empty();
        }
    }

    /** Whether this can be a PIN. */
    static boolean isPin(String text) {
        return FORM.matcher(text).matches();
    }

    /** Whether there is a PIN. */
    synchronized boolean isSet() {
        return stored.isPresent();
    }

    /** Checks a PIN. */
    synchronized PinCheck check(String pin) {
        if (stored.isEmpty()) {
            return PinCheck.UNSET;
        }
        if (sinceBoot.get().compareTo(openAgainAt) < 0) {
            return PinCheck.WAIT;
        }
        Stored known = stored.get();
        if (isPin(pin)
                && MessageDigest.isEqual(
                        hash(pin, HexFormat.of().parseHex(known.salt()), known.rounds()),
                        HexFormat.of().parseHex(known.hash()))) {
            wrong = 0;
            return PinCheck.RIGHT;
        }
        wrong++;
        if (wrong >= FREE) {
            Duration wait = WAIT_FIRST.multipliedBy(1L << Math.min(wrong - FREE, 4));
            openAgainAt = sinceBoot.get().plus(wait.compareTo(WAIT_MOST) < 0 ? wait : WAIT_MOST);
            Logger.warn("{} wrong PINs on the page of the station", wrong);
        }
        return PinCheck.WRONG;
    }

    /**
     * Stores a PIN in place of an earlier one.
     *
     * @throws IOException when the file cannot be written; the earlier one stays
     * @throws IllegalArgumentException when it cannot be a PIN
     */
    synchronized void set(String pin) throws IOException {
        if (!isPin(pin)) {
            throw new IllegalArgumentException("a PIN has 4 to 8 digits");
        }
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        var hex = HexFormat.of();
        var fresh = new Stored(ROUNDS, hex.formatHex(salt), hex.formatHex(hash(pin, salt, ROUNDS)));
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(
                temporary,
                ROUNDS + " " + fresh.salt() + " " + fresh.hash() + "\n",
                StandardCharsets.US_ASCII);
        Files.move(
                temporary,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        stored = Optional.of(fresh);
        wrong = 0;
    }

    private static byte[] hash(String pin, byte[] salt, int rounds) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(pin.toCharArray(), salt, rounds, HASH_BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2", e);
        }
    }
}
