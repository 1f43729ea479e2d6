package vn.tienglang.office.report;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * One thing a station has proven.
 *
 * @param station whose
 * @param entry the proof
 * @param title of the slot, or the airing's own name when it has none
 * @param planned what its log asked for: one thing, or nothing when no log of ours has the airing
 *     any more, or never had, as with an emergency
 * @param receivedAt when the centre took it over
 */
public record AsRunConfirmation(
        Station station,
        SignedEntry entry,
        String title,
        List<Planned> planned,
        Instant receivedAt) {
    /** Takes a copy. */
    public AsRunConfirmation {
        planned = List.copyOf(planned);
    }

    /**
     * What was asked for.
     *
     * @param start when its first sample was due
     * @param language of its clip
     * @param messageClass what it is
     */
    public record Planned(Instant start, LanguageTag language, MessageClass messageClass) {}
}
