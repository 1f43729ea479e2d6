package vn.tienglang.planner.policy;

import java.time.Duration;
import java.util.List;

/** One thing that a unit lays down. */
public sealed interface PolicyRule {
    /** Whether a unit below may say otherwise. */
    enum Force {
        /** The unit's custom: whoever is nearer to the station may replace it. */
        USUAL,
        /** Whoever is nearer may narrow it, and never widen it. */
        BINDING
    }

    /** On which days it holds. */
    ApplicableDays days();

    /** Whether a unit below may say otherwise. */
    Force force();

    /**
     * The sessions of a day: outside of them nothing plays.
     *
     * @param ranges none for a silent day; they do not overlap
     */
    record Sessions(ApplicableDays days, Force force, List<LocalTimeRange> ranges)
            implements PolicyRule {
        /** Takes a copy. */
        public Sessions {
            ranges = List.copyOf(ranges);
        }
    }

    /** Quiet hours: within them nothing plays, whatever the sessions are. */
    record QuietHours(ApplicableDays days, Force force, LocalTimeRange range)
            implements PolicyRule {}

    /** No session sounds longer than this, all its airings together. */
    record SessionCap(ApplicableDays days, Force force, Duration maximum) implements PolicyRule {
        /** Refuses less than nothing. */
        public SessionCap {
            requireNotNegative(maximum);
        }
    }

    /** No day sounds longer than this, all its airings together. */
    record DayCap(ApplicableDays days, Force force, Duration maximum) implements PolicyRule {
        /** Refuses less than nothing. */
        public DayCap {
            requireNotNegative(maximum);
        }
    }

    /**
     * How loud it is within a stretch.
     *
     * @param percent of what the amplifier is set to; 1 to 100. Where it binds, no unit below is
     *     louder
     */
    record Volume(ApplicableDays days, Force force, LocalTimeRange range, int percent)
            implements PolicyRule {
        /** Refuses silence, which is what quiet hours are for, and more than all. */
        public Volume {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("a volume of " + percent + " %");
            }
        }
    }

    /**
     * How often, and by whom, a thing is approved before it is published.
     *
     * @param steps what each step is called, first to last; at least one
     * @param fourEyes whether nobody may take two of them, or approve what is their own
     */
    record Approval(ApplicableDays days, Force force, List<String> steps, boolean fourEyes)
            implements PolicyRule {
        /** Takes a copy, and refuses no step at all. */
        public Approval {
            steps = List.copyOf(steps);
            if (steps.isEmpty() || steps.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("approval needs a step, and each a name");
            }
        }
    }

    private static void requireNotNegative(Duration most) {
        if (most.isNegative()) {
            throw new IllegalArgumentException("a cap of " + most);
        }
    }
}
