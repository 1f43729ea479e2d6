package vn.tienglang.airtime.asrun;

import java.time.Instant;
import java.time.LocalDate;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.StationId;

/**
 * One line of a station's as-run log.
 *
 * @param station whose log
 * @param sequence 1, 2, 3, … without gaps for the life of the station's key
 * @param airing what it is about; a station writes exactly one entry for an airing
 * @param date the day of the daily log that asked for it
 * @param revision the revision of that log as the station held it when the airing was settled
 * @param settledAt when the station wrote this, by a wall clock it trusted
 * @param outcome what became of it
 * @param previous the digest of the entry before, or {@link Digest#NONE}
 */
public record AsRunEntry(
        StationId station,
        long sequence,
        AiringId airing,
        LocalDate date,
        int revision,
        Instant settledAt,
        Outcome outcome,
        Digest previous) {

    /** Refuses an entry that cannot stand in a chain. */
    public AsRunEntry {
        if (sequence < 1 || revision < 1) {
            throw new IllegalArgumentException(
                    "as-run entry " + station + " #" + sequence + " r" + revision);
        }
        if ((sequence == 1) != previous.equals(Digest.NONE)) {
            throw new IllegalArgumentException(
                    "as-run entry " + station + " #" + sequence + " after " + previous);
        }
    }

    /**
     * The text that is hashed and signed: one field a line, in this order, for ever. It is the
     * contract of offline verifiers and does not follow the JSON on the wire.
     */
    public String canonical() {
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

    /** What the next entry names as its previous. */
    public Digest digest() {
        return Digest.of(canonical());
    }
}
