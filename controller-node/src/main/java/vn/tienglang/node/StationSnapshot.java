package vn.tienglang.node;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.playout.Claim;
import vn.tienglang.node.playout.Playout;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.playout.PlayoutState;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/**
 * Snapshot of the station for its own page: an immutable value that the station thread publishes to
 * the threads of the page.
 *
 * @param status the status that the station reports to the centre
 * @param linkUp whether the centre can be reached
 * @param activity what the station is doing, in words for staff
 * @param today the airings of today by the calendar of the station, in order of start
 * @param relayChanges the latest changes of the amplifier relay, oldest first
 */
public record StationSnapshot(
        StationStatus status,
        boolean linkUp,
        String activity,
        List<AiringLine> today,
        List<RelayChange> relayChanges) {
    /** Words before the title of what is on air. */
    static final String ON_AIR = "Đang phát: ";

    /** An airing of today. */
    public record AiringLine(
            AiringId airing,
            Airtime airtime,
            String title,
            MessageClass messageClass,
            Progress progress) {}

    /** Progress of an airing. */
    public sealed interface Progress {
        /** It will not be played: staff silenced it. */
        record Muted() implements Progress {}

        /** Its start is still to come, and its clip is on disk. */
        record Ready() implements Progress {}

        /** Its clip is not on disk yet. */
        record ClipMissing() implements Progress {}

        /** It is on air. */
        record OnAir() implements Progress {}

        /** It ended or will not start; its outcome is not written yet. */
        record Ending() implements Progress {}

        /** It was due before this board was there, which therefore does not judge it. */
        record NotJudged() implements Progress {}

        /** Its outcome is written. */
        record Settled(Outcome outcome) implements Progress {}
    }

    /** A new state of the relay, with the wall time of the reading. */
    public record RelayChange(Instant at, RelayState state) {}

    static StationSnapshot beforeStart(PlayoutSettings settings, Journal.Recovered recovered) {
        var status =
                new StationStatus(
                        settings.station(),
                        Instant.EPOCH,
                        recovered.boot(),
                        ClockQuality.UNTRUSTED,
                        settings.output(),
                        settings.canBeHeard(),
                        settings.relay(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(recovered.asRun()),
                        recovered.asRun().sequence() - recovered.acknowledged(),
                        Optional.empty(),
                        Map.of());
        return new StationSnapshot(
                status, false, activity(new PlayoutState.Starting()), List.of(), List.of());
    }

    static StationSnapshot of(
            Playout playout,
            PlayoutSettings settings,
            ClockReading reading,
            boolean linkUp,
            List<RelayChange> edges) {
        StationStatus status = playout.status(reading);
        LocalDate today = reading.wall().atZone(settings.zone()).toLocalDate();
        List<AiringLine> lines =
                playout.log(today)
                        .map(log -> lines(log, playout, status, playout.muted(reading)))
                        .orElse(List.of());
        return new StationSnapshot(status, linkUp, activity(playout.state()), lines, edges);
    }

    private static List<AiringLine> lines(
            DailyLog log, Playout playout, StationStatus status, Set<AiringId> muted) {
        return log.airings().stream()
                .map(airing -> line(log, airing, playout, status, muted))
                .toList();
    }

    private static AiringLine line(
            DailyLog log,
            Airing airing,
            Playout playout,
            StationStatus status,
            Set<AiringId> muted) {
        String title = log.clip(airing.clip()).map(Clip::title).orElse("");
        return new AiringLine(
                airing.id(),
                airing.airtime(),
                title,
                airing.messageClass(),
                progress(airing, playout, status, muted));
    }

    private static Progress progress(
            Airing airing, Playout playout, StationStatus status, Set<AiringId> muted) {
        Optional<Outcome> outcome = playout.outcome(airing.id());
        if (outcome.isPresent()) {
            return new Progress.Settled(outcome.get());
        }
        if (status.onAir().contains(airing.id())) {
            return new Progress.OnAir();
        }
        if (!playout.isOpen(airing.id())) {
            return new Progress.Ending();
        }
        if (playout.isIgnored(airing)) {
            return new Progress.NotJudged();
        }
        if (muted.contains(airing.id())) {
            return new Progress.Muted();
        }
        return status.missing().contains(airing.clip())
                ? new Progress.ClipMissing()
                : new Progress.Ready();
    }

    private static String activity(PlayoutState state) {
        return switch (state) {
            case PlayoutState.Starting() -> "Đang khởi động";
            case PlayoutState.Idle() -> "Đang chờ, ampli tắt";
            case PlayoutState.Arming(Claim claim, var _) -> "Đang bật ampli: " + title(claim);
            case PlayoutState.Cueing(Claim claim, var _) -> "Chuẩn bị phát: " + title(claim);
            case PlayoutState.Armed(Claim claim, var _, var _, var _) ->
                    "Chuẩn bị phát: " + title(claim);
            case PlayoutState.OnAir(PlayoutState.StartedAiring started, var _) ->
                    ON_AIR + title(started.claim());
            case PlayoutState.Tail(var _) -> "Vừa phát xong";
        };
    }

    private static String title(Claim claim) {
        return claim.clip().title();
    }
}
