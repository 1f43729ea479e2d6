package vn.tienglang.office.station;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Area;
import vn.tienglang.office.store.station.Enrolment;

/** Settings that a station gets at its enrolment. Its methods may be called from any thread. */
public interface StationSettings {
    /**
     * Settings of the station without the names of its files, in the order of {@code
     * node.properties}.
     *
     * @param ancestry area of the station and every area above it, nearest first
     */
    Map<String, String> settings(
            Enrolment enrolment, List<Area> ancestry, RelayOption relay, int pagePort);

    /** The certificates of the station; empty when stations connect without TLS. */
    Optional<Certificates> certificates(Enrolment enrolment);

    /**
     * Certificates, DER in Base64.
     *
     * @param authority certificate of the authority of the centre
     * @param station certificate of the station
     */
    record Certificates(String authority, String station) {}
}
