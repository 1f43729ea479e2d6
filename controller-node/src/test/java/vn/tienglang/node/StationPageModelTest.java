package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.StationSnapshot.AiringLine;
import vn.tienglang.node.StationSnapshot.Progress;
import vn.tienglang.node.StationSnapshot.RelayChange;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.TimeDaemonState;
import vn.tienglang.node.web.MutePeriod;
import vn.tienglang.node.web.StationPageView;
import vn.tienglang.node.web.StationPageView.RowStatus;

final class StationPageModelTest {
    private static final Instant NOW = StationScenario.at("07:30");

    private static StationStatus status(List<AiringId> onAir) {
        return new StationStatus(
                StationScenario.STATION,
                StationScenario.at("07:00"),
                3,
                new ClockQuality(ClockSource.DAEMON, Duration.ofMillis(1)),
                "loa thử",
                true,
                "rơ-le thử",
                List.of(),
                List.of(),
                onAir,
                List.of("một lỗi"),
                Optional.empty(),
                0,
                Optional.empty(),
                Map.of());
    }

    private static AiringLine line(String name, String start, Progress progress) {
        return new AiringLine(
                new AiringId("item-" + name),
                Airtime.of(StationScenario.at(start), Duration.ofSeconds(90)),
                "Bản tin " + name,
                MessageClass.ORDINARY,
                progress);
    }

    private static StationPageView page(StationSnapshot snapshot) {
        return new StationPageModel(
                        "Đài xã",
                        StationScenario.ZONE,
                        () ->
                                new ClockReading(
                                        NOW, Duration.ofHours(1), TimeDaemonState.UNSYNCHRONISED),
                        () -> snapshot)
                .view();
    }

    private static StationPageView page(List<AiringLine> today) {
        return page(new StationSnapshot(status(List.of()), true, "Đang chờ", today, List.of()));
    }

    private static Playback playback(long seconds, Evidence evidence) {
        int rateHz = 48_000;
        Instant start = StationScenario.at("05:00");
        return new Playback(
                start.minusSeconds(2),
                start,
                seconds * rateHz,
                90L * rateHz,
                rateHz,
                evidence,
                "loa thử");
    }

    @Test
    void muteEndsInTheTimeOfTheStation() {
        var model =
                new StationPageModel(
                        "Đài xã",
                        StationScenario.ZONE,
                        () ->
                                new ClockReading(
                                        NOW, Duration.ofHours(1), TimeDaemonState.UNSYNCHRONISED),
                        () -> {
                            throw new IllegalStateException("not asked");
                        });

        assertThat(model.endOf(new MutePeriod.OneHour())).isEqualTo(StationScenario.at("08:30"));
        assertThat(model.endOf(new MutePeriod.Until(LocalTime.of(17, 0))))
                .isEqualTo(StationScenario.at("17:00"));
    }

    @Test
    void showsClockDevicesAndFaults() {
        StationPageView page = page(List.of());

        assertThat(page.now()).isEqualTo(StationScenario.DAY.atTime(7, 30));
        assertThat(page.stationName()).isEqualTo("Đài xã");
        assertThat(page.stationId()).isEqualTo("ls-tan-thanh");
        assertThat(page.linkUp()).isTrue();
        assertThat(page.clockTrusted()).isTrue();
        assertThat(page.outputDescription()).isEqualTo("loa thử");
        assertThat(page.audible()).isTrue();
        assertThat(page.relayDescription()).isEqualTo("rơ-le thử");
        assertThat(page.faults()).containsExactly("một lỗi");
    }

    @Test
    void relayIsOpenUntilItIsReadAndThenAsReadLast() {
        assertThat(page(List.of()).relayState()).isEqualTo(RelayState.OPEN);

        StationPageView page =
                page(
                        new StationSnapshot(
                                status(List.of()),
                                false,
                                "Đang chờ",
                                List.of(),
                                List.of(
                                        new RelayChange(
                                                StationScenario.at("05:00"), RelayState.OPEN),
                                        new RelayChange(
                                                StationScenario.at("05:10"), RelayState.CLOSED))));

        assertThat(page.relayState()).isEqualTo(RelayState.CLOSED);
        assertThat(page.relayChanges())
                .as("newest first, in the time of the station")
                .containsExactly(
                        new StationPageView.RelayChange(
                                StationScenario.DAY.atTime(5, 10), RelayState.CLOSED),
                        new StationPageView.RelayChange(
                                StationScenario.DAY.atTime(5, 0), RelayState.OPEN));
        assertThat(page.linkUp()).isFalse();
    }

    @Test
    void showsTheActivityOnlyWhileSomethingIsOnAir() {
        assertThat(page(List.of()).onAir()).isEmpty();

        StationPageView page =
                page(
                        new StationSnapshot(
                                status(List.of(new AiringId("item-a"))),
                                true,
                                "Đang phát: a",
                                List.of(),
                                List.of()));
        assertThat(page.onAir()).isEqualTo("a");
    }

    @Test
    void showsOneRowAnAiringInTheOrderGiven() {
        StationPageView page =
                page(
                        List.of(
                                line("a", "05:00", new Progress.OnAir()),
                                line("b", "06:15", new Progress.Ready())));

        assertThat(page.airings())
                .extracting(
                        StationPageView.Row::start,
                        StationPageView.Row::title,
                        StationPageView.Row::outcome,
                        StationPageView.Row::status)
                .containsExactly(
                        tuple(LocalTime.of(5, 0), "Bản tin a", "Đang phát", RowStatus.GOOD),
                        tuple(LocalTime.of(6, 15), "Bản tin b", "Sẵn sàng", RowStatus.WAITING));
    }

    static Stream<Arguments> textsOfProgress() {
        return Stream.of(
                Arguments.of(new Progress.Ready(), "Sẵn sàng", RowStatus.WAITING),
                Arguments.of(
                        new Progress.Muted(), "Cán bộ tắt tiếng, sẽ không phát", RowStatus.WARNING),
                Arguments.of(new Progress.ClipMissing(), "Chờ tải bản ghi", RowStatus.WAITING),
                Arguments.of(new Progress.OnAir(), "Đang phát", RowStatus.GOOD),
                Arguments.of(new Progress.Ending(), "Vừa xong, đang ghi sổ", RowStatus.WAITING),
                Arguments.of(
                        new Progress.Settled(new Outcome.Aired(playback(90, Evidence.RENDERED))),
                        "Đã phát 1 phút 30 giây",
                        RowStatus.GOOD),
                Arguments.of(
                        new Progress.Settled(new Outcome.Aired(playback(90, Evidence.COMMANDED))),
                        "Đã chạy 1 phút 30 giây, không có loa thật",
                        RowStatus.WARNING),
                Arguments.of(
                        new Progress.Settled(
                                new Outcome.CutShort(
                                        playback(59, Evidence.RENDERED), Reason.MUTED_BY_STAFF)),
                        "Phát dở 59 giây: cán bộ tắt tiếng",
                        RowStatus.WARNING),
                Arguments.of(
                        new Progress.Settled(new Outcome.Missed(Reason.NO_FILE)),
                        "Không phát: chưa có bản ghi",
                        RowStatus.BAD));
    }

    @ParameterizedTest
    @MethodSource("textsOfProgress")
    void saysHowFarAnAiringHasCome(Progress progress, String text, RowStatus status) {
        StationPageView.Row row = page(List.of(line("a", "05:00", progress))).airings().getFirst();

        assertThat(row.outcome()).isEqualTo(text);
        assertThat(row.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonHasItsOwnText(Reason reason) {
        var others =
                Stream.of(Reason.values())
                        .filter(other -> other != reason)
                        .map(StationPageModelTest::textOf)
                        .toList();

        assertThat(textOf(reason)).startsWith("Không phát: ").isNotIn(others);
    }

    private static String textOf(Reason reason) {
        var missed = new Progress.Settled(new Outcome.Missed(reason));
        return page(List.of(line("a", "05:00", missed))).airings().getFirst().outcome();
    }
}
