package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.wire.RandomMessages;

class DailyLogTest {
    private static final StationId STATION = new StationId("ls-tan-thanh");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant DAWN = Instant.parse("2026-11-20T22:00:00Z");
    private static final Clip NEWS = clip("news");
    private static final Clip STORM = clip("storm");

    @Test
    void airingsAreSortedByStart() {
        Airing first = airing("first", 0, NEWS, MessageClass.ORDINARY);
        Airing second = airing("second", 60, STORM, MessageClass.ORDINARY);
        DailyLog log = log(List.of(second, first), List.of(STORM, NEWS));
        assertThat(log.airings()).containsExactly(first, second);
        assertThat(log).isEqualTo(log(List.of(first, second), List.of(NEWS, STORM)));
        assertThat(log.airing(second.id())).contains(second);
        assertThat(log.airing(new AiringId("third"))).isEmpty();
        assertThat(log.clip(NEWS.id())).contains(NEWS);
        assertThat(log.clip(clip("other").id())).isEmpty();
    }

    @Test
    void equalWhateverTheOrderOfArguments() {
        Seeds.each(
                300,
                random -> {
                    DailyLog log = RandomMessages.log(random, STATION);
                    var airings = new ArrayList<>(log.airings());
                    var clips = new ArrayList<>(log.clips());
                    var shuffle = new Random(random.nextLong());
                    Collections.shuffle(airings, shuffle);
                    Collections.shuffle(clips, shuffle);
                    var again =
                            new DailyLog(log.station(), log.date(), log.revision(), airings, clips);
                    assertThat(again).isEqualTo(log);
                });
    }

    @Test
    void laterChangesOfTheArgumentsHaveNoEffect() {
        var airings = new ArrayList<>(List.of(airing("one", 0, NEWS, MessageClass.ORDINARY)));
        DailyLog log = log(airings, List.of(NEWS));
        airings.clear();
        assertThat(log.airings()).hasSize(1);
        assertThatThrownBy(() -> log.airings().clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void adjacentAiringsDoNotConflict() {
        Airing first = airing("first", 0, NEWS, MessageClass.ORDINARY);
        Airing second = airing("second", 30, NEWS, MessageClass.PRIORITY);
        assertThat(log(List.of(first, second), List.of(NEWS)).airings()).hasSize(2);
    }

    @Test
    void overlappingAiringsConflictUnlessOnePreempts() {
        for (MessageClass one : MessageClass.values()) {
            for (MessageClass other : MessageClass.values()) {
                var airings =
                        List.of(airing("first", 0, NEWS, one), airing("second", 29, NEWS, other));
                boolean oneTakesIt =
                        (one == MessageClass.EMERGENCY) != (other == MessageClass.EMERGENCY);
                if (oneTakesIt) {
                    assertThat(log(airings, List.of(NEWS)).airings()).hasSize(2);
                } else {
                    assertThatThrownBy(() -> log(airings, List.of(NEWS)))
                            .hasMessage(
                                    "log ls-tan-thanh 2026-11-21 r3: first collides with second");
                }
            }
        }
    }

    /** The long airing must be compared with every later one, not only with the next. */
    @Test
    void conflictIsFoundAcrossAiringsBetween() {
        Clip hour = clip("hour", Duration.ofHours(1));
        Airing all = airing("all-hour", 0, hour, MessageClass.ORDINARY);
        Airing storm = airing("storm", 10, STORM, MessageClass.EMERGENCY);
        Airing late = airing("late", 1800, NEWS, MessageClass.ORDINARY);
        assertThatThrownBy(() -> log(List.of(all, storm, late), List.of(hour, STORM, NEWS)))
                .hasMessageContaining("all-hour collides with late");
    }

    @Test
    void unplayableLogIsRejected() {
        Airing one = airing("one", 0, NEWS, MessageClass.ORDINARY);
        Airing same = airing("one", 60, NEWS, MessageClass.ORDINARY);
        assertThatThrownBy(() -> log(List.of(one, same), List.of(NEWS)))
                .hasMessageContaining("one stands twice");
        assertThatThrownBy(() -> log(List.of(one), List.of()))
                .hasMessageContaining("one plays an unlisted clip " + NEWS.id().brief());
        assertThatThrownBy(() -> log(List.of(one), List.of(NEWS, STORM)))
                .hasMessageContaining("lists a clip that nothing plays");
        assertThatThrownBy(() -> log(List.of(one), List.of(NEWS, NEWS)))
                .hasMessageContaining(NEWS.id().brief() + " stands twice");
        assertThatThrownBy(() -> new DailyLog(STATION, DAY, 0, List.of(), List.of()))
                .hasMessageContaining("revisions count from 1");
    }

    @Test
    void logAcceptsFiveHundredAirings() {
        var airings = new ArrayList<Airing>();
        for (int i = 0; i < Limits.AIRINGS_A_DAY; i++) {
            airings.add(airing("airing-" + i, 60L * i, NEWS, MessageClass.ORDINARY));
        }
        assertThat(log(airings, List.of(NEWS)).airings()).hasSize(500);
        airings.add(airing("one-more", 60L * 500, NEWS, MessageClass.ORDINARY));
        assertThatThrownBy(() -> log(airings, List.of(NEWS)))
                .hasMessageContaining("501 airings are too many");
    }

    @Test
    void revisionWithSameContentIsRecognised() {
        List<Airing> airings = List.of(airing("one", 0, NEWS, MessageClass.ORDINARY));
        DailyLog log = log(airings, List.of(NEWS));
        var later = new DailyLog(STATION, DAY, 9, airings, List.of(NEWS));
        assertThat(log.hasSameContentAs(later)).isTrue();
        assertThat(log.hasSameContentAs(log(List.of(), List.of()))).isFalse();
        assertThat(
                        log.hasSameContentAs(
                                new DailyLog(STATION, DAY.plusDays(1), 3, airings, List.of(NEWS))))
                .isFalse();
    }

    @Test
    void onlyEmergencyPreemptsAndNeverAnotherEmergency() {
        for (MessageClass one : MessageClass.values()) {
            for (MessageClass other : MessageClass.values()) {
                assertThat(one.preempts(other))
                        .isEqualTo(
                                one == MessageClass.EMERGENCY && other != MessageClass.EMERGENCY);
            }
        }
    }

    private static DailyLog log(List<Airing> airings, List<Clip> clips) {
        return new DailyLog(STATION, DAY, 3, airings, clips);
    }

    private static Airing airing(String id, long second, Clip clip, MessageClass messageClass) {
        return new Airing(
                new AiringId(id),
                Airtime.of(DAWN.plusSeconds(second), clip.length()),
                clip.id(),
                messageClass);
    }

    private static Clip clip(String bytes) {
        return clip(bytes, Duration.ofSeconds(30));
    }

    private static Clip clip(String bytes, Duration length) {
        return new Clip(
                ClipId.of(bytes.getBytes(StandardCharsets.UTF_8)),
                "Bản tin " + bytes,
                new LanguageTag("vi"),
                length,
                960_044,
                Limits.PART_BYTES);
    }
}
