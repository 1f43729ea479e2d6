package vn.tienglang.node;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.node.port.TestAiring.item;
import static vn.tienglang.node.port.TestAiring.log;

import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.TestAiring;

/** Scenarios of a station whose clock is in doubt, and of a journal that is new. */
final class StationClockTest {
    private final TestAiring dawnNews = item("dawn-news", "05:30:00", 60);
    private final TestAiring marketNews = item("market-news", "05:40:00", 60);
    private final TestAiring noonNews = item("noon-news", "06:30:00", 60);

    private static Reason reason(StationScenario station, AiringId airing) {
        return ((Outcome.Missed) station.outcomeOf(airing)).reason();
    }

    @Nested
    class BatteryClock {
        private final StationScenario station = new StationScenario();

        private void worksUntilThePowerFails() {
            station.powersUp();
            station.clockIsTrusted();
            station.linkComesUp();
            station.holds(log(1, dawnNews, marketNews));
            station.advance(ofMinutes(1));
            station.losesPower();
            station.advance(ofMinutes(1));
        }

        private ClockSource source() {
            return station.view().status().clock().source();
        }

        @Test
        void stationWithoutLinkAndDaemonPlaysByIt() {
            station.batteryClockIsAhead(Duration.ZERO);
            worksUntilThePowerFails();
            station.powersUp();
            assertThat(source()).isEqualTo(ClockSource.RTC);
            station.advanceTo("05:35");

            assertThat(station.heard(dawnNews.id())).isEqualTo(1);
            AsRunEntry entry = station.asRun().getFirst();
            assertThat(entry.clock().source()).isEqualTo(ClockSource.RTC);
            assertThat(entry.clock().bound()).isBetween(ofSeconds(1), ofSeconds(2));
        }

        @Test
        void nothingPlaysByItUnlessItIsConfigured() {
            worksUntilThePowerFails();
            station.powersUp();
            station.advanceTo("05:35");
            assertThat(station.sounds()).isEmpty();
        }

        /** Its time looks right, but nobody has compared it with a right clock. */
        @Test
        void clockThatWasNeverComparedProvesNothing() {
            station.batteryClockIsAhead(Duration.ZERO);
            station.powersUp();
            station.holds(log(1, dawnNews));
            station.advanceTo("05:35");
            assertThat(source()).isEqualTo(ClockSource.NONE);
            assertThat(station.sounds()).isEmpty();
        }

        @Test
        void emptyBatteryProvesNothingAndIsReported() {
            station.batteryClockIsAhead(Duration.ZERO);
            worksUntilThePowerFails();
            station.batteryClockIsAhead(ofDays(-365 * 56));
            station.powersUp();
            station.advanceTo("05:35");
            assertThat(station.sounds()).isEmpty();
            assertThat(station.view().status().faults())
                    .anyMatch(fault -> fault.contains("hết pin"));
        }

        /** Wall clock and battery clock agree, because the kernel sets the one by the other. */
        @Test
        void clockYearsAheadProvesNothing() {
            station.batteryClockIsAhead(Duration.ZERO);
            worksUntilThePowerFails();
            station.batteryClockIsAhead(ofDays(365 * 5));
            station.wallStepsBy(ofDays(365 * 5));
            station.powersUp();
            station.advanceTo("05:35");
            assertThat(source()).isEqualTo(ClockSource.NONE);
            assertThat(station.asRun()).as("nothing is judged").isEmpty();
        }

        /** 20 parts per million are 1.7 s a day: after three days it may be wrong by 5 s. */
        @Test
        void boundGrowsWithTheDaysUntilItIsNotTrusted() {
            station.batteryClockIsAhead(Duration.ZERO);
            worksUntilThePowerFails();
            station.advance(ofDays(1));
            station.powersUp();
            assertThat(source()).isEqualTo(ClockSource.RTC);
            assertThat(station.view().status().clock().bound())
                    .isBetween(ofSeconds(2), ofSeconds(4));
            station.losesPower();
            station.advance(ofDays(2));
            station.powersUp();
            assertThat(source()).isEqualTo(ClockSource.NONE);
        }

        @Test
        void clockThatNobodySetsIsReportedAndNotUsed() {
            station.batteryClockIsAhead(ofSeconds(40));
            station.powersUp();
            station.clockIsTrusted();
            station.advance(ofHours(1));
            assertThat(station.view().status().faults())
                    .anyMatch(fault -> fault.contains("40 giây"));
            station.losesPower();
            station.powersUp();
            assertThat(source()).isEqualTo(ClockSource.NONE);
        }

        @Test
        void clockThatCannotBeReadIsReported() {
            station.batteryClockIsAhead(Duration.ZERO);
            station.batteryClockFails();
            worksUntilThePowerFails();
            station.powersUp();
            assertThat(source()).isEqualTo(ClockSource.NONE);
            assertThat(station.view().status().faults())
                    .anyMatch(fault -> fault.contains("không đọc được"));
        }
    }

    @Nested
    class BeforeTheClockIsTrusted {
        /** The program ends and starts again on a running machine, and only then the time comes. */
        @Test
        void stationRestartedBeforeItsFirstTrustedTimeTellsWhatItMissed() {
            var board = new StationScenario();
            board.powersUp();
            board.holds(log(1, dawnNews, marketNews, noonNews));
            board.advanceTo("05:35");
            board.dies();
            board.advanceTo("05:45");
            board.powersUp();
            board.advanceTo("06:00");
            assertThat(board.asRun()).as("nothing is judged yet").isEmpty();
            board.clockIsTrusted();
            board.advance(ofSeconds(1));

            assertThat(reason(board, dawnNews.id())).isEqualTo(Reason.CLOCK_UNSURE);
            assertThat(reason(board, marketNews.id())).isEqualTo(Reason.NO_POWER);
            board.dies();
            board.powersUp();
            board.clockIsTrusted();
            board.advanceTo("06:35");
            assertThat(board.asRun())
                    .extracting(AsRunEntry::airing)
                    .containsExactly(dawnNews.id(), marketNews.id(), noonNews.id());
        }

        /** The machine was off for an unknown time: only what it surely existed for is judged. */
        @Test
        void stationWhosePowerFailedBeforeItsFirstTrustedTimeJudgesNothingOfWhichItIsNotSure() {
            var board = new StationScenario();
            board.advanceTo("05:29");
            board.powersUp();
            board.holds(log(1, dawnNews, marketNews, noonNews));
            board.advanceTo("05:41");
            board.losesPower();
            board.advanceTo("06:20");
            board.powersUp();
            board.clockIsTrusted();
            board.advanceTo("06:35");

            // It ran for ten recorded minutes before 06:20: it exists since 06:10 for certain.
            assertThat(board.asRun()).extracting(AsRunEntry::airing).containsExactly(noonNews.id());
            assertThat(board.firstStart())
                    .isBetween(StationScenario.at("06:08"), StationScenario.at("06:10"));
        }

        /** F3 with the sums: a new board is never older than it is. */
        @Test
        void newBoardIsNeverOlderThanItIs() {
            var board = new StationScenario();
            board.advanceTo("05:45");
            board.powersUp();
            board.holds(log(1, dawnNews, marketNews, noonNews));
            board.advance(ofMinutes(3));
            board.dies();
            board.powersUp();
            board.advance(ofMinutes(3));
            board.clockIsTrusted();
            board.advanceTo("06:00");
            assertThat(board.asRun()).isEmpty();
            assertThat(board.firstStart()).isEqualTo(StationScenario.at("05:45"));
        }

        /** A station that was trusted once, then started without a link and NTP, twice. */
        @Test
        void laterRunsWithoutATrustedClockGiveTheRightReason() {
            var station = StationScenario.atFive();
            station.holds(log(1, dawnNews, marketNews, noonNews));
            station.losesPower();
            station.advanceTo("05:20");
            station.wallStepsBy(ofDays(-30));
            station.powersUp();
            station.advanceTo("05:38");
            station.dies();
            station.advanceTo("05:42");
            station.powersUp();
            station.advanceTo("06:00");
            station.wallIsSetRight();
            station.clockIsTrusted();
            station.advance(ofSeconds(1));

            assertThat(reason(station, dawnNews.id())).isEqualTo(Reason.CLOCK_UNSURE);
            assertThat(reason(station, marketNews.id())).isEqualTo(Reason.NO_POWER);
            assertThat(station.disk().facts())
                    .filteredOn(Journal.Fact.UnsureRunsJudged.class::isInstance)
                    .as("once for each time that the clock became trusted")
                    .hasSize(2);
        }
    }

    @Nested
    class NewChain {
        private final Digest before = Digest.of("last entry of the board before");

        private Message.AsRunAcknowledged older(long upTo) {
            return new Message.AsRunAcknowledged(
                    StationScenario.STATION, new ChainId("c-older"), upTo, before);
        }

        @Test
        void firstEntryNamesTheEndOfTheChainBeforeThatTheCentreKnows() {
            var station = StationScenario.atFive();
            station.receives(older(7));
            station.holds(log(1, dawnNews, marketNews));
            station.advanceTo("05:45");
            assertThat(station.asRun()).extracting(AsRunEntry::sequence).containsExactly(1L, 2L);
            assertThat(station.asRun().getFirst().previous()).isEqualTo(before);
            assertThat(station.asRun().getLast().previous())
                    .isEqualTo(station.asRun().getFirst().digest());
        }

        @Test
        void linkIsKeptThroughAPowerCutAndNeverChangedAgain() {
            var station = StationScenario.atFive();
            station.receives(older(7));
            station.losesPower();
            station.powersUp();
            station.clockIsTrusted();
            station.linkComesUp();
            station.receives(
                    new Message.AsRunAcknowledged(
                            StationScenario.STATION,
                            new ChainId("c-third"),
                            3,
                            Digest.of("another")));
            station.holds(log(1, dawnNews));
            station.advanceTo("05:35");
            station.receives(older(7));
            assertThat(station.asRun()).hasSize(1);
            assertThat(station.asRun().getFirst().previous()).isEqualTo(before);
        }

        @Test
        void withoutAnAnswerTheChainBeforeIsUnknown() {
            var station = StationScenario.atFive();
            station.receives(older(0));
            station.holds(log(1, dawnNews));
            station.advanceTo("05:35");
            station.receives(older(7));
            assertThat(station.asRun().getFirst().previous()).isEqualTo(Digest.NONE);
        }
    }
}
