package vn.tienglang.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Seeds;

class WavTest {
    private static final byte[] FRAMES = {1, 0, 2, 0, 3, 0, 4, 0};

    @Test
    void whatIsWrittenIsReadBack() {
        Seeds.each(
                200,
                random -> {
                    Pcm pcm = anyPcm(random);
                    byte[] file = Wav.bytes(pcm);
                    WavFormat form = formOf(file);
                    assertThat(form)
                            .isEqualTo(
                                    new WavFormat(pcm.rateHz(), pcm.channels(), pcm.frames(), 44));
                    assertThat(samplesOf(file, form)).isEqualTo(pcm);
                });
    }

    @Test
    void whatIsWrittenIsWhatOtherProgramsRead() throws Exception {
        var pcm = new Pcm(16_000, 2, new short[] {1, -1, Short.MAX_VALUE, Short.MIN_VALUE});
        try (var stream =
                AudioSystem.getAudioInputStream(new ByteArrayInputStream(Wav.bytes(pcm)))) {
            assertThat(stream.getFormat().getSampleRate()).isEqualTo(16_000f, within(0f));
            assertThat(stream.getFormat().getChannels()).isEqualTo(2);
            assertThat(stream.getFrameLength()).isEqualTo(2);
            assertThat(stream.readAllBytes())
                    .isEqualTo(new byte[] {1, 0, -1, -1, -1, 127, 0, -128});
        }
    }

    @Test
    void chunksMayStandInAnyOrderAndOddOnesArePadded() {
        byte[] file =
                new RiffBuilder()
                        .chunk("LIST", new byte[] {1, 2, 3})
                        .chunk("data", FRAMES)
                        .chunk("odd ", new byte[] {9})
                        .chunk("fmt ", RiffBuilder.plainFormat(16_000, 1))
                        .chunk("id3 ", new byte[7])
                        .file();
        assertThat(formOf(file)).isEqualTo(new WavFormat(16_000, 1, 4, 12 + 12 + 8));
    }

    @Test
    void theExtensibleFormatIsPcmWhenItSaysSo() {
        byte[] file = withFormat(RiffBuilder.extensibleFormat(48_000, 2, 16, 1));
        assertThat(formOf(file)).isEqualTo(new WavFormat(48_000, 2, 2, 12 + 48 + 8));
    }

    @Test
    void aLongerPlainFormatIsReadAsFarAsItIsKnown() {
        byte[] format = Arrays.copyOf(RiffBuilder.plainFormat(8_000, 1), 18);
        assertThat(formOf(withFormat(format)).rateHz()).isEqualTo(8_000);
    }

    @Test
    void anExtensibleFormatOfAnotherKindIsRefused() {
        assertRefused(
                withFormat(RiffBuilder.extensibleFormat(48_000, 2, 16, 3)), "of another kind", 44);
        assertRefused(withFormat(RiffBuilder.extensibleFormat(48_000, 2, 12, 1)), "only 12 of", 38);
        byte[] cutOff = Arrays.copyOf(RiffBuilder.extensibleFormat(48_000, 2, 16, 1), 24);
        assertRefused(withFormat(cutOff), "extensible format is cut off", 36);
        byte[] oddGuid = RiffBuilder.extensibleFormat(48_000, 2, 16, 1);
        oddGuid[39] ^= 1;
        assertRefused(withFormat(oddGuid), "of another kind", 44);
        byte[] shortExtension = RiffBuilder.extensibleFormat(48_000, 2, 16, 1);
        shortExtension[16] = 0;
        assertRefused(withFormat(shortExtension), "extensible format is cut off", 36);
    }

    @Test
    void aFormatThatCannotBePlayedIsRefusedWithTheFieldThatSaysIt() {
        assertRefused(withFormat(RiffBuilder.format(3, 1, 16_000, 32_000, 2, 16)), "format 3", 20);
        assertRefused(withFormat(RiffBuilder.format(1, 1, 16_000, 48_000, 3, 24)), "24-bit", 34);
        assertRefused(withFormat(RiffBuilder.format(1, 1, 16_000, 16_000, 1, 8)), "8-bit", 34);
        assertRefused(withFormat(RiffBuilder.plainFormat(16_000, 6)), "6 channels", 22);
        assertRefused(withFormat(RiffBuilder.plainFormat(16_000, 0)), "0 channels", 22);
        assertRefused(withFormat(RiffBuilder.plainFormat(0, 1)), "0 frames a second", 24);
        assertRefused(withFormat(RiffBuilder.plainFormat(7_999, 1)), "7999 frames", 24);
        assertRefused(withFormat(RiffBuilder.plainFormat(192_001, 1)), "192001 frames", 24);
    }

    @Test
    void aFormatThatContradictsItselfIsRefused() {
        assertRefused(
                withFormat(RiffBuilder.format(1, 2, 16_000, 32_000, 2, 16)),
                "frames of 2 bytes",
                32);
        assertRefused(
                withFormat(RiffBuilder.format(1, 1, 16_000, 32_001, 2, 16)), "32001 bytes", 28);
        assertRefused(withFormat(new byte[14]), "only 14 bytes", 20);
    }

    @Test
    void aLengthThatIsNotTrueIsRefusedBeforeAnythingIsMadeOfIt() {
        var plain = RiffBuilder.plainFormat(16_000, 1);
        // The length that a program writes to a pipe, where it cannot seek back.
        assertRefused(
                new RiffBuilder()
                        .chunk("fmt ", plain)
                        .chunkSaying("data", 0xFFFFFFFFL, FRAMES)
                        .file(),
                "says it has 4294967295 bytes, but only 8 are left",
                40);
        assertRefused(
                new RiffBuilder().chunkSaying("fmt ", 0x80000000L, plain).file(), "2147483648", 16);
        assertRefused(
                new RiffBuilder()
                        .chunk("fmt ", plain)
                        .chunk("data", FRAMES)
                        .fileSaying(0xFFFFFFFFL),
                "cut off: says it has 4294967303 bytes and has 52",
                4);
        assertRefused(
                new RiffBuilder().chunk("fmt ", plain).chunk("data", FRAMES).fileSaying(36),
                "8 bytes after its own end",
                44);
    }

    @Test
    void whatIsMissingOrDoubleIsRefused() {
        var plain = RiffBuilder.plainFormat(16_000, 1);
        assertRefused(new RiffBuilder().chunk("data", FRAMES).file(), "no 'fmt ' chunk", 28);
        assertRefused(new RiffBuilder().chunk("fmt ", plain).file(), "no 'data' chunk", 36);
        assertRefused(
                new RiffBuilder().chunk("fmt ", plain).chunk("fmt ", plain).file(),
                "a second 'fmt ' chunk",
                36);
        assertRefused(
                new RiffBuilder()
                        .chunk("fmt ", plain)
                        .chunk("data", FRAMES)
                        .chunk("data", FRAMES)
                        .file(),
                "a second 'data' chunk",
                52);
        assertRefused(
                new RiffBuilder().chunk("fmt ", plain).chunk("data", new byte[0]).file(),
                "no sound",
                44);
        assertRefused(
                new RiffBuilder()
                        .chunk("fmt ", RiffBuilder.plainFormat(16_000, 2))
                        .chunk("data", Arrays.copyOf(FRAMES, 6))
                        .file(),
                "last frame is cut off",
                50);
        assertRefused(
                new RiffBuilder()
                        .chunk("fmt ", plain)
                        .chunk("data", FRAMES)
                        .chunkSaying("LIST", 3, new byte[3])
                        .file(),
                "says it has 3 bytes, but only 3 are left",
                56);
    }

    @Test
    void otherKindsOfFileAreNamed() {
        assertRefused(new byte[0], "too short", 0);
        assertRefused("RIFF".repeat(2).getBytes(StandardCharsets.ISO_8859_1), "too short", 8);
        assertRefused(
                "ID3\u0004 an mp3 file".getBytes(StandardCharsets.ISO_8859_1),
                "begins with 'ID3?'",
                0);
        byte[] big = new RiffBuilder().chunk("data", FRAMES).file();
        big[2] = '6';
        big[3] = '4';
        big[1] = 'F';
        assertRefused(big, "'RF64'", 0);
        byte[] video = new RiffBuilder().chunk("data", FRAMES).file();
        video[8] = 'A';
        assertRefused(video, "another kind of RIFF", 8);
    }

    @Test
    void aFileOfTinyChunksIsNotWalkedForEver() {
        var riff = new RiffBuilder();
        for (int i = 0; i < 100_000; i++) {
            riff.chunk("junk", new byte[0]);
        }
        assertRefused(riff.file(), "more than 64 chunks", 12 + 64 * 8);
    }

    @Test
    void aFileCutOffAnywhereIsRefused() {
        byte[] whole =
                new RiffBuilder()
                        .chunk("LIST", new byte[5])
                        .chunk("fmt ", RiffBuilder.extensibleFormat(16_000, 1, 16, 1))
                        .chunk("data", FRAMES)
                        .file();
        for (int length = 0; length < whole.length; length++) {
            assertThat(Wav.header(Arrays.copyOf(whole, length)))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(Wav.Header.Invalid.class);
        }
    }

    @Test
    void anyBytesAreAnsweredFromLittleReading() {
        Seeds.each(
                20_000,
                random -> {
                    byte[] file = spoilt(random, Wav.bytes(anyPcm(random)));
                    var channel = new CountedBytes(file);
                    switch (header(channel)) {
                        case Wav.Header.Invalid refused -> {
                            assertThat(refused.byteOffset()).isBetween(0L, (long) file.length);
                            assertThat(refused.message()).matches("[ -~]+");
                        }
                        case Wav.Header.Sound(WavFormat form) ->
                                assertThat(form.dataOffset() + form.dataBytes())
                                        .isLessThanOrEqualTo(file.length);
                    }
                    assertThat(channel.largestAsked).isLessThanOrEqualTo(40);
                    assertThat(channel.bytesRead).isLessThanOrEqualTo(12 + 64 * 8 + 40);
                });
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsRefused() {
        byte[] file = Wav.bytes(new Pcm(16_000, 1, new short[4]));
        var channel = new CountedBytes(file);
        channel.bytesThere = 30;
        assertThat(header(channel))
                .isEqualTo(
                        new Wav.Header.Invalid(
                                InvalidSoundException.Flaw.CUT_OFF,
                                "the file became shorter while it was read",
                                36));
    }

    @Test
    void fileMemoryAndChannelAgree(@TempDir Path folder) throws IOException {
        byte[] bytes = Wav.bytes(new Pcm(22_050, 2, new short[10]));
        Path file = Files.write(folder.resolve("a.wav"), bytes);
        assertThat(Wav.header(file)).isEqualTo(Wav.header(bytes));
        assertThatThrownBy(() -> Wav.header(folder.resolve("b.wav")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aClipLastsToTheMillisecondAboveItsLastFrame() {
        assertThat(new WavFormat(16_000, 1, 16_000, 44).length()).isEqualTo(Duration.ofSeconds(1));
        assertThat(new WavFormat(16_000, 1, 16_001, 44).length())
                .isEqualTo(Duration.ofMillis(1001));
        assertThat(new WavFormat(44_100, 2, 1, 44).length()).isEqualTo(Duration.ofMillis(1));
    }

    @Test
    void soundNeedsWholeFramesAndAForm() {
        List<org.assertj.core.api.ThrowableAssert.ThrowingCallable> refused = new ArrayList<>();
        refused.add(() -> new Pcm(16_000, 2, new short[3]));
        refused.add(() -> new Pcm(16_000, 1, new short[0]));
        refused.add(() -> new Pcm(16_000, 0, new short[2]));
        refused.add(() -> new Pcm(1, 1, new short[2]));
        refused.add(() -> new WavFormat(16_000, 3, 1, 44));
        refused.add(() -> new WavFormat(16_000, 1, 0, 44));
        refused.add(() -> new WavFormat(16_000, 1, Long.MAX_VALUE, 44));
        for (var construction : refused) {
            assertThatThrownBy(construction).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Pcm anyPcm(RandomGenerator random) {
        int channels = random.nextInt(1, 3);
        short[] samples = new short[channels * random.nextInt(1, 40)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) random.nextInt();
        }
        return new Pcm(random.nextInt(8_000, 192_001), channels, samples);
    }

    /** Changes a few bytes, mostly in the header, and sometimes truncates the file. */
    private static byte[] spoilt(RandomGenerator random, byte[] file) {
        for (int times = random.nextInt(6); times > 0; times--) {
            int at = random.nextInt(random.nextBoolean() ? 44 : file.length);
            file[at] =
                    random.nextBoolean()
                            ? (byte) (file[at] ^ 1 << random.nextInt(8))
                            : (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(file, random.nextInt(file.length)) : file;
    }

    private static byte[] withFormat(byte[] format) {
        return new RiffBuilder().chunk("fmt ", format).chunk("data", FRAMES).file();
    }

    private static WavFormat formOf(byte[] file) {
        return switch (Wav.header(file)) {
            case Wav.Header.Sound(WavFormat form) -> form;
            case Wav.Header.Invalid refused -> throw new AssertionError(refused.message());
        };
    }

    private static Wav.Header header(SeekableByteChannel channel) {
        try {
            return Wav.header(channel);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Pcm samplesOf(byte[] file, WavFormat form) {
        var samples = new short[Math.toIntExact(form.frames() * form.channels())];
        ByteBuffer.wrap(file, (int) form.dataOffset(), (int) form.dataBytes())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return new Pcm(form.rateHz(), form.channels(), samples);
    }

    private static void assertRefused(byte[] file, String what, long at) {
        assertThat(Wav.header(file))
                .isInstanceOfSatisfying(
                        Wav.Header.Invalid.class,
                        refused -> {
                            assertThat(refused.problem()).contains(what);
                            assertThat(refused.byteOffset()).isEqualTo(at);
                        });
    }

    /**
     * A file in memory that records how many bytes are read, and may be shorter than it declares.
     */
    private static final class CountedBytes implements SeekableByteChannel {
        private final byte[] file;
        private int bytesThere;
        private int at;
        private int largestAsked;
        private long bytesRead;

        CountedBytes(byte[] file) {
            this.file = file;
            this.bytesThere = file.length;
        }

        @Override
        public int read(ByteBuffer into) {
            largestAsked = Math.max(largestAsked, into.remaining());
            int count = Math.min(into.remaining(), bytesThere - at);
            if (count <= 0) {
                return -1;
            }
            into.put(file, at, count);
            at += count;
            bytesRead += count;
            return count;
        }

        @Override
        public long position() {
            return at;
        }

        @Override
        public SeekableByteChannel position(long position) {
            at = Math.toIntExact(position);
            return this;
        }

        @Override
        public long size() {
            return file.length;
        }

        @Override
        public int write(ByteBuffer from) {
            throw new UnsupportedOperationException("only read from");
        }

        @Override
        public SeekableByteChannel truncate(long size) {
            throw new UnsupportedOperationException("only read from");
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
