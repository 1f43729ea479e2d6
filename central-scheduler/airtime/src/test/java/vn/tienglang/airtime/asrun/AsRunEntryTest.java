package vn.tienglang.airtime.asrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.ClockQuality;
import vn.tienglang.airtime.ClockSource;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Seeds;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.wire.RandomMessages;
import vn.tienglang.airtime.wire.TestKeys;

/**
 * Canonical text of entries, character by character. External verifiers hash and check these bytes;
 * when one of the first tests fails, no existing entry can be verified any more.
 */
class AsRunEntryTest {
    private static final StationId STATION = new StationId("ls-tan-thanh");
    private static final ChainId CHAIN = new ChainId("c-0123456789abcdef");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Instant DAWN = Instant.parse("2026-11-20T22:00:00Z");
    private static final Digest BEFORE =
            new Digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");

    @Test
    void canonicalTextOfAiredNeverChanges() {
        var entry = entry(1, new Outcome.Aired(playback(96_000)), Digest.NONE);
        assertThat(entry.canonical())
                .isEqualTo(
                        """
                        tl-asrun-1
                        ls-tan-thanh
                        1
                        tin-20261121
                        2026-11-21
                        3
                        2026-11-20T22:00:06.000001Z
                        aired
                        2026-11-20T21:59:58.500Z
                        2026-11-20T22:00:00Z
                        96000/96000@16000
                        RENDERED
                        USB Audio, loa đỏ
                        0000000000000000000000000000000000000000000000000000000000000000
                        """);
        // Here and below computed with sha256sum over the text in a file.
        assertThat(entry.digest())
                .hasToString("f6a11526e8b5c4769f58aaf5f8b7010117125792c3d65a69717ada538d399d16");
    }

    @Test
    void canonicalTextOfCutShortNeverChanges() {
        var entry = entry(2, new Outcome.CutShort(playback(0), Reason.NO_POWER), BEFORE);
        assertThat(entry.canonical())
                .isEqualTo(
                        """
                        tl-asrun-1
                        ls-tan-thanh
                        2
                        tin-20261121
                        2026-11-21
                        3
                        2026-11-20T22:00:06.000001Z
                        cut-short
                        2026-11-20T21:59:58.500Z
                        2026-11-20T22:00:00Z
                        0/96000@16000
                        RENDERED
                        USB Audio, loa đỏ
                        NO_POWER
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
                        """);
        assertThat(entry.digest())
                .hasToString("6cc4979370239f36966c7de2add1cd0c49eba0d3b258256508a16f27019f92fd");
    }

    @Test
    void canonicalTextOfMissedNeverChanges() {
        var entry = entry(2, new Outcome.Missed(Reason.CLOCK_UNSURE), BEFORE);
        assertThat(entry.canonical())
                .isEqualTo(
                        """
                        tl-asrun-1
                        ls-tan-thanh
                        2
                        tin-20261121
                        2026-11-21
                        3
                        2026-11-20T22:00:06.000001Z
                        missed
                        CLOCK_UNSURE
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
                        """);
        assertThat(entry.digest())
                .hasToString("93b59c1b77c81763582962833494b5cf9f60c77c41771db6ef6e462c0ed4114d");
    }

    @Test
    void canonicalTextWithChainAndClockNeverChanges() {
        var centre = new ClockQuality(ClockSource.CENTRE, Duration.ofNanos(47_000_001));
        var entry = entry(1, centre, new Outcome.Aired(playback(96_000)), BEFORE);
        assertThat(entry.canonical())
                .isEqualTo(
                        """
                        tl-asrun-2
                        ls-tan-thanh
                        c-0123456789abcdef
                        1
                        tin-20261121
                        2026-11-21
                        3
                        2026-11-20T22:00:06.000001Z
                        CENTRE 48
                        aired
                        2026-11-20T21:59:58.500Z
                        2026-11-20T22:00:00Z
                        96000/96000@16000
                        RENDERED
                        USB Audio, loa đỏ
                        ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad
                        """);
        assertThat(
                        entry(2, ClockQuality.UNTRUSTED, new Outcome.Missed(Reason.NO_FILE), BEFORE)
                                .canonical())
                .contains("\nNONE 0\nmissed\nNO_FILE\n");
    }

    @Test
    void signatureOfAnEntryNeverChanges() {
        var entry = entry(1, new Outcome.Aired(playback(96_000)), Digest.NONE);
        KeyId key = TestKeys.idOf(STATION);
        var signed = SignedEntry.of(entry, Ed25519.signer(key, TestKeys.STATION_PRIVATE));
        // Computed with openssl pkeyutl -sign -rawin over the text of the aired entry in a file.
        assertThat(signed.signature())
                .isEqualTo(
                        new Signature(
                                key,
                                "602wTasdQY3OShcyYN5tDiuV+qcQWkDlEmrqB4yHSk6Ja9d0DTxUnkVlyatOVl7HHejyp09QpHy4+4CquF/cCA=="));
        assertThat(signed.isSignedBy(Ed25519.verifier(key, TestKeys.STATION_PUBLIC))).isTrue();
    }

    @Test
    void namesOfReasonsClocksAndEvidenceNeverChange() {
        assertThat(Reason.values())
                .extracting(Enum::name)
                .containsExactly(
                        "NO_POWER",
                        "NO_LINK",
                        "NO_FILE",
                        "CLOCK_UNSURE",
                        "AMPLIFIER_FAULT",
                        "OUTPUT_SILENT",
                        "REFUSED_QUIET_HOURS",
                        "REFUSED_CAP",
                        "CANCELLED",
                        "PREEMPTED",
                        "MUTED_BY_STAFF",
                        "PROGRAM_ENDED");
        assertThat(ClockSource.values())
                .extracting(Enum::name)
                .containsExactly("DAEMON", "CENTRE", "RTC", "NONE", "UNSTATED");
        assertThat(Evidence.values())
                .extracting(Enum::name)
                .containsExactly("COMMANDED", "RENDERED", "HEARD");
    }

    @Test
    void canonicalTextIsUniqueAndFieldsKeepTheirLines() {
        var texts = new HashSet<String>();
        var entries = new HashSet<AsRunEntry>();
        Seeds.each(
                2_000,
                random -> {
                    AsRunEntry entry = RandomMessages.entry(random, STATION);
                    texts.add(entry.canonical());
                    entries.add(entry);
                    int lines =
                            switch (entry.outcome()) {
                                case Outcome.Aired _ -> 16;
                                case Outcome.CutShort _ -> 17;
                                case Outcome.Missed _ -> 12;
                            };
                    assertThat(entry.canonical().split("\n", -1)).hasSize(lines + 1);
                });
        assertThat(texts).hasSameSizeAs(entries);
    }

    @Test
    void onlyFirstEntryMayHaveNoPrevious() {
        var missed = new Outcome.Missed(Reason.NO_FILE);
        for (Runnable wrong :
                new Runnable[] {
                    () -> entry(2, missed, Digest.NONE),
                    () -> entry(0, missed, Digest.NONE),
                    () -> entry(-1, missed, BEFORE)
                }) {
            assertThatThrownBy(wrong::run).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void airedRequiresAllFrames() {
        assertThatThrownBy(() -> new Outcome.Aired(playback(95_999)))
                .isInstanceOf(IllegalArgumentException.class);
        var nothing = new Playback(DAWN, DAWN, 0, 0, 16_000, Evidence.COMMANDED, "none");
        assertThatThrownBy(() -> new Outcome.Aired(nothing))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void impossibleCountsAreRejected() {
        refused(-1, 10, 16_000, "card");
        refused(11, 10, 16_000, "card");
        refused(0, -1, 16_000, "card");
        refused(0, 0, 0, "card");
        refused(0, Long.MAX_VALUE, Integer.MAX_VALUE, "card");
        refused(0, 7_200L * 16_000 + 1, 16_000, "card");
        refused(1, 10, 16_000, "");
        refused(1, 10, 16_000, "card\nmissed");
        refused(1, 10, 16_000, "x".repeat(Limits.WORDS_CHARACTERS + 1));
        var longest =
                new Playback(
                        DAWN, DAWN, 7_200L * 16_000, 7_200L * 16_000, 16_000, Evidence.HEARD, "x");
        assertThat(longest.played()).isEqualTo(Limits.CLIP_LENGTH);
    }

    @Test
    void playedTimeIsRoundedDownToMilliseconds() {
        assertThat(playback(16_015).played()).isEqualTo(Duration.ofSeconds(1));
        assertThat(playback(16_016).played()).isEqualTo(Duration.ofMillis(1_001));
    }

    private static void refused(long frames, long framesWhole, int rateHz, String output) {
        assertThatThrownBy(() ->
                        new Playback(
                                DAWN, DAWN, frames, framesWhole, rateHz, Evidence.RENDERED, output))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Playback playback(long frames) {
        return new Playback(
                DAWN.minusMillis(1_500),
                DAWN,
                frames,
                96_000,
                16_000,
                Evidence.RENDERED,
                "USB Audio, loa đỏ");
    }

    private static AsRunEntry entry(long sequence, Outcome outcome, Digest previous) {
        return entry(sequence, ClockQuality.UNSTATED, outcome, previous);
    }

    private static AsRunEntry entry(
            long sequence, ClockQuality clock, Outcome outcome, Digest previous) {
        return new AsRunEntry(
                STATION,
                CHAIN,
                sequence,
                new AiringId("tin-20261121"),
                DAY,
                3,
                DAWN.plusSeconds(6).plusNanos(1_000),
                clock,
                outcome,
                previous);
    }
}
