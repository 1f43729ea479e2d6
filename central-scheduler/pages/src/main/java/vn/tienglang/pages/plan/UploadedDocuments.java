package vn.tienglang.pages.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Sha256;

/**
 * Plan documents that were uploaded for a preview and wait for the confirmation: in memory, the
 * latest of each officer, for {@link #KEPT}. A document that is gone is uploaded again. May be
 * called from any thread.
 */
final class UploadedDocuments {
    /** How long a document waits. */
    static final Duration KEPT = Duration.ofMinutes(30);

    /** Officers whose documents wait at most; the oldest goes. */
    static final int OFFICERS_MOST = 4;

    private final InstantSource clock;
    private final Map<String, Uploaded> byLogin = new LinkedHashMap<>();

    UploadedDocuments(InstantSource clock) {
        this.clock = clock;
    }

    /** A document that waits for its confirmation until an instant. */
    private static final class Uploaded {
        private final String digest;
        private final byte[] document;
        private final Instant until;

        private Uploaded(String digest, byte[] document, Instant until) {
            this.digest = digest;
            this.document = document.clone();
            this.until = until;
        }
    }

    /** Keeps the document of this officer in place of an earlier one; returns its digest. */
    synchronized String put(String login, byte[] document) {
        String digest = HexFormat.of().formatHex(Sha256.of(document));
        byLogin.remove(login);
        removeOld();
        if (byLogin.size() == OFFICERS_MOST) {
            byLogin.remove(byLogin.keySet().iterator().next());
        }
        byLogin.put(login, new Uploaded(digest, document, clock.instant().plus(KEPT)));
        return digest;
    }

    /** The document of this officer with this digest, if it still waits. */
    synchronized Optional<byte[]> find(String login, String digest) {
        removeOld();
        return Optional.ofNullable(byLogin.get(login))
                .filter(one -> one.digest.equals(digest))
                .map(one -> one.document.clone());
    }

    /** Forgets the document of this officer. */
    synchronized void remove(String login) {
        byLogin.remove(login);
    }

    private void removeOld() {
        Instant now = clock.instant();
        byLogin.values().removeIf(one -> !one.until.isAfter(now));
    }
}
