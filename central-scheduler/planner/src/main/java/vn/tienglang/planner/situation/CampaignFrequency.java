package vn.tienglang.planner.situation;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.tienglang.planner.policy.LocalTimeRange;

/** Frequency of a campaign within a day. */
public sealed interface CampaignFrequency {
    /** Maximum number of starts a day. */
    int TIMES_A_DAY = 48;

    /**
     * The last start of a day is at least this long before its hours end, so that it can finish.
     */
    Duration LAST = Duration.ofMinutes(30);

    /**
     * At the beginning of each session of the unit.
     *
     * @param times how often in each session, one after another
     */
    record EachSession(int times) implements CampaignFrequency {
        /** Rejects values outside 1 to {@link #TIMES_A_DAY}. */
        public EachSession {
            requireValidTimes(times);
        }
    }

    /**
     * A number of times a day, evenly spread over these hours: the first at their start, the last
     * half an hour before their end.
     *
     * @param times how often
     * @param minimumGap the least time between two starts
     * @param hours the hours; they need not be sessions
     */
    record Daily(int times, Duration minimumGap, LocalTimeRange hours)
            implements CampaignFrequency {
        /** Rejects a number out of range, and more starts than the hours have room for. */
        public Daily {
            requireValidTimes(times);
            Duration room = hours.length().minus(LAST);
            if (minimumGap.isNegative()
                    || minimumGap.multipliedBy(times - 1L).compareTo(room) > 0) {
                throw new IllegalArgumentException(
                        times + " times, " + minimumGap + " apart, do not fit into " + hours);
            }
        }
    }

    /**
     * Once an hour: the first at the start of these hours, the last half an hour before their end.
     */
    record Hourly(LocalTimeRange hours) implements CampaignFrequency {
        /** Rejects hours that are too short for one start. */
        public Hourly {
            if (hours.length().compareTo(LAST) < 0) {
                throw new IllegalArgumentException("hourly within " + hours);
            }
        }
    }

    private static void requireValidTimes(int times) {
        if (times < 1 || times > TIMES_A_DAY) {
            throw new IllegalArgumentException("a campaign of " + times + " times");
        }
    }

    /** Returns the hours it opens in addition to the unit's sessions; may be empty. */
    default List<LocalTimeRange> additionalHours() {
        return switch (this) {
            case EachSession _ -> List.of();
            case Daily daily -> List.of(daily.hours());
            case Hourly(LocalTimeRange hours) -> List.of(hours);
        };
    }

    /**
     * Returns the start times of a day in order.
     *
     * @param sessions the start times of the unit's sessions on that day
     */
    default List<LocalTime> times(List<LocalTime> sessions) {
        return switch (this) {
            case EachSession(int times) -> {
                var all = new ArrayList<LocalTime>();
                for (LocalTime session : sessions) {
                    for (int time = 0; time < times; time++) {
                        all.add(session);
                    }
                }
                yield all.subList(0, Math.min(all.size(), TIMES_A_DAY));
            }
            case Daily(int times, Duration _, LocalTimeRange hours) -> {
                Duration room = hours.length().minus(LAST);
                // Rounded to the minute.
                long gaps = Math.max(1, times - 1L);
                yield IntStream.range(0, times)
                        .mapToObj(time -> hours.from().plusMinutes(room.toMinutes() * time / gaps))
                        .toList();
            }
            case Hourly(LocalTimeRange hours) -> {
                int count = Math.toIntExact(hours.length().minus(LAST).toHours()) + 1;
                yield IntStream.range(0, count).mapToObj(hours.from()::plusHours).toList();
            }
        };
    }
}
