package vn.tienglang.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.tienglang.deploy.bench.SoakBookings.Booking;
import vn.tienglang.deploy.bench.StoredAsRun.Entry;

class SoakComparisonTest {
    private static final String HERE = "ls-dong-kinh";
    private static final Instant START = Instant.parse("2026-11-29T05:00:00Z");
    private static final Booking BOOKING = new Booking("s1-a", START, false);

    private static Entry entry(long sequence, String airing, String signature) {
        return new Entry(HERE, "chain-1", sequence, airing, "AIRED", signature);
    }

    private static SoakComparison compare(
            List<Booking> bookings, List<Entry> journal, List<Entry> centre, String output) {
        return SoakComparison.of(List.of(HERE), bookings, journal, centre, Map.of(HERE, output));
    }

    @Test
    void equalBooksHaveNothingLostAndNothingTwice() {
        List<Entry> entries = List.of(entry(1, "s1-a-0", "x"), entry(2, "s2-b-0", "y"));
        SoakComparison equal = compare(List.of(BOOKING), entries, entries, "s1-a-0 goes on air.\n");
        assertThat(equal.lost()).isEmpty();
        assertThat(equal.twice()).isEmpty();
    }

    @Test
    void bookingWithoutAnEntryIsLostUnlessItWasRolledBack() {
        assertThat(compare(List.of(BOOKING), List.of(), List.of(), "").lost()).hasSize(1);
        var rolledBack = new Booking("s1-a", START, true);
        assertThat(compare(List.of(rolledBack), List.of(), List.of(), "").lost()).isEmpty();
        // The slot s1-ab is another one.
        Entry other = entry(1, "s1-ab-0", "x");
        assertThat(compare(List.of(BOOKING), List.of(other), List.of(other), "").lost()).hasSize(1);
    }

    @Test
    void entryThatOneSideDoesNotHaveIsLost() {
        Entry entry = entry(1, "s1-a-0", "x");
        assertThat(compare(List.of(), List.of(entry), List.of(), "").lost()).hasSize(1);
        assertThat(compare(List.of(), List.of(), List.of(entry), "").lost()).hasSize(1);
        Entry rewritten = entry(1, "s1-a-0", "other signature");
        assertThat(compare(List.of(), List.of(entry), List.of(rewritten), "").lost()).hasSize(2);
    }

    @Test
    void secondEntryOfAnAiringOrANumberIsTwice() {
        var entries = new ArrayList<>(List.of(entry(1, "s1-a-0", "x"), entry(2, "s1-a-0", "y")));
        assertThat(compare(List.of(), entries, entries, "").twice()).hasSize(1);
        entries.add(entry(2, "s2-b-0", "z"));
        assertThat(compare(List.of(), entries, entries, "").twice()).hasSize(2);
    }

    @Test
    void airingThatGoesOnAirAgainIsTwice() {
        String output = "05:00 INFO s1-a-0 goes on air.\n05:01 INFO s1-a-0 goes on air.\n";
        assertThat(compare(List.of(), List.of(), List.of(), output).twice()).hasSize(1);
    }
}
