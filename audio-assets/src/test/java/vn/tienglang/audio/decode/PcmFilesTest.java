package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.audio.decode.DecodeRefusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.check.Finding.Weight;
import vn.tienglang.audio.io.FrameCounts;

/** WAV and AIFF files as recorders write them. */
class PcmFilesTest {
    private static final float[] FOUR = {0.25f, -0.5f, 0.75f, -1};

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, 0xFFFF_FFFFL, 0x7FFF_F000L, 0x7FFF_FFFFL})
    void unfinishedLengthFieldDeclaresNoLength(long length)
            throws IOException, InvalidSoundException {
        Path file = file(wav(length, length, FOUR));

        assertThat(FfmpegRecordings.decodedAlone(file)).containsExactly(FOUR);
        try (OpenSoundFile open = Decoder.open(file, FfmpegRecordings.LONGEST, Optional.empty())) {
            assertThat(open.declaredFrames()).isEmpty();
        }
    }

    @Test
    void knownLengthIsDeclared() throws IOException, InvalidSoundException {
        Path file = file(wav(52, 16, FOUR));
        try (OpenSoundFile open =
                Decoder.open(file, FfmpegRecordings.LONGEST, Optional.empty())) {
            assertThat(open.declaredFrames()).hasValue(4);
            assertThat(open.title()).isEqualTo("WAV");
        }
    }

    @Test
    void fileWithoutSamplesIsEmpty() throws IOException {
        refused(file(wav(36, 0)), Flaw.EMPTY);
        refused(file(wav(0, 0)), Flaw.EMPTY);
        refused(file(new byte[0]), Flaw.EMPTY);
    }

    @Test
    void soundMissingAtTheEndIsJudgedByItsLength() throws Exception {
        byte[] cut = FileBuilder.joined(wav(36 + 882_000, 882_000), new byte[441_000]);
        Finding missing = length(cut);
        assertThat(missing.kind()).isEqualTo(Kind.SOUND_MISSING);
        assertThat(missing.weight()).isEqualTo(Weight.REFUSAL);
        assertThat(missing.from()).isEqualTo(Duration.ofMillis(2_500));
        assertThat(missing.until()).isEqualTo(Duration.ofSeconds(5));

        byte[] little = FileBuilder.joined(wav(0, 1_764_000), new byte[1_764_000 - 80_000]);
        assertThat(length(little).weight()).isEqualTo(Weight.WARNING);
        byte[] nothing = FileBuilder.joined(wav(0, 176_444), new byte[176_400]);
        assertThat(FfmpegRecordings.lengths(file(nothing), Optional.empty())).isEmpty();
    }

    @Test
    void allDataChunksAreReadAndAppendedFilesToo() throws Exception {
        byte[] one = wav(52, 16, FOUR);
        byte[] two = FileBuilder.joined(one, FileBuilder.of("data").little4(16).floats(FOUR).all());
        float[] eight = {FOUR[0], FOUR[1], FOUR[2], FOUR[3], FOUR[0], FOUR[1], FOUR[2], FOUR[3]};
        assertThat(FfmpegRecordings.decodedAlone(file(two))).containsExactly(eight);

        byte[] joined = FileBuilder.joined(one, one);
        assertThat(FfmpegRecordings.decodedAlone(file(joined))).containsExactly(eight);
        assertThat(length(joined).kind()).isEqualTo(Kind.JOINED);

        InvalidSoundException other =
                refused(
                        file(
                                FileBuilder.joined(
                                        wav(36 + 352_800, 352_800, new float[88_200]),
                                        format(1, 1, 8_000, 2, 16))),
                        Flaw.JOINED);
        assertThat(other.position()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aDataLengthOfZeroBeforeSamplesIsNotBelieved() throws Exception {
        assertThat(FfmpegRecordings.decodedAlone(file(wav(52, 0, FOUR)))).containsExactly(FOUR);
    }

    private Finding length(byte[] bytes) throws IOException, InvalidSoundException {
        return FfmpegRecordings.lengths(file(bytes), Optional.empty()).getFirst();
    }

    @Test
    void dataAfterTheSamplesIsIgnored() throws IOException, InvalidSoundException {
        byte[] trailed =
                FileBuilder.joined(
                        wav(52, 16, FOUR), FileBuilder.of("id3 ").little4(0xFFFF_FF00L).all());

        assertThat(FfmpegRecordings.decodedAlone(file(trailed))).containsExactly(FOUR);
    }

    @Test
    void oddChunkIsPaddedByOneByte() throws IOException, InvalidSoundException {
        byte[] file =
                FileBuilder.of("RIFF")
                        .little4(100)
                        .text("WAVELIST")
                        .little4(3)
                        .text("abc\0")
                        .text("fmt ")
                        .little4(17)
                        .little2(1, 1)
                        .little4(8_000, 8_000)
                        .little2(1, 8)
                        .text("x\0")
                        .text("data")
                        .little4(1)
                        .raw((byte) 0xC0)
                        .all();

        assertThat(FfmpegRecordings.decodedAlone(file(file))).containsExactly(0.5f);
    }

    @Test
    void anExtensibleFormatWithAMaskOfLoudspeakersIsRead()
            throws IOException, InvalidSoundException {
        byte[] guid = {
            0, 0, 0, 0, 16, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71
        };
        byte[] file =
                FileBuilder.of("RIFF")
                        .little4(100)
                        .text("WAVEfmt ")
                        .little4(40)
                        .little2(0xFFFE, 2)
                        .little4(48_000, 384_000)
                        .little2(8, 32)
                        .little2(22, 24)
                        .little4(0x600)
                        .little2(1)
                        .raw(guid)
                        .text("data")
                        .little4(8)
                        .little4(0x4000_0000L, 0xC000_0000L)
                        .all();

        assertThat(FfmpegRecordings.decodedAlone(file(file))).containsExactly(0.5f, -0.5f);
    }

    @Test
    void nanSampleIsReportedAsDamaged() throws IOException {
        float[] samples = new float[8_000];
        samples[4_000] = Float.NaN;

        InvalidSoundException refusal =
                refused(file(wav(36 + 32_000, 32_000, samples)), Flaw.DAMAGED);

        assertThat(refusal.position()).isEqualTo(FrameCounts.length(4_000, 44_100));
        samples[4_000] = 1e30f;
        refused(file(wav(36 + 32_000, 32_000, samples)), Flaw.DAMAGED);
    }

    @Test
    void unsupportedEncodingIsNamed() throws IOException {
        assertThat(refused(file(format(2, 1, 8_000, 1, 4)), Flaw.NO_DECODER).detail())
                .contains("Microsoft ADPCM");
        assertThat(refused(file(format(1, 8, 48_000, 16, 16)), Flaw.NO_DECODER).detail())
                .contains("8 channels; 1 to 6");
        assertThat(refused(file(format(1, 1, 4_000, 2, 16)), Flaw.NO_DECODER).detail())
                .contains("4000 frames a second; 8000 to 192000");
        assertThat(refused(file(format(1, 1, 384_000, 2, 16)), Flaw.NO_DECODER).detail())
                .contains("384000");
        refused(file(format(1, 0, 8_000, 2, 16)), Flaw.DAMAGED);
        refused(file(format(1, 1, 8_000, 2, 24)), Flaw.DAMAGED);
    }

    @Test
    void samplesBeforeTheFormatOrTooManyChunksAreDamage() throws IOException {
        refused(
                file(FileBuilder.of("RIFF").little4(100).text("WAVEdata").little4(4, 0).all()),
                Flaw.DAMAGED);
        var chunks = FileBuilder.of("RIFF").little4(100).text("WAVE");
        for (int i = 0; i < 2_000; i++) {
            chunks.text("JUNK").little4(0);
        }
        refused(file(chunks.all()), Flaw.DAMAGED);
    }

    @Test
    void anAiffWhoseFormatComesAfterItsSamplesIsRead() throws IOException, InvalidSoundException {
        byte[] file =
                FileBuilder.of("FORM")
                        .big4(100)
                        .text("AIFFSSND")
                        .big4(13)
                        .big4(1, 0)
                        .raw((byte) 9, (byte) 0x40, (byte) 0, (byte) 0xC0, (byte) 0, (byte) 0)
                        .text("COMM")
                        .big4(18)
                        .big2(1)
                        .big4(2)
                        .big2(16, 0x400B)
                        .big4(0xFA00_0000L, 0)
                        .all();

        assertThat(FfmpegRecordings.decodedAlone(file(file))).containsExactly(0.5f, -0.5f);
    }

    @Test
    void aiffThatDiffersFromItsFrameCountIsMissingSoundOrDamaged()
            throws IOException, InvalidSoundException {
        assertThat(length(aiff(8_000, 16_008, new byte[8_000])).kind())
                .isEqualTo(Kind.SOUND_MISSING);
        refused(file(aiff(8_000, 108, new byte[100])), Flaw.DAMAGED);
        refused(file(aiff(0xFFFF_FFFFL, 0xFFFF_FFFFL, new byte[100])), Flaw.DAMAGED);
        refused(file(aiff(0, 8, new byte[0])), Flaw.EMPTY);
    }

    @Test
    void aiffRateOutOfRangeIsNotTaken() throws IOException {
        byte[] file = aiff(2, 12, new byte[4]);
        file[28] = (byte) 0x7F;
        refused(file(file), Flaw.NO_DECODER);
        file[28] = (byte) 0xFF;
        refused(file(file), Flaw.NO_DECODER);
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.bin"), bytes);
    }

    private static byte[] wav(long riff, long data, float... samples) {
        return FileBuilder.of("RIFF")
                .little4(riff)
                .text("WAVEfmt ")
                .little4(16)
                .little2(3, 1)
                .little4(44_100, 176_400)
                .little2(4, 32)
                .text("data")
                .little4(data)
                .floats(samples)
                .all();
    }

    private static byte[] format(int tag, int channels, int rateHz, int frameBytes, int bits) {
        return FileBuilder.of("RIFF")
                .little4(52)
                .text("WAVEfmt ")
                .little4(16)
                .little2(tag, channels)
                .little4(rateHz, 0)
                .little2(frameBytes, bits)
                .text("data")
                .little4(16)
                .zeros(16)
                .all();
    }

    private static byte[] aiff(long frames, long length, byte[] samples) {
        return FileBuilder.of("FORM")
                .big4(100)
                .text("AIFFCOMM")
                .big4(18)
                .big2(1)
                .big4(frames)
                .big2(16, 0x400B)
                .big4(0xFA00_0000L, 0)
                .text("SSND")
                .big4(length)
                .big4(0, 0)
                .raw(samples)
                .all();
    }
}
