package vn.tienglang.airtime.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;

/**
 * Mapper between the JSON records of {@link WireV1} and the types of the contract. The constructors
 * of the contract reject bad values; {@link Codec} catches their exceptions.
 *
 * <p>One class, because it maps one version, a method each way for each message.
 */
final class WireMapper {
    private WireMapper() {}

    static WireV1.Log toWire(DailyLog log) {
        return new WireV1.Log(
                WireV1.VERSION,
                "log",
                log.station().value(),
                log.date().toString(),
                log.revision(),
                log.airings().stream().map(WireMapper::toWire).toList(),
                log.clips().stream().map(WireMapper::toWire).toList());
    }

    static DailyLog log(WireV1.Log form) {
        return new DailyLog(
                new StationId(form.station()),
                LocalDate.parse(form.date()),
                form.revision(),
                form.airings().stream().map(WireMapper::airing).toList(),
                form.clips().stream().map(WireMapper::clip).toList());
    }

    private static WireV1.Item toWire(Airing airing) {
        return new WireV1.Item(
                airing.id().value(),
                InstantText.text(airing.airtime().start()),
                InstantText.text(airing.airtime().end()),
                airing.clip().value(),
                wireName(airing.messageClass()),
                airing.volumePercent() == Airing.FULL_VOLUME ? null : airing.volumePercent());
    }

    private static Airing airing(WireV1.Item form) {
        return new Airing(
                new AiringId(form.id()),
                new Airtime(InstantText.of(form.start()), InstantText.of(form.end())),
                new ClipId(form.clip()),
                enumConstant(MessageClass.class, form.messageClass()),
                optional(form.volume(), volume -> volume).orElse(Airing.FULL_VOLUME));
    }

    private static WireV1.Material toWire(Clip clip) {
        return new WireV1.Material(
                clip.id().value(),
                clip.title(),
                clip.language().value(),
                clip.length().toMillis(),
                clip.bytes(),
                clip.partBytes());
    }

    private static Clip clip(WireV1.Material form) {
        return new Clip(
                new ClipId(form.id()),
                form.title(),
                new LanguageTag(form.language()),
                Duration.ofMillis(form.lengthMs()),
                form.bytes(),
                form.partBytes());
    }

    static WireV1.Urgent toWire(Message.Urgent urgent) {
        return new WireV1.Urgent(
                WireV1.VERSION,
                "urgent",
                urgent.number(),
                urgent.airing().value(),
                urgent.date().toString(),
                urgent.areas().stream().map(AreaCode::value).toList(),
                toWire(urgent.clip()),
                InstantText.text(urgent.expires()));
    }

    static Message.Urgent urgent(WireV1.Urgent form) {
        return new Message.Urgent(
                form.number(),
                new AiringId(form.airing()),
                LocalDate.parse(form.date()),
                form.areas().stream().map(AreaCode::new).toList(),
                clip(form.clip()),
                InstantText.of(form.expires()));
    }

    static WireV1.Emergency toWire(Emergency emergency) {
        return new WireV1.Emergency(
                WireV1.VERSION,
                "emergency",
                emergency.number(),
                wireName(emergency.kind()),
                wireName(emergency.messageClass()),
                emergency.level(),
                emergency.airing().value(),
                emergency.date().toString(),
                InstantText.text(emergency.issuedAt()),
                InstantText.text(emergency.expires()),
                emergency.repeatEvery().toMinutes(),
                emergency.volumePercent(),
                emergency.ends(),
                emergency.targets().stream().map(WireMapper::toWire).toList());
    }

    private static WireV1.Target toWire(Emergency.Target target) {
        return new WireV1.Target(
                target.areas().stream().map(AreaCode::value).toList(),
                target.clips().stream().map(WireMapper::toWire).toList());
    }

    static Emergency emergency(WireV1.Emergency form) {
        return new Emergency(
                form.number(),
                enumConstant(Emergency.Kind.class, form.kind()),
                enumConstant(MessageClass.class, form.messageClass()),
                form.level(),
                new AiringId(form.airing()),
                LocalDate.parse(form.date()),
                InstantText.of(form.issued()),
                InstantText.of(form.expires()),
                Duration.ofMinutes(form.repeatMinutes()),
                form.volume(),
                form.ends(),
                form.targets().stream().map(WireMapper::target).toList());
    }

    private static Emergency.Target target(WireV1.Target form) {
        return new Emergency.Target(
                form.areas().stream().map(AreaCode::new).toList(),
                form.clips().stream().map(WireMapper::clip).toList());
    }

    static WireV1.Progress toWire(Message.EmergencyProgressed progressed) {
        return new WireV1.Progress(
                WireV1.VERSION,
                "emergency-progress",
                progressed.station().value(),
                progressed.number(),
                progressed.steps().entrySet().stream()
                        .map(step ->
                                new WireV1.Step(
                                        wireName(step.getKey()), InstantText.text(step.getValue())))
                        .toList());
    }

    static Message.EmergencyProgressed progressed(WireV1.Progress form) {
        var steps = new TreeMap<EmergencyStep, Instant>();
        form.steps()
                .forEach(step ->
                        steps.put(
                                enumConstant(EmergencyStep.class, step.step()),
                                InstantText.of(step.at())));
        return new Message.EmergencyProgressed(new StationId(form.station()), form.number(), steps);
    }

    static WireV1.Accepted toWire(Message.AsRunAcknowledged acknowledged) {
        return new WireV1.Accepted(
                WireV1.VERSION,
                "as-run-accepted",
                acknowledged.station().value(),
                acknowledged.chain().equals(ChainId.UNNAMED) ? null : acknowledged.chain().value(),
                acknowledged.upTo(),
                acknowledged.digest().equals(Digest.NONE) ? null : acknowledged.digest().value());
    }

    static Message.AsRunAcknowledged acknowledged(WireV1.Accepted form) {
        return new Message.AsRunAcknowledged(
                new StationId(form.station()),
                optional(form.chain(), ChainId::new).orElse(ChainId.UNNAMED),
                form.upTo(),
                optional(form.digest(), Digest::new).orElse(Digest.NONE));
    }

    static WireV1.AsRunMissing toWire(Message.AsRunRangeMissing missing) {
        return new WireV1.AsRunMissing(
                WireV1.VERSION,
                "as-run-missing",
                missing.station().value(),
                missing.chain().value(),
                missing.from(),
                missing.to(),
                missing.last().value());
    }

    static Message.AsRunRangeMissing rangeMissing(WireV1.AsRunMissing form) {
        return new Message.AsRunRangeMissing(
                new StationId(form.station()),
                new ChainId(form.chain()),
                form.from(),
                form.to(),
                new Digest(form.last()));
    }

    static WireV1.AsRun toWire(Message.AsRunReported report) {
        return new WireV1.AsRun(
                WireV1.VERSION,
                "as-run",
                report.station().value(),
                chainName(report),
                report.entries().stream().map(WireMapper::toWire).toList());
    }

    static Message.AsRunReported asRun(WireV1.AsRun form) {
        var station = new StationId(form.station());
        Optional<ChainId> chain = optional(form.chain(), ChainId::new);
        return new Message.AsRunReported(
                station,
                form.entries().stream().map(entry -> entry(station, chain, entry)).toList());
    }

    private static WireV1.Entry toWire(SignedEntry signed) {
        AsRunEntry entry = signed.entry();
        String outcome;
        String reason;
        List<WireV1.Playing> playback;
        switch (entry.outcome()) {
            case Outcome.Aired(Playback played) -> {
                outcome = "aired";
                reason = "";
                playback = List.of(toWire(played));
            }
            case Outcome.CutShort(Playback played, Reason why) -> {
                outcome = "cut-short";
                reason = wireName(why);
                playback = List.of(toWire(played));
            }
            case Outcome.Missed(Reason why) -> {
                outcome = "missed";
                reason = wireName(why);
                playback = List.of();
            }
        }
        return new WireV1.Entry(
                entry.sequence(),
                entry.airing().value(),
                entry.date().toString(),
                entry.revision(),
                InstantText.text(entry.settledAt()),
                clockName(entry.clock()),
                clockBound(entry.clock()),
                outcome,
                reason,
                playback,
                entry.previous().value(),
                signed.signature().key().value(),
                signed.signature().value());
    }

    /** Null for a chain that entries of the first format name by their key. */
    private static @Nullable String chainName(Message.AsRunReported report) {
        boolean isNamedByKeys =
                report.entries().stream()
                        .allMatch(entry ->
                                ChainId.ofKey(entry.signature().key()).equals(report.chain()));
        return isNamedByKeys ? null : report.chain().value();
    }

    private static SignedEntry entry(
            StationId station, Optional<ChainId> chain, WireV1.Entry form) {
        var key = new KeyId(form.key());
        var entry =
                new AsRunEntry(
                        station,
                        chain.orElseGet(() -> ChainId.ofKey(key)),
                        form.sequence(),
                        new AiringId(form.airing()),
                        LocalDate.parse(form.date()),
                        form.revision(),
                        InstantText.of(form.settledAt()),
                        clock(form.clock(), form.clockBoundMs(), ClockQuality.UNSTATED),
                        outcome(form),
                        new Digest(form.previous()));
        return new SignedEntry(entry, new Signature(key, form.signature()));
    }

    private static Outcome outcome(WireV1.Entry form) {
        return switch (form.outcome()) {
            case "aired" -> new Outcome.Aired(playback(form.playback().getFirst()));
            case "cut-short" ->
                    new Outcome.CutShort(
                            playback(form.playback().getFirst()),
                            enumConstant(Reason.class, form.reason()));
            case "missed" -> new Outcome.Missed(enumConstant(Reason.class, form.reason()));
            default -> throw new IllegalArgumentException("outcome '" + form.outcome() + "'");
        };
    }

    private static WireV1.Playing toWire(Playback playback) {
        return new WireV1.Playing(
                InstantText.text(playback.relayClosedAt()),
                InstantText.text(playback.startedAt()),
                playback.frames(),
                playback.framesWhole(),
                playback.rateHz(),
                wireName(playback.evidence()),
                playback.output());
    }

    private static Playback playback(WireV1.Playing form) {
        return new Playback(
                InstantText.of(form.relayClosedAt()),
                InstantText.of(form.startedAt()),
                form.frames(),
                form.framesWhole(),
                form.rateHz(),
                enumConstant(Evidence.class, form.evidence()),
                form.output());
    }

    static WireV1.Status toWire(StationStatus status) {
        var rejected = new TreeMap<String, Long>();
        status.rejected().forEach((why, count) -> rejected.put(wireName(why), count));
        return new WireV1.Status(
                WireV1.VERSION,
                "status",
                status.station().value(),
                InstantText.text(status.at()),
                status.boot(),
                status.clockTrusted(),
                status.clockTrusted() ? clockName(status.clock()) : null,
                clockBound(status.clock()),
                status.output(),
                status.audible(),
                status.relays(),
                status.logs().stream()
                        .map(held ->
                                new WireV1.Held(
                                        held.date().toString(),
                                        held.revision(),
                                        held.digest().orElse(null)))
                        .toList(),
                status.missing().stream().map(ClipId::value).toList(),
                status.onAir().stream().map(AiringId::value).toList(),
                status.faults(),
                status.chain()
                        .map(end ->
                                new WireV1.ChainEnd(
                                        end.chain().value(), end.sequence(), end.head().value()))
                        .orElse(null),
                status.unsent(),
                status.mutedUntil().map(InstantText::text).orElse(null),
                rejected);
    }

    static StationStatus status(WireV1.Status form) {
        Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
        form.rejected()
                .forEach((why, count) -> rejected.put(enumConstant(Rejection.class, why), count));
        var station = new StationId(form.station());
        return new StationStatus(
                station,
                InstantText.of(form.at()),
                form.boot(),
                clock(
                        form.clock(),
                        form.clockBoundMs(),
                        form.clockTrusted() ? ClockQuality.UNSTATED : ClockQuality.UNTRUSTED),
                form.output(),
                form.audible(),
                form.relays(),
                form.logs().stream()
                        .map(held ->
                                new StationStatus.HeldLog(
                                        LocalDate.parse(held.date()),
                                        held.revision(),
                                        Optional.ofNullable(held.digest())))
                        .toList(),
                form.missing().stream().map(ClipId::new).toList(),
                form.onAir().stream().map(AiringId::new).toList(),
                form.faults(),
                optional(
                        form.chain(),
                        end ->
                                new AsRunLog(
                                        station,
                                        new ChainId(end.id()),
                                        end.sequence(),
                                        new Digest(end.digest()))),
                form.unsent(),
                optional(form.mutedUntil(), InstantText::of),
                rejected);
    }

    private static @Nullable String clockName(ClockQuality clock) {
        return clock.source() == ClockSource.UNSTATED ? null : wireName(clock.source());
    }

    private static @Nullable Long clockBound(ClockQuality clock) {
        return clock.bound().isZero() ? null : clock.bound().toMillis();
    }

    private static ClockQuality clock(
            @Nullable String name, @Nullable Long boundMs, ClockQuality unstated) {
        if (name == null) {
            return unstated;
        }
        Duration bound = boundMs == null ? Duration.ZERO : Duration.ofMillis(boundMs);
        return new ClockQuality(enumConstant(ClockSource.class, name), bound);
    }

    private static <W, T> Optional<T> optional(@Nullable W form, Function<W, T> reader) {
        return Optional.ofNullable(form).map(reader);
    }

    /** Text of an enum constant on the wire: {@code cut-short} for {@code CUT_SHORT}. */
    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E enumConstant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
