package vn.tienglang.airtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
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
 * The limits are consistent: the largest message of every type that its constructors allow can be
 * sent and decoded. Otherwise a log could exist that no station can receive.
 */
class LargestMessageTest {
    private static final StationId STATION = new StationId("x".repeat(32));
    private static final ChainId CHAIN = new ChainId("c".repeat(48));
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant LONG_TEXT = Instant.parse("2026-11-21T22:00:00.123456789Z");

    /** The most bytes that UTF-8 needs for one Java character. */
    private static final String WORDS = "ệ".repeat(Limits.WORDS_CHARACTERS);

    @Test
    void largestLogFits() {
        var airings = new ArrayList<Airing>();
        var clips = new ArrayList<Clip>();
        for (int i = 0; i < Limits.AIRINGS_A_DAY; i++) {
            Clip clip = clip(i);
            clips.add(clip);
            airings.add(
                    new Airing(
                            new AiringId(name("airing", i)),
                            Airtime.of(
                                    LONG_TEXT.plus(clip.length().multipliedBy(i)), clip.length()),
                            clip.id(),
                            MessageClass.ORDINARY));
        }
        assertFits(
                new Message.LogIssued(
                        new DailyLog(STATION, DAY, Integer.MAX_VALUE, airings, clips)));
    }

    @Test
    void largestEmergencyFits() {
        var areas = new ArrayList<AreaCode>();
        for (int i = 0; i < Limits.AREAS_AT_ONCE; i++) {
            areas.add(new AreaCode("%016d".formatted(i)));
        }
        assertFits(
                new Message.Urgent(
                        Long.MAX_VALUE,
                        new AiringId(name("airing", 1)),
                        DAY,
                        areas,
                        clip(1),
                        LONG_TEXT));
    }

    @Test
    void largestEmergencyMessageFits() {
        int each = Limits.AREAS_AT_ONCE / Emergency.TARGETS_AT_MOST;
        var targets = new ArrayList<Emergency.Target>();
        for (int i = 0; i < Emergency.TARGETS_AT_MOST; i++) {
            var areas = new ArrayList<AreaCode>();
            for (int j = 0; j < each; j++) {
                areas.add(new AreaCode("%016d".formatted(i * each + j)));
            }
            var clips = new ArrayList<Clip>();
            for (int j = 0; j < Emergency.CLIPS_AT_MOST; j++) {
                clips.add(clip(i * Emergency.CLIPS_AT_MOST + j));
            }
            targets.add(new Emergency.Target(areas, clips));
        }
        assertFits(
                new Message.EmergencyIssued(
                        new Emergency(
                                999_999_999_999_999_999L,
                                Emergency.Kind.UPDATE,
                                MessageClass.EMERGENCY,
                                Emergency.LOWEST_LEVEL,
                                new AiringId("a".repeat(Emergency.AIRING_CHARACTERS)),
                                DAY,
                                LONG_TEXT,
                                LONG_TEXT.plusSeconds(1),
                                Duration.ofHours(99),
                                Airing.FULL_VOLUME,
                                Collections.nCopies(
                                        Emergency.ENDS_AT_MOST, 999_999_999_999_999_998L),
                                targets)));
    }

    @Test
    void largestAsRunReportFits() {
        var playback =
                new Playback(
                        LONG_TEXT,
                        LONG_TEXT,
                        0,
                        Limits.CLIP_LENGTH.toSeconds() * Integer.MAX_VALUE,
                        Integer.MAX_VALUE,
                        Evidence.COMMANDED,
                        WORDS);
        var entry =
                new AsRunEntry(
                        STATION,
                        CHAIN,
                        Long.MAX_VALUE,
                        new AiringId(name("airing", 1)),
                        DAY,
                        Integer.MAX_VALUE,
                        LONG_TEXT,
                        new ClockQuality(ClockSource.CENTRE, ClockQuality.BOUND_MOST),
                        new Outcome.CutShort(playback, Reason.REFUSED_QUIET_HOURS),
                        Digest.of("before"));
        var signature = new Signature(new KeyId("x".repeat(48)), "A".repeat(126) + "==");
        assertFits(
                new Message.AsRunReported(
                        STATION,
                        Collections.nCopies(
                                Limits.AS_RUN_BATCH, new SignedEntry(entry, signature))));
    }

    @Test
    void largestStatusFits() {
        var missing = new ArrayList<ClipId>();
        for (int i = 0; i < Limits.DAYS_AHEAD * Limits.AIRINGS_A_DAY; i++) {
            missing.add(clip(i).id());
        }
        assertFits(
                new Message.StatusReported(
                        new StationStatus(
                                STATION,
                                LONG_TEXT,
                                Long.MAX_VALUE,
                                new ClockQuality(ClockSource.CENTRE, ClockQuality.BOUND_MOST),
                                WORDS,
                                false,
                                WORDS,
                                Collections.nCopies(
                                        Limits.DAYS_AHEAD + 2,
                                        new StationStatus.HeldLog(
                                                DAY,
                                                Integer.MAX_VALUE,
                                                Optional.of("0123456789abcdef"))),
                                missing,
                                List.of(new AiringId(name("airing", 1))),
                                Collections.nCopies(50, WORDS),
                                Optional.of(
                                        new AsRunLog(
                                                STATION, CHAIN, Long.MAX_VALUE, Digest.of("412"))),
                                Long.MAX_VALUE,
                                Optional.of(LONG_TEXT),
                                Map.of(Rejection.MALFORMED, Long.MAX_VALUE))));
    }

    private static void assertFits(Message message) {
        SignedMessage signed = Codec.encode(message, TestKeys.signer(message.topic()));
        assertThat(signed.size()).isLessThanOrEqualTo(Limits.MESSAGE_BYTES);
        assertThat(
                        Codec.decode(
                                signed.topic(),
                                signed.payload(),
                                signed.signature().key().value(),
                                signed.signature().value(),
                                TestKeys.keyring()))
                .isEqualTo(new Decoded.Valid(message));
    }

    private static Clip clip(int number) {
        return new Clip(
                ClipId.of(name("clip", number).getBytes(StandardCharsets.UTF_8)),
                "ệ".repeat(Limits.TITLE_CHARACTERS),
                new LanguageTag("yue-x-" + "sandiu-".repeat(4) + "a"),
                Duration.ofMinutes(2),
                Limits.CLIP_BYTES,
                Limits.PART_BYTES_MOST);
    }

    private static String name(String what, int number) {
        String name = what + "-" + number;
        return name + "-".repeat(64 - name.length());
    }
}
