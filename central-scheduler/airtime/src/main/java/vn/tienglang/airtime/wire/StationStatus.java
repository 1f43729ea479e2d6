package vn.tienglang.airtime.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.StationId;

/**
 * What a station says of itself.
 *
 * @param station who speaks
 * @param at the station's wall clock as it spoke
 * @param boot which start of the node this is, counted in its journal
 * @param clockTrusted false while nothing scheduled will be armed
 * @param output in words, what makes the sound, or that nothing does
 * @param audible false when the output is a stand-in that nobody hears
 * @param relays in words, what switches the amplifier
 * @param logs which revision of which day it holds, by day
 * @param missing clips its logs need and it does not have yet
 * @param onAir what is sounding now: nothing or one airing
 * @param faults in words, what someone must look at; empty when all is well
 * @param unsent as-run entries the centre has not acknowledged
 * @param rejected how many messages it refused since boot, by why
 */
public record StationStatus(
        StationId station,
        Instant at,
        long boot,
        boolean clockTrusted,
        String output,
        boolean audible,
        String relays,
        List<HeldLog> logs,
        List<ClipId> missing,
        List<AiringId> onAir,
        List<String> faults,
        long unsent,
        Map<Rejection, Long> rejected) {

    /** A log the station would play from: its day and revision. */
    public record HeldLog(LocalDate date, int revision) {
        /** Refuses a revision before the first. */
        public HeldLog {
            if (revision < 1) {
                throw new IllegalArgumentException("log " + date + " r" + revision + " held");
            }
        }
    }

    /**
     * Takes copies, and makes words plain and short enough: a station must be able to say how it is
     * whatever its drivers say. Refuses words that are missing and counts below nothing.
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
        if (onAir.size() > 1) {
            throw new IllegalArgumentException("two airings on air at " + station);
        }
    }

    private static String words(String what, String words) {
        String plain = PlainText.of(words, Limits.WORDS_CHARACTERS);
        if (plain.isBlank()) {
            throw new IllegalArgumentException(what + " without words");
        }
        return plain;
    }
}
