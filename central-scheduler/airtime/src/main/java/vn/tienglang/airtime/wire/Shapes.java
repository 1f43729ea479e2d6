package vn.tienglang.airtime.wire;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * Between the forms on the wire and the contract's own types. What comes from a form goes through
 * the constructors that refuse; their exceptions are caught in one place, {@link Codec}.
 */
final class Shapes {
    private Shapes() {}

    static Forms.Log form(DailyLog log) {
        return new Forms.Log(
                Forms.VERSION,
                "log",
                log.station().value(),
                log.date().toString(),
                log.revision(),
                log.airings().stream().map(Shapes::form).toList(),
                log.clips().stream().map(Shapes::form).toList());
    }

    static DailyLog log(Forms.Log form) {
        return new DailyLog(
                new StationId(form.station()),
                LocalDate.parse(form.date()),
                form.revision(),
                form.airings().stream().map(Shapes::airing).toList(),
                form.clips().stream().map(Shapes::clip).toList());
    }

    private static Forms.Item form(Airing airing) {
        return new Forms.Item(
                airing.id().value(),
                Instants.text(airing.airtime().start()),
                Instants.text(airing.airtime().end()),
                airing.clip().value(),
                word(airing.messageClass()));
    }

    private static Airing airing(Forms.Item form) {
        return new Airing(
                new AiringId(form.id()),
                new Airtime(Instants.of(form.start()), Instants.of(form.end())),
                new ClipId(form.clip()),
                constant(MessageClass.class, form.messageClass()));
    }

    private static Forms.Material form(Clip clip) {
        return new Forms.Material(
                clip.id().value(),
                clip.title(),
                clip.language().value(),
                clip.length().toMillis(),
                clip.bytes(),
                clip.partBytes());
    }

    private static Clip clip(Forms.Material form) {
        return new Clip(
                new ClipId(form.id()),
                form.title(),
                new LanguageTag(form.language()),
                Duration.ofMillis(form.lengthMs()),
                form.bytes(),
                form.partBytes());
    }

    static Forms.Urgent form(Message.Urgent urgent) {
        return new Forms.Urgent(
                Forms.VERSION,
                "urgent",
                urgent.number(),
                urgent.airing().value(),
                urgent.date().toString(),
                urgent.areas().stream().map(AreaCode::value).toList(),
                form(urgent.clip()),
                Instants.text(urgent.expires()));
    }

    static Message.Urgent urgent(Forms.Urgent form) {
        return new Message.Urgent(
                form.number(),
                new AiringId(form.airing()),
                LocalDate.parse(form.date()),
                form.areas().stream().map(AreaCode::new).toList(),
                clip(form.clip()),
                Instants.of(form.expires()));
    }

    static Forms.AsRun form(Message.AsRunTold told) {
        return new Forms.AsRun(
                Forms.VERSION,
                "as-run",
                told.station().value(),
                told.entries().stream().map(Shapes::form).toList());
    }

    static Message.AsRunTold asRun(Forms.AsRun form) {
        var station = new StationId(form.station());
        return new Message.AsRunTold(
                station, form.entries().stream().map(entry -> entry(station, entry)).toList());
    }

    private static Forms.Entry form(SignedEntry signed) {
        AsRunEntry entry = signed.entry();
        String outcome;
        String reason;
        List<Forms.Playing> playback;
        switch (entry.outcome()) {
            case Outcome.Aired(Playback played) -> {
                outcome = "aired";
                reason = "";
                playback = List.of(form(played));
            }
            case Outcome.CutShort(Playback played, Reason why) -> {
                outcome = "cut-short";
                reason = word(why);
                playback = List.of(form(played));
            }
            case Outcome.Missed(Reason why) -> {
                outcome = "missed";
                reason = word(why);
                playback = List.of();
            }
        }
        return new Forms.Entry(
                entry.sequence(),
                entry.airing().value(),
                entry.date().toString(),
                entry.revision(),
                Instants.text(entry.settledAt()),
                outcome,
                reason,
                playback,
                entry.previous().value(),
                signed.signature().key().value(),
                signed.signature().value());
    }

    private static SignedEntry entry(StationId station, Forms.Entry form) {
        var entry =
                new AsRunEntry(
                        station,
                        form.sequence(),
                        new AiringId(form.airing()),
                        LocalDate.parse(form.date()),
                        form.revision(),
                        Instants.of(form.settledAt()),
                        outcome(form),
                        new Digest(form.previous()));
        return new SignedEntry(entry, new Signature(new KeyId(form.key()), form.signature()));
    }

    private static Outcome outcome(Forms.Entry form) {
        return switch (form.outcome()) {
            case "aired" -> new Outcome.Aired(playback(form.playback().getFirst()));
            case "cut-short" ->
                    new Outcome.CutShort(
                            playback(form.playback().getFirst()),
                            constant(Reason.class, form.reason()));
            case "missed" -> new Outcome.Missed(constant(Reason.class, form.reason()));
            default -> throw new IllegalArgumentException("outcome '" + form.outcome() + "'");
        };
    }

    private static Forms.Playing form(Playback playback) {
        return new Forms.Playing(
                Instants.text(playback.relayClosedAt()),
                Instants.text(playback.startedAt()),
                playback.frames(),
                playback.framesWhole(),
                playback.rateHz(),
                word(playback.evidence()),
                playback.output());
    }

    private static Playback playback(Forms.Playing form) {
        return new Playback(
                Instants.of(form.relayClosedAt()),
                Instants.of(form.startedAt()),
                form.frames(),
                form.framesWhole(),
                form.rateHz(),
                constant(Evidence.class, form.evidence()),
                form.output());
    }

    static Forms.Status form(StationStatus status) {
        var rejected = new TreeMap<String, Long>();
        status.rejected().forEach((why, count) -> rejected.put(word(why), count));
        return new Forms.Status(
                Forms.VERSION,
                "status",
                status.station().value(),
                Instants.text(status.at()),
                status.boot(),
                status.clockTrusted(),
                status.output(),
                status.audible(),
                status.relays(),
                status.logs().stream()
                        .map(held -> new Forms.Held(held.date().toString(), held.revision()))
                        .toList(),
                status.missing().stream().map(ClipId::value).toList(),
                status.onAir().stream().map(AiringId::value).toList(),
                status.faults(),
                status.unsent(),
                rejected);
    }

    static StationStatus status(Forms.Status form) {
        Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
        form.rejected()
                .forEach((why, count) -> rejected.put(constant(Rejection.class, why), count));
        return new StationStatus(
                new StationId(form.station()),
                Instants.of(form.at()),
                form.boot(),
                form.clockTrusted(),
                form.output(),
                form.audible(),
                form.relays(),
                form.logs().stream()
                        .map(held ->
                                new StationStatus.HeldLog(
                                        LocalDate.parse(held.date()), held.revision()))
                        .toList(),
                form.missing().stream().map(ClipId::new).toList(),
                form.onAir().stream().map(AiringId::new).toList(),
                form.faults(),
                form.unsent(),
                rejected);
    }

    /** {@code CUT_SHORT} as it stands on the wire: {@code cut-short}. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
