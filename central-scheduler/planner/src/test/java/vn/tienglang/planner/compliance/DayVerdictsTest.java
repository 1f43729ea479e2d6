package vn.tienglang.planner.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
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

/** One verdict for each planned airing, one kind for each unplanned sound. */
final class DayVerdictsTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant DAWN = Instant.parse("2026-11-20T22:30:00Z");
    private static final long WHOLE = 960_000;
    private static final Duration LATE_AFTER = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final AiringId MAKEGOOD = new AiringId("s-makegood");
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

    private static Instant start(int number) {
        return DAWN.plus(Duration.ofMinutes(10L * number));
    }

    private static DailyLog log(int airings) {
        var list = new ArrayList<Airing>();
        for (int number = 0; number < airings; number++) {
            list.add(
                    new Airing(
                            id(number),
                            Airtime.of(start(number), CLIP.length()),
                            CLIP.id(),
                            MessageClass.ORDINARY));
        }
        return new DailyLog(STATION, DAY, 1, list, airings == 0 ? List.of() : List.of(CLIP));
    }

    private static Playback played(Instant at, long frames, Evidence evidence) {
        return new Playback(at, at, frames, WHOLE, 16_000, evidence, "loa");
    }

    private static AsRunEntry entry(long sequence, AiringId airing, Outcome outcome) {
        return new AsRunEntry(
                STATION,
                new ChainId("c-1"),
                sequence,
                airing,
                DAY,
                1,
                DAWN,
                ClockQuality.UNTRUSTED,
                outcome,
                sequence == 1 ? Digest.NONE : Digest.of("entry " + (sequence - 1)));
    }

    private static DayVerdicts judge(
            int airings, List<AsRunEntry> entries, Map<AiringId, AiringId> madeGood, Instant asOf) {
        return DayVerdicts.of(
                log(airings),
                entries,
                Set.of(new AiringId("s-withdrawn")),
                madeGood,
                new DayVerdicts.Rules(asOf, GRACE, LATE_AFTER));
    }

    private static FinalVerdict one(Outcome outcome) {
        return Objects.requireNonNull(
                judge(1, List.of(entry(1, id(0), outcome)), Map.of(), DAWN).verdicts().get(id(0)));
    }

    @Test
    void lateBeginsAfterTheRuleAndNotAtIt() {
        Playback inTime = played(DAWN.plus(LATE_AFTER), WHOLE, Evidence.RENDERED);
        assertThat(one(new Outcome.Aired(inTime))).isEqualTo(new FinalVerdict.Aired(inTime));
        Playback late = played(DAWN.plus(LATE_AFTER).plusNanos(1), WHOLE, Evidence.HEARD);
        assertThat(one(new Outcome.Aired(late)))
                .isEqualTo(new FinalVerdict.Late(late, LATE_AFTER.plusNanos(1)));
    }

    @Test
    void whatWasOnlyCommandedIsUnproven() {
        assertThat(one(new Outcome.Aired(played(DAWN, WHOLE, Evidence.COMMANDED))))
                .isEqualTo(new FinalVerdict.Unproven());
    }

    @Test
    void silenceIsUnknownUntilTheGraceEnds() {
        Instant end = DAWN.plus(CLIP.length()).plus(GRACE);
        assertThat(judge(1, List.of(), Map.of(), end.minusNanos(1)).verdicts().get(id(0)))
                .isEqualTo(new FinalVerdict.UnknownYet());
        assertThat(judge(1, List.of(), Map.of(), end).verdicts().get(id(0)))
                .isEqualTo(new FinalVerdict.Unproven());
    }

    @Test
    void onlyAFailedAiringIsMadeGood() {
        var madeGood = Map.of(id(0), MAKEGOOD, id(1), MAKEGOOD);
        var entries =
                List.of(
                        entry(1, id(0), new Outcome.Missed(Reason.NO_POWER)),
                        entry(
                                2,
                                id(1),
                                new Outcome.Aired(played(start(1), WHOLE, Evidence.RENDERED))));
        DayVerdicts day = judge(2, entries, madeGood, DAWN);
        assertThat(day.verdicts().get(id(0))).isEqualTo(new FinalVerdict.MadeGood(MAKEGOOD));
        assertThat(day.verdicts().get(id(1))).isInstanceOf(FinalVerdict.Aired.class);
    }

    @Test
    void everyUnplannedSoundHasOneKind() {
        var names = List.of("urgent-7", "urgent-7-r1-0", "live-1", "s-withdrawn", "s-other");
        var entries = new ArrayList<AsRunEntry>();
        names.forEach(name ->
                entries.add(
                        entry(
                                entries.size() + 1L,
                                new AiringId(name),
                                new Outcome.Missed(Reason.NO_FILE))));
        assertThat(judge(0, entries, Map.of(), DAWN).unplanned())
                .extracting(UnplannedSound::kind)
                .containsExactly(
                        UnplannedSound.Kind.EMERGENCY,
                        UnplannedSound.Kind.EMERGENCY,
                        UnplannedSound.Kind.LIVE,
                        UnplannedSound.Kind.EXTRA,
                        UnplannedSound.Kind.FOREIGN);
    }

    @Test
    void randomDaysAreJudgedAsTheTableSaysInAnyOrder() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            int airings = random.nextInt(5);
            Map<AiringId, AiringId> madeGood = new HashMap<>();
            Map<AiringId, FinalVerdict> expected = new HashMap<>();
            var entries = new ArrayList<AsRunEntry>();
            Instant asOf = DAWN.plus(Duration.ofMinutes(random.nextInt(70)));
            for (int number = 0; number < airings; number++) {
                int choice = random.nextInt(7);
                Instant at = start(number).plusSeconds(random.nextInt(11));
                boolean isLate = at.isAfter(start(number).plus(LATE_AFTER));
                Playback whole = played(at, WHOLE, Evidence.RENDERED);
                Playback part = played(at, WHOLE / 3, Evidence.RENDERED);
                boolean isOver = !asOf.isBefore(start(number).plus(CLIP.length()).plus(GRACE));
                Outcome outcome =
                        switch (choice) {
                            case 0, 1 -> new Outcome.Aired(whole);
                            case 2 -> new Outcome.Aired(played(at, WHOLE, Evidence.COMMANDED));
                            case 3 -> new Outcome.CutShort(part, Reason.NO_POWER);
                            case 4 -> new Outcome.CutShort(part, Reason.PREEMPTED);
                            default -> new Outcome.Missed(Reason.NO_FILE);
                        };
                FinalVerdict verdict =
                        switch (choice) {
                            case 0, 1 ->
                                    isLate
                                            ? new FinalVerdict.Late(
                                                    whole, Duration.between(start(number), at))
                                            : new FinalVerdict.Aired(whole);
                            case 2 -> new FinalVerdict.Unproven();
                            case 3 -> new FinalVerdict.Partial(part, Reason.NO_POWER);
                            case 4 -> new FinalVerdict.Preempted(part);
                            case 5 -> new FinalVerdict.Missed(Reason.NO_FILE);
                            default ->
                                    isOver
                                            ? new FinalVerdict.Unproven()
                                            : new FinalVerdict.UnknownYet();
                        };
                if (choice != 6) {
                    entries.add(entry(number + 1L, id(number), outcome));
                }
                boolean mayBeMadeGood = choice > 1 && (choice != 6 || isOver);
                if (random.nextBoolean()) {
                    madeGood.put(id(number), MAKEGOOD);
                    verdict = mayBeMadeGood ? new FinalVerdict.MadeGood(MAKEGOOD) : verdict;
                }
                expected.put(id(number), verdict);
            }
            entries.addAll(List.copyOf(entries));
            Collections.shuffle(entries, random);
            assertThat(judge(airings, entries, madeGood, asOf).verdicts())
                    .as("seed " + seed)
                    .isEqualTo(expected);
        }
    }
}
