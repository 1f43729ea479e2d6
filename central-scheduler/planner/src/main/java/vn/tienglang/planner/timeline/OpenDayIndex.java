package vn.tienglang.planner.timeline;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.OpenDay;

/** Index of the open airtime around one day for fast look-up. Immutable, shared by stations. */
public final class OpenDayIndex {
    /** No open part. */
    static final int CLOSED = -1;

    private final OpenDay day;
    private final long[] starts;
    private final long[] ends;
    private final int[] sessionOf;

    private OpenDayIndex(OpenDay day, long[] starts, long[] ends, int[] sessionOf) {
        this.day = day;
        this.starts = starts;
        this.ends = ends;
        this.sessionOf = sessionOf;
    }

    /** Open interval and the index of its session. */
    private record Part(Airtime open, int session) {}

    /** Builds the index of that day. */
    public static OpenDayIndex of(OpenDay day) {
        List<BroadcastSession> sessions = day.sessions();
        List<Part> parts =
                IntStream.range(0, sessions.size())
                        .boxed()
                        .flatMap(index ->
                                sessions.get(index).open().stream()
                                        .map(open -> new Part(open, index)))
                        .sorted((a, b) -> a.open().start().compareTo(b.open().start()))
                        .toList();
        return new OpenDayIndex(
                day,
                parts.stream().mapToLong(part -> part.open().start().toEpochMilli()).toArray(),
                parts.stream().mapToLong(part -> part.open().end().toEpochMilli()).toArray(),
                parts.stream().mapToInt(Part::session).toArray());
    }

    /** Returns the indexed day. */
    public OpenDay day() {
        return day;
    }

    int sessions() {
        return day.sessions().size();
    }

    long capOf(int session) {
        return day.sessions().get(session).cap().maximum().toMillis();
    }

    long dayCap() {
        return day.cap().maximum().toMillis();
    }

    /**
     * Returns the open part that contains the instant, or {@link #CLOSED}. Where sessions overlap,
     * it is the one that began last.
     */
    int partAt(long instant) {
        int index = Arrays.binarySearch(starts, instant);
        int part = index >= 0 ? lastOfEqual(index) : -index - 2;
        while (part >= 0 && ends[part] <= instant) {
            part--;
        }
        return part;
    }

    private int lastOfEqual(int index) {
        int last = index;
        while (last + 1 < starts.length && starts[last + 1] == starts[index]) {
            last++;
        }
        return last;
    }

    /**
     * Returns the start of the first part that opens after the instant; {@link Long#MAX_VALUE} if
     * there is none.
     */
    long opensAfter(long instant) {
        for (long open : starts) {
            if (open > instant) {
                return open;
            }
        }
        return Long.MAX_VALUE;
    }

    long closesAt(int part) {
        return ends[part];
    }

    int sessionOf(int part) {
        return sessionOf[part];
    }
}
