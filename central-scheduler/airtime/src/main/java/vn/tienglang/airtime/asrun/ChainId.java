package vn.tienglang.airtime.asrun;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import vn.tienglang.airtime.signing.KeyId;

/**
 * Id of a chain of as-run entries. A journal has one, made at random with the journal, so that two
 * boards of one station never write into the same chain.
 *
 * @param value 3 to 48 characters of {@code a-z 0-9 -}
 */
public record ChainId(String value) implements Comparable<ChainId> {
    private static final Pattern PATTERN = Pattern.compile("[a-z0-9-]{3,48}");
    private static final int RANDOM_BYTES = 8;

    /** Chain of an acknowledgement of an earlier version, which did not name it; no journal's. */
    public static final ChainId UNNAMED = new ChainId("---");

    /** Rejects anything that is not a chain id. */
    public ChainId {
        if (!PATTERN.matcher(value).matches()) {
            throw new IllegalArgumentException("not a chain id: '" + value + "'");
        }
    }

    /** New random id of 64 bits. */
    public static ChainId random(RandomGenerator random) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        return new ChainId("c-" + HexFormat.of().formatHex(bytes));
    }

    /**
     * Id of a chain of a version that had no ids: one chain for each key. Entries in that format do
     * not name their chain.
     */
    public static ChainId ofKey(KeyId key) {
        return new ChainId(key.value());
    }

    @Override
    public int compareTo(ChainId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
