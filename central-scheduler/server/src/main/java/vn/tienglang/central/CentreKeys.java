package vn.tienglang.central;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.office.proof.LogIdentity;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;

/**
 * Signing keys of the centre, in the data folder:
 *
 * <pre>
 * signing.key         the key that signs
 * signing.key.next    the key of a change that was not finished; counts if it was announced
 * recovery.key        the key that may replace all others, until it is carried away
 * key-announcements   every list of keys that stations may still need, signed; no secret
 * </pre>
 *
 * <p>A change first writes the new key, then its announcement, then replaces the signing key, so
 * that a power cut between them neither loses the new key nor the old one.
 *
 * @param folder data folder of the centre
 * @param present the key that signs
 * @param announcements signed lists of keys, the newest last; stations receive them retained
 */
record CentreKeys(Path folder, CentreKey present, List<SignedMessage> announcements) {
    private static final String SIGNING = "signing.key";
    private static final String NEXT = "signing.key.next";
    private static final String RECOVERY = "recovery.key";
    private static final String ANNOUNCEMENTS = "key-announcements";
    private static final String ID_PREFIX = "centre-";

    private static final int ORIGIN_DIGITS = 16;

    /** A station that missed so many changes is given the key by a technician. */
    private static final int ANNOUNCEMENTS_MOST = 8;

    /**
     * Reads the keys in this folder, or makes them when no station is enrolled yet.
     *
     * @throws StartupFailure when the signing key is missing, damaged, or cannot be written
     */
    static CentreKeys in(Path folder, Transactions transactions) {
        return transactions.inTransaction(repositories -> {
            // Of two centres that start at once for the first time, one makes the keys.
            repositories.counters().hold(Counters.CENTRES);
            return in(folder, repositories);
        });
    }

    private static CentreKeys in(Path folder, Repositories repositories) {
        List<SignedMessage> announcements = readAnnouncements(folder);
        finishChange(folder, announcements);
        Path file = folder.resolve(SIGNING);
        if (!Files.exists(file)) {
            if (!announcements.isEmpty() || !repositories.enrolments().all().isEmpty()) {
                throw new StartupFailure(
                        "The centre's signing key "
                                + file
                                + " is gone; its stations trust no other key, so restore it from a"
                                + " backup, or replace it with 'central-scheduler keys recover'.");
            }
            create(folder);
            CentreKey.make(new KeyId(ID_PREFIX + 1)).write(file);
        }
        var keys = new CentreKeys(folder, CentreKey.read(file), announcements);
        return announcements.isEmpty() ? keys.announceRecovery() : keys;
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartupFailure("The folder " + folder + " cannot be made: " + e + ".", e);
        }
    }

    /** Makes the recovery key and announces it together with the present key. */
    private CentreKeys announceRecovery() {
        CentreKey recovery = CentreKey.make(CentreKeyList.RECOVERY_ID);
        recovery.write(folder.resolve(RECOVERY));
        var list =
                new CentreKeyList(
                        0, 1, recovery.publicText(), List.of(entry(present, Instant.MAX)));
        return with(present, list.announcedBy(present.signer()));
    }

    private static CentreKeyList.Entry entry(CentreKey key, Instant until) {
        return new CentreKeyList.Entry(key.id(), key.publicText(), until);
    }

    /** The newest list of keys. */
    CentreKeyList list() {
        return listOf(announcements.getLast());
    }

    /**
     * Name and key under which the centre signs checkpoints. The name is made from the recovery
     * key, which stays when the signing key is replaced.
     */
    LogIdentity logIdentity() {
        String digest = HexFormat.of().formatHex(Sha256.of(list().recoveryKey()));
        var key =
                new NoteKey(
                        "tieng-lang/" + digest.substring(0, ORIGIN_DIGITS),
                        NoteKey.Type.LOG,
                        present.pair().getPublic());
        return new LogIdentity(key, present.signer());
    }

    private static CentreKeyList listOf(SignedMessage announcement) {
        return CentreKeyList.parse(announcement.payload());
    }

    /** Whether the private recovery key is still in the data folder. */
    boolean holdsRecoveryKey() {
        return Files.exists(folder.resolve(RECOVERY));
    }

    /**
     * Replaces the signing key by a new one that it announces.
     *
     * @param overlap how long the old key stays valid
     */
    CentreKeys rotate(Instant now, Duration overlap) {
        CentreKeyList before = list().without(now);
        Instant end = now.plus(overlap).truncatedTo(ChronoUnit.SECONDS);
        CentreKey next = CentreKey.make(new KeyId(ID_PREFIX + (highestNumber() + 1)));
        var keys = new ArrayList<CentreKeyList.Entry>();
        for (CentreKeyList.Entry key : before.keys()) {
            keys.add(
                    new CentreKeyList.Entry(
                            key.id(),
                            key.publicKey(),
                            key.until().isBefore(end) ? key.until() : end));
        }
        while (keys.size() >= CentreKeyList.KEYS_MOST) {
            keys.removeFirst();
        }
        keys.add(entry(next, Instant.MAX));
        var list =
                new CentreKeyList(
                        before.recovery(),
                        Math.addExact(before.number(), 1),
                        before.recoveryKey(),
                        keys);
        return change(next, list.announcedBy(present.signer()));
    }

    /**
     * Replaces a lost or stolen signing key by a new one that the recovery key signs; no other key
     * is trusted any more. Works without any other file of the folder.
     *
     * @throws StartupFailure when this is not the recovery key of the stations
     */
    static CentreKeys recover(Path folder, CentreKey recovery, Instant now) {
        List<SignedMessage> announcements = readAnnouncements(folder);
        long count = now.getEpochSecond();
        if (!announcements.isEmpty()) {
            CentreKeyList before = listOf(announcements.getLast());
            if (!before.recoveryKey().equals(recovery.publicText())) {
                throw new StartupFailure(
                        "This is not the recovery key that the stations know; nothing is changed.");
            }
            count = Math.max(count, Math.addExact(before.recovery(), 1));
        }
        CentreKey next = CentreKey.make(new KeyId(ID_PREFIX + count));
        var list =
                new CentreKeyList(
                        count, 0, recovery.publicText(), List.of(entry(next, Instant.MAX)));
        return new CentreKeys(folder, next, announcements)
                .change(next, list.recoveredBy(recovery.signer()));
    }

    /** The highest number that an id of a key ever had. */
    private long highestNumber() {
        return announcements.stream()
                .flatMap(announcement -> listOf(announcement).keys().stream())
                .map(key -> key.id().value())
                .filter(id -> id.matches(ID_PREFIX + "[0-9]{1,15}"))
                .mapToLong(id -> Long.parseLong(id.substring(ID_PREFIX.length())))
                .max()
                .orElse(1);
    }

    private CentreKeys change(CentreKey next, SignedMessage announcement) {
        next.write(folder.resolve(NEXT));
        CentreKeys changed = with(next, announcement);
        finishChange(folder, changed.announcements);
        return changed;
    }

    private CentreKeys with(CentreKey key, SignedMessage announcement) {
        var all = new ArrayList<>(announcements);
        // A topic retains one message only: a later one of the same key replaces it.
        all.removeIf(earlier -> earlier.topic().equals(announcement.topic()));
        all.add(announcement);
        List<SignedMessage> kept =
                List.copyOf(all.subList(Math.max(0, all.size() - ANNOUNCEMENTS_MOST), all.size()));
        var text = new StringBuilder();
        for (SignedMessage one : kept) {
            text.append(one.topic())
                    .append(' ')
                    .append(one.signature().key())
                    .append(' ')
                    .append(one.signature().value())
                    .append(' ')
                    .append(Base64.getEncoder().encodeToString(one.payload()))
                    .append('\n');
        }
        Path file = folder.resolve(ANNOUNCEMENTS);
        try {
            PrivateFile.write(file, text.toString());
        } catch (IOException e) {
            throw new StartupFailure("The file " + file + " cannot be written: " + e + ".", e);
        }
        return new CentreKeys(folder, key, kept);
    }

    /** Ends a change that a power cut interrupted: the next key counts if it was announced. */
    private static void finishChange(Path folder, List<SignedMessage> announcements) {
        Path next = folder.resolve(NEXT);
        if (!Files.exists(next)) {
            return;
        }
        KeyId id = CentreKey.read(next).id();
        boolean isAnnounced =
                !announcements.isEmpty()
                        && listOf(announcements.getLast()).keys().stream()
                                .anyMatch(key -> key.id().equals(id));
        try {
            if (isAnnounced) {
                Files.move(next, folder.resolve(SIGNING), StandardCopyOption.ATOMIC_MOVE);
                PrivateFile.sync(folder);
            } else {
                Files.delete(next);
            }
        } catch (IOException e) {
            throw new StartupFailure("The key " + next + " cannot be moved: " + e + ".", e);
        }
    }

    private static List<SignedMessage> readAnnouncements(Path folder) {
        Path file = folder.resolve(ANNOUNCEMENTS);
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(line -> line.split(" ", -1))
                    .map(field -> {
                        if (field.length != 4) {
                            throw new IllegalArgumentException("not a line of four fields");
                        }
                        return new SignedMessage(
                                field[0],
                                Base64.getDecoder().decode(field[3]),
                                new Signature(new KeyId(field[1]), field[2]));
                    })
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupFailure(
                    "The announced keys in "
                            + file
                            + " cannot be used: "
                            + e
                            + "; restore the file from a backup.",
                    e);
        }
    }

    /**
     * Moves the private recovery key out of the data folder.
     *
     * @throws StartupFailure when it is not there any more, or the file exists or cannot be written
     */
    void moveRecoveryKey(Path to) {
        if (!holdsRecoveryKey()) {
            throw new StartupFailure(
                    "The recovery key was written to a file before; the centre does not hold it.");
        }
        if (Files.exists(to)) {
            throw new StartupFailure("The file " + to + " exists already; name another one.");
        }
        CentreKey recovery = CentreKey.read(folder.resolve(RECOVERY));
        recovery.write(to);
        if (!CentreKey.read(to).publicText().equals(recovery.publicText())) {
            throw new StartupFailure("The file " + to + " is not read back as it was written.");
        }
        try {
            Files.delete(folder.resolve(RECOVERY));
            PrivateFile.sync(folder);
        } catch (IOException e) {
            throw new StartupFailure(
                    "The recovery key cannot be deleted from " + folder + ": " + e + ".", e);
        }
    }
}
