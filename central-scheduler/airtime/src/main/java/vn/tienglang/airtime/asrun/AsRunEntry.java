package vn.tienglang.airtime.asrun;

import java.time.Instant;
import java.time.LocalDate;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.StationId;

/**
 * Entry of a station's as-run log.
 *
 * @param station station that wrote it
 * @param chain chain of the journal that it was written into
 * @param sequence 1, 2, 3, … without gaps in its chain
 * @param airing its airing; a station writes exactly one entry for an airing
 * @param date day of the daily log with the airing
 * @param revision revision of that log at the station when the outcome was known
 * @param settledAt when the station wrote the entry, by a trusted wall clock
 * @param clock quality of the clock that gave the times of the outcome; {@link
 *     ClockQuality#UNTRUSTED} when a power cut ended an airing before its clock was trusted
 * @param outcome outcome of the airing
 * @param previous digest of the previous entry of the chain. In the first entry: that of the last
 *     entry known of the station's chain before, or {@link Digest#NONE} if none is known
 */
public record AsRunEntry(
        StationId station,
        ChainId chain,
        long sequence,
        AiringId airing,
        LocalDate date,
        int revision,
        Instant settledAt,
        ClockQuality clock,
        Outcome outcome,
        Digest previous) {

    /** Rejects an entry that cannot be part of a chain. */
    public AsRunEntry {
        if (sequence < 1 || revision < 1) {
            throw new IllegalArgumentException(
                    "as-run entry " + station + " #" + sequence + " r" + revision);
        }
        if (sequence > 1 && previous.equals(Digest.NONE)) {
            throw new IllegalArgumentException(
                    "as-run entry " + station + " #" + sequence + " after " + previous);
        }
    }

    /**
     * Text that is hashed and signed: one field a line, in an order that never changes. External
     * verifiers depend on it; it is independent of the JSON on the wire. Its first line is the
     * format. Format 1 has neither the chain nor the clock, and is that of entries whose clock is
     * {@link ClockQuality#UNSTATED}; every new entry has format 2.
     */
    public String canonical() {
        return clock.equals(ClockQuality.UNSTATED) ? format1() : format2();
    }

    private String format2() {
        return String.join(
                        "\n",
                        "tl-asrun-2",
                        station.value(),
                        chain.value(),
                        Long.toString(sequence),
                        airing.value(),
                        date.toString(),
                        Integer.toString(revision),
                        settledAt.toString(),
                        clock.source() + " " + clock.bound().toMillis(),
                        canonical(outcome),
                        previous.value())
                + "\n";
    }

    private String format1() {
        return String.join(
                        "\n",
                        "tl-asrun-1",
                        station.value(),
                        Long.toString(sequence),
                        airing.value(),
                        date.toString(),
                        Integer.toString(revision),
                        settledAt.toString(),
                        canonical(outcome),
                        previous.value())
                + "\n";
    }

    private static String canonical(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) -> "aired\n" + canonical(playback);
            case Outcome.CutShort(Playback playback, Reason reason) ->
                    "cut-short\n" + canonical(playback) + "\n" + reason;
            case Outcome.Missed(Reason reason) -> "missed\n" + reason;
        };
    }

    private static String canonical(Playback playback) {
        return String.join(
                "\n",
                playback.relayClosedAt().toString(),
                playback.startedAt().toString(),
                playback.frames() + "/" + playback.framesWhole() + "@" + playback.rateHz(),
                playback.evidence().toString(),
                playback.output());
    }

    /** Digest that the next entry has as its previous. */
    public Digest digest() {
        return Digest.of(canonical());
    }
}
