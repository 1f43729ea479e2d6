package vn.tienglang.node;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.node.port.TestAiring;

/** Stories of alerts, updates, cancels and all-clears at one station. */
class EmergencyMessagesTest {
    private static final AiringId FIRST = Emergency.airingOf(1);

    private final StationScenario station = StationScenario.atFive();

    @Test
    void anAlertPlaysItsClipsOneAfterAnotherOnce() {
        Emergency alert = TestAiring.alert(1, Duration.ZERO, 20, 10);
        station.holds(alert);
        station.advance(ofMinutes(5));

        assertThat(heard()).containsExactly(alert.airing(0, 0), alert.airing(0, 1));
        assertThat(soundAt(0)).isBefore(StationScenario.FIVE.plusSeconds(3));
    }

    @Test
    void anAlertIsRepeatedUntilItsEnd() {
        Emergency alert = TestAiring.alert(1, ofMinutes(20), 30);
        station.holds(alert);
        station.advance(ofHours(2));

        assertThat(heard())
                .containsExactly(alert.airing(0, 0), alert.airing(1, 0), alert.airing(2, 0));
        assertThat(soundAt(1)).isBetween(alert.dueAt(1), alert.dueAt(1).plusSeconds(3));
        assertThat(soundAt(2)).isBetween(alert.dueAt(2), alert.dueAt(2).plusSeconds(3));
    }

    @Test
    void aCancelStopsTheSoundInMidSentenceAndEveryRepetition() {
        station.holds(TestAiring.alert(1, ofMinutes(5), 60));
        station.advance(ofSeconds(20));
        assertThat(station.view().status().onAir()).contains(FIRST);
        station.holds(TestAiring.cancel(2, 1));
        assertThat(station.view().status().onAir()).isEmpty();
        station.advance(ofMinutes(30));

        assertThat(station.outcomeOf(FIRST)).isInstanceOf(Outcome.CutShort.class);
        assertThat(((Outcome.CutShort) station.outcomeOf(FIRST)).reason())
                .isEqualTo(Reason.CANCELLED);
        assertThat(heard()).containsExactly(FIRST);
    }

    @Test
    void aCancelThatArrivesBeforeItsAlertKeepsItSilent() {
        station.holds(TestAiring.cancel(2, 1));
        station.losesPower();
        station.powersUp();
        station.clockIsTrusted();
        station.holds(TestAiring.alert(1, 30));
        station.advance(ofMinutes(5));

        assertThat(heard()).isEmpty();
        assertThat(station.outcomeOf(FIRST)).isEqualTo(new Outcome.Missed(Reason.CANCELLED));
    }

    @Test
    void theMarkOnTheTopicOfAnAlertEndsIt() {
        station.holds(TestAiring.alert(1, 60));
        station.advance(ofSeconds(20));
        station.holds(TestAiring.alert(1, 60).ended());
        station.advance(ofMinutes(5));

        assertThat(((Outcome.CutShort) station.outcomeOf(FIRST)).reason())
                .isEqualTo(Reason.CANCELLED);
    }

    @Test
    void aStationThatWasAwayForAWeekHearsNothingOld() {
        station.linkBreaks();
        station.losesPower();
        station.advance(ofDays(7));
        station.powersUp();
        station.clockIsTrusted();
        station.linkComesUp();
        station.holds(TestAiring.alert(1, 30));
        station.holds(TestAiring.cancel(2, 1));
        station.advance(ofMinutes(5));

        assertThat(heard()).isEmpty();
    }

    @Test
    void anAlertThatArrivesAgainIsNotPlayedAgain() {
        Emergency alert = TestAiring.alert(1, 30);
        station.holds(alert);
        station.advance(ofMinutes(2));
        station.holds(alert);
        station.losesPower();
        station.powersUp();
        station.clockIsTrusted();
        station.holds(alert);
        station.advance(ofMinutes(5));

        assertThat(heard()).containsExactly(FIRST);
    }

    /** The journal drops its days, and the broker still has the alert. */
    @Test
    void anAlertOfDaysIsNotPlayedAgainWhenItsDayIsDropped() {
        Emergency once = TestAiring.alert(1, 30);
        var alert =
                new Emergency(
                        once.number(),
                        once.kind(),
                        once.messageClass(),
                        once.level(),
                        once.airing(),
                        once.date(),
                        once.issuedAt(),
                        once.issuedAt().plus(ofDays(6)),
                        once.repeatEvery(),
                        once.volumePercent(),
                        once.ends(),
                        once.targets());
        station.holds(alert);
        station.advance(ofDays(3));
        station.losesPower();
        station.powersUp();
        station.clockIsTrusted();
        station.holds(alert);
        station.advance(ofMinutes(5));

        assertThat(heard()).containsExactly(FIRST);
    }

    @Test
    void aPowerCutInTheSoundLosesItOnceAndTheNextRepetitionComes() {
        Emergency alert = TestAiring.alert(1, ofMinutes(10), 60);
        station.holds(alert);
        station.advance(ofSeconds(20));
        station.losesPower();
        station.powersUp();
        station.clockIsTrusted();
        station.advance(ofMinutes(11));

        assertThat(heard()).containsExactly(FIRST, alert.airing(1, 0));
    }

    @Test
    void anUpdateTakesTheAirFromWhatItReplaces() {
        station.holds(TestAiring.alert(1, ofMinutes(5), 60));
        station.advance(ofSeconds(20));
        Emergency update =
                TestAiring.emergency(
                        2,
                        Emergency.Kind.UPDATE,
                        MessageClass.EMERGENCY,
                        Duration.ZERO,
                        List.of(1L),
                        30);
        station.holds(update);
        station.advance(ofMinutes(30));

        assertThat(heard()).containsExactly(FIRST, update.airing());
        assertThat(station.outcomeOf(update.airing())).isInstanceOf(Outcome.Aired.class);
    }

    /**
     * Found by the simulation: the older one was cued after the update, which then got no answer.
     */
    @Test
    void anUpdateWhoseClipIsHereIsHeardBeforeAnOlderAlertThatWaits() {
        station.holds(TestAiring.alert(1, 60));
        station.holds(TestAiring.alert(2, 60));
        station.advance(ofSeconds(10));
        assertThat(station.view().status().onAir()).contains(Emergency.airingOf(2));
        Emergency update =
                TestAiring.emergency(
                        3,
                        Emergency.Kind.UPDATE,
                        MessageClass.EMERGENCY,
                        Duration.ZERO,
                        List.of(2L),
                        30);
        station.holds(update);
        station.advance(ofSeconds(5));
        assertThat(station.view().status().onAir()).contains(update.airing());
        station.advance(ofMinutes(5));

        assertThat(station.outcomeOf(update.airing())).isInstanceOf(Outcome.Aired.class);
        assertThat(heard()).containsExactly(Emergency.airingOf(2), update.airing(), FIRST);
    }

    @Test
    void theNewestIsHeardThoughTheOlderArrivesLater() {
        station.holds(TestAiring.alert(2, 60));
        station.advance(ofSeconds(10));
        station.holds(TestAiring.alert(1, 20));
        station.advance(ofMinutes(5));

        assertThat(station.outcomeOf(Emergency.airingOf(2))).isInstanceOf(Outcome.Aired.class);
        assertThat(heard()).containsExactly(Emergency.airingOf(2), FIRST);
    }

    @Test
    void aDrillInterruptsNothingAndIsQuiet() {
        TestAiring news = TestAiring.item("news", "05:00:10", 60);
        station.holds(TestAiring.log(1, news));
        station.advance(ofSeconds(20));
        Emergency drill =
                TestAiring.emergency(
                        5,
                        Emergency.Kind.ALERT,
                        MessageClass.EXERCISE,
                        Duration.ZERO,
                        List.of(),
                        20);
        station.holds(drill);
        station.advance(ofMinutes(5));

        assertThat(station.outcomeOf(news.id())).isInstanceOf(Outcome.Aired.class);
        assertThat(heard()).containsExactly(news.id(), drill.airing());
        assertThat(station.speaker().volume(drill.airing())).contains(40);
    }

    @Test
    void anEmergencyTakesTheAirFromADrill() {
        Emergency drill =
                TestAiring.emergency(
                        5,
                        Emergency.Kind.ALERT,
                        MessageClass.EXERCISE,
                        Duration.ZERO,
                        List.of(),
                        60);
        station.holds(drill);
        station.advance(ofSeconds(20));
        station.holds(TestAiring.alert(1, 20));
        station.advance(ofMinutes(5));

        assertThat(((Outcome.CutShort) station.outcomeOf(drill.airing())).reason())
                .isEqualTo(Reason.PREEMPTED);
        assertThat(station.outcomeOf(FIRST)).isInstanceOf(Outcome.Aired.class);
    }

    @Test
    void everyStepIsReportedOnceAndAgainWhenTheLinkComesBack() {
        station.holds(TestAiring.alert(1, 20));
        station.advance(ofMinutes(2));

        assertThat(station.reportedSteps(1))
                .containsExactly(
                        EmergencyStep.RECEIVED,
                        EmergencyStep.VERIFIED,
                        EmergencyStep.RELAY_CLOSED,
                        EmergencyStep.SOUNDING,
                        EmergencyStep.FINISHED);
        long reports = station.progressReports();
        station.advance(ofMinutes(5));
        assertThat(station.progressReports()).isEqualTo(reports);
        station.linkBreaks();
        station.linkComesUp();
        assertThat(station.progressReports()).isEqualTo(reports + 1);
        station.holds(TestAiring.cancel(2, 1));
        assertThat(station.reportedSteps(1)).contains(EmergencyStep.CANCELLED);
    }

    @Test
    void anAlertThatNothingProvesUnexpiredWaitsAndSaysSo() {
        var untrusted = new StationScenario();
        untrusted.wallStepsBy(ofDays(-300));
        untrusted.centreFallsSilent();
        untrusted.powersUp();
        untrusted.linkComesUp();
        untrusted.holds(TestAiring.alert(1, ofMinutes(5), 30));
        untrusted.advance(ofMinutes(10));

        assertThat(untrusted.sounds()).isEmpty();
        assertThat(untrusted.reportedSteps(1)).contains(EmergencyStep.WAITS_FOR_TIME);
    }

    @Test
    void anAlertWhoseEndCameUnplayedIsReportedAndMissed() {
        station.advance(ofMinutes(70));
        station.holds(TestAiring.alert(1, 30));
        station.advance(ofMinutes(5));

        assertThat(heard()).isEmpty();
        assertThat(station.reportedSteps(1)).contains(EmergencyStep.NOT_PLAYED);
        assertThat(station.outcomeOf(FIRST)).isEqualTo(new Outcome.Missed(Reason.NO_LINK));
    }

    private List<AiringId> heard() {
        return station.sounds().stream().map(sound -> sound.airing()).toList();
    }

    private Instant soundAt(int index) {
        return station.sounds().get(index).trueTime();
    }
}
