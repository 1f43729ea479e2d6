package vn.tienglang.node;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.node.StationScenario.at;
import static vn.tienglang.node.port.TestAiring.item;
import static vn.tienglang.node.port.TestAiring.log;
import static vn.tienglang.node.port.TestAiring.urgent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.TestAiring;

/** Scenarios of one station with the real loop and the real playout. */
class StationLoopTest {
    private final TestAiring dawnNews = item("dawn-news", "05:30:00", 60);
    private final TestAiring marketNews = item("market-news", "05:40:00", 60);
    private final TestAiring market = item("market", "05:40:00", 30);

    @Nested
    class AnOrdinaryMorning {
        private final StationScenario station = StationScenario.atFive();

        @Test
        void firstSampleIsOnTimeWithTheAmplifierSettled() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:35");

            assertThat(station.sounds()).hasSize(1);
            assertThat(station.sounds().getFirst().trueTime()).isEqualTo(dawnNews.start());
            assertThat(station.edges())
                    .containsExactly(
                            new StationSnapshot.RelayChange(
                                    dawnNews.start().minusMillis(1500), RelayState.CLOSED),
                            new StationSnapshot.RelayChange(
                                    dawnNews.end().plusMillis(500), RelayState.OPEN));
        }

        @Test
        void entryHasTheFramesThatWerePlayed() {
            station.holds(log(3, dawnNews));
            station.advanceTo("05:35");

            assertThat(station.asRun()).hasSize(1);
            AsRunEntry entry = station.asRun().getFirst();
            assertThat(entry.revision()).isEqualTo(3);
            assertThat(entry.settledAt()).isBetween(dawnNews.end(), dawnNews.end().plusSeconds(1));
            assertThat(entry.outcome())
                    .isEqualTo(
                            new Outcome.Aired(
                                    new Playback(
                                            dawnNews.start().minusMillis(1500),
                                            dawnNews.start(),
                                            60_000,
                                            60_000,
                                            1_000,
                                            Evidence.RENDERED,
                                            "loa mô phỏng")));
        }

        /** A real sound card behind a simulated relay: no amplifier has power, nobody hears it. */
        @Test
        void simulatedRelayNeverGivesEvidenceOfSound() {
            station.losesPower();
            station.relay().declareSimulated();
            station.powersUp();
            station.clockIsTrusted();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:35");

            assertThat(station.outcomeOf(dawnNews.id()))
                    .isInstanceOfSatisfying(
                            Outcome.Aired.class,
                            aired ->
                                    assertThat(aired.playback().evidence())
                                            .isEqualTo(Evidence.COMMANDED));
            assertThat(station.view().status().audible()).isFalse();
        }

        @Test
        void relayStaysClosedBetweenAdjacentAirings() {
            TestAiring second = item("second", "05:31:00", 30);
            TestAiring third = item("third", "05:31:32", 30);
            station.holds(log(1, dawnNews, second, third));
            station.advanceTo("05:35");

            assertThat(station.edges()).hasSize(2);
            assertThat(aired(station)).containsExactly(dawnNews.id(), second.id(), third.id());
        }

        @Test
        void relayOpensBeforeItsLongestTimeClosed() {
            TestAiring[] halfHours = new TestAiring[8];
            for (int i = 0; i < halfHours.length; i++) {
                String start =
                        at("05:30")
                                .plusSeconds(1800L * i)
                                .atZone(StationScenario.ZONE)
                                .toLocalTime()
                                .toString();
                halfHours[i] = item("half-hour-" + i, start, 1800);
            }
            station.holds(log(1, halfHours));
            station.advanceTo("10:00");

            assertThat(aired(station)).hasSize(halfHours.length);
            assertThat(station.edges()).hasSize(4);
            assertThat(station.edges().get(1).at()).isBefore(at("08:30"));
        }

        @Test
        void relayIsOpenBetweenDistantAirings() {
            station.holds(log(1, dawnNews, market));
            station.advanceTo("05:45");

            assertThat(station.edges()).hasSize(4);
            assertThat(aired(station)).containsExactly(dawnNews.id(), market.id());
        }

        @Test
        void entriesAreSentUntilTheyAreAcknowledged() {
            station.centreFallsSilent();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:40");
            long first = told(station);
            station.centreAnswersAgain();
            station.advanceTo("05:50");
            long second = told(station);
            station.advanceTo("08:00");

            assertThat(first).isBetween(2L, 8L);
            assertThat(second).isGreaterThan(first);
            assertThat(told(station)).isEqualTo(second);
            assertThat(station.lastStatus().unsent()).isZero();
        }

        @Test
        void pageShowsTheProgressOfAnAiring() {
            station.holds(log(1, dawnNews, market));
            station.advanceTo("05:30:10");
            assertThat(station.view().activity()).isEqualTo("Đang phát: dawn-news");
            assertThat(station.view().status().onAir()).containsExactly(dawnNews.id());
            assertThat(station.view().today())
                    .extracting(StationSnapshot.AiringLine::progress)
                    .containsExactly(
                            new StationSnapshot.Progress.OnAir(),
                            new StationSnapshot.Progress.Ready());

            station.advanceTo("05:32");
            assertThat(station.view().today().getFirst().progress())
                    .isInstanceOf(StationSnapshot.Progress.Settled.class);
            assertThat(station.view().relayChanges()).hasSize(3);
            assertThat(station.view().linkUp()).isTrue();
        }

        @Test
        void idleStationSendsFewMessages() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:40");
            int before = station.sent().size();
            station.advance(ofHours(10));

            assertThat(station.sent().size() - before).isBetween(38, 42);
        }
    }

    @Nested
    class Power {
        private final StationScenario station = StationScenario.atFive();

        @Test
        void powerCutOnAirIsReportedOnceAndNotReplayed() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:22");
            station.losesPower();
            station.advance(ofMinutes(2));
            station.powersUp();
            station.advance(ofSeconds(40));
            assertThat(station.asRun()).as("before the time is known").isEmpty();
            station.clockIsTrusted();
            station.advance(ofHours(1));

            assertThat(station.asRun()).hasSize(1);
            assertThat(station.outcomeOf(dawnNews.id()))
                    .isEqualTo(
                            new Outcome.CutShort(
                                    new Playback(
                                            dawnNews.start().minusMillis(1500),
                                            dawnNews.start(),
                                            20_000,
                                            60_000,
                                            1_000,
                                            Evidence.RENDERED,
                                            "loa mô phỏng"),
                                    Reason.NO_POWER));
            assertThat(station.heard(dawnNews.id())).isEqualTo(1);
        }

        /**
         * The as-run log said no power and no frames, though there was power and 6 s had sounded.
         */
        @Test
        void killedProgramIsReportedAsSuchWithTheFramesThatWerePlayed() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:06");
            station.dies();
            station.powersUp();
            station.clockIsTrusted();
            station.advanceTo("05:45");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.PROGRAM_ENDED);
            assertThat(cut(station, dawnNews.id()).frames()).isEqualTo(5_000);
            assertThat(cut(station, dawnNews.id()).evidence()).isEqualTo(Evidence.RENDERED);
        }

        @Test
        void killedProgramBeforeItsFirstProgressHasNoFrames() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:03");
            station.dies();
            station.powersUp();
            station.clockIsTrusted();
            station.advanceTo("05:45");

            assertThat(cut(station, dawnNews.id()).frames()).isZero();
            assertThat(cut(station, dawnNews.id()).evidence()).isEqualTo(Evidence.COMMANDED);
        }

        @Test
        void restartAfterACrashOpensTheRelay() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:20");
            station.dies();
            assertThat(station.relay().contact()).isEqualTo(RelayState.CLOSED);
            station.powersUp();

            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        }

        @Test
        void powerCutBeforeTheMarkIsStoredLeavesTheAiringOpen() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:59");
            station.disk().cutPowerInNextWrite(SimulatedDisk.Write.LOST);
            station.advanceTo("05:30:00");
            assertThat(station.runs()).isFalse();
            station.powersUp();
            station.clockIsTrusted();
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(station.heard(dawnNews.id())).isEqualTo(1);
        }

        @Test
        void powerCutBetweenMarkAndSoundIsCutShortAndNeverPlayed() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:59");
            station.disk().cutPowerInNextWrite(SimulatedDisk.Write.KEPT_UNANSWERED);
            station.advanceTo("05:30:00");
            station.powersUp();
            station.clockIsTrusted();
            station.advanceTo("05:35");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.NO_POWER);
            assertThat(station.heard(dawnNews.id())).isZero();
        }

        @Test
        void airingDuringAPowerCutIsMissedForNoPower() {
            station.holds(log(1, dawnNews, market));
            station.advanceTo("05:29");
            station.losesPower();
            station.advanceTo("05:31");
            station.powersUp();
            station.clockIsTrusted();
            station.advanceTo("05:45");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.NO_POWER);
            assertThat(aired(station)).containsExactly(market.id());
        }

        @Test
        void weekWithoutPowerIsSettledAndThenDropped() {
            station.holds(log(1, dawnNews));
            station.losesPower();
            station.advance(ofDays(7));
            station.powersUp();
            station.clockIsTrusted();
            station.advance(ofMinutes(1));

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.NO_POWER);
            station.linkComesUp();
            assertThat(station.lastStatus().logs()).isEmpty();
            station.holds(log(9, dawnNews));
            station.advance(ofMinutes(1));
            assertThat(station.asRun()).hasSize(1);
        }

        @Test
        void fullDiskStopsPlayoutWithTheRelayOpen() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:59");
            station.disk().setFull(true);
            station.advanceTo("05:31");

            assertThat(station.runs()).isFalse();
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
            assertThat(station.sounds()).isEmpty();
        }
    }

    @Nested
    class TheClock {
        @Test
        void scheduledAiringWaitsForATrustedClock() {
            var station = new StationScenario();
            station.powersUp();
            station.holds(log(1, dawnNews, market));
            station.advanceTo("05:35");
            assertThat(station.sounds()).isEmpty();
            assertThat(station.asRun()).isEmpty();
            station.clockIsTrusted();
            station.advanceTo("05:45");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.CLOCK_UNSURE);
            assertThat(aired(station)).containsExactly(market.id());
        }

        @Test
        void boardThatStartsInThePastPlaysNothing() {
            var station = new StationScenario();
            station.wallStepsBy(ofDays(-300));
            station.powersUp();
            station.holds(log(1, dawnNews));
            station.advance(ofMinutes(1));
            station.wallIsSetRight();
            station.clockIsTrusted();
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(station.sounds().getFirst().trueTime()).isEqualTo(dawnNews.start());
        }

        /** The first frame was 99 s late, and counted as fulfilled. */
        @Test
        void processThatStoodStillPlaysNothingTooLate() {
            StationScenario station = StationScenario.atFive();
            station.holds(log(1, dawnNews, market));
            station.advanceTo(dawnNews.start().minusMillis(900));
            station.standsStill(ofSeconds(100));
            station.advanceTo("05:45");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.OUTPUT_SILENT);
            assertThat(aired(station)).containsExactly(market.id());
            assertThat(station.heard(dawnNews.id())).isZero();
        }

        @Test
        void processThatStoodStillWithinTheToleranceStartsLate() {
            StationScenario station = StationScenario.atFive();
            station.holds(log(1, dawnNews));
            station.advanceTo(dawnNews.start().minusMillis(900));
            station.standsStill(ofMillis(4900));
            station.advanceTo("05:45");

            assertThat(aired(station)).containsExactly(dawnNews.id());
        }

        @Test
        void clockStepWhileArmedOpensTheRelay() {
            StationScenario station = StationScenario.atFive();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:59");
            station.wallStepsBy(ofHours(-3));
            station.advance(ofSeconds(5));

            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
            assertThat(station.sounds()).isEmpty();
            assertThat(station.asRun()).isEmpty();
        }

        @Test
        void airingContinuesThroughAClockStep() {
            StationScenario station = StationScenario.atFive();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:20");
            station.wallStepsBy(ofDays(40));
            station.advanceTo("05:35");
            assertThat(station.asRun()).as("no date can be given").isEmpty();
            station.wallIsSetRight();
            station.clockIsTrusted();

            assertThat(station.outcomeOf(dawnNews.id())).isInstanceOf(Outcome.Aired.class);
            assertThat(station.asRun().getFirst().settledAt()).isEqualTo(at("05:35"));
        }

        @Test
        void agreeingAnswerOfTheCentreMakesTheClockTrusted() {
            var station = new StationScenario();
            station.powersUp();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:10");
            assertThat(station.view().status().clockTrusted()).isFalse();
            station.linkComesUp();
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(station.asRun().getFirst().clock().source()).isEqualTo(ClockSource.CENTRE);
        }

        @Test
        void answerWithoutItsRequestIsRejected() {
            StationScenario station = StationScenario.atFive();
            station.receives(
                    new Message.TimeAnswered(
                            StationScenario.STATION, new Nonce("0011223344556677"), at("05:00")));

            assertThat(station.view().status().rejected()).containsEntry(Rejection.STALE, 1L);
            assertThat(station.view().status().clockTrusted()).isTrue();
        }

        /** F4: the centre is in the year 2031 for a minute; nobody restarts anything. */
        @Test
        void centreThatWasYearsAheadIsTrustedAgainAfterItsCorrection() {
            var station = new StationScenario();
            station.powersUp();
            station.holds(log(1, dawnNews));
            station.centreClockIsWrongBy(ofDays(365 * 5));
            station.linkComesUp();
            station.advance(ofSeconds(60));
            assertThat(station.view().status().clockTrusted()).isFalse();
            assertThat(station.lastStatus().faults()).as("a fault that people see").hasSize(1);
            station.centreClockIsWrongBy(Duration.ZERO);
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(station.lastStatus().faults()).isEmpty();
        }

        /** F5: the daemon steps the clock, is silent about it, and the centre is down. */
        @Test
        void stepByASynchronisedDaemonDoesNotSilenceTheStation() {
            StationScenario station = StationScenario.atFive();
            station.holds(log(1, dawnNews));
            station.linkBreaks();
            station.timeDaemonSteps(ofSeconds(3));
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
        }

        /** The clock was set by hand and set right again; the centre is down. */
        @Test
        void stepBackIsTrustedWithoutTheCentre() {
            var station = new StationScenario();
            station.powersUp();
            station.linkComesUp();
            station.holds(log(1, dawnNews));
            station.advance(ofSeconds(5));
            station.linkBreaks();
            station.wallStepsBy(ofHours(-3));
            station.advance(ofMinutes(5));
            assertThat(station.view().status().clockTrusted()).isFalse();
            station.wallIsSetRight();
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
        }

        /** B9: nothing periodic while the daemon keeps the clock. */
        @Test
        void synchronisedStationNeverAsksForTheTime() {
            StationScenario station = StationScenario.atFive();
            station.advance(ofHours(24));

            assertThat(station.sent()).noneMatch(Message.TimeRequested.class::isInstance);
        }

        @Test
        void stationWithoutADaemonAsksForTheTimeEveryFourHours() {
            var station = new StationScenario();
            station.powersUp();
            station.linkComesUp();
            station.advance(ofHours(24));

            assertThat(station.sent().stream().filter(Message.TimeRequested.class::isInstance))
                    .hasSize(6);
        }
    }

    @Nested
    class TheVolume {
        private final StationScenario station = StationScenario.atFive();

        @Test
        void volumeOfTheLogReachesTheSpeakerAlsoAfterARestart() {
            DailyLog loud = log(1, dawnNews);
            station.holds(
                    new DailyLog(
                            loud.station(),
                            loud.date(),
                            1,
                            loud.airings().stream().map(one -> one.atVolume(60)).toList(),
                            loud.clips()));
            station.losesPower();
            station.powersUp();
            station.clockIsTrusted();
            station.advanceTo("05:31");

            assertThat(station.speaker().volume(dawnNews.id())).contains(60);
        }

        @Test
        void emergencyIsAlwaysLoud() {
            Message.Urgent flood = urgent(1, "flood", 30);
            station.holds(flood);
            station.advance(ofSeconds(10));

            assertThat(station.speaker().volume(flood.airing())).contains(100);
        }
    }

    /** The board, its card and the centre's database are replaced or restored. */
    @Nested
    class TheChain {
        private final StationScenario station = StationScenario.atFive();

        private List<Long> reported() {
            return station.sent().stream()
                    .filter(Message.AsRunReported.class::isInstance)
                    .flatMap(message -> ((Message.AsRunReported) message).entries().stream())
                    .map(signed -> signed.entry().sequence())
                    .toList();
        }

        private void airTwo() {
            station.holds(log(1, dawnNews, marketNews));
            station.advanceTo("05:50");
            assertThat(station.asRun()).hasSize(2);
            assertThat(station.view().status().unsent()).isZero();
        }

        /** F1: the centre has an older copy of its database. */
        @Test
        void lowerAcknowledgementSendsTheEntriesAgainFromThere() {
            airTwo();
            station.receives(StationScenario.acknowledgement(station.asRun().getFirst()));
            station.advance(ofSeconds(1));

            assertThat(reported()).containsExactly(1L, 2L, 2L);
            assertThat(station.view().status().unsent()).isZero();
        }

        @Test
        void rewindSurvivesAPowerCut() {
            airTwo();
            station.centreFallsSilent();
            station.receives(
                    new Message.AsRunAcknowledged(
                            StationScenario.STATION, station.disk().chain(), 0, Digest.NONE));
            station.losesPower();
            station.powersUp();
            station.clockIsTrusted();
            station.linkComesUp();
            station.advance(ofSeconds(1));

            assertThat(reported()).endsWith(1L, 2L);
        }

        /** Two boards with copies of one card. */
        @Test
        void acknowledgementOfAnotherEntrySendsEverythingAgainAndRaisesAFault() {
            airTwo();
            station.receives(
                    new Message.AsRunAcknowledged(
                            StationScenario.STATION,
                            station.disk().chain(),
                            2,
                            Digest.of("of the other board")));
            station.advance(ofSeconds(5));

            assertThat(reported()).containsExactly(1L, 2L, 1L, 2L);
            assertThat(station.lastStatus().faults()).hasSize(1);
        }

        @Test
        void acknowledgementOfAnotherChainIsIgnored() {
            airTwo();
            station.receives(
                    new Message.AsRunAcknowledged(
                            StationScenario.STATION, new ChainId("c-other"), 0, Digest.NONE));
            station.advance(ofSeconds(5));

            assertThat(reported()).containsExactly(1L, 2L);
            assertThat(station.lastStatus().faults()).isEmpty();
        }

        /** F3: a board judges nothing that was due before it existed. */
        @Test
        void newBoardDoesNotJudgeWhatWasDueBefore() {
            var board = new StationScenario();
            board.advanceTo("05:45");
            board.powersUp();
            board.clockIsTrusted();
            board.linkComesUp();
            TestAiring later = item("evening", "06:30:00", 60);
            board.holds(log(1, dawnNews, marketNews, later));
            board.advanceTo("06:00");
            board.losesPower();
            board.powersUp();
            board.clockIsTrusted();
            board.linkComesUp();
            board.advanceTo("06:40");

            assertThat(board.asRun()).extracting(AsRunEntry::airing).containsExactly(later.id());
        }

        @Test
        void boardJudgesWhatWasDueWhileItsFirstClockWasUnsure() {
            var board = new StationScenario();
            board.powersUp();
            board.holds(log(1, dawnNews));
            board.advanceTo("06:00");
            board.clockIsTrusted();
            board.advance(ofSeconds(1));

            assertThat(reason(board, dawnNews.id())).isEqualTo(Reason.CLOCK_UNSURE);
        }

        /** A5: an emergency before the clock was ever trusted, and the power fails in it. */
        @Test
        void timesOfAnUnsureClockAreSignedAsUnsure() {
            var board = new StationScenario();
            board.wallStepsBy(ofDays(-300));
            board.powersUp();
            board.linkComesUp();
            board.holds(urgent(1, "flood", 60));
            board.advance(ofSeconds(20));
            assertThat(board.heard(new AiringId("flood"))).isEqualTo(1);
            board.losesPower();
            board.wallIsSetRight();
            board.powersUp();
            board.clockIsTrusted();
            board.advance(ofSeconds(1));

            assertThat(board.asRun().getFirst().clock()).isEqualTo(ClockQuality.UNTRUSTED);
        }
    }

    @Nested
    class TheLog {
        private final StationScenario station = StationScenario.atFive();

        @Test
        void isAcknowledgedOnceItIsStored() {
            station.disk().setFull(true);
            station.receives(log(1, dawnNews));

            assertThat(station.runs()).isFalse();
            assertThat(station.receipts()).isZero();
        }

        @Test
        void fetchesItsClipsAndPlays() {
            station.receives(log(1, dawnNews));
            station.advance(ofSeconds(5));
            assertThat(station.lastStatus().missing()).isEmpty();
            assertThat(wanted(station)).isEqualTo(3);
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
        }

        /** The centre has issued a number twice, because its database was restored. */
        @Test
        void ofTheHeldRevisionWithAnotherContentIsAFaultUntilAHigherOneComes() {
            station.holds(log(2, dawnNews));
            station.holds(log(2, market));
            station.advance(ofSeconds(5));

            StationStatus status = station.lastStatus();
            assertThat(status.faults()).singleElement().asString().contains("lịch khác");
            assertThat(status.logs())
                    .as("what it holds, so that the centre sees the difference")
                    .containsExactly(StationStatus.HeldLog.of(log(2, dawnNews)));

            station.holds(log(3, market));
            station.advance(ofSeconds(5));
            assertThat(station.lastStatus().faults()).isEmpty();
            station.advanceTo("05:45");
            assertThat(aired(station)).containsExactly(market.id());
        }

        @Test
        void ofTheHeldRevisionWithAnotherContentIsNoFaultOnceTheHeldOneIsConfirmed() {
            station.holds(log(2, dawnNews));
            station.holds(log(2, market));
            station.holds(log(2, dawnNews));
            station.advance(ofSeconds(5));

            assertThat(station.lastStatus().faults()).isEmpty();
        }

        @Test
        void ofALowerRevisionIsRejected() {
            station.holds(log(2, dawnNews));
            station.holds(log(1, market));
            station.holds(log(2, dawnNews));
            station.advanceTo("05:45");

            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(station.receipts()).isGreaterThanOrEqualTo(3);
            assertThat(station.view().status().rejected()).containsEntry(Rejection.STALE, 1L);
        }

        @Test
        void ofAnotherStationIsRejected() {
            station.receives(
                    new DailyLog(
                            new StationId("ls-elsewhere"),
                            StationScenario.DAY,
                            1,
                            List.of(),
                            List.of()));

            assertThat(station.view().status().logs()).isEmpty();
            assertThat(station.view().status().rejected())
                    .containsEntry(Rejection.OTHER_STATION, 1L);
        }

        @Test
        void withoutItsClipLeavesTheRelayOpen() {
            station.centreFallsSilent();
            station.receives(log(1, dawnNews));
            station.advanceTo("05:35");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.NO_FILE);
            assertThat(station.edges()).isEmpty();
        }

        @Test
        void whoseClipArrivesWithinTheToleranceStartsLate() {
            station.centreFallsSilent();
            station.receives(log(1, dawnNews));
            station.advanceTo("05:30:02");
            station.clips().put(dawnNews.clip());
            station.happens(new Event.ClipReady(dawnNews.clip().id()));
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(station.sounds().getFirst().trueTime())
                    .isEqualTo(dawnNews.start().plusMillis(3500));
        }

        @Test
        void thatArrivesTooLateIsMissedForNoLink() {
            station.advanceTo("05:31");
            station.holds(log(1, dawnNews));
            station.advance(ofSeconds(1));

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.NO_LINK);
        }

        @Test
        void withdrawingAnArmedAiringOpensTheRelayAndWritesNoEntry() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:59");
            assertThat(station.relay().contact()).isEqualTo(RelayState.CLOSED);
            station.holds(log(2));
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
            station.advanceTo("05:35");

            assertThat(station.sounds()).isEmpty();
            assertThat(station.asRun()).isEmpty();
        }

        @Test
        void withdrawingAnAiringOnAirCutsItShort() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:20");
            station.holds(log(2));
            station.advance(ofSeconds(2));

            assertThat(cut(station, dawnNews.id()).frames()).isEqualTo(20_000);
            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.CANCELLED);
            assertThat(station.asRun().getFirst().revision()).isEqualTo(2);
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        }

        @Test
        void movesAnAiringThatHasNotStarted() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:59");
            station.holds(log(2, dawnNews.movedTo("05:50:00")));
            station.advanceTo("05:55");

            assertThat(station.heard(dawnNews.id())).isEqualTo(1);
            assertThat(station.sounds().getFirst().trueTime()).isEqualTo(at("05:50"));
        }

        @Test
        void cannotPlayAnAiringTwice() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:20");
            station.holds(log(2, dawnNews.movedTo("05:50:00")));
            station.advanceTo("05:52");
            station.holds(log(3, dawnNews.movedTo("05:55:00")));
            station.advanceTo("06:00");

            assertThat(station.heard(dawnNews.id())).isEqualTo(1);
            assertThat(aired(station)).containsExactly(dawnNews.id());
        }

        @Test
        void ofADayThatIsOverIsNotHeld() {
            station.holds(
                    new DailyLog(
                            StationScenario.STATION,
                            StationScenario.DAY.minusDays(2),
                            1,
                            List.of(),
                            List.of()));

            assertThat(station.view().status().logs()).isEmpty();
        }

        @Test
        void isHeldForNoMoreDaysThanTheLimit() {
            for (int day = 0; day < 20; day++) {
                station.receives(
                        new DailyLog(
                                StationScenario.STATION,
                                StationScenario.DAY.plusDays(day),
                                1,
                                List.of(),
                                List.of()));
            }

            assertThat(station.view().status().logs()).hasSize(Limits.DAYS_AHEAD + 2);
        }
    }

    @Nested
    class TheDevices {
        private final StationScenario station = StationScenario.atFive();

        @Test
        void relayThatDoesNotCloseIsAnAmplifierFault() {
            station.relay().stick();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:35");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.AMPLIFIER_FAULT);
            assertThat(station.sounds()).isEmpty();
            assertThat(station.lastStatus().faults())
                    .containsExactly("Rơ-le không đóng: ampli không có điện");
        }

        /** Another program has the port: the station airs without its page and says so. */
        @Test
        void pageThatCannotBeOpenedIsAFaultAndNothingElseStops() {
            station.holds(log(1, dawnNews));
            station.happens(new Event.PageChecked(Optional.of("port 8080 in use")));
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(station.lastStatus().faults())
                    .containsExactly(
                            "Trang điều khiển của đài không mở được, đài vẫn phát: port 8080 in"
                                    + " use");

            station.happens(new Event.PageChecked(Optional.empty()));
            station.advance(ofMinutes(2));
            assertThat(station.lastStatus().faults()).isEmpty();
        }

        @Test
        void boardThatDoesNotAnswerIsAnAmplifierFault() {
            station.relay().fallSilent();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:35");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.AMPLIFIER_FAULT);
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        }

        @Test
        void orderToOpenAStuckRelayIsRepeated() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:20");
            station.relay().stick();
            station.advanceTo("05:35");
            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(station.lastStatus().faults())
                    .containsExactly("Rơ-le không nhả: ampli có thể vẫn bật");
            station.relay().mend();
            station.advance(ofMinutes(3));

            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
            assertThat(station.lastStatus().faults()).isEmpty();
        }

        @Test
        void speakerThatFailsToCueIsASilentOutput() {
            station.speaker().refuse();
            station.holds(log(1, dawnNews, market));
            station.advanceTo("05:31");
            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.OUTPUT_SILENT);
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
            station.speaker().mend();
            station.advanceTo("05:45");

            assertThat(aired(station)).containsExactly(market.id());
            assertThat(station.lastStatus().faults()).isEmpty();
        }

        @Test
        void speakerThatDoesNotAnswerOpensTheRelay() {
            station.speaker().hang();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:02");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.OUTPUT_SILENT);
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        }

        @Test
        void speakerThatStallsIsStoppedAndCutShort() {
            station.speaker().stall();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:31:10");

            assertThat(cut(station, dawnNews.id()).frames()).isEqualTo(30_000);
            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.OUTPUT_SILENT);
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        }

        @Test
        void speakerThatNeverReportsItsFramesCountsAsNoFrames() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:30:10");
            station.speaker().hang();
            station.advanceTo("05:31:30");

            assertThat(cut(station, dawnNews.id()).frames()).isZero();
            assertThat(cut(station, dawnNews.id()).evidence()).isEqualTo(Evidence.COMMANDED);
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        }

        @Test
        void speakerThatEndsEarlyHasNotAired() {
            station.speaker().endEarlyBy(ofSeconds(10));
            station.holds(log(1, dawnNews));
            station.advanceTo("05:35");

            assertThat(cut(station, dawnNews.id()).frames()).isEqualTo(50_000);
            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.OUTPUT_SILENT);
        }

        @Test
        void staffStopAnAiringOnAirAtOnce() {
            station.holds(log(1, dawnNews, market));
            station.advanceTo("05:30:20");
            station.staffPressStop();
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
            assertThat(station.speaker().sounding()).isEmpty();
            station.advanceTo("05:45");

            assertThat(cut(station, dawnNews.id()).frames()).isEqualTo(20_000);
            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.MUTED_BY_STAFF);
            assertThat(aired(station)).containsExactly(market.id());
        }

        @Test
        void staffStopAnAiringBeforeItStarts() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:59");
            station.staffPressStop();
            station.advanceTo("05:35");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.MUTED_BY_STAFF);
            assertThat(station.sounds()).isEmpty();
        }

        @Test
        void clipThatIsLostAtTheLastMomentIsNoFile() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29");
            station.clips().lose(dawnNews.clip().id());
            station.centreFallsSilent();
            station.advanceTo("05:35");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.NO_FILE);
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
        }
    }

    @Nested
    class AStaffMute {
        private final StationScenario station = StationScenario.atFive();
        private final TestAiring first = item("dawn-20260302-053000", "05:30:00", 60);
        private final TestAiring second = item("dawn-20260302-053000-1", "05:31:14", 60);

        /** Silence now stopped one part, and the next part of the programme sounded 14 s later. */
        @Test
        void stopSilencesTheRestOfTheProgramme() {
            station.holds(log(1, first, second, market));
            station.advanceTo("05:30:20");
            station.staffPressStop();
            station.advanceTo("05:45");

            assertThat(reason(station, first.id())).isEqualTo(Reason.MUTED_BY_STAFF);
            assertThat(station.outcomeOf(second.id()))
                    .isEqualTo(new Outcome.Missed(Reason.MUTED_BY_STAFF));
            assertThat(aired(station)).containsExactly(market.id());
        }

        @Test
        void stopInAGapSilencesTheRestOfTheProgramme() {
            station.holds(log(1, first, second));
            station.advanceTo("05:31:05");
            assertThat(station.speaker().sounding()).isEmpty();
            station.staffPressStop();
            station.advanceTo("05:45");

            assertThat(aired(station)).containsExactly(first.id());
            assertThat(reason(station, second.id())).isEqualTo(Reason.MUTED_BY_STAFF);
        }

        @Test
        void stoppedProgrammeStaysSilentAfterARestartAndInANewRevision() {
            station.holds(log(1, first));
            station.advanceTo("05:30:20");
            station.staffPressStop();
            station.dies();
            station.powersUp();
            station.clockIsTrusted();
            station.holds(log(2, first, second));
            station.advanceTo("05:45");

            assertThat(reason(station, second.id())).isEqualTo(Reason.MUTED_BY_STAFF);
            assertThat(station.heard(second.id())).isZero();
        }

        @Test
        void muteSilencesWhatStartsBeforeItsEnd() {
            station.holds(log(1, first, second, market));
            station.advanceTo("05:30:20");
            station.staffMute("05:40");
            assertThat(station.relay().contact()).isEqualTo(RelayState.OPEN);
            assertThat(station.view().status().mutedUntil()).contains(at("05:40"));
            station.advanceTo("05:45");

            assertThat(cut(station, first.id()).frames()).isEqualTo(20_000);
            assertThat(reason(station, second.id())).isEqualTo(Reason.MUTED_BY_STAFF);
            assertThat(aired(station)).as("starts at the end").containsExactly(market.id());
        }

        @Test
        void muteOutlivesARestart() {
            station.holds(log(1, first, market));
            station.staffMute("05:35");
            station.losesPower();
            station.powersUp();
            station.clockIsTrusted();
            station.advanceTo("05:45");

            assertThat(reason(station, first.id())).isEqualTo(Reason.MUTED_BY_STAFF);
            assertThat(aired(station)).containsExactly(market.id());
        }

        @Test
        void muteIsEndedByStaff() {
            station.holds(log(1, first));
            station.staffMute("12:00");
            station.advanceTo("05:29");
            station.staffUnmute();
            station.advanceTo("05:45");

            assertThat(aired(station)).containsExactly(first.id());
        }

        @Test
        void emergenciesSoundInSpiteOfAMute() {
            station.staffMute("12:00");
            var alarm = urgent(1, "alarm", 30, at("06:00"));
            station.holds(alarm);
            station.advanceTo("05:10");

            assertThat(station.heard(alarm.airing())).isEqualTo(1);
        }

        /** A mute that was set while the clock was years ahead would never end. */
        @Test
        void muteLongerThanADayIsNone() {
            station.holds(log(1, first));
            station.happens(new Event.StaffMuted(at("05:30").plus(ofDays(3000))));
            station.advanceTo("05:45");

            assertThat(aired(station)).containsExactly(first.id());
        }
    }

    @Nested
    class AnEmergency {
        private final StationScenario station = StationScenario.atFive();
        private final AiringId flood = new AiringId("flood");
        private final AiringId fire = new AiringId("fire");

        @Test
        void playsAtOnce() {
            station.holds(urgent(1, "flood", 30));
            station.advance(ofMinutes(1));

            assertThat(aired(station)).containsExactly(flood);
            assertThat(station.sounds().getFirst().trueTime())
                    .isBefore(StationScenario.FIVE.plusSeconds(3));
        }

        @Test
        void preemptsTheAiringOnAir() {
            station.holds(log(1, dawnNews, market));
            station.advanceTo("05:30:20");
            station.holds(urgent(1, "flood", 30));
            station.advanceTo("05:45");

            assertThat(cut(station, dawnNews.id()).frames()).isEqualTo(20_000);
            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.PREEMPTED);
            assertThat(aired(station)).containsExactly(flood, market.id());
            assertThat(station.edges()).hasSize(4);
        }

        @Test
        void airingsDuringItAreMissedAsPreempted() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:50");
            station.holds(urgent(1, "flood", 30));
            station.advanceTo("05:35");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.PREEMPTED);
            assertThat(aired(station)).containsExactly(flood);
        }

        @Test
        void delaysAnArmedAiring() {
            station.holds(log(1, dawnNews));
            station.advanceTo("05:29:59");
            station.holds(urgent(1, "flood", 2));
            station.advanceTo("05:35");

            assertThat(aired(station)).containsExactly(flood, dawnNews.id());
        }

        @Test
        void clipIsFetchedBeforeAllOthers() {
            station.centreFallsSilent();
            station.receives(log(1, dawnNews));
            station.receives(urgent(1, "flood", 30));

            assertThat(lastWanted(station).clip()).isEqualTo(urgent(1, "flood", 30).clip().id());
        }

        @Test
        void needsNoTrustedClock() {
            var untrusted = new StationScenario();
            untrusted.wallStepsBy(ofDays(-300));
            untrusted.powersUp();
            untrusted.linkComesUp();
            untrusted.holds(urgent(1, "flood", 30));
            untrusted.advance(ofMinutes(1));
            assertThat(untrusted.view().status().clockTrusted()).isFalse();
            assertThat(untrusted.heard(flood)).isEqualTo(1);
            assertThat(untrusted.asRun()).isEmpty();
            untrusted.wallIsSetRight();
            untrusted.clockIsTrusted();

            Playback played = ((Outcome.Aired) untrusted.outcomeOf(flood)).playback();
            assertThat(played.startedAt())
                    .isEqualTo(untrusted.sounds().getFirst().trueTime())
                    .isAfter(StationScenario.FIVE);
        }

        /** A broker may have held it back for days. */
        @Test
        void waitsWhileNothingProvesThatItHasNotExpired() {
            var untrusted = new StationScenario();
            untrusted.wallStepsBy(ofDays(-300));
            untrusted.centreFallsSilent();
            untrusted.powersUp();
            untrusted.linkComesUp();
            untrusted.holds(urgent(1, "flood", 30));
            untrusted.advance(ofMinutes(10));
            assertThat(untrusted.heard(flood)).isZero();
            assertThat(untrusted.lastStatus().faults())
                    .anyMatch(words -> words.startsWith("Tin khẩn cấp chưa phát"));

            untrusted.centreAnswersAgain();
            untrusted.linkBreaks();
            untrusted.linkComesUp();
            untrusted.advance(ofMinutes(1));
            assertThat(untrusted.heard(flood)).isEqualTo(1);
        }

        @Test
        void thatExpiredOnItsWayIsNotPlayedAfterARestartWithoutAClock() {
            station.centreFallsSilent();
            station.receives(urgent(1, "flood", 30));
            station.losesPower();
            station.advance(ofDays(20));
            station.wallStepsBy(ofDays(-20));
            station.powersUp();
            station.linkComesUp();
            station.holds(urgent(1, "flood", 30));
            station.advance(ofMinutes(5));
            assertThat(station.heard(flood)).isZero();

            station.wallIsSetRight();
            station.clockIsTrusted();
            assertThat(reason(station, flood)).isEqualTo(Reason.NO_POWER);
        }

        /** The time since boot goes on, whatever happens to the wall clock. */
        @Test
        void isPlayedAfterATrustedClockWasStepped() {
            station.centreFallsSilent();
            station.wallStepsBy(ofDays(-300));
            station.holds(urgent(1, "flood", 30));
            station.advance(ofMinutes(1));
            assertThat(station.heard(flood)).isEqualTo(1);
        }

        @Test
        void ofAnotherAreaIsIgnored() {
            var elsewhere =
                    new Message.Urgent(
                            1,
                            flood,
                            StationScenario.DAY,
                            List.of(new vn.tienglang.airtime.AreaCode("99")),
                            TestAiring.clip("flood", ofSeconds(30)),
                            at("06:00"));
            station.holds(elsewhere);
            station.advance(ofMinutes(1));

            assertThat(station.sounds()).isEmpty();
        }

        @Test
        void isNotPlayedTwiceNorAfterANewerOne() {
            station.holds(urgent(5, "flood", 30));
            station.advance(ofMinutes(1));
            station.holds(urgent(5, "flood", 30));
            station.holds(urgent(4, "fire", 30));
            station.losesPower();
            station.powersUp();
            station.clockIsTrusted();
            station.holds(urgent(5, "flood", 30));
            station.holds(urgent(4, "fire", 30));
            station.advance(ofMinutes(2));

            assertThat(station.heard(flood)).isEqualTo(1);
            assertThat(station.heard(fire)).isZero();
        }

        @Test
        void isPreemptedByANewerOne() {
            station.holds(urgent(1, "flood", 30));
            station.advance(ofSeconds(10));
            station.holds(urgent(2, "fire", 30));
            station.advance(ofMinutes(2));

            assertThat(reason(station, flood)).isEqualTo(Reason.PREEMPTED);
            assertThat(aired(station)).containsExactly(fire);
        }

        @Test
        void isPlayedAfterAPowerCutBeforeItsStart() {
            station.centreFallsSilent();
            station.receives(urgent(1, "flood", 30));
            station.losesPower();
            station.clips().put(urgent(1, "flood", 30).clip());
            station.powersUp();
            station.clockIsTrusted();
            station.advance(ofMinutes(1));

            assertThat(aired(station)).containsExactly(flood);
        }

        @Test
        void isNotStartedAfterItExpired() {
            Instant expires = at("05:10");
            station.centreFallsSilent();
            station.receives(urgent(1, "flood", 30, expires));
            station.advanceTo("05:11");
            station.clips().put(urgent(1, "flood", 30, expires).clip());
            station.happens(new Event.ClipReady(TestAiring.clip("flood", ofSeconds(30)).id()));
            station.advanceTo("05:20");

            assertThat(station.sounds()).isEmpty();
            assertThat(reason(station, flood)).isEqualTo(Reason.NO_FILE);
        }

        @Test
        void thatArrivesExpiredIsMissedForNoLink() {
            station.advanceTo("05:20");
            station.holds(urgent(1, "flood", 30, at("05:10")));

            assertThat(reason(station, flood)).isEqualTo(Reason.NO_LINK);
        }

        @Test
        void ofTheLogPreemptsAtItsStart() {
            TestAiring alarm = item("alarm", "05:30:30", 20).asEmergency();
            station.holds(log(1, dawnNews, alarm));
            station.advanceTo("05:35");

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.PREEMPTED);
            assertThat(aired(station)).containsExactly(alarm.id());
            assertThat(station.sounds().getLast().trueTime()).isEqualTo(alarm.start());
        }
    }

    @Nested
    class LinkTests {
        private final StationScenario station = StationScenario.atFive();

        @Test
        void rejectionsAreCounted() {
            station.happens(new Event.MessageRejected(Rejection.BAD_SIGNATURE, "stranger"));
            station.happens(new Event.MessageRejected(Rejection.BAD_SIGNATURE, "stranger"));
            station.happens(new Event.MessageRejected(Rejection.OVERSIZE, "9 MB"));
            station.advance(ofSeconds(1));

            assertThat(station.view().status().rejected())
                    .containsEntry(Rejection.BAD_SIGNATURE, 2L)
                    .containsEntry(Rejection.OVERSIZE, 1L);
        }

        @Test
        void brokenLinkDoesNotStopPlayout() {
            station.holds(log(1, dawnNews));
            station.linkBreaks();
            station.advanceTo("05:35");
            assertThat(aired(station)).containsExactly(dawnNews.id());
            assertThat(told(station)).isZero();
            station.linkComesUp();

            assertThat(told(station)).isEqualTo(1);
        }

        @Test
        void acknowledgementBeyondTheJournalIsRejectedAndRaisesAFault() {
            station.receives(
                    new Message.AsRunAcknowledged(
                            StationScenario.STATION, station.disk().chain(), 7, Digest.of("7")));
            station.advance(ofSeconds(5));

            assertThat(station.view().status().rejected()).containsEntry(Rejection.MALFORMED, 1L);
            assertThat(station.lastStatus().faults()).hasSize(1);
        }

        @Test
        void missingPartsAreRequestedAgainAfterGrowingWaits() {
            station.centreFallsSilent();
            station.receives(log(1, item("evening", "17:30:00", 60)));
            station.advance(ofSeconds(59));
            assertThat(wanted(station)).isEqualTo(2 * 3);
            station.advance(ofHours(1));

            assertThat(wanted(station)).isBetween(10 * 3L, 18 * 3L);
        }

        @Test
        void fullClipDiskDoesNotRepeatDownloads() {
            station.clips().setFull(true);
            station.receives(log(1, item("evening", "17:30:00", 60)));
            station.advance(ofHours(1));

            assertThat(wanted(station)).isLessThan(10 * 3);
            assertThat(station.lastStatus().faults()).hasSize(1);
        }

        @Test
        void everyReceivedMessageIsAcknowledged() {
            station.receives(log(1, dawnNews));
            station.receives(new Message.TimeBeacon(at("05:00:01")));
            station.receives(new Message.StationLost(StationScenario.STATION, Optional.empty(), 3));
            station.advance(ofMillis(1));

            assertThat(station.receipts()).isEqualTo(3);
        }
    }

    private static List<AiringId> aired(StationScenario station) {
        return station.asRun().stream()
                .filter(entry -> entry.outcome() instanceof Outcome.Aired)
                .map(AsRunEntry::airing)
                .toList();
    }

    private static Playback cut(StationScenario station, AiringId airing) {
        return ((Outcome.CutShort) station.outcomeOf(airing)).playback();
    }

    private static Reason reason(StationScenario station, AiringId airing) {
        return switch (station.outcomeOf(airing)) {
            case Outcome.CutShort(Playback _, Reason reason) -> reason;
            case Outcome.Missed(Reason reason) -> reason;
            case Outcome.Aired aired -> throw new AssertionError(airing + " is " + aired);
        };
    }

    private static long told(StationScenario station) {
        return station.sent().stream().filter(Message.AsRunReported.class::isInstance).count();
    }

    private static long wanted(StationScenario station) {
        return station.sent().stream()
                .filter(Message.PartsRequested.class::isInstance)
                .mapToLong(message -> ((Message.PartsRequested) message).parts().size())
                .sum();
    }

    private static Message.PartsRequested lastWanted(StationScenario station) {
        return station.sent().reversed().stream()
                .filter(Message.PartsRequested.class::isInstance)
                .map(Message.PartsRequested.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
