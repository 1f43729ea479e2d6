package vn.tienglang.airtime.wire;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;

/**
 * Signing keys of the centre that a station trusts. A later list replaces it, in one of two ways:
 *
 * <pre>
 * announced  signed by a key of the list that it replaces, same recovery, higher number
 * recovered  signed by the recovery key, higher recovery
 * </pre>
 *
 * <p>It is not a {@link Message}: it decides which messages are read at all, so the link handles it
 * before any message is decoded. On the wire it is plain text of one form only: reading and writing
 * it gives the same bytes.
 *
 * @param recovery counts the lists that the recovery key has signed; 0 for none
 * @param number counts the lists that were announced since then; 0 for the settings of a station
 * @param recoveryKey public key that may replace all others, {@link Ed25519#text} of it; empty
 *     while none is known
 * @param keys the trusted keys, 1 to {@link #KEYS_MOST}, no id twice
 */
public record CentreKeyList(long recovery, long number, String recoveryKey, List<Entry> keys) {
    /** Most keys of a list: the present one and those whose overlap has not ended. */
    public static final int KEYS_MOST = 4;

    /** Key id under which the recovery key signs. */
    public static final KeyId RECOVERY_ID = new KeyId("recovery");

    /** Topic of a recovered list; retained. */
    public static final String RECOVERED_TOPIC = Topic.ROOT + "all/recovery";

    private static final String ANNOUNCED_PREFIX = Topic.ROOT + "all/keys/";
    private static final String FORMAT = "tl-keys-1";
    private static final String NONE = "-";
    private static final int BYTES_MOST = 1_024;

    /**
     * Key of the centre.
     *
     * @param id id under which it signs
     * @param publicKey {@link Ed25519#text} of the public key
     * @param until instant from which it is not trusted any more; {@link Instant#MAX} without end
     */
    public record Entry(KeyId id, String publicKey, Instant until) {
        /** Rejects what is no public key. */
        public Entry {
            var _ = Ed25519.publicKey(publicKey);
        }

        /** Verifier of this key. */
        public Verifier verifier() {
            return Ed25519.verifier(id, Ed25519.publicKey(publicKey));
        }
    }

    /** Rejects a list without keys, with too many, or with one id twice. */
    public CentreKeyList {
        keys = List.copyOf(keys);
        var ids = new HashSet<KeyId>();
        keys.forEach(key -> ids.add(key.id()));
        if (keys.isEmpty() || keys.size() > KEYS_MOST || ids.size() != keys.size()) {
            throw new IllegalArgumentException(keys.size() + " keys, " + ids.size() + " ids");
        }
        if (recovery < 0 || number < 0) {
            throw new IllegalArgumentException("recovery " + recovery + ", number " + number);
        }
        if (!recoveryKey.isEmpty()) {
            var _ = Ed25519.publicKey(recoveryKey);
        }
    }

    /** Whether a list comes on this topic. */
    public static boolean isTopic(String topic) {
        return topic.equals(RECOVERED_TOPIC) || topic.startsWith(ANNOUNCED_PREFIX);
    }

    /**
     * Signs the list as its announcement. The topic names the key that signs, so that the last
     * announcement of every earlier key stays retained: a station that was away finds the one that
     * its newest key verifies.
     */
    public SignedMessage announcedBy(Signer present) {
        byte[] payload = text().getBytes(StandardCharsets.UTF_8);
        KeyId id = present.sign(payload).key();
        return SignedMessage.of(ANNOUNCED_PREFIX + id, payload, present);
    }

    /** Signs the list with the recovery key, {@link #RECOVERY_ID}. */
    public SignedMessage recoveredBy(Signer recoverySigner) {
        return SignedMessage.of(
                RECOVERED_TOPIC, text().getBytes(StandardCharsets.UTF_8), recoverySigner);
    }

    /**
     * The list that this message brings, if it replaces this one.
     *
     * @param now a trusted present time; empty while none is known
     * @return the new list; this list when the message is not later than it
     * @throws IllegalArgumentException when no trusted key has signed it, or it is no list
     */
    public CentreKeyList replacedBy(SignedMessage message, Optional<Instant> now) {
        boolean isRecovery = message.topic().equals(RECOVERED_TOPIC);
        if (!message.isSignedBy(isRecovery ? recoveryVerifier() : verifier(now))) {
            throw new IllegalArgumentException("not signed by a trusted key");
        }
        CentreKeyList later = parse(message.payload());
        boolean replaces =
                isRecovery
                        ? later.recovery > recovery
                        : later.recovery == recovery && later.number > number;
        if (!replaces) {
            return this;
        }
        // The recovery key never changes: whoever has stolen a signing key must not replace it.
        return recoveryKey.isEmpty()
                ? later
                : new CentreKeyList(later.recovery, later.number, recoveryKey, later.keys);
    }

    private Verifier recoveryVerifier() {
        return recoveryKey.isEmpty()
                ? (_, _) -> false
                : Ed25519.verifier(RECOVERY_ID, Ed25519.publicKey(recoveryKey));
    }

    /**
     * Verifier of every key that has not ended.
     *
     * @param now a trusted present time; empty while none is known, and then no key has ended
     */
    public Verifier verifier(Optional<Instant> now) {
        return (bytes, signature) ->
                keys.stream()
                        .filter(key -> now.filter(time -> !time.isBefore(key.until())).isEmpty())
                        .anyMatch(key -> key.verifier().verifies(bytes, signature));
    }

    /** The list without the keys that have ended; the newest key stays in any case. */
    public CentreKeyList without(Instant ended) {
        List<Entry> left = keys.stream().filter(key -> ended.isBefore(key.until())).toList();
        return left.isEmpty() || left.size() == keys.size()
                ? this
                : new CentreKeyList(recovery, number, recoveryKey, left);
    }

    /** Text of the list; {@link #parse} reads it back. */
    public String text() {
        var lines = new ArrayList<String>();
        lines.add(FORMAT);
        lines.add(recovery + " " + number);
        lines.add(recoveryKey.isEmpty() ? NONE : recoveryKey);
        for (Entry key : keys) {
            String until = key.until().equals(Instant.MAX) ? NONE : key.until().toString();
            lines.add(key.id() + " " + key.publicKey() + " " + until);
        }
        return String.join("\n", lines) + "\n";
    }

    /**
     * Reads a list.
     *
     * @throws IllegalArgumentException when the bytes are anything else than the text of a list
     */
    public static CentreKeyList parse(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        if (bytes.length > BYTES_MOST || lines.length < 5 || !lines[0].equals(FORMAT)) {
            throw new IllegalArgumentException("not a list of keys");
        }
        try {
            String[] numbers = fields(lines[1], 2);
            var keys = new ArrayList<Entry>();
            for (String line : List.of(lines).subList(3, lines.length - 1)) {
                String[] key = fields(line, 3);
                Instant until = key[2].equals(NONE) ? Instant.MAX : Instant.parse(key[2]);
                keys.add(new Entry(new KeyId(key[0]), key[1], until));
            }
            var list =
                    new CentreKeyList(
                            Long.parseLong(numbers[0]),
                            Long.parseLong(numbers[1]),
                            lines[2].equals(NONE) ? "" : lines[2],
                            keys);
            if (!list.text().equals(text)) {
                throw new IllegalArgumentException("not the form of a list of keys");
            }
            return list;
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time", e);
        }
    }

    private static String[] fields(String line, int count) {
        String[] fields = line.split(" ", -1);
        if (fields.length != count) {
            throw new IllegalArgumentException("not " + count + " fields");
        }
        return fields;
    }
}
