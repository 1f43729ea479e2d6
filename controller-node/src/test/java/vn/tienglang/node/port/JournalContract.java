package vn.tienglang.node.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.node.StationScenario;

/** Contract test of journals. Each assertion is repeated after a power cut. */
public abstract class JournalContract {
    /** Station of the journal. */
    protected static final StationId STATION = StationScenario.STATION;

    private static final LocalDate DAY = StationScenario.DAY;
    private static final Signer SIGNER =
            bytes ->
                    new Signature(
                            new KeyId("ls-tan-thanh-1"),
                            Base64.getEncoder()
                                    .encodeToString(
                                            new String(bytes, StandardCharsets.UTF_8)
                                                    .substring(0, 40)
                                                    .getBytes(StandardCharsets.UTF_8)));

    private final TestAiring dawn = TestAiring.item("dawn-news", "05:30", 60);
    private final TestAiring market = TestAiring.item("market", "05:40", 30);
    private static final ClockQuality CLOCK =
            new ClockQuality(ClockSource.CENTRE, Duration.ofMillis(1_234));

    private final List<SignedEntry> written = new ArrayList<>();
    private AsRunLog chain;

    @BeforeEach
    void beginChain() {
        chain = AsRunLog.empty(STATION, chain());
    }

    /** Chain of the journal of a new station. */
    protected abstract ChainId chain();

    /** Opens the journal of a new station. */
    protected abstract Journal begin();

    /** Opens the same journal after a power cut, without closing it. */
    protected abstract Journal afterPowerCut();

    @Test
    void newJournalRecoversNothing() {
        Journal journal = begin();

        assertThat(journal.recover()).isEqualTo(Journal.Recovered.nothing(STATION, chain()));
        assertThat(journal.entriesAfter(0, 10)).isEmpty();
        assertThat(journal.digest(0)).isEmpty();
        assertThat(journal.digest(1)).isEmpty();
    }

    @Test
    void startsAreCounted() {
        begin().recover();
        afterPowerCut().recover();

        assertThat(afterPowerCut().recover().boot()).isEqualTo(3);
    }

    @Test
    void logIsRecoveredUnchanged() {
        DailyLog log = TestAiring.log(4, dawn, market.asEmergency());
        begin().write(new Journal.Fact.LogStored(log));

        assertThat(afterPowerCut().recover().logs()).containsExactly(log);
    }

    @Test
    void higherRevisionReplacesOnlyItsDay() {
        DailyLog tomorrow = new DailyLog(STATION, DAY.plusDays(1), 1, List.of(), List.of());
        Journal journal = begin();
        journal.write(new Journal.Fact.LogStored(TestAiring.log(1, dawn)));
        journal.write(new Journal.Fact.LogStored(tomorrow));
        journal.write(new Journal.Fact.LogStored(TestAiring.log(2, market)));

        assertThat(afterPowerCut().recover().logs())
                .containsExactly(TestAiring.log(2, market), tomorrow);
    }

    @Test
    void markIsKeptUntilAiringIsSettled() {
        Journal journal = begin();
        journal.write(new Journal.Fact.Started(mark(dawn)));
        assertThat(afterPowerCut().recover().interrupted())
                .containsExactly(new Journal.Interrupted(mark(dawn), 0));

        afterPowerCut().write(settled(dawn.id(), new Outcome.Aired(playback())));
        assertThat(afterPowerCut().recover().interrupted()).isEmpty();
    }

    @Test
    void progressIsKeptWithItsMark() {
        Journal journal = begin();
        journal.write(new Journal.Fact.Started(mark(dawn)));
        journal.write(new Journal.Fact.Progressed(dawn.id(), 480_000));
        journal.write(new Journal.Fact.Progressed(dawn.id(), 720_000));
        journal.write(new Journal.Fact.Progressed(market.id(), 5));

        assertThat(afterPowerCut().recover().interrupted())
                .containsExactly(new Journal.Interrupted(mark(dawn), 720_000));
    }

    /** The chain is still empty; its first entry names the one before. */
    @Test
    void endOfTheChainBeforeIsKept() {
        Journal journal = begin();
        Digest before = Digest.of("the last entry of the board before");
        journal.write(new Journal.Fact.PreviousChainEnded(before));

        assertThat(afterPowerCut().recover().asRun())
                .isEqualTo(new AsRunLog(STATION, chain(), 0, before));
    }

    @Test
    void runsWithoutATrustedClockAreKeptUntilTheyAreJudged() {
        Journal journal = begin();
        for (int boot = 1; boot <= Journal.UnsureRun.KEPT_MOST + 1; boot++) {
            journal.write(new Journal.Fact.RanUnsure(run(boot, 0)));
            journal.write(new Journal.Fact.RanUnsure(run(boot, 600_000)));
        }
        assertThat(afterPowerCut().recover().unsureRuns())
                .hasSize(Journal.UnsureRun.KEPT_MOST)
                .startsWith(run(2, 600_000));

        afterPowerCut().write(new Journal.Fact.UnsureRunsJudged());
        assertThat(afterPowerCut().recover().unsureRuns()).isEmpty();
    }

    private static Journal.UnsureRun run(long boot, long millis) {
        return new Journal.UnsureRun(
                boot, "machine-1", Duration.ofSeconds(boot), Duration.ofMillis(millis));
    }

    @Test
    void lastComparisonOfTheBatteryClockIsKept() {
        var check =
                new Journal.BatteryCheck(
                        Instant.parse("2026-03-02T01:02:03Z"),
                        Instant.parse("2026-03-02T01:02:03.456Z"),
                        Duration.ofMillis(512));
        Journal journal = begin();
        journal.write(new Journal.Fact.BatteryClockChecked(Optional.of(check)));
        journal.write(new Journal.Fact.BatteryClockChecked(Optional.of(check)));
        Journal later = afterPowerCut();
        assertThat(later.recover().batteryCheck()).contains(check);
        later.write(new Journal.Fact.BatteryClockChecked(Optional.empty()));
        assertThat(afterPowerCut().recover().batteryCheck()).isEmpty();
    }

    @Test
    void silenceThatStaffOrderedIsKept() {
        Journal journal = begin();
        assertThat(journal.recover().mutedUntil()).isEqualTo(Instant.EPOCH);
        var morning = new Journal.StoppedProgramme(DAY, "dawn-20260302-053000");
        var evening = new Journal.StoppedProgramme(DAY.plusDays(1), "dusk-20260303-170000");
        journal.write(new Journal.Fact.MutedUntil(dawn.start()));
        journal.write(new Journal.Fact.ProgrammeStopped(morning));
        journal.write(new Journal.Fact.ProgrammeStopped(morning));
        journal.write(new Journal.Fact.ProgrammeStopped(evening));

        Journal.Recovered recovered = afterPowerCut().recover();
        assertThat(recovered.mutedUntil()).isEqualTo(dawn.start());
        assertThat(recovered.stopped()).containsExactly(morning, evening);

        Journal later = afterPowerCut();
        later.write(new Journal.Fact.MutedUntil(Instant.EPOCH));
        later.write(new Journal.Fact.DaysDropped(DAY.plusDays(1)));
        assertThat(afterPowerCut().recover().mutedUntil()).isEqualTo(Instant.EPOCH);
        assertThat(afterPowerCut().recover().stopped()).containsExactly(evening);
    }

    @Test
    void everyOutcomeIsRecoveredUnchanged() {
        Journal journal = begin();
        journal.write(settled(dawn.id(), new Outcome.Aired(playback())));
        journal.write(settled(market.id(), new Outcome.CutShort(silence(), Reason.NO_POWER)));
        journal.write(settled(new AiringId("evening"), new Outcome.Missed(Reason.NO_FILE)));

        Journal.Recovered recovered = afterPowerCut().recover();
        assertThat(recovered.settled())
                .isEqualTo(entries().stream().map(SignedEntry::entry).toList());
        assertThat(recovered.asRun()).isEqualTo(chain);
        assertThat(afterPowerCut().entriesAfter(0, 10)).isEqualTo(entries());
    }

    @Test
    void entriesComeOldestFirstUpToTheLimit() {
        Journal journal = begin();
        for (int i = 0; i < 5; i++) {
            journal.write(settled(new AiringId("item-" + i), new Outcome.Missed(Reason.NO_LINK)));
        }

        assertThat(afterPowerCut().entriesAfter(2, 2)).isEqualTo(entries().subList(2, 4));
        assertThat(afterPowerCut().entriesAfter(5, 2)).isEmpty();
        assertThat(afterPowerCut().digest(3)).contains(entries().get(2).entry().digest());
        assertThat(afterPowerCut().digest(6)).isEmpty();
    }

    @Test
    void acknowledgementMayBecomeLower() {
        Journal journal = begin();
        journal.write(new Journal.Fact.Acknowledged(2));
        assertThat(afterPowerCut().recover().acknowledged()).isEqualTo(2);
        afterPowerCut().write(new Journal.Fact.Acknowledged(1));

        assertThat(afterPowerCut().recover().acknowledged()).isEqualTo(1);
    }

    @Test
    void chainOfAJournalNeverChanges() {
        Journal.Recovered first = begin().recover();

        assertThat(afterPowerCut().recover().asRun()).isEqualTo(first.asRun());
    }

    @Test
    void emergencyIsKeptUntilForgottenAndItsNumberForEver() {
        Emergency flood = TestAiring.alert(7, 30);
        Journal journal = begin();
        journal.write(new Journal.Fact.EmergencyStored(flood));
        assertThat(afterPowerCut().recover().emergencies()).containsExactly(flood);

        afterPowerCut().write(settled(flood.airing(), new Outcome.Missed(Reason.NO_FILE)));
        assertThat(afterPowerCut().recover().emergencies()).containsExactly(flood);
        afterPowerCut().write(new Journal.Fact.EmergencyForgotten(7));
        assertThat(afterPowerCut().recover().emergencies()).isEmpty();
        assertThat(afterPowerCut().recover().urgentNumber()).isEqualTo(7);
    }

    @Test
    void emergenciesAreRecoveredInOrderOfNumberAndAMarkAfterItsAlert() {
        Emergency second = TestAiring.alert(2, 30);
        Emergency first = TestAiring.alert(1, 20);
        Emergency cancel = TestAiring.cancel(3, 2);
        Journal journal = begin();
        for (Emergency one : List.of(cancel, second.ended(), second, first, second)) {
            journal.write(new Journal.Fact.EmergencyStored(one));
        }

        assertThat(afterPowerCut().recover().emergencies())
                .containsExactly(first, second, second.ended(), cancel);
        assertThat(afterPowerCut().recover().urgentNumber()).isEqualTo(3);
    }

    /** A run that was played must be known as long as its emergency is. */
    @Test
    void entriesOfAHeldEmergencyAreRecoveredThoughTheirDayIsDropped() {
        Emergency flood = TestAiring.alert(7, 30);
        Journal journal = begin();
        journal.write(new Journal.Fact.EmergencyStored(flood));
        journal.write(settled(flood.airing(2, 0), new Outcome.Missed(Reason.NO_FILE)));
        journal.write(new Journal.Fact.DaysDropped(DAY.plusDays(1)));

        assertThat(afterPowerCut().recover().settled())
                .extracting(AsRunEntry::airing)
                .containsExactly(flood.airing(2, 0));
        afterPowerCut().write(new Journal.Fact.EmergencyForgotten(7));
        assertThat(afterPowerCut().recover().settled()).isEmpty();
    }

    @Test
    void firstStartIsRecovered() {
        Instant at = Instant.parse("2026-03-02T01:02:03.456789Z");
        begin().write(new Journal.Fact.FirstStarted(at));

        assertThat(afterPowerCut().recover().firstStart()).contains(at);
    }

    @Test
    void droppedDaysAreGoneAndTheChainContinues() {
        Journal journal = begin();
        journal.write(new Journal.Fact.LogStored(TestAiring.log(1, dawn)));
        journal.write(settled(dawn.id(), new Outcome.Missed(Reason.NO_LINK)));
        journal.write(new Journal.Fact.Acknowledged(1));
        journal.write(new Journal.Fact.DaysDropped(DAY.plusDays(100)));

        Journal.Recovered recovered = afterPowerCut().recover();
        assertThat(recovered.logs()).isEmpty();
        assertThat(recovered.settled()).isEmpty();
        assertThat(recovered.firstKeptDay()).isEqualTo(DAY.plusDays(100));
        assertThat(recovered.asRun()).isEqualTo(chain);
    }

    @Test
    void unacknowledgedEntriesOutliveTheirDay() {
        Journal journal = begin();
        journal.write(settled(dawn.id(), new Outcome.Missed(Reason.NO_LINK)));
        journal.write(new Journal.Fact.DaysDropped(DAY.plusDays(100)));

        assertThat(afterPowerCut().entriesAfter(0, 10)).hasSize(1);
    }

    private List<SignedEntry> entries() {
        return List.copyOf(written);
    }

    private Journal.Fact settled(AiringId airing, Outcome outcome) {
        SignedEntry entry =
                chain.next(
                        airing,
                        DAY,
                        3,
                        Instant.parse("2026-03-02T00:00:00.5Z"),
                        CLOCK,
                        outcome,
                        SIGNER);
        chain = chain.append(entry.entry());
        written.add(entry);
        return new Journal.Fact.Settled(entry);
    }

    private static Journal.Mark mark(TestAiring item) {
        return new Journal.Mark(
                item.id(),
                DAY,
                3,
                item.start().minusMillis(1500),
                item.start(),
                60_000,
                48_000,
                "loa \"thật\" 'số' 1",
                CLOCK,
                "boot-1");
    }

    private Playback playback() {
        return new Playback(
                dawn.start().minusMillis(1500),
                dawn.start(),
                60_000,
                60_000,
                48_000,
                Evidence.RENDERED,
                "loa");
    }

    private Playback silence() {
        return new Playback(
                market.start(), market.start(), 0, 9, 8_000, Evidence.COMMANDED, "không có loa");
    }
}
