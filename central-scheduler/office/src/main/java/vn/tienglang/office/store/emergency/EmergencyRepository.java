package vn.tienglang.office.store.emergency;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.StationId;

/** Repository of emergencies, and of the steps that stations reported. */
public interface EmergencyRepository {
    /** Stores a new emergency, or replaces the one of the same number. */
    void put(EmergencyRecord emergency);

    /** The emergency of this draft number. */
    Optional<EmergencyRecord> find(long id);

    /** The emergency that the form with this key made. */
    Optional<EmergencyRecord> findByKey(String key);

    /** The newest emergencies, the newest first; at most so many. */
    List<EmergencyRecord> latest(int atMost);

    /** Stores which stations a released message is for. */
    void putStations(long number, List<StationId> stations);

    /** The stations that this message is for, by id. */
    List<StationId> stations(long number);

    /** Order of {@link #steps}. */
    Comparator<StationStep> IN_ORDER =
            Comparator.comparing(StationStep::station).thenComparing(StationStep::step);

    /**
     * Step of a message at a station.
     *
     * @param station the station
     * @param step the step
     * @param at when it was reached, by the clock of the station, to the millisecond
     * @param receivedAt when the centre received the report, to the millisecond
     */
    record StationStep(StationId station, EmergencyStep step, Instant at, Instant receivedAt) {}

    /**
     * Stores a step. One that is stored already keeps its times; that of a station that the message
     * is not for is ignored, so that no station can fill the table.
     *
     * @return whether it was new
     */
    boolean addStep(long number, StationStep step);

    /** Every step of this message, by station and step. */
    List<StationStep> steps(long number);

    /**
     * Removes emergencies that were prepared before then, with their stations and steps; at most so
     * many emergencies. Returns how many.
     */
    int removeBefore(Instant before, int atMost);
}
