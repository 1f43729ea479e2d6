package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;

class StationStatusTest {
    private static final StationId STATION = new StationId("ls-tan-thanh");

    @Test
    void anyTextOfDriversIsMadePlain() {
        StationStatus status = status("card\n" + "x".repeat(500), List.of("disk\0full", "\ud800a"));
        assertThat(status.output()).startsWith("card x").hasSize(Limits.WORDS_CHARACTERS);
        assertThat(status.faults()).containsExactly("disk full", " a");
    }

    @Test
    void blankTextIsRejected() {
        for (String nothing : List.of("", " ", "\n\t")) {
            assertThatThrownBy(() -> status(nothing, List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("output without words");
            assertThatThrownBy(() -> status("card", List.of(nothing)))
                    .hasMessage("fault without words");
        }
    }

    @Test
    void negativeCountsAndTwoAiringsOnAirAreRejected() {
        assertThatThrownBy(() -> counts(-1, 0, Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counts(0, -1, Map.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> counts(0, 0, Map.of(Rejection.STALE, -1L), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        counts(0, 0, Map.of(), List.of(new AiringId("one"), new AiringId("two"))))
                .hasMessageContaining("two airings on air");
        assertThatThrownBy(() ->
                        new StationStatus.HeldLog(
                                LocalDate.EPOCH, 1, Optional.of("0123456789ABCDEF")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new StationStatus.HeldLog(LocalDate.EPOCH, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static StationStatus status(String output, List<String> faults) {
        return new StationStatus(
                STATION,
                Instant.EPOCH,
                1,
                ClockQuality.UNSTATED,
                output,
                true,
                "relay",
                List.of(),
                List.of(),
                List.of(),
                faults,
                Optional.empty(),
                0,
                Optional.empty(),
                Map.of());
    }

    private static StationStatus counts(
            long boot, long unsent, Map<Rejection, Long> rejected, List<AiringId> onAir) {
        return new StationStatus(
                STATION,
                Instant.EPOCH,
                boot,
                ClockQuality.UNSTATED,
                "card",
                true,
                "relay",
                List.of(),
                List.of(),
                onAir,
                List.of(),
                Optional.empty(),
                unsent,
                Optional.empty(),
                rejected);
    }
}
