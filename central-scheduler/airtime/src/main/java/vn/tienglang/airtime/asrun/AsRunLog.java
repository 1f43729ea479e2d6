package vn.tienglang.airtime.asrun;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;

/**
 * The end of a station's as-run chain, where the next entry is hung on.
 *
 * @param station whose chain
 * @param sequence number of the last entry, 0 while there is none
 * @param head digest of the last entry
 */
public record AsRunLog(StationId station, long sequence, Digest head) {
    /** The chain of a station that has not settled anything yet. */
    public static AsRunLog empty(StationId station) {
        return new AsRunLog(station, 0, Digest.NONE);
    }

    /** The next entry of the chain, signed. This value is unchanged; see {@link #append}. */
    public SignedEntry next(
            AiringId airing,
            LocalDate date,
            int revision,
            Instant settledAt,
            Outcome outcome,
            Signer key) {
        var entry =
                new AsRunEntry(
                        station, sequence + 1, airing, date, revision, settledAt, outcome, head);
        return SignedEntry.of(entry, key);
    }

    /** The chain with this entry at its end. */
    public AsRunLog append(AsRunEntry entry) {
        return new AsRunLog(station, entry.sequence(), entry.digest());
    }

    /** Walks the chain from here, entry by entry, and says where it breaks, if it does. */
    public Check check(List<SignedEntry> entries, Verifier key) {
        AsRunLog end = this;
        for (SignedEntry signed : entries) {
            AsRunEntry entry = signed.entry();
            if (!entry.station().equals(station)) {
                return new Check.Broken(end, "entry belongs to station " + entry.station());
            }
            if (entry.sequence() != end.sequence + 1) {
                return new Check.Broken(
                        end, "entry " + entry.sequence() + " follows entry " + end.sequence);
            }
            if (!entry.previous().equals(end.head)) {
                return new Check.Broken(
                        end, "entry " + entry.sequence() + " does not name the one before it");
            }
            if (!signed.isSignedBy(key)) {
                return new Check.Broken(
                        end, "entry " + entry.sequence() + " is not signed by the station");
            }
            end = end.append(entry);
        }
        return new Check.Intact(end);
    }

    /** What a walk along the chain found. */
    public sealed interface Check {
        /** Every entry holds; {@code end} is where the chain now ends. */
        record Intact(AsRunLog end) implements Check {}

        /** Entries hold up to {@code end}; the next one does not, and this is why. */
        record Broken(AsRunLog end, String reason) implements Check {}
    }
}
