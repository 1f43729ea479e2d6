package vn.tienglang.node;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.function.Supplier;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.StationView.AiringLine;
import vn.tienglang.node.StationView.Progress;
import vn.tienglang.node.StationView.RelayEdge;
import vn.tienglang.node.web.PageView;
import vn.tienglang.node.web.PageView.Mood;

/** The station in the words of its own page. */
final class StationFace {
    private final String name;
    private final ZoneId zone;
    private final StationClock clock;
    private final Supplier<StationView> station;

    StationFace(String name, ZoneId zone, StationClock clock, Supplier<StationView> station) {
        this.name = name;
        this.zone = zone;
        this.clock = clock;
        this.station = station;
    }

    /** What the page shows now. */
    PageView view() {
        StationView view = station.get();
        StationStatus status = view.status();
        return new PageView(
                local(clock.read().wall()),
                name,
                status.station().value(),
                view.linkUp(),
                "",
                status.clockTrusted(),
                status.output(),
                status.audible(),
                status.relays(),
                view.edges().isEmpty() ? Contact.OPEN : view.edges().getLast().contact(),
                status.onAir().isEmpty() ? "" : view.doing(),
                view.today().stream().map(this::row).toList(),
                view.edges().reversed().stream().map(this::edge).toList(),
                status.faults());
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone);
    }

    private PageView.Edge edge(RelayEdge edge) {
        return new PageView.Edge(local(edge.at()), edge.contact());
    }

    private PageView.Row row(AiringLine line) {
        return new PageView.Row(
                local(line.airtime().start()).toLocalTime(),
                line.title(),
                words(line.progress()),
                mood(line.progress()));
    }

    private static String words(Progress progress) {
        return switch (progress) {
            case Progress.Ready() -> "Sẵn sàng";
            case Progress.ClipMissing() -> "Chờ tải bản ghi";
            case Progress.OnAir() -> "Đang phát";
            case Progress.Ending() -> "Vừa xong, đang ghi sổ";
            case Progress.Settled(Outcome.Aired(Playback playback)) ->
                    playback.evidence() == Evidence.COMMANDED
                            ? "Đã chạy " + seconds(playback) + ", không có tiếng"
                            : "Đã phát " + seconds(playback);
            case Progress.Settled(Outcome.CutShort(Playback playback, Reason reason)) ->
                    "Phát dở " + seconds(playback) + ": " + words(reason);
            case Progress.Settled(Outcome.Missed(Reason reason)) -> "Không phát: " + words(reason);
        };
    }

    private static Mood mood(Progress progress) {
        return switch (progress) {
            case Progress.Ready(), Progress.ClipMissing(), Progress.Ending() -> Mood.WAITING;
            case Progress.OnAir() -> Mood.GOOD;
            case Progress.Settled(Outcome.Aired(Playback playback)) ->
                    playback.evidence() == Evidence.COMMANDED ? Mood.WARNING : Mood.GOOD;
            case Progress.Settled(Outcome.CutShort _) -> Mood.WARNING;
            case Progress.Settled(Outcome.Missed _) -> Mood.BAD;
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
        };
    }
}
