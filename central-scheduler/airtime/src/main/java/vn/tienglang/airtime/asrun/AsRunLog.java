package vn.tienglang.airtime.asrun;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;

/**
 * End of a station's as-run chain, to which the next entry is appended.
 *
 * @param station station of the chain
 * @param sequence number of the last entry; 0 while there is none
 * @param head digest of the last entry
 */
public record AsRunLog(StationId station, long sequence, Digest head) {
    /** Chain of a station without entries. */
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

    /** The chain after this entry. */
    public AsRunLog append(AsRunEntry entry) {
        return new AsRunLog(station, entry.sequence(), entry.digest());
    }

    /** Checks that these entries continue the chain, in order, up to the first that does not. */
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

    /** Result of {@link #check}. */
    public sealed interface Check {
        /** All entries are good; {@code end} is the new end of the chain. */
        record Intact(AsRunLog end) implements Check {}

        /** The entries up to {@code end} are good; {@code reason} says why the next is not. */
        record Broken(AsRunLog end, String reason) implements Check {}
    }
}
