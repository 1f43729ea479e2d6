package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.AcceptanceReport;
import vn.tienglang.office.store.station.StationCode;
import vn.tienglang.office.store.station.StationRevocation;

/** Repository of enrolment codes, revocations and acceptance reports of stations. */
public interface CommissioningRepository {
    /** The code of this station, used or not. */
    Optional<StationCode> code(StationId station);

    /** The code of this id. */
    Optional<StationCode> codeOfId(String codeId);

    /** The latest codes, the latest first. */
    List<StationCode> latestCodes(int atMost);

    /** Stores the code of a station; replaces an earlier one. */
    void putCode(StationCode code);

    /** The revoked stations, by id. */
    List<StationRevocation> revocations();

    /** The revocation of this station, if it is revoked. */
    Optional<StationRevocation> revocation(StationId station);

    /** Stores a revocation of a station without one, and counts up the version of enrolments. */
    void revoke(StationRevocation revocation);

    /** Removes the revocation of a station, if there is one. */
    void readmit(StationId station);

    /** The reports of this station, the latest first, at most so many. */
    List<AcceptanceReport> reports(StationId station, int atMost);

    /** Adds a report; a station has at most one of each millisecond. */
    void addReport(AcceptanceReport report);
}
