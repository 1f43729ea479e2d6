package vn.tienglang.deploy.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests of scheduled crashes. */
class CrashPointTest {
    private final List<String> crashes = new ArrayList<>();
    private final CrashPoint point = new CrashPoint(crashes::add);

    @Test
    void programCrashesOnceAtTheNamedPlace() {
        point.at("after the commit");
        point.reach("before the commit");
        assertThatThrownBy(() -> point.reach("after the commit"))
                .isInstanceOf(SimulatedCrash.class);
        point.reach("after the commit");
        assertThat(crashes).containsExactly("after the commit");
    }

    @Test
    void programCrashesAfterTheNumberOfOtherCalls() {
        point.afterTouches(1);
        point.reach("before sending");
        assertThatThrownBy(() -> point.reach("after sending")).isInstanceOf(SimulatedCrash.class);
        assertThat(crashes).containsExactly("after sending");
    }

    @Test
    void unknownPlaceIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> point.at("after the comit"))
                .withMessageContaining("after the comit");
    }

    @Test
    void everyPlaceThatFaultsNameIsKnown() {
        InjectedFault.FACTS.forEach(point::at);
    }
}
