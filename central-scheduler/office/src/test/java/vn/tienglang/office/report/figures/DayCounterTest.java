package vn.tienglang.office.report.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.office.OfficeSamples;

/** Counting of days, and sums of them, against a count by hand. */
final class DayCounterTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");
    private static final LocalDate DAY = OfficeSamples.SATURDAY;
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final Clip CLIP = OfficeSamples.clip("Tin", Duration.ofSeconds(60));
    private static final int RATE = 1_000;

    private static final DayCounter COUNTER =
            new DayCounter(
                    (airing, _) ->
                            new AiringSubject(
                                    "",
                                    airing.id().value().endsWith("1") ? "y tế" : "",
                                    AirtimeOrigin.OWN,
                                    ""),
                    GRACE);

    private static Instant start(int number) {
        return OfficeSamples.EIGHT.plus(Duration.ofMinutes(10L * number));
    }

    private static DailyLog log(int airings) {
        var all = new ArrayList<Airing>();
        for (int i = 0; i < airings; i++) {
            all.add(
                    new Airing(
                            new AiringId("slot-a" + i),
                            Airtime.of(start(i), CLIP.length()),
                            CLIP.id(),
                            MessageClass.ORDINARY));
        }
        return new DailyLog(STATION, DAY, 1, all, airings == 0 ? List.of() : List.of(CLIP));
    }

    private static AsRunEntry entry(int sequence, String airing, Outcome outcome) {
        return new AsRunEntry(
                STATION,
                OfficeSamples.CHAIN,
                sequence,
                new AiringId(airing),
                DAY,
                1,
                OfficeSamples.EIGHT,
                ClockQuality.UNTRUSTED,
                outcome,
                sequence == 1 ? Digest.NONE : Digest.of("before " + sequence));
    }

    private static Playback playback(int number, long late, long seconds, Evidence evidence) {
        Instant at = start(number).plusSeconds(late);
        return new Playback(at, at, seconds * RATE, 60L * RATE, RATE, evidence, "loa");
    }

    /** What a count by hand says of one airing. */
    private record Hand(long claimed, long proven, Optional<LossCause> cause, boolean open) {}

    private static Hand hand(Optional<Outcome> outcome, int number, Instant now) {
        if (outcome.isEmpty()) {
            boolean open = now.isBefore(start(number).plusSeconds(60).plus(GRACE));
            return new Hand(
                    -1, 0, open ? Optional.empty() : Optional.of(LossCause.NO_REPORT), open);
        }
        return switch (outcome.get()) {
            case Outcome.Missed(Reason reason) ->
                    new Hand(-1, 0, Optional.of(LossCause.of(reason)), false);
            case Outcome.CutShort(Playback played, Reason reason) -> {
                boolean silent = reason == Reason.OUTPUT_SILENT || reason == Reason.AMPLIFIER_FAULT;
                boolean proves = played.evidence() != Evidence.COMMANDED && !silent;
                yield new Hand(
                        played.played().toMillis(),
                        proves ? played.played().toMillis() : 0,
                        Optional.of(LossCause.of(reason)),
                        false);
            }
            case Outcome.Aired(Playback played) -> {
                boolean proves = played.evidence() != Evidence.COMMANDED;
                long off = Duration.between(start(number), played.startedAt()).abs().toSeconds();
                Optional<LossCause> cause =
                        !proves
                                ? Optional.of(LossCause.UNPROVEN)
                                : off > 60 ? Optional.of(LossCause.LATE) : Optional.empty();
                yield new Hand(60_000, proves ? 60_000 : 0, cause, false);
            }
        };
    }

    private static Optional<Outcome> outcome(RandomGenerator random, int number) {
        Evidence evidence = Seeds.oneOf(random, List.of(Evidence.values()));
        Reason reason = Seeds.oneOf(random, List.of(Reason.values()));
        long late = Seeds.oneOf(random, List.of(0L, 60L, 61L, -61L));
        return switch (random.nextInt(4)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Outcome.Missed(reason));
            case 2 ->
                    Optional.of(new Outcome.CutShort(playback(number, late, 23, evidence), reason));
            default -> Optional.of(new Outcome.Aired(playback(number, late, 60, evidence)));
        };
    }

    @Test
    void everyAiringIsCountedAsByHandInAnyOrder() {
        Seeds.each(
                300,
                random -> {
                    int airings = random.nextInt(8);
                    Instant now = start(random.nextInt(9));
                    var entries = new ArrayList<AsRunEntry>();
                    var lost = new EnumMap<LossCause, Long>(LossCause.class);
                    long claimed = 0;
                    long proven = 0;
                    long open = 0;
                    long onTime = 0;
                    for (int i = 0; i < airings; i++) {
                        Optional<Outcome> outcome = outcome(random, i);
                        int sequence = i + 1;
                        String id = "slot-a" + i;
                        outcome.ifPresent(one -> entries.add(entry(sequence, id, one)));
                        Hand hand = hand(outcome, i, now);
                        claimed += Math.max(0, hand.claimed());
                        proven += hand.proven();
                        open += hand.open() ? 1 : 0;
                        onTime += !hand.open() && hand.cause().isEmpty() ? 1 : 0;
                        hand.cause().ifPresent(cause -> lost.merge(cause, 1L, Long::sum));
                    }
                    StationDay day =
                            COUNTER.day(OfficeSamples.DONG_KINH, log(airings), entries, now);
                    var sum = new AirtimeFigures.Sum();
                    day.figures().values().forEach(sum::add);
                    AirtimeFigures all = sum.figures();

                    assertThat(all.planned()).isEqualTo(airings);
                    assertThat(all.plannedTime()).isEqualTo(Duration.ofMinutes(airings));
                    assertThat(all.claimedTime()).isEqualTo(Duration.ofMillis(claimed));
                    assertThat(all.provenTime()).isEqualTo(Duration.ofMillis(proven));
                    assertThat(all.open()).isEqualTo(open);
                    assertThat(all.onTime()).isEqualTo(onTime);
                    assertThat(all.losses()).isEqualTo(lost);
                    assertThat(all.planned())
                            .isEqualTo(all.open() + all.onTime() + all.lost())
                            .isEqualTo(
                                    all.open()
                                            + all.onTime()
                                            + all.losses().values().stream()
                                                    .mapToLong(n -> n)
                                                    .sum());
                    assertThat(day.dueAt().isAfter(now)).isTrue();

                    entries.addAll(List.copyOf(entries));
                    Collections.shuffle(entries, new Random(random.nextLong()));
                    assertThat(COUNTER.day(OfficeSamples.DONG_KINH, log(airings), entries, now))
                            .isEqualTo(day);
                    assertThat(StationDay.parse(day.text())).isEqualTo(day.figures());
                });
    }

    @Test
    void emergencyIsExtraAndNeverDue() {
        var heard = new Outcome.Aired(playback(0, 0, 60, Evidence.HEARD));
        StationDay day =
                COUNTER.day(
                        OfficeSamples.DONG_KINH,
                        log(0),
                        List.of(entry(1, "urgent-7", heard)),
                        start(1));

        Map.Entry<ReportKey, AirtimeFigures> only = day.figures().entrySet().iterator().next();
        assertThat(only.getKey().origin()).isEqualTo(AirtimeOrigin.EMERGENCY);
        assertThat(only.getValue().extra()).isEqualTo(1);
        assertThat(only.getValue().provenTime()).isEqualTo(Duration.ofMinutes(1));
        assertThat(only.getValue().due()).isZero();
        assertThat(only.getValue().onTimePerMille()).isEqualTo(-1);
        assertThat(day.dueAt()).isEqualTo(Instant.MAX);
    }

    @Test
    void everyTableAddsUpToTheTotalInAnyOrderOfDays() {
        Seeds.each(
                100,
                random -> {
                    var query =
                            new ReportQuery(
                                    OfficeSamples.LANG_SON,
                                    DAY,
                                    DAY.plusDays(20),
                                    ReportQuery.Filter.ALL);
                    var days = new ArrayList<StationDay>();
                    for (int i = 0; i < 12; i++) {
                        var entries = new ArrayList<AsRunEntry>();
                        for (int airing = 0; airing < 3; airing++) {
                            int sequence = airing + 1;
                            String id = "slot-a" + airing;
                            outcome(random, airing)
                                    .ifPresent(one -> entries.add(entry(sequence, id, one)));
                        }
                        StationDay day =
                                COUNTER.day(OfficeSamples.DONG_KINH, log(3), entries, start(99));
                        days.add(
                                new StationDay(
                                        STATION,
                                        day.area(),
                                        DAY.plusDays(i),
                                        day.figures(),
                                        day.dueAt(),
                                        i));
                    }
                    AirtimeReport report = report(query, days);
                    for (AirtimeReport.Dimension dimension : AirtimeReport.Dimension.values()) {
                        var sum = new AirtimeFigures.Sum();
                        report.table(dimension).values().forEach(sum::add);
                        assertThat(sum.figures()).as(dimension.name()).isEqualTo(report.total());
                    }
                    Collections.shuffle(days, new Random(random.nextLong()));
                    assertThat(report(query, days)).isEqualTo(report);
                    String text = FiguresText.of(report);
                    assertThat(FiguresText.of(FiguresText.parse(text, query, 3))).isEqualTo(text);
                });
    }

    private static AirtimeReport report(ReportQuery query, List<StationDay> days) {
        var builder = new AirtimeReport.Builder(query);
        for (StationDay day : days) {
            builder.add(
                    "unit" + day.date().getDayOfMonth() % 3,
                    day.date(),
                    new TreeMap<>(day.figures()),
                    day.change());
        }
        return builder.report();
    }

    @Test
    void everyReasonOfAStationIsACauseOfLoss() {
        for (Reason reason : Reason.values()) {
            assertThat(LossCause.of(reason).name()).isEqualTo(reason.name());
        }
    }
}
