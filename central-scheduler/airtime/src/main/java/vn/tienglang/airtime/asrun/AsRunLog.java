package vn.tienglang.airtime.asrun;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.signing.Verifier;

/**
 * End of an as-run chain, to which the next entry is appended.
 *
 * @param station station of the chain
 * @param chain id of the chain
 * @param sequence number of the last entry; 0 while there is none
 * @param head digest of the last entry. While there is none: that of the last entry known of the
 *     station's chain before, or {@link Digest#NONE}
 */
public record AsRunLog(StationId station, ChainId chain, long sequence, Digest head) {
    /** Rejects a negative number. */
    public AsRunLog {
        if (sequence < 0) {
            throw new IllegalArgumentException("as-run chain " + chain + " up to " + sequence);
        }
    }

    /** Chain without entries; nothing is known of a chain before it. */
    public static AsRunLog empty(StationId station, ChainId chain) {
        return new AsRunLog(station, chain, 0, Digest.NONE);
    }

    /** The next entry of the chain, signed. This value is unchanged; see {@link #append}. */
    public SignedEntry next(
            AiringId airing,
            LocalDate date,
            int revision,
            Instant settledAt,
            ClockQuality clock,
            Outcome outcome,
            Signer key) {
        var entry =
                new AsRunEntry(
                        station,
                        chain,
                        sequence + 1,
                        airing,
                        date,
                        revision,
                        settledAt,
                        clock,
                        outcome,
                        head);
        return SignedEntry.of(entry, key);
    }

    /** The chain after this entry. */
    public AsRunLog append(AsRunEntry entry) {
        return new AsRunLog(station, chain, entry.sequence(), entry.digest());
    }

    /**
     * Checks that these entries continue the chain, in order, up to the first that does not. The
     * first entry of a chain may have any previous entry: the receiver may not know the chain
     * before.
     *
     * @param keys verifier of each key that the station was ever given; one that verifies nothing
     *     for every other id
     */
    public Check check(List<SignedEntry> entries, Function<KeyId, Verifier> keys) {
        AsRunLog end = this;
        for (SignedEntry signed : entries) {
            AsRunEntry entry = signed.entry();
            if (!entry.station().equals(station)) {
                return new Check.Broken(end, "entry belongs to station " + entry.station());
            }
            if (!entry.chain().equals(chain)) {
                return new Check.Broken(end, "entry belongs to chain " + entry.chain());
            }
            if (entry.sequence() != end.sequence + 1) {
                return new Check.Broken(
                        end, "entry " + entry.sequence() + " follows entry " + end.sequence);
            }
            if (end.sequence > 0 && !entry.previous().equals(end.head)) {
                return new Check.Broken(
                        end, "entry " + entry.sequence() + " does not name the one before it");
            }
            if (!signed.isSignedBy(keys.apply(signed.signature().key()))) {
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
