package vn.tienglang.node.web;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import vn.tienglang.node.port.RelayState;

/**
 * Content of the page, with all times in the time zone of the station.
 *
 * @param now wall clock of the station
 * @param stationName name of the station for people
 * @param stationId id of the station
 * @param linkUp whether the centre can be reached
 * @param linkDownReason reason why it cannot; empty when it can
 * @param clockTrusted whether the wall clock is trusted
 * @param outputDescription description of the sound output
 * @param audible false when nobody can hear the station: the output is silent or the relay is
 *     simulated
 * @param relayDescription description of the relay
 * @param relayState state of the relay that was read back last
 * @param mutedUntil until when staff muted the station, as a text of digits; empty when it is not
 *     muted
 * @param onAir what is on air; empty when nothing is
 * @param airings the airings of today, in order
 * @param relayChanges changes of the relay, newest first
 * @param faults faults that staff must look at; empty when there are none
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
        String mutedUntil,
        String onAir,
        List<Row> airings,
        List<RelayChange> relayChanges,
        List<String> faults) {
    /** Copies the lists. */
    public StationPageView {
        airings = List.copyOf(airings);
        relayChanges = List.copyOf(relayChanges);
        faults = List.copyOf(faults);
    }

    /** Status of a row, shown as a colour and a word. */
    public enum RowStatus {
        /** As planned. */
        GOOD,
        /** Not settled yet. */
        WAITING,
        /** Not as planned, with a reason that needs no action. */
        WARNING,
        /** Not as planned, and somebody will ask why. */
        BAD
    }

    /**
     * Row of one airing.
     *
     * @param start start in local time
     * @param title title of the clip
     * @param outcome progress or outcome in words, with the reason
     * @param status status of the row
     */
    public record Row(LocalTime start, String title, String outcome, RowStatus status) {}

    /** Change of the relay contact, in local time. */
    public record RelayChange(LocalDateTime at, RelayState contact) {}
}
