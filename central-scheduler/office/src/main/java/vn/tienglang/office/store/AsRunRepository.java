package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.office.store.station.AsRunBranch;
import vn.tienglang.office.store.station.AsRunDayCount;
import vn.tienglang.office.store.station.AsRunGap;
import vn.tienglang.office.store.station.ReceivedAsRunEntry;

/** Repository of as-run entries: chains of each station, and the branches of each chain. */
public interface AsRunRepository {
    /** The branches of this chain, by number; none if no entry of the chain is stored. */
    List<AsRunBranch> branches(StationId station, ChainId chain);

    /** The branches of every chain of this station, by their opening; number 0 first in a chain. */
    List<AsRunBranch> branches(StationId station);

    /**
     * The stations with a chain of which two branches or more were written since this time, by id:
     * two boards write with copies of one journal.
     */
    List<StationId> forkedSince(Instant since);

    /**
     * What the first entry of this chain names as the last entry before it. Empty if that entry is
     * not stored.
     */
    Optional<Digest> beforeFirst(StationId station, ChainId chain);

    /** Every place in the chains of this station that holds the entry with this digest. */
    List<AsRunLog> places(StationId station, Digest digest);

    /**
     * The digests of the entries of this branch itself from sequence {@code from} to {@code to},
     * both included. Those of its parent are not among them.
     */
    SortedMap<Long, Digest> digests(
            StationId station, ChainId chain, int branch, long from, long to);

    /**
     * Appends entries, each following the one before it, to a branch of a chain. The caller has
     * verified them.
     *
     * @param branch the branch as it is afterwards; it is opened if it is new, at the time when its
     *     first entry was received
     */
    void append(AsRunBranch branch, List<ReceivedAsRunEntry> entries);

    /**
     * Stores that a range of entries is missing.
     *
     * @param branch the branch as it is afterwards: its end is that of the range
     */
    void addGap(AsRunBranch branch, AsRunGap gap);

    /** The missing ranges of this chain, by number of the branch and of the first entry. */
    List<AsRunGap> gaps(StationId station, ChainId chain);

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

    /**
     * The entries of this branch itself from sequence {@code from} to {@code to}, both included, in
     * order.
     */
    List<ReceivedAsRunEntry> entries(
            StationId station, ChainId chain, int branch, long from, long to);

    /** First and last entry of a branch for logs of some days. */
    record Range(ChainId chain, int branch, long first, long last) {}

    /**
     * The branches of this station with entries for logs of the days from {@code from} to before
     * {@code until}, in no particular order.
     */
    List<Range> ranges(StationId station, LocalDate from, LocalDate until);

    /** The entries received last, the latest first; at equal times the higher sequence first. */
    List<ReceivedAsRunEntry> latest(int atMost);

    /**
     * Removes entries for logs of days before {@code date}, the oldest first, at most so many. The
     * branches keep their ends, so the chains go on.
     *
     * @return how many
     */
    int removeBefore(LocalDate date, int atMost);
}
