package vn.tienglang.central.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.central.desk.AiringView;
import vn.tienglang.central.desk.Booking;
import vn.tienglang.central.desk.ConfirmationView;
import vn.tienglang.central.desk.SlotView;
import vn.tienglang.central.desk.StationView;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.compliance.Verdict;
import vn.tienglang.planner.form.PlanForm;
import vn.tienglang.planner.programme.Conflicts;
import vn.tienglang.planner.programme.Slot;

/** Turns what the desk says into the forms of the interface. */
final class Shapes {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private Shapes() {}

    /** {@code NOT_BY_SLOT} as it stands in JSON: {@code not-by-slot}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Forms.Against form(Complaint complaint) {
        return new Forms.Against(
                complaint.rule(),
                complaint.field().isEmpty() ? null : complaint.field(),
                complaint.sentence());
    }

    static Forms.Recording form(Clip clip) {
        return new Forms.Recording(
                clip.id().value(),
                clip.title(),
                clip.language().value(),
                clip.length().toMillis(),
                clip.bytes());
    }

    static Forms.Site form(StationView view) {
        return new Forms.Site(
                view.station().id().value(),
                view.station().name(),
                view.station().zone().getId(),
                view.ancestry().stream()
                        .map(area -> new Forms.Level(area.code().value(), area.name()))
                        .toList(),
                word(view.presence()),
                view.heardAt().equals(Instant.EPOCH) ? null : view.heardAt().toString(),
                orNull(view.status().map(Shapes::form)),
                view.today().stream().map(Shapes::form).toList());
    }

    private static Forms.Condition form(StationStatus status) {
        Map<String, Long> rejected = new TreeMap<>();
        status.rejected().forEach((why, count) -> rejected.put(word(why), count));
        return new Forms.Condition(
                status.at().toString(),
                status.boot(),
                status.clockTrusted(),
                status.output(),
                status.audible(),
                status.relays(),
                status.logs().stream()
                        .map(held -> new Forms.Held(held.date().toString(), held.revision()))
                        .toList(),
                status.missing().stream().map(ClipId::value).toList(),
                orNull(status.onAir().stream().map(AiringId::value).findFirst()),
                status.faults(),
                status.unsent(),
                rejected);
    }

    private static Forms.Planned form(AiringView view) {
        return new Forms.Planned(
                view.id().value(),
                orNull(Slot.of(view.id()).map(SlotId::value)),
                view.title(),
                view.language().value(),
                word(view.messageClass()),
                view.airtime().start().toString(),
                view.airtime().end().toString(),
                view.revision(),
                word(view.delivery()),
                form(view.verdict()));
    }

    private static Forms.Judged form(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Awaited _ -> new Forms.Judged("awaited", null, null);
            case Verdict.Fulfilled(Playback playback) ->
                    new Forms.Judged("fulfilled", null, form(playback));
            case Verdict.Partial(Playback playback, Reason reason) ->
                    new Forms.Judged("partial", word(reason), form(playback));
            case Verdict.Preempted(Playback playback) ->
                    new Forms.Judged("preempted", null, form(playback));
            case Verdict.Missed(Reason reason) -> new Forms.Judged("missed", word(reason), null);
            case Verdict.Unconfirmed _ -> new Forms.Judged("unconfirmed", null, null);
        };
    }

    private static Forms.Playing form(Playback playback) {
        return new Forms.Playing(
                playback.relayClosedAt().toString(),
                playback.startedAt().toString(),
                playback.frames(),
                playback.framesWhole(),
                playback.rateHz(),
                word(playback.evidence()),
                playback.output());
    }

    static Forms.Booked form(Booking.Booked booked) {
        return new Forms.Booked(
                booked.slot().id().value(),
                booked.booked().revision(),
                word(booked.booked().stage()),
                ids(booked.stations()),
                booked.missing().groups().stream().mapToLong(Conflicts.Group::times).sum(),
                booked.givesWay().groups().stream()
                        .map(group -> group.order().value())
                        .distinct()
                        .toList());
    }

    static Forms.Booking form(SlotView view) {
        Slot slot = view.slot();
        return new Forms.Booking(
                slot.id().value(),
                view.booked().revision(),
                slot.title(),
                slot.issuer().value(),
                view.times().getFirst().start().toLocalDate().toString(),
                TIME.format(view.times().getFirst().start()),
                view.times().stream().map(one -> TIME.format(one.start())).toList(),
                word(slot.messageClass()),
                ids(view.stations()),
                view.by(),
                view.at().toString(),
                view.withdrawn(),
                word(view.stage()),
                Json.tree(PlanForm.text(slot)));
    }

    static List<String> ids(List<StationId> stations) {
        return stations.stream().map(StationId::value).toList();
    }

    static Forms.Proof form(ConfirmationView view) {
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

    private static Forms.Proof proof(
            ConfirmationView view,
            String outcome,
            Optional<Reason> reason,
            Optional<Playback> playback) {
        AsRunEntry entry = view.entry().entry();
        Optional<ConfirmationView.Planned> planned = view.planned().stream().findFirst();
        return new Forms.Proof(
                view.station().id().value(),
                view.title(),
                entry.airing().value(),
                orNull(Slot.of(entry.airing()).map(SlotId::value)),
                orNull(planned.map(asked -> asked.language().value())),
                orNull(planned.map(asked -> asked.start().toString())),
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
                orNull(reason.map(Shapes::word)),
                orNull(playback.map(Shapes::form)));
    }

    /** A field that is absent when there is nothing to say. */
    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
