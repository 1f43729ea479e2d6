package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static vn.tienglang.audio.decode.Refusals.refused;

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
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;
import vn.tienglang.audio.Ffmpeg;

/** MP3, FLAC, Vorbis and M4A that were cut, joined, tagged and damaged. */
class CompressedFilesTest {
    private static final String PLAIN_MP3 = "-c:a libmp3lame -b:a 128k -id3v2_version 0";
    private static final String BARE_MP3 = PLAIN_MP3 + " -write_xing 0";

    @TempDir private Path folder;
    private Recordings recordings;

    @BeforeEach
    void hold() {
        recordings = new Recordings(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "8000, 1, 777",
        "44100, 2, 100",
        "44100, 1, 1151",
        "48000, 2, 65432",
        "22050, 1, 576"
    })
    void asManyFramesComeOutOfAnMp3AsWentIn(int rateHz, int channels, int frames)
            throws IOException, BadSound {
        Path file = recordings.make("a.mp3", rateHz, channels, frames, "-c:a libmp3lame");

        assertThat(Recordings.decoded(file)).hasSize(frames * channels);
        try (OpenSound open = Decoder.open(file, Recordings.LONGEST)) {
            assertThat(open.declaredFrames()).hasValue(frames);
        }
    }

    @Test
    void notesBehindAnMp3AreNotSound() throws IOException, BadSound {
        byte[] bare = bytes("a.mp3", BARE_MP3);
        float[] sound = Recordings.decoded(folder.resolve("a.mp3"));
        byte[] id3v1 = Bytes.of("TAG").zeros(125).all();
        byte[] ape =
                Bytes.of("APETAGEX")
                        .little4(2_000, 50, 0, 0xA000_0000L)
                        .zeros(8 + 18)
                        .text("APETAGEX")
                        .zeros(0)
                        .all();
        byte[] apeFoot = Bytes.of("APETAGEX").little4(2_000, 50, 0, 0x8000_0000L).zeros(8).all();
        byte[] apeWhole = Bytes.joined(Bytes.cut(ape, 32), Bytes.of("x").zeros(17).all(), apeFoot);

        for (byte[] notes :
                new byte[][] {
                    id3v1, apeWhole, Bytes.joined(apeWhole, id3v1), new byte[4_000], new byte[3]
                }) {
            assertThat(Recordings.decoded(file(Bytes.joined(bare, notes)))).isEqualTo(sound);
        }
    }

    @Test
    void whatFollowsTheCountedFramesOfAnMp3IsNotSound() throws IOException, BadSound {
        byte[] counted = bytes("a.mp3", PLAIN_MP3);
        byte[] rubbish = new byte[5_000];
        Arrays.fill(rubbish, (byte) 'x');

        assertThat(Recordings.decoded(file(Bytes.joined(counted, rubbish))))
                .isEqualTo(Recordings.decoded(folder.resolve("a.mp3")));
    }

    @Test
    void anMp3ThatLostFramesIsDamagedWhereTheyWere() throws IOException {
        byte[] bare = bytes("a.mp3", BARE_MP3);
        byte[] zeroed = bare.clone();
        Arrays.fill(zeroed, 8_360, 8_360 + 836, (byte) 0);

        BadSound refusal = refused(file(zeroed), Flaw.DAMAGED);

        assertThat(refusal.at()).isBetween(Duration.ofMillis(490), Duration.ofMillis(560));
        byte[] rubbish = new byte[5_000];
        Arrays.fill(rubbish, (byte) 'x');
        refused(file(Bytes.joined(bare, rubbish)), Flaw.DAMAGED);
        refused(file(Bytes.joined(bare, new byte[10_000])), Flaw.DAMAGED);
    }

    @Test
    void anMp3CutOffIsKnownByItsHeaderOrByATornFrame() throws IOException {
        byte[] counted = bytes("a.mp3", PLAIN_MP3);
        for (int length : new int[] {counted.length / 3, counted.length - 1}) {
            refused(file(Bytes.cut(counted, length)), Flaw.CUT_OFF);
        }
        byte[] bare = bytes("b.mp3", BARE_MP3);
        refused(file(Bytes.cut(bare, bare.length - 1)), Flaw.CUT_OFF);
    }

    @Test
    void mp3sJoinedEndToEndAreTakenOnlyWhenNothingContradictsIt() throws IOException, BadSound {
        byte[] bare = bytes("a.mp3", BARE_MP3);
        float[] once = Recordings.decoded(folder.resolve("a.mp3"));
        byte[] tag = Bytes.of("ID3\u0003\0\0\0\0\u0001\0").zeros(128).all();
        Path joined = file(Bytes.joined(bare, tag, bare));
        assertThat(Recordings.decoded(joined)).hasSize(2 * once.length);

        byte[] counted = bytes("b.mp3", PLAIN_MP3);
        refused(file(Bytes.joined(counted, counted)), Flaw.DAMAGED);
        Path other = recordings.make("c.mp3", 48_000, 1, BARE_MP3);
        refused(file(Bytes.joined(bare, Files.readAllBytes(other))), Flaw.NOT_TAKEN);
    }

    @Test
    void anMp3OfFreeFormatIsNamed() throws IOException {
        var frames = new Bytes();
        for (int i = 0; i < 5; i++) {
            frames.raw((byte) 0xFF, (byte) 0xFB, (byte) 0x00, (byte) 0xC0).zeros(500);
        }
        assertThat(refused(file(frames.all()), Flaw.NOT_TAKEN).detail()).contains("free format");
        Path halfRate = recordings.make("h.mp3", 16_000, 1, "-c:a mp2 -b:a 64k -f mp2");
        assertThat(refused(halfRate, Flaw.NOT_TAKEN).detail()).contains("layer II");
    }

    @Test
    void aFlacWithPicturesAndNotesInFrontAndBehindIsRead() throws IOException, BadSound {
        byte[] plain = bytes("a.flac", "-c:a flac -sample_fmt s16");
        byte[] picture = Bytes.of("\u0006\u0010\0\0").zeros(1 << 20).all();
        byte[] rest = Arrays.copyOfRange(plain, 42, plain.length);
        byte[] id3v1 = Bytes.of("TAG").zeros(125).all();

        Path pictured = file(Bytes.joined(Bytes.cut(plain, 42), picture, rest, id3v1));

        assertThat(Recordings.decoded(pictured))
                .isEqualTo(Recordings.decoded(folder.resolve("a.flac")));
    }

    @Test
    void aFlacIsHeldAgainstItsChecks() throws IOException {
        byte[] plain = bytes("a.flac", "-c:a flac -sample_fmt s16");
        byte[] flipped = plain.clone();
        flipped[plain.length / 2] ^= 8;
        assertThat(refused(file(flipped), Flaw.DAMAGED).at()).isPositive();
        byte[] otherSum = plain.clone();
        otherSum[30] ^= 1;
        assertThat(refused(file(otherSum), Flaw.DAMAGED).detail()).contains("MD5");
        refused(file(Bytes.cut(plain, plain.length - 1)), Flaw.CUT_OFF);
        refused(file(Bytes.cut(plain, plain.length / 2)), Flaw.CUT_OFF);
        refused(file(Bytes.cut(plain, 60)), Flaw.CUT_OFF);
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
        int lastPage = OggPages.lastAt(whole);
        refused(file(Bytes.cut(whole, lastPage)), Flaw.CUT_OFF);
        refused(file(Bytes.cut(whole, whole.length - 1)), Flaw.CUT_OFF);
        byte[] flipped = whole.clone();
        flipped[lastPage + 60] ^= 1;
        refused(file(flipped), Flaw.DAMAGED);
    }

    @Test
    void vorbisAfterVorbisIsNotTaken() throws IOException {
        byte[] whole = bytes("a.ogg", "-c:a libvorbis");

        refused(file(Bytes.joined(whole, whole)), Flaw.NOT_TAKEN);
    }

    @Test
    void aVorbisThatBeginsInTheMiddleOfAStreamCountsFromThere() throws IOException, BadSound {
        byte[] whole = bytes("a.ogg", "-c:a libvorbis");
        float[] sound = Recordings.decoded(folder.resolve("a.ogg"));

        Path later = file(OggPages.moved(whole, 1_000_000));

        assertThat(Recordings.decoded(later)).isEqualTo(sound);
        float[] front = Recordings.decoded(file(OggPages.moved(whole, -100)));
        assertThat(front).isEqualTo(Arrays.copyOfRange(sound, 200, sound.length));
    }

    @Test
    void anM4aIsRefusedWhereNoFfmpegIsInstalled() throws IOException {
        Path file = recordings.make("a.m4a", 16_000, 1, "-c:a aac");

        BadSound refusal =
                catchThrowableOfType(
                        BadSound.class,
                        () -> Decoder.open(file, Recordings.LONGEST, folder.resolve("no-ffmpeg")));

        assertThat(refusal.flaw()).isEqualTo(Flaw.NOT_TAKEN);
        assertThat(refusal.detail()).contains("Debian's package ffmpeg");
    }

    @ParameterizedTest
    @CsvSource({"-c:a aac", "-c:a aac -movflags +faststart"})
    void anM4aIsCutOffWhereABoxIs(String arguments) throws IOException {
        byte[] whole = bytes("a.m4a", arguments);

        refused(file(Bytes.cut(whole, whole.length - 1)), Flaw.CUT_OFF);
        refused(file(Bytes.cut(whole, whole.length / 2)), Flaw.CUT_OFF);
    }

    @Test
    void anM4aThatFfmpegCannotDecodeIsDamaged() throws IOException {
        byte[] whole = bytes("a.m4a", "-c:a aac");
        int sound = Bytes.find(whole, "mdat") + 4;
        Arrays.fill(whole, sound + 2_000, sound + 6_000, (byte) 0xFF);

        assertThat(refused(file(whole), Flaw.DAMAGED).detail()).contains("ffmpeg ended with");
    }

    @Test
    void anOpenSoundThatNobodyReadsToItsEndLetsGoOfEverything() throws IOException, BadSound {
        Path file = recordings.make("a.m4a", 48_000, 2, 48_000 * 15, "-c:a aac");
        try (OpenSound open = Decoder.open(file, Recordings.LONGEST)) {
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
    void muchSilenceInAFewBytesIsStoppedAtTheLongest(String arguments) throws IOException {
        String silence = "-f lavfi -i anullsrc=r=16000:cl=mono:d=120 ";
        Path file =
                Ffmpeg.make(folder.resolve("silence"), (silence + withForm(arguments)).split(" "));

        BadSound refusal = refused(file, Flaw.TOO_LONG);

        assertThat(refusal.at()).isEqualTo(Recordings.LONGEST);
    }

    private static String withForm(String arguments) {
        return arguments.contains("-f ") ? arguments : arguments + " -f flac";
    }

    @Test
    void aSoundThatFailedFailsAgainAndNeverMerelyEnds() throws IOException, BadSound {
        byte[] plain = bytes("a.flac", "-c:a flac -sample_fmt s16");
        plain[plain.length / 2] ^= 8;
        try (OpenSound open = Decoder.open(file(plain), Recordings.LONGEST)) {
            assertThatThrownBy(() -> Recordings.decoded(open)).isInstanceOf(BadSound.class);
            assertThatThrownBy(() -> open.source().read(new float[64]))
                    .isInstanceOf(BadSound.class);
        }
    }

    private byte[] bytes(String name, String arguments) throws IOException {
        return Files.readAllBytes(recordings.make(name, 44_100, 2, arguments));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("file.wav"), bytes);
    }
}
