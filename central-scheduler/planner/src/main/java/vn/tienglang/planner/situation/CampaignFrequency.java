package vn.tienglang.planner.situation;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import vn.tienglang.planner.policy.LocalTimeRange;

/** How often a campaign is heard in a day. */
public sealed interface CampaignFrequency {
    /** No campaign is heard more often. */
    int TIMES_A_DAY = 48;

    /**
     * The last of a day begins at least this long before its hours end, so that it is heard out.
     */
    Duration LAST = Duration.ofMinutes(30);

    /**
     * At the beginning of each session the unit has.
     *
     * @param times how often in each; they follow one another
     */
    record EachSession(int times) implements CampaignFrequency {
        /** Refuses never, and more than anyone could bear. */
        public EachSession {
            requireValidTimes(times);
        }
    }

    /**
     * So often a day, evenly spread over these hours, the first as they begin and the last half an
     * hour before they end.
     *
     * @param times how often
     * @param minimumGap two are never closer than this
     * @param hours from when to when; they need not be sessions
     */
    record Daily(int times, Duration minimumGap, LocalTimeRange hours)
            implements CampaignFrequency {
        /** Refuses never, too often, and more than the hours have room for. */
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

    /** Once an hour, the first as these hours begin and the last half an hour before they end. */
    record Hourly(LocalTimeRange hours) implements CampaignFrequency {
        /** Refuses hours in which it would never be heard. */
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

    /** The hours that it opens besides the unit's own sessions; none when it keeps to these. */
    default List<LocalTimeRange> additionalHours() {
        return switch (this) {
            case EachSession _ -> List.of();
            case Daily daily -> List.of(daily.hours());
            case Hourly(LocalTimeRange hours) -> List.of(hours);
        };
    }

    /**
     * At what times of a day it should be heard, in order as the day goes.
     *
     * @param sessions when the sessions of the unit begin on that day
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
                // To the minute: nobody sets a watch to seconds by a campaign.
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
