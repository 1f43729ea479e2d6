package vn.tienglang.audio.loudness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tienglang.audio.loudness.reference.ReferenceSignal;
import vn.tienglang.audio.loudness.reference.ReferenceSignals;

class ReferenceSignalsTest {
    static Stream<ReferenceSignal> signals() {
        return ReferenceSignals.all().stream();
    }

    @ParameterizedTest
    @MethodSource("signals")
    void everyReferenceSignalIsReadWithinItsTolerance(ReferenceSignal signal) {
        assertThat(signal.read())
                .as(signal.name())
                .isNotEmpty()
                .allMatch(ReferenceSignal.MeterReading::isRight);
    }
}
