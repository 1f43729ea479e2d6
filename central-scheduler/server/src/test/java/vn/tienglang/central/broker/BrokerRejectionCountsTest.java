package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.tienglang.central.broker.BrokerRejectionCounts.Count;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;

final class BrokerRejectionCountsTest {
    private final BrokerRejectionCounts counts = new BrokerRejectionCounts();

    @Test
    void rejectionsAreCountedByNameAndReason() {
        counts.rejected(RejectionReason.WRONG_SECRET, "b", "x");
        counts.rejected(RejectionReason.OVERSIZE, "a", "x");
        counts.rejected(RejectionReason.WRONG_SECRET, "b", "y");
        assertThat(counts.all())
                .containsExactly(
                        new Count("a", RejectionReason.OVERSIZE, 1),
                        new Count("b", RejectionReason.WRONG_SECRET, 2));
    }

    @Test
    void namesBeyondTheLimitAreCountedTogether() {
        var few = new BrokerRejectionCounts(2);
        for (String who : new String[] {"a", "b", "c", "d", "a"}) {
            few.rejected(RejectionReason.WRONG_SECRET, who, "x");
        }
        assertThat(few.all())
                .containsExactlyInAnyOrder(
                        new Count("a", RejectionReason.WRONG_SECRET, 2),
                        new Count("b", RejectionReason.WRONG_SECRET, 1),
                        new Count(BrokerRejectionCounts.OTHERS, RejectionReason.WRONG_SECRET, 2));
    }

    @Test
    void nameWithLineBreaksCannotForgeALogLine() {
        counts.rejected(RejectionReason.WRONG_SECRET, "x\nERROR all is lost", "x");
        assertThat(counts.all().getFirst().who()).isEqualTo("x?ERROR all is lost");
    }
}
