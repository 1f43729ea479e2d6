package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.wire.Codec;

/** Rules of emergency messages, and which part of one concerns a station. */
class EmergencyTest {
    private static final Instant ISSUED = Instant.parse("2026-11-21T04:30:00Z");
    private static final AreaCode PROVINCE = new AreaCode("20");
    private static final AreaCode COMMUNE = new AreaCode("06118");

    private static final Emergency.Target FOR_PROVINCE =
            new Emergency.Target(List.of(PROVINCE), List.of(clip("vi")));
    private static final Emergency.Target FOR_COMMUNE =
            new Emergency.Target(List.of(COMMUNE), List.of(clip("vi"), clip("nut")));

    private static Clip clip(String language) {
        return new Clip(
                ClipId.of(language.getBytes(StandardCharsets.UTF_8)),
                "Lũ quét",
                new LanguageTag(language),
                Duration.ofSeconds(30),
                90_000,
                24_576);
    }

    private static Emergency emergency(
            long number, Emergency.Kind kind, List<Long> ends, List<Emergency.Target> targets) {
        return of(number, 2, ISSUED, kind, ends, targets);
    }

    private static Emergency of(
            long number,
            int level,
            Instant issuedAt,
            Emergency.Kind kind,
            List<Long> ends,
            List<Emergency.Target> targets) {
        return new Emergency(
                number,
                kind,
                MessageClass.EMERGENCY,
                level,
                Emergency.airingOf(number),
                LocalDate.of(2026, 11, 21),
                issuedAt,
                issuedAt.plusSeconds(7_200),
                Duration.ofMinutes(15),
                100,
                ends,
                targets);
    }

    @Test
    void theNearestAreaOfTheStationDecidesWhichClipsItPlays() {
        Emergency alert =
                emergency(7, Emergency.Kind.ALERT, List.of(), List.of(FOR_PROVINCE, FOR_COMMUNE));
        assertThat(alert.targetOf(List.of(COMMUNE, PROVINCE))).contains(FOR_COMMUNE);
        assertThat(alert.targetOf(List.of(new AreaCode("06121"), PROVINCE))).contains(FOR_PROVINCE);
        assertThat(alert.targetOf(List.of(new AreaCode("01")))).isEmpty();
    }

    @Test
    void aKindThatContradictsItsContentIsRejected() {
        assertThatThrownBy(() -> emergency(7, Emergency.Kind.ALERT, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        emergency(7, Emergency.Kind.ALERT, List.of(5L), List.of(FOR_PROVINCE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emergency(7, Emergency.Kind.CANCEL, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        emergency(7, Emergency.Kind.CANCEL, List.of(5L), List.of(FOR_PROVINCE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> emergency(7, Emergency.Kind.CANCEL, List.of(7L), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(emergency(7, Emergency.Kind.CANCEL, List.of(5L), List.of()).ends())
                .containsExactly(5L);
    }

    @Test
    void repetitionsAreCountedFromTheReleaseAndHaveAiringsOfTheirOwn() {
        Emergency alert = emergency(7, Emergency.Kind.ALERT, List.of(), List.of(FOR_COMMUNE));
        assertThat(alert.repetitionAt(ISSUED.minusSeconds(60))).isZero();
        assertThat(alert.repetitionAt(ISSUED.plusSeconds(899))).isZero();
        assertThat(alert.repetitionAt(ISSUED.plusSeconds(900))).isEqualTo(1);
        assertThat(alert.dueAt(2)).isEqualTo(ISSUED.plusSeconds(1_800));
        assertThat(alert.airing(0, 0)).isEqualTo(new AiringId("urgent-7"));
        assertThat(alert.airing(0, 1)).isEqualTo(new AiringId("urgent-7-r0-1"));
        assertThat(alert.airing(3, 0)).isEqualTo(new AiringId("urgent-7-r3-0"));
    }

    @Test
    void theNewestIsFirstAndAtOneTimeTheHigherLevelOfGovernment() {
        List<Emergency.Target> targets = List.of(FOR_PROVINCE);
        Emergency.Kind alert = Emergency.Kind.ALERT;
        Emergency old = of(9, 1, ISSUED.minusSeconds(1), alert, List.of(), targets);
        Emergency ofProvince = of(7, 2, ISSUED, alert, List.of(), targets);
        Emergency ofCommune = of(8, 3, ISSUED, alert, List.of(), targets);
        Emergency second = of(10, 3, ISSUED, alert, List.of(), targets);
        var all = new ArrayList<>(List.of(old, ofCommune, second, ofProvince));
        all.sort(Emergency.NEWEST_FIRST);
        assertThat(all).containsExactly(ofProvince, second, ofCommune, old);
    }

    @Test
    void theMarkOfAnEndedAlertHasItsNumberAndNoSound() {
        Emergency ended =
                emergency(7, Emergency.Kind.ALERT, List.of(), List.of(FOR_PROVINCE)).ended();
        assertThat(ended.kind()).isEqualTo(Emergency.Kind.ENDED);
        assertThat(ended.number()).isEqualTo(7);
        assertThat(ended.targets()).isEmpty();
    }

    @Test
    void theTextForStorageIsReadBackAndNothingElseIs() {
        Emergency alert =
                emergency(7, Emergency.Kind.ALERT, List.of(), List.of(FOR_PROVINCE, FOR_COMMUNE));
        assertThat(Codec.emergency(Codec.text(alert))).isEqualTo(alert);
        assertThatThrownBy(() -> Codec.emergency("{\"v\":1}"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codec.emergency("nonsense"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
