package vn.tienglang.airtime.proof;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 of a leaf or node of a Merkle tree: 32 bytes. */
public final class MerkleHash {
    /** Length in bytes. */
    public static final int BYTES = 32;

    /** 32 bytes of zero: previous statement of a first statement. */
    public static final MerkleHash NONE = new MerkleHash(new byte[BYTES]);

    private final byte[] bytes;

    /**
     * Takes a copy.
     *
     * @throws IllegalArgumentException when it has not 32 bytes
     */
    public MerkleHash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a hash of " + bytes.length + " bytes");
        }
        this.bytes = bytes.clone();
    }

    /**
     * Reads 64 lower-case hexadecimal digits.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static MerkleHash ofHex(String text) {
        var hash = new MerkleHash(HexFormat.of().parseHex(text));
        if (!hash.hex().equals(text)) {
            throw new IllegalArgumentException("not a hash in lower-case hexadecimal: " + text);
        }
        return hash;
    }

    /**
     * Reads Base64 with padding.
     *
     * @throws IllegalArgumentException when the text is anything else
     */
    public static MerkleHash ofBase64(String text) {
        return new MerkleHash(StrictBase64.decode(text));
    }

    /** The bytes; a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The text that {@link #ofHex} reads. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The text that {@link #ofBase64} reads. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MerkleHash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
