package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.tienglang.audio.decode.DecodeRefusals.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tienglang.audio.Ffmpeg;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.ogg.OggFileEditor;

/** MP3, FLAC, Vorbis and M4A that were cut, joined, tagged and damaged. */
class CompressedFilesTest {
    private static final String PLAIN_MP3 = "-c:a libmp3lame -b:a 128k -id3v2_version 0";
    private static final String BARE_MP3 = PLAIN_MP3 + " -write_xing 0";

    @TempDir private Path folder;
    private FfmpegRecordings recordings;

    @BeforeEach
    void createRecordings() {
        recordings = new FfmpegRecordings(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 1, 777",
        "44100, 2, 100",
        "44100, 1, 1151",
        "48000, 2, 65432",
        "22050, 1, 576"
    })
    void mp3HasTheFramesThatWereEncoded(int rateHz, int channels, int frames)
            throws IOException, InvalidSoundException {
        Path file = recordings.make("a.mp3", rateHz, channels, frames, "-c:a libmp3lame");

        assertThat(FfmpegRecordings.decoded(file)).hasSize(frames * channels);
        try (OpenSoundFile open = Decoder.open(file, FfmpegRecordings.LONGEST)) {
            assertThat(open.declaredFrames()).hasValue(frames);
        }
    }

    @Test
    void tagsBehindAnMp3AreNotSound() throws IOException, InvalidSoundException {
        byte[] bare = bytes("a.mp3", BARE_MP3);
        float[] sound = FfmpegRecordings.decoded(folder.resolve("a.mp3"));
        byte[] id3v1 = FileBuilder.of("TAG").zeros(125).all();
        byte[] ape =
                FileBuilder.of("APETAGEX")
                        .little4(2_000, 50, 0, 0xA000_0000L)
                        .zeros(8 + 18)
                        .text("APETAGEX")
                        .zeros(0)
                        .all();
        byte[] apeFoot =
                FileBuilder.of("APETAGEX").little4(2_000, 50, 0, 0x8000_0000L).zeros(8).all();
        byte[] apeWhole =
                FileBuilder.joined(
                        FileBuilder.cut(ape, 32), FileBuilder.of("x").zeros(17).all(), apeFoot);

        for (byte[] notes :
                new byte[][] {
                    id3v1,
                    apeWhole,
                    FileBuilder.joined(apeWhole, id3v1),
                    new byte[4_000],
                    new byte[3]
                }) {
            assertThat(FfmpegRecordings.decoded(file(FileBuilder.joined(bare, notes))))
                    .isEqualTo(sound);
        }
    }

    @Test
    void dataAfterTheDeclaredFramesOfAnMp3IsNotSound() throws IOException, InvalidSoundException {
        byte[] counted = bytes("a.mp3", PLAIN_MP3);
        byte[] rubbish = new byte[5_000];
        Arrays.fill(rubbish, (byte) 'x');

        assertThat(FfmpegRecordings.decoded(file(FileBuilder.joined(counted, rubbish))))
                .isEqualTo(FfmpegRecordings.decoded(folder.resolve("a.mp3")));
    }

    @Test
    void mp3WithMissingFramesIsDamagedAtTheirPosition() throws IOException {
        byte[] bare = bytes("a.mp3", BARE_MP3);
        byte[] zeroed = bare.clone();
        Arrays.fill(zeroed, 8_360, 8_360 + 836, (byte) 0);

        InvalidSoundException refusal = refused(file(zeroed), Flaw.DAMAGED);

        assertThat(refusal.position()).isBetween(Duration.ofMillis(490), Duration.ofMillis(560));
        byte[] rubbish = new byte[5_000];
        Arrays.fill(rubbish, (byte) 'x');
        refused(file(FileBuilder.joined(bare, rubbish)), Flaw.DAMAGED);
        refused(file(FileBuilder.joined(bare, new byte[10_000])), Flaw.DAMAGED);
    }

    @Test
    void truncatedMp3IsDetectedByHeaderOrTornFrame() throws IOException {
        byte[] counted = bytes("a.mp3", PLAIN_MP3);
        for (int length : new int[] {counted.length / 3, counted.length - 1}) {
            refused(file(FileBuilder.cut(counted, length)), Flaw.CUT_OFF);
        }
        byte[] bare = bytes("b.mp3", BARE_MP3);
        refused(file(FileBuilder.cut(bare, bare.length - 1)), Flaw.CUT_OFF);
    }

    @Test
    void joinedMp3sAreAcceptedOnlyWithoutContradiction() throws IOException, InvalidSoundException {
        byte[] bare = bytes("a.mp3", BARE_MP3);
        float[] once = FfmpegRecordings.decoded(folder.resolve("a.mp3"));
        byte[] tag = FileBuilder.of("ID3\u0003\0\0\0\0\u0001\0").zeros(128).all();
        Path joined = file(FileBuilder.joined(bare, tag, bare));
        assertThat(FfmpegRecordings.decoded(joined)).hasSize(2 * once.length);

        byte[] counted = bytes("b.mp3", PLAIN_MP3);
        refused(file(FileBuilder.joined(counted, counted)), Flaw.DAMAGED);
        Path other = recordings.make("c.mp3", 48_000, 1, BARE_MP3);
        refused(file(FileBuilder.joined(bare, Files.readAllBytes(other))), Flaw.NOT_TAKEN);
    }

    @Test
    void mp3OfFreeFormatIsReported() throws IOException {
        var frames = new FileBuilder();
        for (int i = 0; i < 5; i++) {
            frames.raw((byte) 0xFF, (byte) 0xFB, (byte) 0x00, (byte) 0xC0).zeros(500);
        }
        assertThat(refused(file(frames.all()), Flaw.NOT_TAKEN).detail()).contains("free format");
        Path halfRate = recordings.make("h.mp3", 16_000, 1, "-c:a mp2 -b:a 64k -f mp2");
        assertThat(refused(halfRate, Flaw.NOT_TAKEN).detail()).contains("layer II");
    }

    @Test
    void flacWithPicturesAndTagsIsRead() throws IOException, InvalidSoundException {
        byte[] plain = bytes("a.flac", "-c:a flac -sample_fmt s16");
        byte[] picture = FileBuilder.of("\u0006\u0010\0\0").zeros(1 << 20).all();
        byte[] rest = Arrays.copyOfRange(plain, 42, plain.length);
        byte[] id3v1 = FileBuilder.of("TAG").zeros(125).all();

        Path pictured = file(FileBuilder.joined(FileBuilder.cut(plain, 42), picture, rest, id3v1));

        assertThat(FfmpegRecordings.decoded(pictured))
                .isEqualTo(FfmpegRecordings.decoded(folder.resolve("a.flac")));
    }

    @Test
    void flacChecksumsAreVerified() throws IOException {
        byte[] plain = bytes("a.flac", "-c:a flac -sample_fmt s16");
        byte[] flipped = plain.clone();
        flipped[plain.length / 2] ^= 8;
        assertThat(refused(file(flipped), Flaw.DAMAGED).position()).isPositive();
        byte[] otherSum = plain.clone();
        otherSum[30] ^= 1;
        assertThat(refused(file(otherSum), Flaw.DAMAGED).detail()).contains("MD5");
        refused(file(FileBuilder.cut(plain, plain.length - 1)), Flaw.CUT_OFF);
        refused(file(FileBuilder.cut(plain, plain.length / 2)), Flaw.CUT_OFF);
        refused(file(FileBuilder.cut(plain, 60)), Flaw.CUT_OFF);
    }

    @Test
    void aFlacOfEightChannelsOrThirtyTwoBitsIsNotTaken() throws IOException {
        byte[] plain = bytes("a.flac", "-c:a flac -sample_fmt s16");
        plain[20] |= 0x0E;
        assertThat(refused(file(plain), Flaw.NOT_TAKEN).detail()).contains("8 channels");
        plain[20] &= (byte) 0xF1;
        plain[20] |= 1;
        plain[21] |= (byte) 0xF0;
        assertThat(refused(file(plain), Flaw.NOT_TAKEN).detail()).contains("32 bits");
    }

    @Test
    void aVorbisWithoutItsLastPageIsCutOff() throws IOException {
        byte[] whole = bytes("a.ogg", "-c:a libvorbis");
        int lastPage = OggFileEditor.of(whole).lastAt();
        refused(file(FileBuilder.cut(whole, lastPage)), Flaw.CUT_OFF);
        refused(file(FileBuilder.cut(whole, whole.length - 1)), Flaw.CUT_OFF);
        byte[] flipped = whole.clone();
        flipped[lastPage + 60] ^= 1;
        refused(file(flipped), Flaw.DAMAGED);
    }

    @Test
    void chainedVorbisIsNotTaken() throws IOException {
        byte[] whole = bytes("a.ogg", "-c:a libvorbis");

        refused(file(FileBuilder.joined(whole, whole)), Flaw.NOT_TAKEN);
    }

    @Test
    void vorbisFromTheMiddleOfAStreamStartsAtItsGranulePosition()
            throws IOException, InvalidSoundException {
        byte[] whole = bytes("a.ogg", "-c:a libvorbis");
        float[] sound = FfmpegRecordings.decoded(folder.resolve("a.ogg"));

        Path later = file(OggFileEditor.of(whole).moved(1_000_000));

        assertThat(FfmpegRecordings.decoded(later)).isEqualTo(sound);
        float[] front = FfmpegRecordings.decoded(file(OggFileEditor.of(whole).moved(-100)));
        assertThat(front).isEqualTo(Arrays.copyOfRange(sound, 200, sound.length));
    }

    @Test
    void anM4aIsRefusedWhereNoFfmpegIsInstalled() throws IOException {
        Path file = recordings.make("a.m4a", 16_000, 1, "-c:a aac");

        InvalidSoundException refusal =
                catchThrowableOfType(
                        InvalidSoundException.class,
                        () ->
                                Decoder.open(
                                        file,
                                        FfmpegRecordings.LONGEST,
                                        folder.resolve("no-ffmpeg")));

        assertThat(refusal.flaw()).isEqualTo(Flaw.NOT_TAKEN);
        assertThat(refusal.detail()).contains("Debian's package ffmpeg");
    }

    @ParameterizedTest
    @CsvSource({"-c:a aac", "-c:a aac -movflags +faststart"})
    void m4aWithATruncatedBoxIsCutOff(String arguments) throws IOException {
        byte[] whole = bytes("a.m4a", arguments);

        refused(file(FileBuilder.cut(whole, whole.length - 1)), Flaw.CUT_OFF);
        refused(file(FileBuilder.cut(whole, whole.length / 2)), Flaw.CUT_OFF);
    }

    @Test
    void anM4aThatFfmpegCannotDecodeIsDamaged() throws IOException {
        byte[] whole = bytes("a.m4a", "-c:a aac");
        int sound = FileBuilder.find(whole, "mdat") + 4;
        Arrays.fill(whole, sound + 2_000, sound + 6_000, (byte) 0xFF);

        assertThat(refused(file(whole), Flaw.DAMAGED).detail()).contains("ffmpeg ended with");
    }

    @Test
    void closingBeforeTheEndReleasesFilesAndProcesses() throws IOException, InvalidSoundException {
        Path file = recordings.make("a.m4a", 48_000, 2, 48_000 * 15, "-c:a aac");
        try (OpenSoundFile open = Decoder.open(file, FfmpegRecordings.LONGEST)) {
            assertThat(open.source().read(new float[2])).isEqualTo(1);
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .allSatisfy(
                        child -> assertThat(child.onExit()).succeedsWithin(Duration.ofSeconds(10)));
    }

    @ParameterizedTest
    @CsvSource({
        "-c:a flac", "-c:a libmp3lame -b:a 8k -f mp3", "-c:a libmp3lame -f mp3 -write_xing 0",
        "-c:a libvorbis -f ogg", "-c:a libopus -b:a 6k -f ogg", "-c:a libopus -b:a 6k -f webm",
        "-c:a aac -b:a 8k -f mp4"
    })
    void decompressionBombIsStoppedAtTheLongestLength(String arguments) throws IOException {
        String silence = "-f lavfi -i anullsrc=r=16000:cl=mono:d=120 ";
        Path file =
                Ffmpeg.make(folder.resolve("silence"), (silence + withForm(arguments)).split(" "));

        InvalidSoundException refusal = refused(file, Flaw.TOO_LONG);

        assertThat(refusal.position()).isEqualTo(FfmpegRecordings.LONGEST);
    }

    private static String withForm(String arguments) {
        return arguments.contains("-f ") ? arguments : arguments + " -f flac";
    }

    @Test
    void readAfterAFailureFailsAgain() throws IOException, InvalidSoundException {
        byte[] plain = bytes("a.flac", "-c:a flac -sample_fmt s16");
        plain[plain.length / 2] ^= 8;
        try (OpenSoundFile open = Decoder.open(file(plain), FfmpegRecordings.LONGEST)) {
            assertThatThrownBy(() -> FfmpegRecordings.decoded(open))
                    .isInstanceOf(InvalidSoundException.class);
            assertThatThrownBy(() -> open.source().read(new float[64]))
                    .isInstanceOf(InvalidSoundException.class);
        }
    }

    private byte[] bytes(String name, String arguments) throws IOException {
        return Files.readAllBytes(recordings.make(name, 44_100, 2, arguments));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.wav"), bytes);
    }
}
