package vn.tienglang.pages.report;

import java.util.Optional;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.office.report.AsRunConfirmation;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Mapper of as-run confirmations to JSON. */
final class ConfirmationMapper {
    private ConfirmationMapper() {}

    static ConfirmationJson.Confirmation toJson(AsRunConfirmation view) {
        AsRunEntry entry = view.entry().entry();
        return switch (entry.outcome()) {
            case Outcome.Aired(Playback playback) ->
                    proof(view, "aired", Optional.empty(), Optional.of(playback));
            case Outcome.CutShort(Playback playback, Reason reason) ->
                    proof(view, "cut-short", Optional.of(reason), Optional.of(playback));
            case Outcome.Missed(Reason reason) ->
                    proof(view, "missed", Optional.of(reason), Optional.empty());
        };
    }

    private static ConfirmationJson.Confirmation proof(
            AsRunConfirmation view,
            String outcome,
            Optional<Reason> reason,
            Optional<Playback> playback) {
        AsRunEntry entry = view.entry().entry();
        Optional<AsRunConfirmation.Planned> planned = view.planned().stream().findFirst();
        return new ConfirmationJson.Confirmation(
                view.station().id().value(),
                view.title(),
                entry.airing().value(),
                ApiMapper.orNull(Slot.slotIdOf(entry.airing()).map(SlotId::value)),
                ApiMapper.orNull(planned.map(asked -> asked.language().value())),
                ApiMapper.orNull(planned.map(asked -> asked.start().toString())),
                entry.date().toString(),
                entry.revision(),
                entry.sequence(),
                entry.digest().value(),
                entry.previous().value(),
                view.entry().signature().key().value(),
                view.entry().signature().value(),
                entry.settledAt().toString(),
                view.receivedAt().toString(),
                outcome,
                ApiMapper.orNull(reason.map(ApiMapper::kebabCase)),
                ApiMapper.orNull(playback.map(ApiMapper::toJson)));
    }
}
