package vn.tienglang.central.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PublishDebounceTest {
    private static final Instant START = Instant.parse("2026-11-29T08:00:00Z");

    private final PublishDebounce debounce = new PublishDebounce();

    @Test
    void oneRequestWaitsForTheQuietTime() {
        assertThat(debounce.dueAt(START)).isEqualTo(START.plus(PublishDebounce.QUIET));
    }

    @Test
    void requestsWithoutPauseAreDelayedForTheLongestTimeOnly() {
        Instant due = START;
        for (int ms = 0; ms <= 9_900; ms += 100) {
            due = debounce.dueAt(START.plusMillis(ms));
        }
        assertThat(due).isEqualTo(START.plus(PublishDebounce.LONGEST_DELAY));
    }

    /** The run begins when it is due; 500 bookings within 100 s lead to 10 runs. */
    @Test
    void fiveHundredBookingsLeadToTenRuns() {
        var runs = new TreeSet<Instant>();
        Instant due = Instant.MAX;
        for (int booking = 0; booking < 500; booking++) {
            Instant now = START.plusMillis(200L * booking);
            if (!due.isAfter(now)) {
                debounce.runStarted();
            }
            due = debounce.dueAt(now);
            runs.removeIf(run -> run.isAfter(now));
            runs.add(due);
        }
        assertThat(runs).hasSize(10);
    }

    @Test
    void requestAfterARunStartsANewDelay() {
        debounce.dueAt(START);
        debounce.runStarted();
        Instant later = START.plusSeconds(9);
        assertThat(debounce.dueAt(later)).isEqualTo(later.plus(PublishDebounce.QUIET));
    }

    @Test
    void runThatIsOverdueOrAClockSetBackDelaysNothing() {
        debounce.dueAt(START);
        Instant late = START.plusSeconds(60);
        assertThat(debounce.dueAt(late)).isEqualTo(late);
        Instant back = START.minusSeconds(3_600);
        assertThat(debounce.dueAt(back)).isEqualTo(back.plus(PublishDebounce.QUIET));
    }
}
