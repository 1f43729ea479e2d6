package vn.tienglang.node;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.StationSnapshot.AiringLine;
import vn.tienglang.node.StationSnapshot.Progress;
import vn.tienglang.node.StationSnapshot.RelayChange;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.StationClock;
import vn.tienglang.node.web.MutePeriod;
import vn.tienglang.node.web.StationPageView;
import vn.tienglang.node.web.StationPageView.RowStatus;

/** Model of the station page: turns a snapshot into texts for staff and local times. */
final class StationPageModel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TIME_AND_DAY =
            DateTimeFormatter.ofPattern("HH:mm dd/MM", Locale.ROOT);

    private final String name;
    private final ZoneId zone;
    private final StationClock clock;
    private final Supplier<StationSnapshot> station;

    StationPageModel(
            String name, ZoneId zone, StationClock clock, Supplier<StationSnapshot> station) {
        this.name = name;
        this.zone = zone;
        this.clock = clock;
        this.station = station;
    }

    /** The present content of the page. */
    StationPageView view() {
        StationSnapshot view = station.get();
        StationStatus status = view.status();
        return new StationPageView(
                local(clock.read().wall()),
                name,
                status.station().value(),
                view.linkUp(),
                "",
                status.clockTrusted(),
                status.output(),
                status.audible(),
                status.relays(),
                view.relayChanges().isEmpty()
                        ? RelayState.OPEN
                        : view.relayChanges().getLast().state(),
                status.mutedUntil().map(this::clockText).orElse(""),
                status.onAir().isEmpty() ? "" : titleOnAir(view.activity()),
                view.today().stream().map(this::row).toList(),
                view.relayChanges().reversed().stream().map(this::relayChange).toList(),
                status.faults());
    }

    /** What is on air without the words before it: the page has its own. */
    private static String titleOnAir(String activity) {
        return activity.startsWith(StationSnapshot.ON_AIR)
                ? activity.substring(StationSnapshot.ON_AIR.length())
                : activity;
    }

    /** End of this period, if it begins now. */
    Instant endOf(MutePeriod period) {
        return period.endsAt(local(clock.read().wall())).atZone(zone).toInstant();
    }

    /** Time of day, with the date if it is not today. */
    private String clockText(Instant instant) {
        LocalDateTime at = local(instant);
        boolean isToday = at.toLocalDate().equals(local(clock.read().wall()).toLocalDate());
        return at.format(isToday ? TIME : TIME_AND_DAY);
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private StationPageView.RelayChange relayChange(RelayChange edge) {
        return new StationPageView.RelayChange(local(edge.at()), edge.state());
    }

    private StationPageView.Row row(AiringLine line) {
        return new StationPageView.Row(
                local(line.airtime().start()).toLocalTime(),
                line.title(),
                words(line.progress()),
                rowStatus(line.progress()));
    }

    private static String words(Progress progress) {
        return switch (progress) {
            case Progress.Muted() -> "Cán bộ tắt tiếng, sẽ không phát";
            case Progress.Ready() -> "Sẵn sàng";
            case Progress.ClipMissing() -> "Chờ tải bản ghi";
            case Progress.OnAir() -> "Đang phát";
            case Progress.Ending() -> "Vừa xong, đang ghi sổ";
            case Progress.NotJudged() -> "Trước khi máy này được lắp";
            case Progress.Settled(Outcome.Aired(Playback playback)) ->
                    playback.evidence() == Evidence.COMMANDED
                            ? "Đã chạy " + seconds(playback) + ", không có loa thật"
                            : "Đã phát " + seconds(playback);
            case Progress.Settled(Outcome.CutShort(Playback playback, Reason reason)) ->
                    "Phát dở " + seconds(playback) + ": " + words(reason);
            case Progress.Settled(Outcome.Missed(Reason reason)) -> "Không phát: " + words(reason);
        };
    }

    private static RowStatus rowStatus(Progress progress) {
        return switch (progress) {
            case Progress.Ready(),
                    Progress.ClipMissing(),
                    Progress.Ending(),
                    Progress.NotJudged() ->
                    RowStatus.WAITING;
            case Progress.Muted() -> RowStatus.WARNING;
            case Progress.OnAir() -> RowStatus.GOOD;
            case Progress.Settled(Outcome.Aired(Playback playback)) ->
                    playback.evidence() == Evidence.COMMANDED ? RowStatus.WARNING : RowStatus.GOOD;
            case Progress.Settled(Outcome.CutShort _) -> RowStatus.WARNING;
            case Progress.Settled(Outcome.Missed _) -> RowStatus.BAD;
        };
    }

    private static String seconds(Playback playback) {
        Duration played = playback.played();
        return played.toMinutes() > 0
                ? played.toMinutes() + " phút " + played.toSecondsPart() + " giây"
                : played.toSeconds() + " giây";
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case NO_POWER -> "mất điện";
            case NO_LINK -> "mất kết nối, lịch đến muộn";
            case NO_FILE -> "chưa có bản ghi";
            case CLOCK_UNSURE -> "đồng hồ chưa chắc chắn";
            case AMPLIFIER_FAULT -> "lỗi ampli, rơ-le";
            case OUTPUT_SILENT -> "đầu ra không có tiếng";
            case REFUSED_QUIET_HOURS -> "giờ yên tĩnh";
            case REFUSED_CAP -> "vượt thời lượng";
            case CANCELLED -> "đã huỷ";
            case PREEMPTED -> "nhường bản tin khẩn cấp";
            case MUTED_BY_STAFF -> "cán bộ tắt tiếng";
            case PROGRAM_ENDED -> "chương trình của đài dừng giữa chừng";
        };
    }
}
