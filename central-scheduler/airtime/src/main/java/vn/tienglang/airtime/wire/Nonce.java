package vn.tienglang.airtime.wire;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Random number of a time request. The answer carries it, which proves that the answer is not older
 * than the request.
 *
 * @param value 16 to 64 lower-case hexadecimal digits
 */
public record Nonce(String value) {
    private static final Pattern PATTERN = Pattern.compile("[0-9a-f]{16,64}");
    private static final int RANDOM_BYTES = 8;

    /** Rejects anything else. */
    public Nonce {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a nonce: '" + value + "'");
        }
    }

    /** New random nonce of 64 bits. */
    public static Nonce random(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new Nonce(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return value;
    }
}
