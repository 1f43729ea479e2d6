package vn.tienglang.airtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClipTest {
    private static final ClipId ID = ClipId.of("abc".getBytes(StandardCharsets.UTF_8));
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void clipIdIsTheSha256OfItsBytes() {
        // FIPS 180-2, appendix B.1.
        assertThat(ID)
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ID.brief()).isEqualTo("ba7816bf8f01");
        assertThatThrownBy(() -> ClipId.of(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ClipId.of(new byte[31], 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ba7816bf8f01",
                "BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\n",
                "../816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            })
    void textThatIsNoSha256IsRejected(String text) {
        assertThatThrownBy(() -> new ClipId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1024, 1, 1",
        "1024, 1024, 1, 1024",
        "1025, 1024, 2, 1",
        "49152, 24576, 2, 24576",
        "67108864, 1024, 65536, 1024",
        "67108863, 32768, 2048, 32767"
    })
    void partsAddUpToTheClip(long bytes, int partBytes, int parts, int bytesOfLast) {
        var clip = new Clip(ID, "Bản tin", TAY, MINUTE, bytes, partBytes);
        assertThat(clip.parts()).isEqualTo(parts);
        assertThat(clip.bytesOfPart(parts - 1)).isEqualTo(bytesOfLast);
    }

    @Test
    void partsCoverEveryByteOnce() {
        Seeds.each(
                300,
                random -> {
                    var clip =
                            new Clip(
                                    ID,
                                    "Bản tin",
                                    TAY,
                                    MINUTE,
                                    random.nextLong(1, 3_000_000),
                                    random.nextInt(
                                            Limits.PART_BYTES_LEAST, Limits.PART_BYTES_MOST + 1));
                    long sum = 0;
                    for (int index = 0; index < clip.parts(); index++) {
                        assertThat(clip.bytesOfPart(index)).isBetween(1, clip.partBytes());
                        sum += clip.bytesOfPart(index);
                    }
                    assertThat(sum).isEqualTo(clip.bytes());
                    for (int index : new int[] {-1, clip.parts(), Integer.MAX_VALUE}) {
                        assertThatThrownBy(() -> clip.bytesOfPart(index))
                                .isInstanceOf(IllegalArgumentException.class);
                    }
                });
    }

    @Test
    void invalidClipIsRejected() {
        refused("", MINUTE, 1, 1024);
        refused(" ", MINUTE, 1, 1024);
        refused("hai\ndòng", MINUTE, 1, 1024);
        refused("\ud800", MINUTE, 1, 1024);
        refused("x".repeat(201), MINUTE, 1, 1024);
        refused("Bản tin", Duration.ZERO, 1, 1024);
        refused("Bản tin", Duration.ofMillis(-1), 1, 1024);
        refused("Bản tin", Limits.CLIP_LENGTH.plusMillis(1), 1, 1024);
        refused("Bản tin", Duration.ofNanos(1_500_000), 1, 1024);
        refused("Bản tin", MINUTE, 0, 1024);
        refused("Bản tin", MINUTE, Limits.CLIP_BYTES + 1, 1024);
        refused("Bản tin", MINUTE, 1, 1023);
        refused("Bản tin", MINUTE, 1, 32769);
        var most =
                new Clip(
                        ID,
                        "x".repeat(200),
                        TAY,
                        Limits.CLIP_LENGTH,
                        Limits.CLIP_BYTES,
                        Limits.PART_BYTES);
        assertThat(most.parts()).isEqualTo(2731);
    }

    @Test
    void languageTagHasOneCanonicalSpelling() {
        assertThat(new LanguageTag("VI")).isEqualTo(new LanguageTag("vi"));
        assertThat(new LanguageTag("zh-hant-tw")).hasToString("zh-Hant-TW");
        assertThat(new LanguageTag("yue-x-sandiu")).hasToString("yue-x-sandiu");
        for (String text :
                List.of(
                        "",
                        "tày",
                        "und",
                        "v",
                        "vi_VN",
                        "vi ",
                        "x".repeat(9),
                        "vi-x-" + "a-".repeat(20) + "a")) {
            assertThatThrownBy(() -> new LanguageTag(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void refused(String title, Duration length, long bytes, int partBytes) {
        assertThatThrownBy(() -> new Clip(ID, title, TAY, length, bytes, partBytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(ID.brief());
    }
}
