package vn.tienglang.node.link;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.tinylog.Logger;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.airtime.signing.Verifier;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.Topic;

/**
 * Keys of the centre that the station trusts: those of the settings, until the centre announces
 * others. Each new list is on the disk before it counts. Safe for use by many threads.
 *
 * <pre>
 * file missing or damaged              the keys of the settings
 * settings changed since it was kept   the keys of the settings: a technician has replaced them
 * otherwise                            the keys of the file
 * </pre>
 *
 * <p>A key whose end has passed by a trusted clock is dropped for good, so that a later start with
 * a wrong clock does not bring it back.
 */
public final class CentreKeyring implements Keyring {
    private static final String FILE = "centre.keys";

    private final Path file;
    private final String settings;
    private final Supplier<Optional<Instant>> trustedTime;
    private volatile CentreKeyList held;

    private CentreKeyring(
            Path file,
            String settings,
            CentreKeyList held,
            Supplier<Optional<Instant>> trustedTime) {
        this.file = file;
        this.settings = settings;
        this.held = held;
        this.trustedTime = trustedTime;
    }

    /**
     * Opens the keyring.
     *
     * @param folder folder of the file
     * @param settings keys of the settings
     * @param trustedTime the present time while the clock is trusted; called by any thread
     */
    public static CentreKeyring open(
            Path folder, CentreKeyList settings, Supplier<Optional<Instant>> trustedTime) {
        Path file = folder.resolve(FILE);
        String digest = HexFormat.of().formatHex(Sha256.of(settings.text()));
        return new CentreKeyring(file, digest, read(file, digest, settings), trustedTime);
    }

    private static CentreKeyList read(Path file, String digest, CentreKeyList settings) {
        if (!Files.exists(file)) {
            return settings;
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            int end = text.indexOf('\n');
            if (end < 0) {
                throw new IllegalArgumentException("no first line");
            }
            if (!text.substring(0, end).equals(digest)) {
                Logger.info("The settings have other keys of the centre than before; they count");
                return settings;
            }
            return CentreKeyList.parse(text.substring(end + 1).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            Logger.error(
                    "The keys of the centre in {} cannot be used ({}); those of the settings count",
                    file,
                    e.getMessage());
            return settings;
        }
    }

    /** The keys that are trusted now. */
    CentreKeyList held() {
        return held;
    }

    @Override
    public Verifier of(Topic topic) {
        return (bytes, signature) ->
                current().verifier(trustedTime.get()).verifies(bytes, signature);
    }

    private CentreKeyList current() {
        CentreKeyList before = held;
        Optional<Instant> now = trustedTime.get();
        return now.isEmpty() || before.without(now.get()).equals(before)
                ? before
                : dropEnded(now.get());
    }

    private synchronized CentreKeyList dropEnded(Instant now) {
        CentreKeyList left = held.without(now);
        try {
            PrivateText.write(file, settings + "\n" + left.text());
            Logger.info("Keys of the centre have ended; trusted now: {}", ids(left));
        } catch (IOException e) {
            Logger.error("The end of keys of the centre cannot be kept: {}", e.toString());
        }
        held = left;
        return left;
    }

    /** What a received list has changed. */
    enum Result {
        /** Other keys are trusted now. */
        CHANGED,
        /** The list is not later than the held one. */
        KNOWN,
        /** Not signed by a trusted key, not a list, or it cannot be kept on the disk. */
        REJECTED
    }

    /** Takes a list of keys that arrived on a topic of {@link CentreKeyList#isTopic}. */
    synchronized Result receive(SignedMessage message) {
        CentreKeyList before = current();
        try {
            CentreKeyList later = before.replacedBy(message, trustedTime.get());
            if (later.equals(before)) {
                return Result.KNOWN;
            }
            PrivateText.write(file, settings + "\n" + later.text());
            held = later;
            Logger.info("The centre has announced keys; trusted now: {}", ids(later));
            return Result.CHANGED;
        } catch (IllegalArgumentException e) {
            Logger.debug("A list of keys on {} is rejected: {}", message.topic(), e.getMessage());
            return Result.REJECTED;
        } catch (IOException e) {
            Logger.error("New keys of the centre cannot be kept, so they do not count: {}", e);
            return Result.REJECTED;
        }
    }

    private static String ids(CentreKeyList list) {
        return String.join(
                ", ", list.keys().stream().map(key -> key.id() + " to " + key.until()).toList());
    }
}
