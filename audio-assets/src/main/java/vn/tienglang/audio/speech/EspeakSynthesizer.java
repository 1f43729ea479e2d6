package vn.tienglang.audio.speech;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.audio.Pcm;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.process.ChildProcess;

/**
 * Vietnamese voice of Debian's espeak-ng, in a child process. It sounds like a machine and is for
 * drafts: to hear how long a text takes and where it stumbles.
 */
public final class EspeakSynthesizer implements SpeechSynthesizer {
    /** Command that installs the package on Debian. */
    public static final String INSTALL = "apt-get install espeak-ng";

    private static final Path PROGRAM = Path.of("/usr/bin/espeak-ng");
    private static final LanguageTag VIETNAMESE = new LanguageTag("vi");
    private static final int RATE_HZ = 22_050;

    /** A voice of espeak-ng makes at most a quarter of a second of a character. */
    private static final int BYTES_MOST = CHARACTERS_MOST * RATE_HZ / 2;

    /** It reserves 64 MiB for playing, as a file in memory, though it does not play. */
    private static final long FILE_BYTES = 64L << 20;

    private EspeakSynthesizer() {}

    /** The installed voice; empty when the package is missing. */
    public static Optional<SpeechSynthesizer> installed() {
        return Files.isExecutable(PROGRAM)
                ? Optional.of(new EspeakSynthesizer())
                : Optional.empty();
    }

    @Override
    public boolean speaks(LanguageTag language) {
        return language.equals(VIETNAMESE);
    }

    @Override
    public byte[] wav(String text) throws IOException {
        String composed = PlainText.composed(text).strip();
        if (composed.isEmpty() || composed.length() > CHARACTERS_MOST) {
            throw new IllegalArgumentException(composed.length() + " characters to read aloud");
        }
        List<String> command =
                List.of(
                        PROGRAM.toString(),
                        "-v",
                        "vi",
                        "-b",
                        "1",
                        "-s",
                        "150",
                        "--stdin",
                        "--stdout");
        try (var process = new ChildProcess(command, FILE_BYTES)) {
            // The program reads the whole text before it writes.
            try (OutputStream input = process.input()) {
                input.write(composed.getBytes(StandardCharsets.UTF_8));
            }
            byte[] stream = process.output().readNBytes(Wav.HEADER_BYTES + BYTES_MOST);
            ChildProcess.Ending ending = process.ending();
            if (ending.exit() != 0 || stream.length <= Wav.HEADER_BYTES) {
                throw new IOException(
                        "espeak-ng made no sound, exit value %d: %s"
                                .formatted(ending.exit(), ending.firstError()));
            }
            return Wav.bytes(sound(stream));
        }
    }

    /** The length in the header of a stream is not the length of the sound. */
    private static Pcm sound(byte[] stream) {
        short[] samples = new short[(stream.length - Wav.HEADER_BYTES) / Short.BYTES];
        ByteBuffer.wrap(stream, Wav.HEADER_BYTES, samples.length * Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return new Pcm(RATE_HZ, 1, samples);
    }
}
