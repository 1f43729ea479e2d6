package vn.tienglang.planner.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.RepetitionLimit;
import vn.tienglang.planner.timeline.AirTimeline;

/**
 * Spacing of airings that are placed for obligations: finds a start at which the clip, and clips of
 * its themes, are not repeated too often or too soon. All airings of the day count, whatever they
 * were placed for.
 */
final class RepetitionSpacing {
    private final ThemeClips themeClips;
    private final DayPlanBuilder dayPlan;
    private final List<Airing> dayBefore;
    private final RepetitionLimit limit;

    RepetitionSpacing(ThemeClips themeClips, DayPlanBuilder dayPlan, List<Airing> dayBefore) {
        this.themeClips = themeClips;
        this.dayPlan = dayPlan;
        this.dayBefore = dayBefore;
        this.limit = dayPlan.stationDay().openDay().repetition();
    }

    /**
     * Returns the start for the clip: in the preferred interval if that is possible, otherwise in
     * the session with the fewest airings like it, as early as possible; empty if there is none.
     */
    OptionalLong startFor(Clip clip, AirTimeline.FreeInterval preferred) {
        List<Airtime> alike =
                Stream.concat(dayBefore.stream(), dayPlan.airings().stream())
                        .filter(one -> themeClips.isAlike(clip.id(), one.clip()))
                        .map(Airing::airtime)
                        .sorted(Comparator.comparing(Airtime::start))
                        .toList();
        long today =
                dayPlan.airings().stream()
                        .filter(one -> themeClips.isAlike(clip.id(), one.clip()))
                        .count();
        if (today >= limit.perDay()) {
            return OptionalLong.empty();
        }
        var intervals = new ArrayList<>(dayPlan.freeIntervals());
        intervals.sort(
                Comparator.comparing((AirTimeline.FreeInterval one) ->
                                one.start() < preferred.start() || one.start() >= preferred.end())
                        .thenComparingLong(one -> inSession(one.session(), alike))
                        .thenComparingLong(AirTimeline.FreeInterval::start));
        long length = clip.length().toMillis();
        long[] sessionLeft = dayPlan.stationAllocator().remainingBySession();
        for (AirTimeline.FreeInterval interval : intervals) {
            long start = startIn(interval, alike, length);
            boolean fits =
                    start + length <= interval.end()
                            && sessionLeft[interval.session()] >= length
                            && dayPlan.stationAllocator().remainingInDay() >= length
                            && inSession(interval.session(), alike) < limit.perSession();
            if (fits) {
                return OptionalLong.of(start);
            }
        }
        return OptionalLong.empty();
    }

    private long inSession(int number, List<Airtime> alike) {
        BroadcastSession session = dayPlan.stationDay().openDay().sessions().get(number);
        return alike.stream().filter(one -> session.airtime().contains(one.start())).count();
    }

    /** The first start in the interval that keeps the gap to all of these, by start. */
    private long startIn(AirTimeline.FreeInterval interval, List<Airtime> alike, long length) {
        long gap = limit.gap().toMillis();
        long start = interval.start();
        for (Airtime one : alike) {
            boolean isTooSoon =
                    start < millis(one.end()) + gap && start + length + gap > millis(one.start());
            if (isTooSoon) {
                start = millis(one.end()) + gap;
            }
        }
        return start;
    }

    private static long millis(Instant instant) {
        return instant.toEpochMilli();
    }
}
