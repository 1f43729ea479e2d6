package vn.tienglang.office.publish;

import java.time.Duration;
import java.util.List;

/**
 * How long old data stays. Each period is at least {@link #SHORTEST}.
 *
 * @param logs logs of past days: verdicts and reports are made from them, so a report of last year
 *     needs more than a year. A station keeps its journal for 400 days
 * @param asRun as-run entries: the proof of what was played; auditors ask for years
 * @param audit who did what; for questions about decisions of the last years
 * @param closings results of closed periods of obligations; the last of each obligation and station
 *     stays, because the next period follows it
 * @param rejections counts of rejected messages by sender; a sender that stopped matters no more
 * @param emergencies emergencies with the steps of their stations, and alerts that came in
 */
public record RetentionRules(
        Duration logs,
        Duration asRun,
        Duration audit,
        Duration closings,
        Duration rejections,
        Duration emergencies) {
    /** Obligations are planned from days up to 45 days back, and verdicts come later than that. */
    public static final Duration SHORTEST = Duration.ofDays(60);

    /** The periods that hold when nothing is set. */
    public static final RetentionRules USUAL =
            new RetentionRules(
                    Duration.ofDays(400),
                    Duration.ofDays(3_650),
                    Duration.ofDays(1_095),
                    Duration.ofDays(1_095),
                    Duration.ofDays(400),
                    Duration.ofDays(1_095));

    /** Refuses a period that is too short. */
    public RetentionRules {
        for (Duration period : List.of(logs, asRun, audit, closings, rejections, emergencies)) {
            if (period.compareTo(SHORTEST) < 0) {
                throw new IllegalArgumentException("data kept only for " + period);
            }
        }
    }
}
