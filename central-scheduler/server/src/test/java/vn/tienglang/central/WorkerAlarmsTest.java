package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerAlarmsTest {
    private final List<String> ends = new ArrayList<>();
    private final WorkerAlarms alarms = new WorkerAlarms(ends::add);

    @Test
    void restartedWorkerIsListedAndTheCentreGoesOn() {
        assertThat(alarms.restarted()).isEmpty();
        alarms.workerRestarted("link", new IllegalStateException("bug"));
        assertThat(alarms.restarted()).containsExactly("link");
        assertThat(ends).isEmpty();
    }

    @Test
    void secondDeathEndsTheCentreWithOneSentence() {
        alarms.workerDied("intake", new StackOverflowError());
        assertThat(ends)
                .containsExactly(
                        "The worker intake ended twice by a fault of the program:"
                                + " java.lang.StackOverflowError");
    }
}
