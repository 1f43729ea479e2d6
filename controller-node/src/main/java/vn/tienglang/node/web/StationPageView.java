package vn.tienglang.node.web;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import vn.tienglang.node.port.RelayState;

/**
 * What the page shows, all times in the station's own zone.
 *
 * @param now the station's wall clock
 * @param stationName what people call the station
 * @param stationId its id
 * @param linkUp whether the centre can be reached
 * @param linkDownReason why not; empty text when it can
 * @param clockTrusted whether the wall clock may be believed
 * @param outputDescription what makes the sound
 * @param audible false when it is a stand-in that nobody hears
 * @param relayDescription what switches the amplifier
 * @param relayState what the relay was read back as last
 * @param onAir the title of what sounds now; empty text for nothing
 * @param airings today's, in order
 * @param relayChanges of the relay, the latest first
 * @param faults what someone must look at; none when all is well
 */
public record StationPageView(
        LocalDateTime now,
        String stationName,
        String stationId,
        boolean linkUp,
        String linkDownReason,
        boolean clockTrusted,
        String outputDescription,
        boolean audible,
        String relayDescription,
        RelayState relayState,
        String onAir,
        List<Row> airings,
        List<RelayChange> relayChanges,
        List<String> faults) {
    /** Takes copies. */
    public StationPageView {
        airings = List.copyOf(airings);
        relayChanges = List.copyOf(relayChanges);
        faults = List.copyOf(faults);
    }

    /** How a line of the page is to be felt, beyond its words. */
    public enum RowStatus {
        /** As it should be. */
        GOOD,
        /** Its time has not come. */
        WAITING,
        /** Not as it should be, with a reason that needs nobody. */
        WARNING,
        /** Somebody will ask. */
        BAD
    }

    /**
     * One airing.
     *
     * @param start when
     * @param title what
     * @param outcome what became of it, in words, with the reason
     * @param status how to feel about it
     */
    public record Row(LocalTime start, String title, String outcome, RowStatus status) {}

    /** One change of the relay's contact. */
    public record RelayChange(LocalDateTime at, RelayState contact) {}
}
