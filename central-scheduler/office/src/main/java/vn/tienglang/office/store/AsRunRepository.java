package vn.tienglang.office.store;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.office.store.station.AsRunDayCount;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;

/** What stations have proven: a chain without gaps for each key that ever signed. */
public interface AsRunRepository {
    /** Where the chain of this station and key ends here. */
    AsRunLog head(StationId station, KeyId key);

    /** The digests held of this chain from sequence {@code from} to {@code to}, both included. */
    SortedMap<Long, Digest> digests(StationId station, KeyId key, long from, long to);

    /** Hangs entries on, each following the one before it. Whether they may is the desk's look. */
    void append(List<ReceivedAsRunEntry> entries);

    /** Everything any station settled for logs of this day, in order of station and sequence. */
    List<AsRunEntry> onDay(LocalDate date);

    /**
     * What these stations settled for logs of the days from {@code from} up to, not including,
     * {@code until}; in order of station and sequence.
     */
    List<AsRunEntry> between(List<StationId> stations, LocalDate from, LocalDate until);

    /**
     * How much these stations settled for logs of the days from {@code from} up to, not including,
     * {@code until}; in no particular order.
     */
    List<AsRunDayCount> countByDay(List<StationId> stations, LocalDate from, LocalDate until);

    /** Those received last, latest first; of one moment, the higher sequence first. */
    List<ReceivedAsRunEntry> latest(int atMost);
}
