package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.ContainerMagic;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.opus.OggOpusClipReader;

/** Opens clips, Ogg Opus or WAV, which it recognises by their first bytes and not by their name. */
public final class ClipReaders {
    private static final int HEAD_BYTES = 8;

    private ClipReaders() {}

    /**
     * Opens a clip at its first frame.
     *
     * @throws InvalidSoundException when it is neither format, or incomplete
     * @throws IOException when it cannot be read
     */
    public static ClipReader open(Path file) throws IOException, InvalidSoundException {
        SeekableByteChannel channel = Files.newByteChannel(file);
        Optional<ContainerMagic> container;
        try {
            container = ContainerMagic.of(head(channel));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        if (container.isPresent()) {
            switch (container.get()) {
                case OGG -> {
                    return OggOpusClipReader.open(channel);
                }
                // The reader of WAV says which kinds of RIFF it refuses.
                case RIFF, RIFX, RF64 -> {
                    return WavClipReader.open(channel);
                }
                default -> {}
            }
        }
        channel.close();
        throw new InvalidSoundException(Flaw.NOT_SOUND, Duration.ZERO, "neither Ogg Opus nor WAV");
    }

    private static byte[] head(SeekableByteChannel channel) throws IOException {
        var head = ByteBuffer.allocate(HEAD_BYTES);
        while (head.hasRemaining()) {
            if (channel.read(head) < 0) {
                break;
            }
        }
        return head.array();
    }
}
