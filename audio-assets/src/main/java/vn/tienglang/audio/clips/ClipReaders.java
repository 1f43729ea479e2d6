package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.opus.OggOpusClipReader;

/**
 * Opens clips, which are Ogg Opus or WAV, by their first bytes: a name or an ending says nothing,
 * and a service provider would have to be believed.
 */
public final class ClipReaders {
    private static final int MAGIC_BYTES = 4;

    private ClipReaders() {}

    /**
     * Opens a clip for playing, from its first frame on.
     *
     * @throws InvalidSoundException when it is neither, or not whole
     * @throws IOException when it cannot be read
     */
    public static ClipReader open(Path file) throws IOException, InvalidSoundException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        String magic;
        try {
            magic = magic(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        return switch (magic) {
            case "OggS" -> OggOpusClipReader.open(channel);
            case "RIFF", "RIFX", "RF64" -> WavClipReader.open(channel);
            default -> {
                channel.close();
                throw new InvalidSoundException(
                        Flaw.NOT_SOUND, Duration.ZERO, "neither Ogg Opus nor WAV");
            }
        };
    }

    private static String magic(SeekableByteChannel channel) throws IOException {
        var magic = ByteBuffer.allocate(MAGIC_BYTES);
        while (magic.hasRemaining()) {
            if (channel.read(magic) < 0) {
                break;
            }
        }
        return new String(magic.array(), StandardCharsets.ISO_8859_1);
    }
}
