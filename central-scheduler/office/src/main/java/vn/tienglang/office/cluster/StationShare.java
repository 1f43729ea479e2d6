package vn.tienglang.office.cluster;

import java.util.Collection;
import java.util.Comparator;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.CentreName;

/**
 * Division of the stations among centres by rendezvous hashing: each station belongs to the centre
 * with the highest hash of both names. When a centre comes or goes, only its stations move.
 */
final class StationShare {
    private StationShare() {}

    /** The centre of a station; the same in every process. */
    static CentreName centreOf(StationId station, Collection<CentreName> centres) {
        return centres.stream()
                .max(
                        Comparator.comparingInt((CentreName centre) -> hash(centre, station))
                                .thenComparing(CentreName::value))
                .orElseThrow();
    }

    /** Hash of both names with all bits mixed, as in MurmurHash3. */
    private static int hash(CentreName centre, StationId station) {
        int hash = (centre.value() + "/" + station.value()).hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }
}
