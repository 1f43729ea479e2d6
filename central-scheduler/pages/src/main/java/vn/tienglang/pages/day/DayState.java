package vn.tienglang.pages.day;

import java.time.Instant;
import java.util.Locale;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.planner.compliance.Verdict;

/** State of an airing in the picture of a day. */
public enum DayState {
    /** It is planned and has not begun. */
    PLANNED,
    /** It should play now. */
    PLAYING,
    /** It is over, and its report is awaited. */
    AWAITED,
    /** It was heard or rendered, and the station signed it. Only this state is green. */
    PROVEN,
    /** It was cut short, pre-empted, played without audible output, or no report came in time. */
    UNPROVEN,
    /** It did not play. */
    MISSED;

    /** The state of an airing with this verdict at {@code now}. */
    public static DayState of(Verdict verdict, Airtime airtime, Instant now) {
        return switch (verdict) {
            case Verdict.Awaited _ -> awaited(airtime, now);
            case Verdict.Fulfilled(Playback playback) ->
                    playback.evidence() == Evidence.COMMANDED ? UNPROVEN : PROVEN;
            case Verdict.Partial _, Verdict.Preempted _, Verdict.Unconfirmed _ -> UNPROVEN;
            case Verdict.Missed _ -> MISSED;
        };
    }

    private static DayState awaited(Airtime airtime, Instant now) {
        if (now.isBefore(airtime.start())) {
            return PLANNED;
        }
        return airtime.contains(now) ? PLAYING : AWAITED;
    }

    /** The class name in the style sheet. */
    public String style() {
        return "is-" + name().toLowerCase(Locale.ROOT);
    }
}
