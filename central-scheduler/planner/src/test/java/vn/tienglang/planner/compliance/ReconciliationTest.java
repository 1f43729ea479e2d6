package vn.tienglang.planner.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;

final class ReconciliationTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");
    private static final ChainId CHAIN = new ChainId("c-1");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant DAWN = Instant.parse("2026-11-20T22:30:00Z");
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final long WHOLE = 960_000;
    private static final List<Reason> REASONS = List.of(Reason.values());
    private static final Clip CLIP =
            new Clip(
                    ClipId.of("x".getBytes(StandardCharsets.UTF_8)),
                    "Bản tin",
                    new LanguageTag("vi"),
                    Duration.ofSeconds(60),
                    1_000,
                    Limits.PART_BYTES);

    private static AiringId id(int number) {
        return new AiringId("s-" + number + "-20261121");
    }

    private static DailyLog log(int airings) {
        var list = new ArrayList<Airing>();
        for (int i = 0; i < airings; i++) {
            var airtime = Airtime.of(DAWN.plus(Duration.ofMinutes(10L * i)), CLIP.length());
            list.add(new Airing(id(i), airtime, CLIP.id(), MessageClass.ORDINARY));
        }
        return new DailyLog(STATION, DAY, 1, list, airings == 0 ? List.of() : List.of(CLIP));
    }

    private static Playback played(long frames) {
        return new Playback(DAWN, DAWN, frames, WHOLE, 16_000, Evidence.RENDERED, "loa");
    }

    private static AsRunEntry entry(long sequence, AiringId airing, Outcome outcome) {
        return new AsRunEntry(
                STATION,
                CHAIN,
                sequence,
                airing,
                DAY,
                1,
                DAWN,
                ClockQuality.UNTRUSTED,
                outcome,
                sequence == 1 ? Digest.NONE : Digest.of("entry " + (sequence - 1)));
    }

    private static Verdict verdict(List<AsRunEntry> asRun, Instant asOf) {
        return Reconciliation.of(log(1), asRun, asOf, GRACE).verdict(id(0));
    }

    @Test
    void airingWithoutEntryIsAwaitedUntilTheGraceEndsThenUnconfirmed() {
        Instant graceEnds = DAWN.plus(CLIP.length()).plus(GRACE);
        assertThat(verdict(List.of(), DAWN.minusSeconds(999))).isEqualTo(new Verdict.Awaited());
        assertThat(verdict(List.of(), graceEnds.minusMillis(1))).isEqualTo(new Verdict.Awaited());
        assertThat(verdict(List.of(), graceEnds)).isEqualTo(new Verdict.Unconfirmed());
    }

    @Test
    void eachOutcomeMapsToItsVerdict() {
        assertThat(verdict(List.of(entry(1, id(0), new Outcome.Aired(played(WHOLE)))), DAWN))
                .isEqualTo(new Verdict.Fulfilled(played(WHOLE)));
        assertThat(
                        verdict(
                                List.of(
                                        entry(
                                                1,
                                                id(0),
                                                new Outcome.CutShort(played(5), Reason.NO_POWER))),
                                DAWN))
                .isEqualTo(new Verdict.Partial(played(5), Reason.NO_POWER));
        assertThat(
                        verdict(
                                List.of(
                                        entry(
                                                1,
                                                id(0),
                                                new Outcome.CutShort(played(5), Reason.PREEMPTED))),
                                DAWN))
                .isEqualTo(new Verdict.Preempted(played(5)));
        assertThat(verdict(List.of(entry(1, id(0), new Outcome.Missed(Reason.NO_FILE))), DAWN))
                .isEqualTo(new Verdict.Missed(Reason.NO_FILE));
    }

    @Test
    void entriesOutsideTheLogAreExtra() {
        AsRunEntry emergency = entry(2, new AiringId("urgent-7"), new Outcome.Aired(played(WHOLE)));
        var reconciliation = Reconciliation.of(log(1), List.of(emergency, emergency), DAWN, GRACE);
        assertThat(reconciliation.extra()).containsExactly(emergency);
        assertThat(reconciliation.verdicts()).isEqualTo(Map.of(id(0), new Verdict.Awaited()));
    }

    @Test
    void entriesOfOtherStationsAndDaysAreIgnored() {
        AsRunEntry own = entry(1, id(0), new Outcome.Aired(played(WHOLE)));
        var elsewhere =
                new AsRunEntry(
                        new StationId("other"),
                        CHAIN,
                        1,
                        id(0),
                        DAY,
                        1,
                        DAWN,
                        own.clock(),
                        own.outcome(),
                        Digest.NONE);
        var yesterday =
                new AsRunEntry(
                        STATION,
                        CHAIN,
                        1,
                        id(0),
                        DAY.minusDays(1),
                        1,
                        DAWN,
                        own.clock(),
                        own.outcome(),
                        Digest.NONE);
        var reconciliation = Reconciliation.of(log(1), List.of(elsewhere, yesterday), DAWN, GRACE);
        assertThat(reconciliation.verdict(id(0))).isEqualTo(new Verdict.Awaited());
        assertThat(reconciliation.extra()).isEmpty();
    }

    private static Outcome outcome(Random random) {
        Reason reason = REASONS.get(random.nextInt(REASONS.size()));
        return switch (random.nextInt(3)) {
            case 0 -> new Outcome.Aired(played(WHOLE));
            case 1 -> new Outcome.CutShort(played(random.nextLong(WHOLE + 1)), reason);
            default -> new Outcome.Missed(reason);
        };
    }

    private static List<AsRunEntry> anyEntries(Random random, int airings) {
        var entries = new ArrayList<AsRunEntry>();
        int count = random.nextInt(2 * airings + 2);
        for (int i = 0; i < count; i++) {
            entries.add(entry(i + 1, id(random.nextInt(airings + 2)), outcome(random)));
        }
        return entries;
    }

    /** Ranks a verdict; a better verdict has a higher rank. */
    private static long rank(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fulfilled _ -> 3 * WHOLE;
            case Verdict.Partial(Playback playback, Reason _) -> WHOLE + playback.frames();
            case Verdict.Preempted(Playback playback) -> WHOLE + playback.frames();
            case Verdict.Missed _ -> 1;
            case Verdict.Awaited _, Verdict.Unconfirmed _ -> 0;
        };
    }

    @Test
    void everyAiringGetsExactlyOneVerdictInLogOrder() {
        for (long seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            DailyLog log = log(random.nextInt(6));
            Instant asOf = DAWN.plusSeconds(random.nextInt(10_000));
            var reconciliation =
                    Reconciliation.of(log, anyEntries(random, log.airings().size()), asOf, GRACE);
            assertThat(List.copyOf(reconciliation.verdicts().keySet()))
                    .as("seed %d", seed)
                    .isEqualTo(log.airings().stream().map(Airing::id).toList());
        }
    }

    @Test
    void orderAndRepetitionOfEntriesDoNotMatter() {
        for (long seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            DailyLog log = log(random.nextInt(6));
            List<AsRunEntry> entries = anyEntries(random, log.airings().size());
            var mixed = new ArrayList<AsRunEntry>(entries);
            for (int i = random.nextInt(5); i > 0 && !entries.isEmpty(); i--) {
                mixed.add(entries.get(random.nextInt(entries.size())));
            }
            Collections.shuffle(mixed, random);
            Instant asOf = DAWN.plusSeconds(random.nextInt(10_000));
            assertThat(Reconciliation.of(log, mixed, asOf, GRACE))
                    .as("seed %d", seed)
                    .isEqualTo(Reconciliation.of(log, entries, asOf, GRACE));
        }
    }

    @Test
    void moreEntriesNeverMakeAVerdictWorse() {
        for (long seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            DailyLog log = log(1 + random.nextInt(5));
            List<AsRunEntry> entries = anyEntries(random, log.airings().size());
            var more = new ArrayList<AsRunEntry>(entries);
            more.add(
                    entry(
                            1 + random.nextInt(9),
                            id(random.nextInt(log.airings().size())),
                            outcome(random)));
            Instant asOf = DAWN.plusSeconds(random.nextInt(10_000));
            var before = Reconciliation.of(log, entries, asOf, GRACE);
            var after = Reconciliation.of(log, more, asOf, GRACE);
            for (Airing airing : log.airings()) {
                assertThat(rank(after.verdict(airing.id())))
                        .as("seed %d, %s", seed, airing.id())
                        .isGreaterThanOrEqualTo(rank(before.verdict(airing.id())));
            }
        }
    }

    @Test
    void deliveredTimeNeverExceedsPlayedTime() {
        for (long seed = 0; seed < 1_000; seed++) {
            var random = new Random(seed);
            DailyLog log = log(1 + random.nextInt(5));
            List<AsRunEntry> entries = anyEntries(random, log.airings().size());
            for (Map.Entry<AiringId, Verdict> one :
                    Reconciliation.of(log, entries, DAWN, GRACE).verdicts().entrySet()) {
                assertThat(frames(one.getValue()))
                        .as("seed %d, %s", seed, one.getKey())
                        .isLessThanOrEqualTo(
                                entries.stream()
                                        .filter(entry -> entry.airing().equals(one.getKey()))
                                        .mapToLong(entry -> frames(entry.outcome()))
                                        .max()
                                        .orElse(0));
            }
        }
    }

    private static long frames(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fulfilled(Playback playback) -> playback.frames();
            case Verdict.Partial(Playback playback, Reason _) -> playback.frames();
            case Verdict.Preempted(Playback playback) -> playback.frames();
            case Verdict.Missed _, Verdict.Awaited _, Verdict.Unconfirmed _ -> 0;
        };
    }

    private static long frames(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Aired(Playback playback) -> playback.frames();
            case Outcome.CutShort(Playback playback, Reason _) -> playback.frames();
            case Outcome.Missed _ -> 0;
        };
    }
}
