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

/** Repository of as-run entries: one chain without gaps per station and key. */
public interface AsRunRepository {
    /** The end of the stored chain of this station and key. */
    AsRunLog head(StationId station, KeyId key);

    /** The stored digests of this chain from sequence {@code from} to {@code to}, both included. */
    SortedMap<Long, Digest> digests(StationId station, KeyId key, long from, long to);

    /** Appends entries, each following the one before it. The caller has verified them. */
    void append(List<ReceivedAsRunEntry> entries);

    /** Every entry for logs of this day, by station and sequence. */
    List<AsRunEntry> onDay(LocalDate date);

    /**
     * The entries of these stations for logs of the days from {@code from} to before {@code until},
     * by station and sequence.
     */
    List<AsRunEntry> between(List<StationId> stations, LocalDate from, LocalDate until);

    /**
     * The number of entries of these stations for logs of the days from {@code from} to before
     * {@code until}, in no particular order.
     */
    List<AsRunDayCount> countByDay(List<StationId> stations, LocalDate from, LocalDate until);

    /** The entries received last, the latest first; at equal times the higher sequence first. */
    List<ReceivedAsRunEntry> latest(int atMost);
}
