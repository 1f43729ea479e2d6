package vn.tienglang.office.report;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * Confirmation of one airing by a station.
 *
 * @param station the station
 * @param entry the signed as-run entry
 * @param title title of the slot, or the id of the airing if it has none
 * @param planned the planned airing; none if the latest log does not contain it, as for an
 *     emergency
 * @param receivedAt when the centre received it, to the millisecond
 */
public record AsRunConfirmation(
        Station station,
        SignedEntry entry,
        String title,
        List<Planned> planned,
        Instant receivedAt) {
    /** Copies the lists. */
    public AsRunConfirmation {
        planned = List.copyOf(planned);
    }

    /**
     * Planned airing.
     *
     * @param start planned instant of the first sample
     * @param language language of the clip
     * @param messageClass class of the message
     */
    public record Planned(Instant start, LanguageTag language, MessageClass messageClass) {}
}
