package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.Enrolment;

/** The stations that belong to the centre. */
public interface EnrolmentRepository {
    /** All of them, in order of id. */
    List<Enrolment> all();

    /** This one, if it belongs. */
    Optional<Enrolment> find(StationId station);

    /** Takes the station in, or puts its new key and place in the stead of the old ones. */
    void put(Enrolment enrolment);
}
