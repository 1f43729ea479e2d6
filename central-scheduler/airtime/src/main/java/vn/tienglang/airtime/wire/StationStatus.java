package vn.tienglang.airtime.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.LogDigest;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunLog;

/**
 * State of a station, as the station reports it.
 *
 * @param station the station
 * @param at time of the report by its wall clock
 * @param boot boot number of the node, from its journal
 * @param clock quality of its wall clock; while it is not trusted, scheduled airings do not play
 * @param output description of the sound output, or that there is none
 * @param audible false when nobody can hear the station: the output or the relay is simulated
 * @param relays description of the amplifier relay
 * @param logs stored logs, by day
 * @param missing clips that its logs need and that are not stored yet
 * @param onAir airing that plays now: none or one
 * @param faults faults for a person to fix, in words; empty when there is none
 * @param chain end of the chain of its journal; empty from an earlier version
 * @param unsent number of as-run entries that the centre has not acknowledged
 * @param mutedUntil until when staff muted the scheduled airings; empty when they did not
 * @param rejected number of rejected messages since boot, by reason
 */
public record StationStatus(
        StationId station,
        Instant at,
        long boot,
        ClockQuality clock,
        String output,
        boolean audible,
        String relays,
        List<HeldLog> logs,
        List<ClipId> missing,
        List<AiringId> onAir,
        List<String> faults,
        Optional<AsRunLog> chain,
        long unsent,
        Optional<Instant> mutedUntil,
        Map<Rejection, Long> rejected) {

    /**
     * Stored log.
     *
     * @param date its day
     * @param revision its revision, from 1
     * @param digest what it says, as {@link LogDigest#brief}; empty from an earlier version
     */
    public record HeldLog(LocalDate date, int revision, Optional<String> digest) {
        /** A log whose content is not reported. */
        public HeldLog(LocalDate date, int revision) {
            this(date, revision, Optional.empty());
        }

        /** This log. */
        public static HeldLog of(DailyLog log) {
            return new HeldLog(log.date(), log.revision(), LogDigest.of(log).brief());
        }

        /** Rejects a revision below 1, and a digest of another form. */
        public HeldLog {
            if (revision < 1 || !digest.map(LogDigest::isBrief).orElse(true)) {
                throw new IllegalArgumentException(
                        "log " + date + " r" + revision + " " + digest.orElse("") + " held");
            }
        }

        /** Whether both contents are known, and they differ. */
        public boolean saysOtherThan(LogDigest other) {
            return digest.isPresent() && other.brief().isPresent() && !digest.equals(other.brief());
        }
    }

    /**
     * Copies the lists, and makes the texts plain and short enough, so that a station can report
     * its state whatever its drivers return. Rejects blank texts and negative counts.
     */
    public StationStatus {
        logs = List.copyOf(logs);
        missing = List.copyOf(missing);
        onAir = List.copyOf(onAir);
        faults = faults.stream().map(fault -> words("fault", fault)).toList();
        output = words("output", output);
        relays = words("relays", relays);
        var counts = new EnumMap<Rejection, Long>(Rejection.class);
        counts.putAll(rejected);
        rejected = java.util.Collections.unmodifiableMap(counts);
        if (boot < 0 || unsent < 0 || counts.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("a count below nothing at " + station);
        }
        if (chain.isPresent() && !chain.get().station().equals(station)) {
            throw new IllegalArgumentException("chain of another station at " + station);
        }
        if (onAir.size() > 1) {
            throw new IllegalArgumentException("two airings on air at " + station);
        }
    }

    /** Whether the station trusts its wall clock. */
    public boolean clockTrusted() {
        return clock.isTrusted();
    }

    /** Number of the last entry that the station knows to be stored at the centre. */
    public long acknowledged() {
        return Math.max(0, chain.map(AsRunLog::sequence).orElse(0L) - unsent);
    }

    /** The same status after the centre has stored the entries up to this number. */
    public StationStatus acknowledgedUpTo(long sequence) {
        long end = chain.map(AsRunLog::sequence).orElse(0L);
        return new StationStatus(
                station,
                at,
                boot,
                clock,
                output,
                audible,
                relays,
                logs,
                missing,
                onAir,
                faults,
                chain,
                Math.max(0, end - sequence),
                mutedUntil,
                rejected);
    }

    private static String words(String what, String words) {
        String plain = PlainText.of(words, Limits.WORDS_CHARACTERS);
        if (plain.isBlank()) {
            throw new IllegalArgumentException(what + " without words");
        }
        return plain;
    }
}
