package vn.tienglang.office.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.planner.slot.SlotId;

/** Tests of the last check before a log is issued. */
final class ApprovalCheckTest {
    private static final Clip NEWS = OfficeSamples.clip("Tin", Duration.ofSeconds(60));

    private static DailyLog log(String airing) {
        return new DailyLog(
                new StationId("ls-dong-kinh"),
                OfficeSamples.SATURDAY,
                1,
                List.of(
                        new Airing(
                                new AiringId(airing),
                                Airtime.of(OfficeSamples.EIGHT, NEWS.length()),
                                NEWS.id(),
                                MessageClass.ORDINARY)),
                List.of(NEWS));
    }

    @Test
    void aLogWithAnUnapprovedAiringIsNotIssued() {
        var cleared = new ApprovalCheck(Set.of(new SlotId("s1-abc")));
        DailyLog ours = log("s1-abc-20261121-080000");
        assertThat(cleared.requireApproved(ours, OfficeSamples.EIGHT)).isSameAs(ours);
        for (String other : List.of("s2-abc-20261121-080000", "urgent-7", "s1-abc-20261121")) {
            assertThatThrownBy(() -> cleared.requireApproved(log(other), OfficeSamples.EIGHT))
                    .as(other)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(other);
        }
    }

    @Test
    void anEndedAiringStaysInItsLogAfterAWithdrawal() {
        DailyLog log = log("s2-abc-20261121-080000");
        var cleared = new ApprovalCheck(Set.of());
        assertThat(cleared.requireApproved(log, OfficeSamples.EIGHT.plus(NEWS.length())))
                .isSameAs(log);
    }
}
