package vn.tienglang.airtime.proof;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;

/**
 * Public key of a signed note (C2SP signed-note, "verifier key"): name, type of the signature, and
 * an Ed25519 key.
 *
 * @param name without spaces and plus; 1 to 100 characters
 * @param type what the key signs
 * @param key the Ed25519 key
 */
public record NoteKey(String name, Type type, PublicKey key) {
    private static final Pattern NAME = Pattern.compile("[!-*,-~]{1,100}");
    private static final KeyId ANY = new KeyId("note");
    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    /** Type of a signature. */
    public enum Type {
        /** Ed25519 over the text of the note: the log itself. */
        LOG(1),
        /** Time and Ed25519 over the time and the text (cosignature/v1): a witness. */
        WITNESS(4);

        private final byte code;

        Type(int code) {
            this.code = (byte) code;
        }
    }

    /** Rejects a name that a signature line cannot hold. */
    public NoteKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a note key: '" + name + "'");
        }
    }

    /**
     * Reads {@code name+id+Base64}, the text of {@link #text}.
     *
     * @throws IllegalArgumentException with one sentence when it is not such a key
     */
    public static NoteKey parse(String text) {
        String[] parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException(
                    "a key has three parts, NAME+ID+KEY: '" + text + "'");
        }
        byte[] typed = StrictBase64.decode(parts[2]);
        if (typed.length != KEY_BYTES + 1) {
            throw new IllegalArgumentException("not an Ed25519 key: '" + text + "'");
        }
        Type type =
                Arrays.stream(Type.values())
                        .filter(one -> one.code == typed[0])
                        .findFirst()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a key of another type than Ed25519: '" + text + "'"));
        var key =
                new NoteKey(parts[0], type, publicKey(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.text().equals(text.strip())) {
            throw new IllegalArgumentException("the id is not that of the key: '" + text + "'");
        }
        return key;
    }

    private static PublicKey publicKey(byte[] raw) {
        byte[] encoded = Arrays.copyOf(SPKI, SPKI.length + raw.length);
        System.arraycopy(raw, 0, encoded, SPKI.length, raw.length);
        return Ed25519.publicKey(Base64.getEncoder().encodeToString(encoded));
    }

    private byte[] typed() {
        byte[] encoded = key.getEncoded();
        byte[] typed = new byte[KEY_BYTES + 1];
        typed[0] = type.code;
        System.arraycopy(encoded, encoded.length - KEY_BYTES, typed, 1, KEY_BYTES);
        return typed;
    }

    /** Id of the key: the first 4 bytes of a digest of name, type and key. */
    byte[] id() {
        byte[] head = (name + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] typed = typed();
        byte[] whole = Arrays.copyOf(head, head.length + typed.length);
        System.arraycopy(typed, 0, whole, head.length, typed.length);
        return Arrays.copyOf(Sha256.of(whole), ID_BYTES);
    }

    /** The text that {@link #parse} reads. */
    public String text() {
        return name
                + "+"
                + HexFormat.of().formatHex(id())
                + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    /** True when these 64 bytes are the signature of this key over exactly these bytes. */
    boolean verifies(byte[] signed, byte[] signature) {
        return Ed25519.verifier(ANY, key)
                .verifies(
                        signed, new Signature(ANY, Base64.getEncoder().encodeToString(signature)));
    }
}
