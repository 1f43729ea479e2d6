package vn.tienglang.pages.http;

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
import vn.tienglang.office.report.AiringSummary;
import vn.tienglang.office.report.AsRunConfirmation;
import vn.tienglang.office.report.ScheduledSlot;
import vn.tienglang.office.report.StationSummary;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.compliance.Verdict;
import vn.tienglang.planner.document.PlanItemJsonMapper;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Turns what the desk says into the forms of the interface. */
public final class ApiMapper {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private ApiMapper() {}

    /** {@code NOT_BY_SLOT} as it stands in JSON: {@code not-by-slot}. */
    public static String kebabCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static ApiV1.RuleViolation toJson(RequestError complaint) {
        return new ApiV1.RuleViolation(
                complaint.rule(),
                complaint.field().isEmpty() ? null : complaint.field(),
                complaint.sentence());
    }

    public static ApiV1.Clip toJson(Clip clip) {
        return new ApiV1.Clip(
                clip.id().value(),
                clip.title(),
                clip.language().value(),
                clip.length().toMillis(),
                clip.bytes());
    }

    public static ApiV1.Station toJson(StationSummary view) {
        return new ApiV1.Station(
                view.station().id().value(),
                view.station().name(),
                view.station().zone().getId(),
                view.ancestry().stream()
                        .map(area -> new ApiV1.AncestorArea(area.code().value(), area.name()))
                        .toList(),
                kebabCase(view.presence()),
                view.receivedAt().equals(Instant.EPOCH) ? null : view.receivedAt().toString(),
                orNull(view.status().map(ApiMapper::toJson)),
                view.today().stream().map(ApiMapper::toJson).toList());
    }

    private static ApiV1.StationStatus toJson(StationStatus status) {
        Map<String, Long> rejected = new TreeMap<>();
        status.rejected().forEach((why, count) -> rejected.put(kebabCase(why), count));
        return new ApiV1.StationStatus(
                status.at().toString(),
                status.boot(),
                status.clockTrusted(),
                status.output(),
                status.audible(),
                status.relays(),
                status.logs().stream()
                        .map(held -> new ApiV1.HeldLog(held.date().toString(), held.revision()))
                        .toList(),
                status.missing().stream().map(ClipId::value).toList(),
                orNull(status.onAir().stream().map(AiringId::value).findFirst()),
                status.faults(),
                status.unsent(),
                rejected);
    }

    private static ApiV1.PlannedAiring toJson(AiringSummary view) {
        return new ApiV1.PlannedAiring(
                view.id().value(),
                orNull(Slot.slotIdOf(view.id()).map(SlotId::value)),
                view.title(),
                view.language().value(),
                kebabCase(view.messageClass()),
                view.airtime().start().toString(),
                view.airtime().end().toString(),
                view.revision(),
                kebabCase(view.delivery()),
                toJson(view.verdict()));
    }

    private static ApiV1.Verdict toJson(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Awaited _ -> new ApiV1.Verdict("awaited", null, null);
            case Verdict.Fulfilled(Playback playback) ->
                    new ApiV1.Verdict("fulfilled", null, toJson(playback));
            case Verdict.Partial(Playback playback, Reason reason) ->
                    new ApiV1.Verdict("partial", kebabCase(reason), toJson(playback));
            case Verdict.Preempted(Playback playback) ->
                    new ApiV1.Verdict("preempted", null, toJson(playback));
            case Verdict.Missed(Reason reason) ->
                    new ApiV1.Verdict("missed", kebabCase(reason), null);
            case Verdict.Unconfirmed _ -> new ApiV1.Verdict("unconfirmed", null, null);
        };
    }

    private static ApiV1.Playback toJson(Playback playback) {
        return new ApiV1.Playback(
                playback.relayClosedAt().toString(),
                playback.startedAt().toString(),
                playback.frames(),
                playback.framesWhole(),
                playback.rateHz(),
                kebabCase(playback.evidence()),
                playback.output());
    }

    public static ApiV1.BookingResult toJson(BookingResult.Booked booked) {
        return new ApiV1.BookingResult(
                booked.slot().id().value(),
                booked.booked().revision(),
                kebabCase(booked.booked().stage()),
                ids(booked.stations()),
                booked.unplaced().groups().stream().mapToLong(Conflicts.Group::times).sum(),
                booked.displaced().groups().stream()
                        .map(group -> group.order().value())
                        .distinct()
                        .toList());
    }

    public static ApiV1.Booking toJson(ScheduledSlot view) {
        Slot slot = view.slot();
        return new ApiV1.Booking(
                slot.id().value(),
                view.booked().revision(),
                slot.title(),
                slot.issuer().value(),
                view.times().getFirst().start().toLocalDate().toString(),
                TIME.format(view.times().getFirst().start()),
                view.times().stream().map(one -> TIME.format(one.start())).toList(),
                kebabCase(slot.messageClass()),
                ids(view.stations()),
                view.by(),
                view.at().toString(),
                view.withdrawn(),
                kebabCase(view.stage()),
                ApiJson.parse(PlanItemJsonMapper.toJson(slot)));
    }

    static List<String> ids(List<StationId> stations) {
        return stations.stream().map(StationId::value).toList();
    }

    public static ApiV1.Confirmation toJson(AsRunConfirmation view) {
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

    private static ApiV1.Confirmation proof(
            AsRunConfirmation view,
            String outcome,
            Optional<Reason> reason,
            Optional<Playback> playback) {
        AsRunEntry entry = view.entry().entry();
        Optional<AsRunConfirmation.Planned> planned = view.planned().stream().findFirst();
        return new ApiV1.Confirmation(
                view.station().id().value(),
                view.title(),
                entry.airing().value(),
                orNull(Slot.slotIdOf(entry.airing()).map(SlotId::value)),
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
                orNull(reason.map(ApiMapper::kebabCase)),
                orNull(playback.map(ApiMapper::toJson)));
    }

    /** A field that is absent when there is nothing to say. */
    public static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
