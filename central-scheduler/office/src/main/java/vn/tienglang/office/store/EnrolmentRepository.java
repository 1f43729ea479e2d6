package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationKey;

/** Repository of enrolments. */
public interface EnrolmentRepository {
    /** Number that is higher after each enrolment and each revocation. */
    long version();

    /** Every enrolment, by station id. */
    List<Enrolment> all();

    /** The enrolment of this station, if there is one. */
    Optional<Enrolment> find(StationId station);

    /** The enrolments of these stations, by station id. */
    List<Enrolment> of(List<StationId> stations);

    /** The enrolments of the stations whose area is one of these, by station id. */
    List<Enrolment> in(Set<AreaCode> areas);

    /** Every key that a station has or had, by station and key. */
    List<StationKey> keys();

    /** Adds or replaces the enrolment of a station. Keys of earlier enrolments stay. */
    void put(Enrolment enrolment);
}
