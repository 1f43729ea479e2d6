package vn.tienglang.pages.board;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.report.AiringSummary;
import vn.tienglang.office.report.StationSummary;
import vn.tienglang.office.store.station.StationCondition;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.planner.compliance.Verdict;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Mapper of station summaries to JSON. */
final class BoardMapper {
    private BoardMapper() {}

    static BoardJson.Station toJson(StationSummary view, StationCondition condition) {
        return new BoardJson.Station(
                view.station().id().value(),
                view.station().name(),
                view.station().zone().getId(),
                view.ancestry().stream()
                        .map(area -> new BoardJson.AncestorArea(area.code().value(), area.name()))
                        .toList(),
                ApiMapper.kebabCase(condition),
                ApiMapper.kebabCase(view.presence()),
                view.receivedAt().equals(Instant.EPOCH) ? null : view.receivedAt().toString(),
                ApiMapper.orNull(view.status().map(BoardMapper::toJson)),
                view.today().stream().map(BoardMapper::toJson).toList());
    }

    private static BoardJson.StationStatus toJson(StationStatus status) {
        Map<String, Long> rejected = new TreeMap<>();
        status.rejected().forEach((why, count) -> rejected.put(ApiMapper.kebabCase(why), count));
        return new BoardJson.StationStatus(
                status.at().toString(),
                status.boot(),
                status.clockTrusted(),
                status.output(),
                status.audible(),
                status.relays(),
                status.logs().stream()
                        .map(held -> new BoardJson.HeldLog(held.date().toString(), held.revision()))
                        .toList(),
                status.missing().stream().map(ClipId::value).toList(),
                ApiMapper.orNull(status.onAir().stream().map(AiringId::value).findFirst()),
                ApiMapper.orNull(status.mutedUntil().map(Instant::toString)),
                status.faults(),
                status.unsent(),
                rejected);
    }

    private static BoardJson.PlannedAiring toJson(AiringSummary view) {
        return new BoardJson.PlannedAiring(
                view.id().value(),
                ApiMapper.orNull(Slot.slotIdOf(view.id()).map(SlotId::value)),
                view.title(),
                view.language().value(),
                ApiMapper.kebabCase(view.messageClass()),
                view.airtime().start().toString(),
                view.airtime().end().toString(),
                view.revision(),
                ApiMapper.kebabCase(view.delivery()),
                toJson(view.verdict()));
    }

    private static BoardJson.Verdict toJson(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Awaited _ -> new BoardJson.Verdict("awaited", null, null);
            case Verdict.Fulfilled(Playback playback) ->
                    new BoardJson.Verdict("fulfilled", null, ApiMapper.toJson(playback));
            case Verdict.Partial(Playback playback, Reason reason) ->
                    new BoardJson.Verdict(
                            "partial", ApiMapper.kebabCase(reason), ApiMapper.toJson(playback));
            case Verdict.Preempted(Playback playback) ->
                    new BoardJson.Verdict("preempted", null, ApiMapper.toJson(playback));
            case Verdict.Missed(Reason reason) ->
                    new BoardJson.Verdict("missed", ApiMapper.kebabCase(reason), null);
            case Verdict.Unconfirmed _ -> new BoardJson.Verdict("unconfirmed", null, null);
        };
    }
}
