package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Now;
import vn.tienglang.node.port.Journal;

/**
 * Runs of the program without a trusted clock, this one included. They say, once the clock is
 * trusted, since when the station with this journal exists, and whether the program was running at
 * a time before its present start.
 *
 * <p>A run of the same boot of the machine is placed exactly, by the time since that boot. A run of
 * an earlier boot has a length and no place: how long the machine was off is not known. It counts
 * for the age of the journal with its length alone, so that nothing is judged that may have been
 * due before the journal existed.
 */
final class UnsureRuns {
    private static final Duration RECORD_EVERY = Duration.ofMinutes(10);

    private final PlayoutSettings settings;
    private final long boot;
    private List<Journal.UnsureRun> earlier;
    private boolean wasTrusted;
    private boolean isRecorded;
    private Duration recordAt = Duration.ZERO;

    UnsureRuns(PlayoutSettings settings, Journal.Recovered recovered) {
        this.settings = settings;
        boot = recovered.boot();
        earlier = recovered.unsureRuns();
        isRecorded = !earlier.isEmpty();
    }

    /**
     * The record to write now, if one is due: every ten minutes until the clock is trusted for the
     * first time, and once more when it is.
     */
    Optional<Journal.Fact> nextRecord(Now now) {
        boolean isNewlyTrusted = now.wallTrusted() && !wasTrusted && isRecorded;
        boolean isDue = !now.wallTrusted() && now.sinceBoot().compareTo(recordAt) >= 0;
        if (wasTrusted || !(isNewlyTrusted || isDue)) {
            wasTrusted |= now.wallTrusted();
            return Optional.empty();
        }
        wasTrusted = now.wallTrusted();
        isRecorded = true;
        recordAt = now.sinceBoot().plus(RECORD_EVERY);
        return Optional.of(
                new Journal.Fact.RanUnsure(
                        new Journal.UnsureRun(
                                boot,
                                settings.machineBoot(),
                                settings.machineUptime(),
                                now.sinceBoot())));
    }

    /** The latest time from which the station with this journal existed for certain. */
    Instant existsSince(Now now) {
        Instant since = programStart(now);
        for (Journal.UnsureRun run : earlier) {
            if (isPlaced(run) && start(run, now).isBefore(since)) {
                since = start(run, now);
            }
        }
        Duration unplaced =
                earlier.stream()
                        .filter(run -> !isPlaced(run))
                        .map(Journal.UnsureRun::lasted)
                        .reduce(Duration.ZERO, Duration::plus);
        return since.minus(unplaced);
    }

    /** Whether the program ran at this time before its present start, without a trusted clock. */
    boolean covers(Instant instant, Now now) {
        return earlier.stream()
                .filter(this::isPlaced)
                .anyMatch(run ->
                        !instant.isBefore(start(run, now))
                                && instant.isBefore(start(run, now).plus(run.lasted())));
    }

    /** Everything that was due is judged. The fact to write; empty if there is nothing to drop. */
    Optional<Journal.Fact> judged() {
        earlier = List.of();
        if (!isRecorded) {
            return Optional.empty();
        }
        isRecorded = false;
        return Optional.of(new Journal.Fact.UnsureRunsJudged());
    }

    private boolean isPlaced(Journal.UnsureRun run) {
        return !run.machineBoot().isEmpty()
                && run.machineBoot().equals(settings.machineBoot())
                && run.startedAt().compareTo(settings.machineUptime()) <= 0;
    }

    private Instant start(Journal.UnsureRun run, Now now) {
        return programStart(now).minus(settings.machineUptime().minus(run.startedAt()));
    }

    private static Instant programStart(Now now) {
        return now.wall().minus(now.sinceBoot());
    }
}
