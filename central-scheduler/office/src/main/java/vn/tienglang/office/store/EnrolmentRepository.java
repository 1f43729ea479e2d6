package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.Enrolment;

/** Repository of enrolments. */
public interface EnrolmentRepository {
    /** Every enrolment, by station id. */
    List<Enrolment> all();

    /** The enrolment of this station, if there is one. */
    Optional<Enrolment> find(StationId station);

    /** Adds or replaces the enrolment of a station. */
    void put(Enrolment enrolment);
}
