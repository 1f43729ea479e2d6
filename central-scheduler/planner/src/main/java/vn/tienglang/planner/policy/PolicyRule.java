package vn.tienglang.planner.policy;

import java.time.Duration;
import java.util.List;
import vn.tienglang.airtime.PlainText;

/** Rule of a policy. */
public sealed interface PolicyRule {
    /** Whether a lower unit may override a rule. */
    enum Force {
        /** A unit nearer to the station may replace the rule. */
        USUAL,
        /** A unit nearer to the station may narrow the rule but never widen it. */
        BINDING
    }

    /** Returns the days on which the rule applies. */
    ApplicableDays days();

    /** Returns whether a lower unit may override the rule. */
    Force force();

    /**
     * Sessions of a day: nothing plays outside them.
     *
     * @param ranges the sessions, without overlap; none for a silent day
     */
    record Sessions(ApplicableDays days, Force force, List<LocalTimeRange> ranges)
            implements PolicyRule {
        /** Copies the list. */
        public Sessions {
            ranges = List.copyOf(ranges);
        }
    }

    /** Quiet hours: nothing plays within them, even inside a session. */
    record QuietHours(ApplicableDays days, Force force, LocalTimeRange range)
            implements PolicyRule {}

    /** Limit on the total playing time of each session. */
    record SessionCap(ApplicableDays days, Force force, Duration maximum) implements PolicyRule {
        /** Rejects a negative duration. */
        public SessionCap {
            requireNotNegative(maximum);
        }
    }

    /** Limit on the total playing time of each day. */
    record DayCap(ApplicableDays days, Force force, Duration maximum) implements PolicyRule {
        /** Rejects a negative duration. */
        public DayCap {
            requireNotNegative(maximum);
        }
    }

    /**
     * Volume limit within a range of the day.
     *
     * @param percent percent of the amplifier's level, 1 to 100; if binding, no lower unit may be
     *     louder
     */
    record Volume(ApplicableDays days, Force force, LocalTimeRange range, int percent)
            implements PolicyRule {
        /** Rejects 0, for which quiet hours exist, and more than 100. */
        public Volume {
            if (percent < 1 || percent > 100) {
                throw new IllegalArgumentException("a volume of " + percent + " %");
            }
        }
    }

    /**
     * Approval steps before publishing.
     *
     * @param steps the names of the steps in order; at least one
     * @param fourEyes whether one person must neither take two steps nor approve their own work
     */
    record Approval(ApplicableDays days, Force force, List<String> steps, boolean fourEyes)
            implements PolicyRule {
        /** Copies the list and composes its names; rejects an empty one. */
        public Approval {
            steps = steps.stream().map(PlainText::composed).toList();
            if (steps.isEmpty() || steps.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("approval needs a step, and each a name");
            }
        }
    }

    /**
     * Limit on the repetition of a clip, and of clips of one theme, in the airings that are placed
     * for obligations.
     *
     * @param perSession at most so many airings in a session, 1 to 100
     * @param perDay at most so many airings on a day, 1 to 100
     * @param gap the least time between two airings, 0 to 24 hours
     */
    record Repetition(ApplicableDays days, Force force, int perSession, int perDay, Duration gap)
            implements PolicyRule {
        private static final int MOST = 100;

        /** Rejects numbers out of range. */
        public Repetition {
            if (perSession < 1 || perSession > MOST || perDay < 1 || perDay > MOST) {
                throw new IllegalArgumentException(
                        "a repetition of " + perSession + " a session, " + perDay + " a day");
            }
            if (gap.isNegative() || gap.compareTo(Duration.ofDays(1)) > 0) {
                throw new IllegalArgumentException("a gap of " + gap);
            }
        }
    }

    private static void requireNotNegative(Duration most) {
        if (most.isNegative()) {
            throw new IllegalArgumentException("a cap of " + most);
        }
    }
}
