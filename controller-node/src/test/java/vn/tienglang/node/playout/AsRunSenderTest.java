package vn.tienglang.node.playout;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.node.StationScenario;
import vn.tienglang.node.port.Journal;

/** With three entries in the journal, none of them acknowledged. */
final class AsRunSenderTest {
    private final AsRunSender sender =
            new AsRunSender(Journal.Recovered.nothing(StationScenario.STATION, new ChainId("c-1")));

    private static Now at(long seconds) {
        return new Now(
                StationScenario.FIVE.plusSeconds(seconds),
                ofSeconds(seconds),
                ClockQuality.UNSTATED);
    }

    @BeforeEach
    void writeThreeEntries() {
        sender.entryDecided();
        sender.entryDecided();
        sender.entryDecided();
    }

    @Test
    void sendsNothingWithoutALink() {
        assertThat(sender.startBatchIfDue(at(0))).isFalse();
        assertThat(sender.nextDeadline()).isEmpty();
        assertThat(sender.unsent()).isEqualTo(3);
    }

    @Test
    void repeatsABatchAfterAWaitThatDoubles() {
        sender.linkUp(at(0));

        assertThat(sender.startBatchIfDue(at(0))).isTrue();
        assertThat(sender.startBatchIfDue(at(9))).isFalse();
        assertThat(sender.startBatchIfDue(at(10))).isTrue();
        assertThat(sender.startBatchIfDue(at(29))).isFalse();
        assertThat(sender.startBatchIfDue(at(30))).isTrue();
    }

    @Test
    void higherAcknowledgementSendsTheNextBatchAtOnce() {
        sender.linkUp(at(0));
        assertThat(sender.startBatchIfDue(at(0))).isTrue();

        assertThat(sender.acknowledge(2, at(1))).isTrue();
        assertThat(sender.unsent()).isEqualTo(1);
        assertThat(sender.startBatchIfDue(at(1))).isTrue();
    }

    @Test
    void equalAcknowledgementChangesNothing() {
        sender.linkUp(at(0));
        sender.acknowledge(2, at(0));
        assertThat(sender.startBatchIfDue(at(0))).isTrue();

        assertThat(sender.acknowledge(2, at(1))).isFalse();
        assertThat(sender.unsent()).isEqualTo(1);
        assertThat(sender.startBatchIfDue(at(1)))
                .as("two programs would answer each other without end")
                .isFalse();
        assertThat(sender.nextDeadline()).contains(ofSeconds(10));
    }

    @Test
    void lowerAcknowledgementSendsFromThereAgain() {
        sender.linkUp(at(0));
        sender.acknowledge(3, at(0));
        assertThat(sender.startBatchIfDue(at(0))).isFalse();

        assertThat(sender.acknowledge(1, at(1))).as("the centre was restored").isTrue();
        assertThat(sender.unsent()).isEqualTo(2);
        assertThat(sender.acknowledged()).isEqualTo(1);
        assertThat(sender.startBatchIfDue(at(1))).isTrue();
        assertThat(sender.acknowledge(1, at(2))).as("said twice").isFalse();
        assertThat(sender.startBatchIfDue(at(2))).isFalse();
    }

    @Test
    void differentEntrySendsEverythingAgainAtMostOnceAnHour() {
        sender.linkUp(at(0));
        sender.acknowledge(2, at(0));

        assertThat(sender.resendAll(at(1))).isTrue();
        assertThat(sender.unsent()).isEqualTo(3);
        sender.acknowledge(2, at(2));
        assertThat(sender.resendAll(at(3_600))).isFalse();
        assertThat(sender.unsent()).isEqualTo(1);
        assertThat(sender.resendAll(at(3_601))).isTrue();
    }

    @Test
    void acknowledgementBeyondTheJournalIsImpossible() {
        assertThat(sender.isImpossible(3)).isFalse();
        assertThat(sender.isImpossible(4)).isTrue();
    }

    @Test
    void hasNothingToSendOnceEverythingIsAcknowledged() {
        sender.linkUp(at(0));
        sender.acknowledge(3, at(0));

        assertThat(sender.startBatchIfDue(at(0))).isFalse();
        assertThat(sender.nextDeadline()).isEmpty();
    }
}
