package vn.tienglang.airtime.wire;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
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
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Evidence;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.Playback;
import vn.tienglang.airtime.asrun.Reason;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.Signer;

/** Messages of the golden files: one day in Tân Thanh, in version 1. */
final class GoldenMessages {
    static final StationId STATION = new StationId("ls-tan-thanh");
    static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    static final Clip TUNE = clip("zxx", "tune", "Nhạc hiệu", Duration.ofSeconds(6), 192_044);
    static final Clip NEWS =
            clip("tyz", "news", "Bản tin \"5K\" tiếng Tày", Duration.ofMillis(90_250), 2_888_044);
    static final Clip STORM =
            clip("vi", "storm", "Cảnh báo lũ quét", Duration.ofSeconds(30), 960_044);

    /** Chain of the station's key: that of entries of the first format. */
    static final ChainId KEY_CHAIN = ChainId.ofKey(TestKeys.idOf(STATION));

    private static final ChainId CHAIN = new ChainId("c-0123456789abcdef");
    private static final Nonce NONCE = new Nonce("00112233445566778899aabbccddeeff");

    private GoldenMessages() {}

    /** At least one message of every type, by the name of its golden file. */
    static Map<String, Message> byName() {
        var messages = new LinkedHashMap<String, Message>();
        messages.put("log.json", new Message.LogIssued(log()));
        messages.put(
                "log-empty.json",
                new Message.LogIssued(
                        new DailyLog(STATION, DAY.plusDays(1), 1, List.of(), List.of())));
        messages.put(
                "log-volume.json",
                new Message.LogIssued(
                        new DailyLog(
                                STATION,
                                DAY,
                                4,
                                log().airings().stream().map(one -> one.atVolume(60)).toList(),
                                log().clips())));
        messages.put(
                "part.bin",
                new Message.PartSent(STATION, NEWS.id(), 117, new byte[] {0, 1, 2, -1, -128, 127}));
        messages.put(
                "part-piece.bin",
                new Message.PartSent(STATION, NEWS.id(), 117, 4_096, new byte[] {7, 0, -1}));
        messages.put(
                "as-run-accepted.json",
                new Message.AsRunAcknowledged(STATION, ChainId.UNNAMED, 412, Digest.NONE));
        messages.put("urgent.json", urgent());
        messages.put(
                "time.json", new Message.TimeBeacon(Instant.parse("2026-11-21T04:30:00.125Z")));
        messages.put(
                "as-run.json",
                new Message.AsRunReported(STATION, entries(KEY_CHAIN, ClockQuality.UNSTATED)));
        messages.put(
                "status.json",
                new Message.StatusReported(statusInTrouble(Optional.empty(), Optional.empty())));
        messages.put(
                "status-well.json",
                new Message.StatusReported(statusWell(ClockQuality.UNSTATED, Optional.empty())));
        messages.put(
                "status-digest.json",
                new Message.StatusReported(
                        holding(
                                statusWell(ClockQuality.UNSTATED, Optional.empty()),
                                List.of(
                                        StationStatus.HeldLog.of(log()),
                                        new StationStatus.HeldLog(DAY.plusDays(1), 7)))));
        messages.put("lost.json", new Message.StationLost(STATION, Optional.empty(), 9));
        messages.put(
                "as-run-accepted-chain.json",
                new Message.AsRunAcknowledged(STATION, CHAIN, 412, Digest.of("412")));
        messages.put(
                "as-run-chain.json",
                new Message.AsRunReported(
                        STATION,
                        entries(
                                CHAIN,
                                new ClockQuality(ClockSource.CENTRE, Duration.ofMillis(48)))));
        messages.put(
                "as-run-missing.json",
                new Message.AsRunRangeMissing(STATION, CHAIN, 1, 411, Digest.of("411")));
        var end = new AsRunLog(STATION, CHAIN, 412, Digest.of("412"));
        messages.put(
                "status-chain.json",
                new Message.StatusReported(
                        statusInTrouble(
                                Optional.of(end),
                                Optional.of(Instant.parse("2026-11-21T17:00:00Z")))));
        messages.put(
                "status-well-chain.json",
                new Message.StatusReported(
                        statusWell(
                                new ClockQuality(ClockSource.DAEMON, Duration.ofMillis(3)),
                                Optional.of(end))));
        messages.put("lost-chain.json", new Message.StationLost(STATION, Optional.of(CHAIN), 9));
        messages.put("time-request.json", new Message.TimeRequested(STATION, NONCE));
        messages.put(
                "time-answer.json",
                new Message.TimeAnswered(
                        STATION, NONCE, Instant.parse("2026-11-21T04:30:00.125Z")));
        messages.put(
                "want.json", new Message.PartsRequested(STATION, NEWS.id(), List.of(0, 7, 117)));
        messages.put(
                "want-received.json",
                new Message.PartsRequested(
                        STATION, NEWS.id(), List.of(0, 7, 117), OptionalLong.of(4_123_456_789L)));
        for (Emergency.Kind kind : Emergency.Kind.values()) {
            messages.put(
                    "emergency-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json",
                    new Message.EmergencyIssued(emergency(kind)));
        }
        messages.put(
                "emergency-progress.json",
                new Message.EmergencyProgressed(
                        STATION,
                        1_795_237_201L,
                        new TreeMap<>(
                                Map.of(
                                        EmergencyStep.RECEIVED,
                                        Instant.parse("2026-11-21T04:30:00.250Z"),
                                        EmergencyStep.RELAY_CLOSED,
                                        Instant.parse("2026-11-21T04:30:01Z")))));
        return messages;
    }

    private static Emergency emergency(Emergency.Kind kind) {
        boolean isExercise = kind == Emergency.Kind.ALL_CLEAR;
        List<Emergency.Target> targets =
                List.of(
                        new Emergency.Target(List.of(new AreaCode("20")), List.of(STORM)),
                        new Emergency.Target(
                                List.of(new AreaCode("06118"), new AreaCode("06121")),
                                List.of(NEWS, STORM)));
        return new Emergency(
                1_795_237_201L,
                kind,
                isExercise ? MessageClass.EXERCISE : MessageClass.EMERGENCY,
                2,
                Emergency.airingOf(1_795_237_201L),
                DAY,
                Instant.parse("2026-11-21T04:30:00.125Z"),
                Instant.parse("2026-11-21T07:00:00Z"),
                Duration.ofMinutes(kind == Emergency.Kind.ALERT ? 15 : 0),
                isExercise ? 40 : 100,
                kind.endsOthers() ? List.of(1_795_237_100L, 1_795_237_200L) : List.of(),
                kind.sounds() ? targets : List.of());
    }

    /** The message with this name. */
    static Message named(String name) {
        return Objects.requireNonNull(byName().get(name), name);
    }

    private static DailyLog log() {
        return new DailyLog(
                STATION,
                DAY,
                3,
                List.of(
                        airing(
                                "hieu-20261121",
                                "2026-11-20T22:00:00Z",
                                TUNE,
                                MessageClass.ORDINARY),
                        airing("tin-20261121", "2026-11-20T22:00:06Z", NEWS, MessageClass.PRIORITY),
                        airing(
                                "thu-20261121",
                                "2026-11-21T03:00:00.500Z",
                                STORM,
                                MessageClass.EXERCISE),
                        airing(
                                "lu-20261121",
                                "2026-11-20T22:00:30Z",
                                STORM,
                                MessageClass.EMERGENCY)),
                List.of(TUNE, NEWS, STORM));
    }

    private static Message urgent() {
        return new Message.Urgent(
                5,
                new AiringId("khan-5"),
                DAY,
                List.of(new AreaCode("20"), new AreaCode("06118")),
                STORM,
                Instant.parse("2026-11-21T05:00:00Z"));
    }

    /** Three airings, one of each outcome, chained and signed by the station. */
    static List<SignedEntry> entries(ChainId chain, ClockQuality clock) {
        var entries = new ArrayList<SignedEntry>();
        AsRunLog end = AsRunLog.empty(STATION, chain);
        Signer station = Ed25519.signer(TestKeys.idOf(STATION), TestKeys.STATION_PRIVATE);
        List<Outcome> outcomes =
                List.of(
                        new Outcome.Aired(
                                playback("2026-11-20T22:00:00Z", 96_000, 96_000, Evidence.HEARD)),
                        new Outcome.CutShort(
                                playback(
                                        "2026-11-20T22:00:06.020Z",
                                        384_123,
                                        1_444_000,
                                        Evidence.RENDERED),
                                Reason.PREEMPTED),
                        new Outcome.Missed(Reason.CLOCK_UNSURE));
        for (Outcome outcome : outcomes) {
            SignedEntry entry =
                    end.next(
                            new AiringId("hieu-2026112" + end.sequence()),
                            DAY,
                            3,
                            Instant.parse("2026-11-20T22:10:00.000001Z")
                                    .plusSeconds(end.sequence()),
                            clock,
                            outcome,
                            station);
            entries.add(entry);
            end = end.append(entry.entry());
        }
        return entries;
    }

    private static Playback playback(String at, long frames, long framesWhole, Evidence evidence) {
        Instant startedAt = Instant.parse(at);
        return new Playback(
                startedAt.minusMillis(1_500),
                startedAt,
                frames,
                framesWhole,
                16_000,
                evidence,
                "USB Audio [plughw:1,0], loa \"đỏ\"");
    }

    private static StationStatus statusInTrouble(
            Optional<AsRunLog> chain, Optional<Instant> mutedUntil) {
        return new StationStatus(
                STATION,
                Instant.parse("2026-11-21T04:30:00Z"),
                9,
                ClockQuality.UNTRUSTED,
                "paced silence: no sound card, nobody hears it",
                false,
                "GPIO 17, active low",
                List.of(
                        new StationStatus.HeldLog(DAY, 3),
                        new StationStatus.HeldLog(DAY.plusDays(1), 1)),
                List.of(NEWS.id()),
                List.of(new AiringId("tin-20261121")),
                List.of("the clock is not sure", "thẻ nhớ gần đầy"),
                chain,
                10_000,
                mutedUntil,
                Map.of(Rejection.BAD_SIGNATURE, 2L, Rejection.STALE, 1L));
    }

    private static StationStatus holding(StationStatus status, List<StationStatus.HeldLog> logs) {
        return new StationStatus(
                status.station(),
                status.at(),
                status.boot(),
                status.clock(),
                status.output(),
                status.audible(),
                status.relays(),
                logs,
                status.missing(),
                status.onAir(),
                status.faults(),
                status.chain(),
                status.unsent(),
                status.mutedUntil(),
                status.rejected());
    }

    private static StationStatus statusWell(ClockQuality clock, Optional<AsRunLog> chain) {
        return new StationStatus(
                STATION,
                Instant.parse("2026-11-21T04:30:00Z"),
                9,
                clock,
                "USB Audio [plughw:1,0]",
                true,
                "GPIO 17, active low",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                chain,
                0,
                Optional.empty(),
                Map.of());
    }

    private static Airing airing(String id, String start, Clip clip, MessageClass messageClass) {
        return new Airing(
                new AiringId(id),
                Airtime.of(Instant.parse(start), clip.length()),
                clip.id(),
                messageClass);
    }

    private static Clip clip(
            String language, String bytes, String title, Duration length, long size) {
        return new Clip(
                ClipId.of(bytes.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                title,
                new LanguageTag(language),
                length,
                size,
                24_576);
    }
}
